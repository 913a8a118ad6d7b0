import attested from './data/attested.json' with { type: 'json' };
import neighbours from './data/neighbours.json' with { type: 'json' };
import { packPairs } from './packing';
import { attestedSchema, byHead, neighboursSchema } from './pairs';

/** Pairs that issued documents have in common. */
export const NEIGHBOURS = packPairs(byHead(neighboursSchema.parse(neighbours).pairs), []);

/** Untoned syllables, each with the tones it is used with: 'ba012345'. Empty: any well formed one passes. */
export const ATTESTED = attestedSchema.parse(attested).syllables;
