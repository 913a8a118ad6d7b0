export * from './calendar';
export * from './day';
export { type Bilingual, lunarToSolar } from './holidays';
export * from './month';
export * from './period';
