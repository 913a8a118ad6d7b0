export * from './changes';
export * from './reading';
