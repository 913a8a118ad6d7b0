export * from './period';
export * from './self-check';
export * from './standing';
export * from './tally';
