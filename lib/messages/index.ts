export * from './frame';
export * from './jobs';
export * from './sender';
export * from './view';
