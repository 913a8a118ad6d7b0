export * from './backup';
export { type Author, type Change, commit, type Draft, MissingRowError } from './change';
export { DATABASE_NAME, keepForGood, openDatabase, type StoreDatabase } from './database';
export { fold } from './fold';
export { mergeRows } from './merge';
export { type SearchHit, searchRows } from './searchIndex';
export * from './types';
export { firstBrokenEntry, trimLog, UndoConflictError, undo } from './undo';
