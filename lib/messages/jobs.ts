import * as z from 'zod/mini';
import { pageAttachmentSchema, pageDocumentsSchema } from './overlay';

/** Characters of a selection that are taken along. */
export const MOST_TEXT = 200_000;

/** What the clerk asked for outside the panel: on a link, on the page, on selected text, in a text field. Lives in memory only. */
export const jobSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), tabId: z.int(), frameId: z.int(), url: z.string().check(z.maxLength(65_536)) }),
  z.strictObject({ kind: z.literal('page'), tabId: z.int() }),
  z.strictObject({ kind: z.literal('file'), documents: pageDocumentsSchema }),
  z.strictObject({ kind: z.literal('attachment'), tabId: z.int(), frameId: z.int(), attachment: pageAttachmentSchema }),
  /** `text` is the selection as the browser tells it, on one line: for pages that can't be read themselves. */
  z.strictObject({ kind: z.literal('selection'), tabId: z.int(), frameId: z.int(), text: z.string().check(z.maxLength(MOST_TEXT)) }),
  /** The text field that was clicked. */
  z.strictObject({ kind: z.literal('field'), tabId: z.int(), frameId: z.int() }),
]);

export type Job = z.infer<typeof jobSchema>;

/** Requests between the extension's own surfaces. */
export const requestSchema = z.discriminatedUnion('type', [
  /** Panel → background: open and listening; answered with the jobs waiting for its window. */
  z.strictObject({ type: z.literal('panelReady'), windowId: z.int(), standalone: z.boolean() }),
  /** Popup → background: pass a job on to the window's panel. */
  z.strictObject({ type: z.literal('postJob'), windowId: z.int(), job: jobSchema }),
  /** Background → panels: the panel of that window (or one that stands alone) takes it and answers true. */
  z.strictObject({ type: z.literal('job'), windowId: z.int(), job: jobSchema }),
]);

export type Request = z.infer<typeof requestSchema>;

export const jobsSchema = z.array(jobSchema);
