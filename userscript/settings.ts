import * as z from 'zod/mini';

/** All that the manager's storage holds: how the panel stands, nothing of any document. */
const schema = z.object({
  language: z.catch(z.enum(['vi', 'en']), 'vi'),
  side: z.catch(z.enum(['left', 'right']), 'right'),
  open: z.catch(z.boolean(), false),
});
export type Settings = z.infer<typeof schema>;

const KEY = 'settings';

declare const GM_getValue: (key: string, otherwise?: unknown) => unknown;
declare const GM_setValue: (key: string, value: unknown) => void;

export const loadSettings = (): Settings => {
  const stored = GM_getValue(KEY, null);
  return schema.parse(typeof stored === 'object' && stored !== null ? stored : {});
};

export const saveSettings = (settings: Settings): void => GM_setValue(KEY, schema.parse(settings));
