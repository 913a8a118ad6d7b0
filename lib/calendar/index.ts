export * from './calendar';
export * from './day';
export { type Bilingual, LAST_ANNOUNCED_YEAR, lunarToSolar } from './holidays';
export * from './period';
