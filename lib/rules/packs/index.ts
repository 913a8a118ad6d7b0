import type { PackSource } from '../engine/rule-set';

/** Every pack shipped, by id. A pack's own `index.ts` names its files; a test keeps it in step with the folder. */
export const PACK_SOURCES: Record<string, PackSource> = {};
