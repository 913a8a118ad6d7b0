/** The forms as data: titles, columns, words; examined. */
import { z } from 'zod';
import formData from './data/forms.json';

const bilingual = z.strictObject({ vi: z.string(), en: z.string() });
const form = z.strictObject({
  title: z.string(),
  subject: z.string(),
  columns: z.array(
    z.strictObject({ id: z.string(), label: z.string(), widthMm: z.number().positive(), align: z.enum(['left', 'center']) }),
  ),
  footer: z.array(z.string()),
  /** How many are made. */
  copies: z.int().min(1),
  basis: z.strictObject({ norm: z.string(), clause: z.string() }),
  /** 'unknown': no norm that we have read gives a layout; ours is a proposal. */
  confidence: z.enum(['high', 'medium', 'low', 'unknown']),
});

const FORM_IDS = ['transferList', 'documentList', 'filePlan', 'handoverRecord', 'cover'] as const;
export type FormId = (typeof FORM_IDS)[number];
export type Form = z.infer<typeof form>;
export type FormColumn = Form['columns'][number];

const handoverWords = [
  'basis',
  'opening',
  'giver',
  'receiver',
  'person',
  'agreed',
  'fonds',
  'period',
  'amount',
  'paper',
  'electronic',
  'condition',
  'list',
  'copies',
  'givesFor',
  'takesFor',
  'recipients',
  'recipient',
  'archive',
] as const;

export const FORMS = z
  .strictObject({
    source: bilingual,
    forms: z.record(z.enum(FORM_IDS), form),
    handover: z.record(z.enum(handoverWords), z.string()),
    dossierTitle: z.string(),
    coverLines: z.array(z.string()),
    signer: z.string(),
    between: z.string(),
    placeAndDay: z.string(),
    day: z.string(),
    fileNames: z.record(z.enum(FORM_IDS), z.string()),
    letterhead: z.strictObject({
      party: z.string(),
      star: z.string(),
      separator: z.string(),
      number: z.string(),
      handoverType: z.string(),
    }),
    /** Stands where something is to be filled in by hand. */
    missing: z.string(),
    /** Dossiers kept for at least so many years are handed over. */
    handoverFrom: z.strictObject({ years: z.int(), basis: z.strictObject({ norm: z.string(), clause: z.string() }) }),
  })
  .parse(formData);
