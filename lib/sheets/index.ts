export { type CalendarEntry, type CalendarFileOptions, toIcs } from './calendarFile';
export type { TextEncoding } from './csv';
export * from './exporting';
export { guessMapping, type Mapping, missingFields } from './heading';
export { type ImportOptions, previewImport } from './importing';
export { type OpenedTable, openTable } from './open';
export * from './types';
export type { TableKind } from './vocabulary';
