import data from './data/vocabulary.json' with { type: 'json' };
import { packPairs } from './packing';
import { byHead, vocabularySchema } from './pairs';

const { pairs, words } = vocabularySchema.parse(data);

export const VOCABULARY = packPairs(byHead(pairs), [...new Set(words.split(' '))]);
