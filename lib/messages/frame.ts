import { z } from 'zod';

/** One rendered paragraph of the DOCX frame. */
const paragraphSchema = z.strictObject({ index: z.int().min(0), text: z.string() });

/** What the sandboxed frame may say. It holds a stranger's document: anything else it says is dropped. */
export const frameMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('loaded') }),
  z.strictObject({ type: z.literal('rendered'), paragraphs: z.array(paragraphSchema).max(200_000), height: z.number(), pages: z.int() }),
  z.strictObject({ type: z.literal('failed') }),
  z.strictObject({ type: z.literal('clicked'), mark: z.int().min(0) }),
  z.strictObject({ type: z.literal('page'), page: z.int().min(1), pages: z.int().min(1) }),
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
