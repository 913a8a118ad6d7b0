import type { PackSource } from '../engine/read-pack';
import { source as hd05 } from './hd05-2026';
import { source as hd36 } from './hd36-2018';
import { source as nd30 } from './nd30-2020';
import { source as qd66 } from './qd66-2017';
import { source as qd399 } from './qd399-2026';

/** Every pack shipped, by id. A pack's own `index.ts` names its files; a test keeps it in step with the folder. */
export const PACK_SOURCES: Record<string, PackSource> = {
  'hd05-2026': hd05,
  'hd36-2018': hd36,
  'nd30-2020': nd30,
  'qd399-2026': qd399,
  'qd66-2017': qd66,
};
