/** Columns of the tables handed out, and the words for states, examined. */
import { z } from 'zod';
import exportData from './data/exports.json';

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
const column = bilingual.extend({ id: z.string(), width: z.number() }).strict();
const { values, ...tables } = z
  .strictObject({
    documents: z.array(column),
    filePlan: z.array(column),
    dossiers: z.array(column),
    meetings: z.array(column),
    obligations: z.array(column),
    values: z.record(z.string(), z.record(z.string(), bilingual)),
  })
  .parse(exportData);

export const VALUES = values;
export const TABLES = tables;
