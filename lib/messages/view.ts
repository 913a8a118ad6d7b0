import * as z from 'zod/mini';

/** Name of the channel between the panel and its page views. Bytes pass through memory only. */
export const VIEW_CHANNEL = 'van-thu.view';

const token = z.uuid();
const index = z.int().check(z.gte(0));

export const viewMessageSchema = z.discriminatedUnion('type', [
  /** View → panel. */
  z.strictObject({ type: z.literal('ready'), token }),
  z.strictObject({ type: z.literal('chosen'), token, verdict: index }),
  /** Panel → view. `report` and `waived` are the panel's own values, not input from outside. */
  z.strictObject({
    type: z.literal('document'),
    token,
    name: z.string(),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
    report: z.custom<object>((value) => typeof value === 'object' && value !== null),
    waived: z.array(index),
    paragraphs: z.array(z.object({ index: z.int(), text: z.string(), container: z.string() })),
    chosen: z.nullable(index),
  }),
  z.strictObject({ type: z.literal('choose'), token, verdict: index }),
  z.strictObject({ type: z.literal('close'), token }),
]);

export type ViewMessage = z.infer<typeof viewMessageSchema>;
