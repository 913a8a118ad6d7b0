import * as z from 'zod/mini';

/** What a script on a host page and the extension say to each other. The page itself has no part in it. */

/** Features on the page, each with a switch of its own. An id is the name of its file. */
export const OVERLAY_FEATURES = ['attachment-badge', 'filing', 'form-check', 'number-audit', 'row-marks'] as const;
export type OverlayFeature = (typeof OVERLAY_FEATURES)[number];

const upTo = (length: number) => z.string().check(z.maxLength(length));
const name = upTo(400);
const count = z.int().check(z.gte(0));

/** An attachment as the page shows it. */
export const pageAttachmentSchema = z.strictObject({
  name,
  /** Absolute address; null where only the page's script opens the file. */
  link: z.nullable(upTo(8192)),
  /** Which document it belongs to: a digest of what the page says of it, so that equal names are told apart. */
  about: upTo(40),
  /** A file chosen in a field of the page: which field and file, and its size and time. */
  chosen: z._default(z.nullable(z.strictObject({ field: count, file: count, stamp: upTo(60) })), null),
});
export type PageAttachment = z.infer<typeof pageAttachmentSchema>;

const day = z.nullable(z.iso.date());
const shown = upTo(4000);

/** What a page says of one document, for the register: never its content, never one under a secrecy mark. */
export const pageDocumentSchema = z.strictObject({
  direction: z.nullable(z.enum(['incoming', 'outgoing'])),
  referenceNumber: name,
  registerNumber: name,
  date: day,
  registeredOn: day,
  documentType: name,
  subject: shown,
  issuer: shown,
  recipients: shown,
  signer: name,
  urgency: name,
  dueOn: day,
});
export type PageDocument = z.infer<typeof pageDocumentSchema>;

/** More rows than a page of any list shows. */
const MOST_DOCUMENTS = 500;
export const pageDocumentsSchema = z.array(pageDocumentSchema).check(z.maxLength(MOST_DOCUMENTS));

/** Enough to find a document in the register. */
const signSchema = z.strictObject({
  referenceNumber: name,
  date: day,
  direction: z.nullable(z.enum(['incoming', 'outgoing'])),
  issuer: shown,
});

export const overlayRequestSchema = z.discriminatedUnion('type', [
  /** Answered with an `OverlayWelcome`. */
  z.strictObject({ type: z.literal('overlay.hello') }),
  /** Answered with one `AttachmentState` each, in order. */
  z.strictObject({ type: z.literal('overlay.states'), attachments: z.array(pageAttachmentSchema).check(z.maxLength(500)) }),
  /** The clerk clicked: checks it in the panel. Answered with a `CheckAnswer`. */
  z.strictObject({ type: z.literal('overlay.check'), attachment: pageAttachmentSchema }),
  /** Facts of the draft checked last under one of the names, or of the last of all. Answered with a `DraftAnswer`. */
  z.strictObject({ type: z.literal('overlay.draft'), names: z.array(name).check(z.maxLength(100)), latest: z.boolean() }),
  /** Which documents of the page stand in a dossier. Answered with a `FiledAnswer`. */
  z.strictObject({ type: z.literal('overlay.filed'), documents: z.array(signSchema).check(z.maxLength(MOST_DOCUMENTS)) }),
  /** The clerk clicked: puts documents into a dossier, in the panel. Answered with a `CheckAnswer`. */
  z.strictObject({ type: z.literal('overlay.file'), documents: pageDocumentsSchema.check(z.minLength(1)) }),
  /** What the page shows is another: the panel may ask anew. */
  z.strictObject({ type: z.literal('overlay.changed') }),
  /** A repair the clerk made. Answered with true when it is kept. */
  z.strictObject({ type: z.literal('overlay.saveProfile'), profile: z.unknown() }),
]);
export type OverlayRequest = z.infer<typeof overlayRequestSchema>;

/** Extension → script on the page. */
export const overlayCommandSchema = z.discriminatedUnion('type', [
  /** Settings, permission or results are others: say hello again. */
  z.strictObject({ type: z.literal('overlay.refresh') }),
  /** Answered with a `PageHealth`. */
  z.strictObject({ type: z.literal('overlay.health') }),
  /** Answered with the page's sketch, which holds no values. */
  z.strictObject({ type: z.literal('overlay.sketch') }),
  z.strictObject({ type: z.literal('overlay.repair') }),
  /** Answered with the documents that the page shows (`pageDocumentsSchema`). */
  z.strictObject({ type: z.literal('overlay.documents') }),
]);
export type OverlayCommand = z.infer<typeof overlayCommandSchema>;

export const welcomeSchema = z.object({
  allowed: z.boolean(),
  language: z.enum(['vi', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  features: z.array(z.enum(OVERLAY_FEATURES)),
  /** Local repairs and profiles from policy, already examined by the extension. */
  profiles: z.array(z.looseObject({ id: z.string(), match: z.looseObject({}) })),
});
export type OverlayWelcome = z.infer<typeof welcomeSchema>;

export const attachmentStateSchema = z.object({
  state: z.enum(['unchecked', 'clean', 'failed', 'warned', 'open', 'changed']),
  /** Errors of a failed file, warnings of a warned one, what the eye must look at in an open one. */
  count: count,
  /** The bytes behind the link were others at an earlier check. */
  renewed: z.boolean(),
  checkedAt: z.nullable(z.number()),
});
export type AttachmentState = z.infer<typeof attachmentStateSchema>;

/** One each, in order: 'filed' in a dossier, 'unfiled' in the register only, 'unknown' in neither. Null while the office has no dossier. */
export const filedAnswerSchema = z.nullable(z.array(z.enum(['filed', 'unfiled', 'unknown'])));
export type FiledAnswer = z.infer<typeof filedAnswerSchema>;

export const checkAnswerSchema = z.object({
  taken: z.boolean(),
  panel: z.boolean(),
  reason: z.optional(z.enum(['otherSite', 'notAllowed'])),
});
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

const fact = z.nullable(upTo(4000));
export const draftFactsSchema = z.object({
  name,
  documentType: fact,
  subject: fact,
  referenceNumber: fact,
  number: fact,
  symbol: fact,
  date: fact,
  signerName: fact,
  urgency: fact,
  secrecyLevel: fact,
});
export type DraftFacts = z.infer<typeof draftFactsSchema>;

export const draftAnswerSchema = z.object({ draft: z.nullable(draftFactsSchema), anyChecked: z.boolean() });
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;

export const pageHealthSchema = z.object({
  state: z.enum(['recognised', 'partly', 'unknown', 'secret']),
  kind: z.enum(['list', 'detail', 'form', 'unknown']),
  system: upTo(100),
  rows: count,
  fields: count,
  reason: z.nullable(z.enum(['nothingFound', 'noDocumentFields', 'listWithoutRows', 'profileOutdated', 'unsure'])),
});
export type PageHealth = z.infer<typeof pageHealthSchema>;
