export * from './changes';
export * from './difference';
export * from './reading';
