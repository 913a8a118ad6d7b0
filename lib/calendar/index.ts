export * from './calendar';
export * from './day';
export { type Bilingual, holidaysOf } from './holidays';
export * from './month';
export * from './period';
