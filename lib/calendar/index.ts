export * from './calendar';
export * from './day';
export type { Bilingual } from './holidays';
export * from './month';
export * from './period';
