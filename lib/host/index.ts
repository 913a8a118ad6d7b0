export { createReader, type LiveOptions, type LiveReader, recogniseChunked } from './live';
export { matchProfile } from './profile';
export { builtInProfiles, genericProfile } from './profiles/index';
export { recognise } from './recognise';
export { fieldNames } from './text/vocabulary';
export type * from './types';
