import { z } from 'zod';
import { fold } from '../text';
import bodiesFile from './bodies.json';
import documentTypesFile from './documentTypes.json';
import headingsFile from './headings.json';
import labelsFile from './labels.json';
import marksFile from './marks.json';
import signatureFile from './signature.json';

/** Kept in the form that lines are compared in. */
const words = z.array(z.string().min(1).transform(fold)).min(1);
const levels = z.array(z.strictObject({ level: z.string(), literals: words })).min(1);
/** Where the words were read: stays in the file. */
const source = z.string().min(1);

const schemas = {
  'documentTypes.json': z.strictObject({
    source,
    types: z.array(z.strictObject({ name: z.string().min(2), codes: z.array(z.string().min(1)) })).min(1),
    normativeCodes: words,
    withoutTypeName: z.string(),
  }),
  'headings.json': z.strictObject({ source, partyTitle: words, nationalName: words, nationalMotto: words, otherTitles: words }),
  'bodies.json': z.strictObject({
    source,
    heads: z.strictObject({ party: words, state: words, other: words, neutral: words }),
    incomplete: words,
    connectives: words,
    occasion: words,
    bodyOnly: words,
  }),
  'signature.json': z.strictObject({
    source,
    tokens: z.array(z.strictObject({ pattern: z.string().min(1), system: z.enum(['party', 'state']).nullable() })).min(1),
    positions: words,
    deputies: words,
    concurrent: words,
    marks: words,
    titlesBeforeName: words,
    surnames: words,
  }),
  'marks.json': z.strictObject({
    source,
    secrecy: levels,
    secrecyLabels: words,
    urgency: levels,
    urgencyLabels: words,
    circulation: words,
    draft: words,
    copy: words,
    contact: words,
    incomingStamp: words,
  }),
  'labels.json': z.strictObject({
    source,
    address: words,
    invitation: words,
    addressSuffix: words,
    recipients: words,
    archive: words,
    bases: words,
    deeds: words,
    subjectCV: words,
    accompanies: words,
    appendix: words,
    appendixForms: words,
    resolutions: words,
    placeholders: words,
  }),
};

function load<Name extends keyof typeof schemas>(name: Name, data: unknown): Omit<z.infer<(typeof schemas)[Name]>, 'source'> {
  const parsed = schemas[name].safeParse(data);
  if (!parsed.success) throw new Error(`lib/anatomy/vocabulary/${name}: ${z.prettifyError(parsed.error)}`);
  const { source: _, ...words } = parsed.data;
  return words as unknown as Omit<z.infer<(typeof schemas)[Name]>, 'source'>;
}

export const documentTypes = load('documentTypes.json', documentTypesFile);
export const headings = load('headings.json', headingsFile);
export const bodies = load('bodies.json', bodiesFile);
export const signatureWords = load('signature.json', signatureFile);
export const marks = load('marks.json', marksFile);
export const labels = load('labels.json', labelsFile);
