export * from './period';
export * from './self-check.shipped';
export * from './standing';
export * from './tally';
