export * from './audit';
export { type FillResult, fillField } from './fill';
export { createReader, inSlices, type LiveOptions, type LiveReader } from './live';
export { builtInProfiles, genericProfile } from './profiles/index';
export { recognise } from './recognise';
export { type Repair, repairableFields, repairFrom, tryProfile, withRepair } from './repair';
export { type PageSketch, sketchPage } from './sketch';
export { fieldNames } from './text/vocabulary';
export type * from './types';
