import type { PackSource } from '../../engine/read-pack';
import carticle7 from './article-7.json';
import pack from './pack.json';
import tables from './tables.json';
import ctypes from './types.json';

/** Every file of this folder; a test compares the two. */
export const source: PackSource = {
  folder: 'qd66-2017',
  pack,
  tables,
  files: {
    'article-7.json': carticle7,
    'types.json': ctypes,
  },
};
