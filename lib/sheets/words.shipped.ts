import { z } from 'zod';
import data from './data/words.json';

export const WORD_LIST = z.strictObject({ heading: z.string(), headings: z.array(z.string()), words: z.int() }).parse(data);
