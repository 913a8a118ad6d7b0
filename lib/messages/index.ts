export * from './frame';
export * from './jobs';
export * from './overlay';
export * from './sender';
export * from './view';
