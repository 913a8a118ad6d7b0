export { type CalendarEntry, type CalendarFileOptions, toIcs } from './calendarFile';
export type { TextEncoding } from './csv';
export * from './exporting';
export { blankMapping, fieldsOf, guessMapping, type Mapping, missingFields } from './heading';
export { columnSamples, type ImportOptions, previewImport } from './importing';
export { type OpenedTable, openTable } from './open';
export * from './types';
export { updateOf } from './updating';
export { TABLE_KINDS, type TableKind } from './vocabulary';
