import { z } from 'zod';
import circulation from './circulation.json';
import lists from './lists.json';
import marks from './marks.json';
import proposals from './proposals.json';
import questions from './questions.json';
import regimes from './regimes.json';
import registers from './registers.json';
import rules from './rules.json';
import stamp from './stamp.json';

/** The data files of this room, examined: a bad one is named with the path of the fault. */

const text = z.string().min(1);
const texts = z.array(text).min(1);
const letters = z.record(z.string(), z.string());
const confidence = z.enum(['high', 'medium', 'low', 'candidate', 'unknown']);
const bilingual = z.strictObject({ vi: text, en: text });
const citation = z.strictObject({ norm: text, clause: text });
const level = z.enum(['mật', 'tối mật', 'tuyệt mật']);

const marksSchema = z.strictObject({
  levels: z
    .array(
      z.strictObject({
        level,
        mark: text,
        envelope: z.enum(['A', 'B', 'C']),
        rank: z.number().int(),
        termYears: z.number().int(),
        frameMm: z.tuple([z.number(), z.number()]).nullable(),
        frameConfidence: confidence,
      }),
    )
    .length(3),
  labels: texts,
  colonLabels: texts,
  labelOpeners: texts,
  hostLabels: texts,
  ordinaryLevels: texts,
  /** Ordinary as the value of a secrecy field of a host page; elsewhere the words mean other things. */
  hostOrdinaryLevels: texts,
  /** Levels as host pages name them, in other words than the mark's. */
  hostLevels: z.record(z.string(), level),
  /** First words of a value that denies a level. */
  hostDenials: texts,
  outsideLevels: texts,
  prefixes: texts,
  carriers: texts,
  carrierCodes: texts,
  tails: texts,
  compoundBefore: texts,
  compoundAlways: texts,
  compoundAfter: texts,
  lineCarriers: texts,
  negativeNamesBefore: texts,
  topicWords: texts,
  neutralNameTails: texts,
  subjectOpeners: texts,
  titleFields: texts,
  letterheads: texts,
  registerHeads: texts,
  homoglyphs: letters,
  misread: letters,
  legacy: z.strictObject({ tcvn3: letters, vni: letters, vniMarks: letters }),
  ticks: z.strictObject({ on: texts, off: texts }),
});

function load<T extends z.ZodType>(file: string, schema: T, data: unknown): z.infer<T> {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new Error(`lib/secrecy/data/${file}: ${issue.path.join('.')}: ${issue.message}`);
}

const isoDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const regime = z.enum(['bmnn-2018', 'bmnn-2025']);
const pattern = z.string().refine((source) => {
  try {
    return new RegExp(source, 'iu') !== null;
  } catch {
    return false;
  }
}, 'not a pattern');

const rulesSchema = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^(?:SEC|URG|LAW)-\d{2}$/),
        severity: z.enum(['block', 'error', 'warning', 'info']),
        check: bilingual,
        wrong: text,
        right: text,
        /** With days of force and system where the norm is not for all. */
        citations: z
          .array(citation.extend({ system: z.enum(['party', 'state']).optional(), from: isoDay.optional(), to: isoDay.optional() }))
          .min(1),
        confidence,
        sources: texts,
        /** What of the product answers for it. */
        carriedBy: z.enum(['tripwire', 'question', 'guidance', 'reminder', 'citation']),
        regimes: z.array(regime).min(1),
        note: text.optional(),
      }),
    )
    .length(28),
});

const regimesSchema = z.strictObject({
  /** Said of a clause of an earlier regime that nobody has compared with the law in force. */
  notCompared: text,
  regimes: z
    .array(z.strictObject({ id: regime, from: isoDay, to: isoDay.nullable(), instruments: texts, confidence, sources: texts }))
    .min(1),
  guidance: z.strictObject({
    seen: bilingual,
    why: z.array(z.strictObject({ regimes: z.array(regime), text: bilingual, citation, confidence })).min(1),
    doNow: z
      .array(
        z.strictObject({ id: text, regimes: z.array(regime), levels: z.array(level).optional(), text: bilingual, citation, confidence }),
      )
      .min(1),
    tell: z.array(z.strictObject({ id: text, text: bilingual })).min(1),
  }),
  open: z.array(z.strictObject({ id: text, question: bilingual })),
});

const listsSchema = z.strictObject({
  catalogues: z.array(z.strictObject({ id: text, number: text, date: isoDay, to: isoDay.nullable(), confidence, sources: texts })).min(1),
  notPublic: texts,
  items: z
    .array(
      z.strictObject({
        id: text,
        title: bilingual,
        clause: text,
        catalogue: text,
        confidence,
        body: texts,
        subject: z.array(pattern),
      }),
    )
    .min(1),
});

const circulationSchema = z.strictObject({
  circulation: z.array(z.strictObject({ id: text, literal: text })).min(1),
  recall: text,
  urgency: z.array(z.strictObject({ id: text, literals: texts })).length(3),
  urgencyTimed: texts,
  urgencyWrong: texts,
  urgencyOrdinary: texts,
  defaults: z.strictObject({ nearWorkingDays: z.number().int().min(0), farWorkingDays: z.number().int().min(1) }),
  deadlineVerbs: texts,
  deadlineWords: texts,
});

const proposalsSchema = z.strictObject({
  titles: texts,
  proposals: z.array(z.strictObject({ id: text, title: bilingual, patterns: z.array(pattern).min(1) })).length(5),
});

const registersSchema = z.strictObject({
  note: bilingual,
  noteCitation: citation,
  subjectNote: bilingual,
  blankRows: z.number().int().min(1),
  forms: z.array(z.strictObject({ id: text, title: text, columns: texts, cover: texts, citation, confidence })).min(1),
});

const questionsSchema = z.strictObject({
  none: bilingual,
  questions: z.record(
    z.string(),
    z.strictObject({
      rule: text,
      component: z.enum(['secret', 'urgency', 'circulation', 'body']),
      severity: z.enum(['warning', 'info']),
      confidence: z.number().min(0).max(0.6),
      ask: bilingual,
      expected: bilingual,
      actual: bilingual,
      remedy: bilingual,
    }),
  ),
  notMeasured: z.record(z.string(), z.strictObject({ rule: text, vi: text, en: text })),
});

const between = z.tuple([z.number().min(0), z.number().positive()]);

const stampSchema = z.strictObject({
  /** Only so much of the page from its top is looked at. */
  searchShareOfPage: z.number().positive().max(1),
  blockMm: z.number().positive(),
  red: z.strictObject({ minRed: z.number(), overGreen: z.number(), overBlue: z.number(), share: z.number().positive() }),
  frame: z.strictObject({ widthMm: between, heightMm: between, proportion: between }),
  maxAngle: z.number().min(0).max(45),
  angleStep: z.number().positive(),
  gapBlocks: z.number().int().min(1).max(6),
  bandMm: z.number().positive(),
  binMm: z.number().positive(),
  coverage: z.strictObject({ long: z.number().max(1), short: z.number().max(1) }),
  innerShare: between,
  emptyRingMm: z.number().min(0),
  colourlessShare: z.number().min(0),
  maxComponents: z.number().int().positive(),
});

const { levels, ...markWords } = load('marks.json', marksSchema, marks);
/** Frames, envelopes and terms are for whoever reads the file. */
export const MARKS = { ...markWords, levels: levels.map(({ level: name, mark, rank }) => ({ level: name, mark, rank })) };
export const CIRCULATION = load('circulation.json', circulationSchema, circulation);
const { catalogues, notPublic, items } = load('lists.json', listsSchema, lists);
export const LISTS = {
  catalogues: catalogues.map(({ sources: _, confidence: __, ...catalogue }) => catalogue),
  notPublic,
  items: items.map(({ confidence: _, ...item }) => item),
};
export const PROPOSALS = load('proposals.json', proposalsSchema, proposals);
export const QUESTIONS = load('questions.json', questionsSchema, questions);
const { open: _, ...regimesKnown } = load('regimes.json', regimesSchema, regimes);
/** What the facts do not say (`open`) is asked of the office, and stays in the file. */
export const REGIMES = {
  ...regimesKnown,
  regimes: regimesKnown.regimes.map(({ id, from, instruments }) => ({ id, from, instruments })),
};
export const REGISTERS = load('registers.json', registersSchema, registers);
const secrecyRules = load('rules.json', rulesSchema, rules).rules;

/** What a rule cites; severity, sources, wrong and right forms are for whoever reads the file. */
export const SECRECY_RULES = secrecyRules.map(({ id, citations }) => ({ id, citations }));

const unmeasured = new Set(Object.values(QUESTIONS.notMeasured).map(({ rule }) => rule));
/** Rules that are told where they could not be measured. By rule. */
export const UNMEASURED_RULES = Object.fromEntries(
  secrecyRules.filter(({ id }) => unmeasured.has(id)).map(({ id, check, confidence }) => [id, { check, confidence }]),
);
export const STAMP = load('stamp.json', stampSchema, stamp);
