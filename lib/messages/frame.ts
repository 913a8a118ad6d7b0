import * as z from 'zod/mini';

const count = z.int().check(z.gte(0));
const place = z.int().check(z.gte(1));

/** One rendered paragraph of the DOCX frame. */
const paragraphSchema = z.strictObject({ index: count, text: z.string() });

/** What the sandboxed frame may say. It holds a stranger's document: anything else it says is dropped. */
export const frameMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('loaded') }),
  z.strictObject({
    type: z.literal('rendered'),
    paragraphs: z.array(paragraphSchema).check(z.maxLength(200_000)),
    height: z.number(),
    pages: z.int(),
  }),
  z.strictObject({ type: z.literal('failed') }),
  z.strictObject({ type: z.literal('clicked'), mark: count }),
  z.strictObject({ type: z.literal('page'), page: place, pages: place }),
]);

export type FrameMessage = z.infer<typeof frameMessageSchema>;

/** A place to mark in the frame: a stretch of one rendered paragraph in printed characters, or a whole page. */
export interface FrameMark {
  mark: number;
  /** null = the page as a whole. */
  paragraph: number | null;
  page: number;
  start: number | null;
  end: number | null;
  severity: 'error' | 'warning' | 'info' | 'notMeasured';
  title: string;
}

export type FrameRequest =
  | { type: 'render'; bytes: Uint8Array }
  | { type: 'marks'; marks: FrameMark[] }
  | { type: 'choose'; mark: number | null }
  | { type: 'zoom'; scale: number };
