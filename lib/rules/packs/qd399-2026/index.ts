import type { PackSource } from '../../engine/read-pack';
import carticle11 from './article-11.json';
import pack from './pack.json';
import tables from './tables.json';
import ctypes from './types.json';

/** Every file of this folder; a test compares the two. */
export const source: PackSource = {
  folder: 'qd399-2026',
  pack,
  tables,
  files: {
    'article-11.json': carticle11,
    'types.json': ctypes,
  },
};
