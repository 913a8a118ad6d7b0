/** The forms as data: titles, columns, words. */
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

/** Puts values into a text of the forms; a blank one is left to be filled in by hand. */
export function fillIn(text: string, values: Readonly<Record<string, string | number | null | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key];
    return value === null || value === undefined || value === '' ? FORMS.missing : String(value);
  });
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** '2026-11-05' → '05/11/2026'. */
export const shortDay = (day: string | null): string => (day ? day.split('-').reverse().join('/') : '');

/** 'ngày 05 tháng 02 năm 2026'; a zero before days under 10 and months 1 and 2. Without a day both are left to be written. */
export function longDay(day: string | null, year: number): string {
  if (!day) return fillIn(FORMS.day, { d: '     ', m: '     ', y: year });
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return fillIn(FORMS.day, { d: twoDigits(d), m: m < 3 ? twoDigits(m) : m, y });
}
