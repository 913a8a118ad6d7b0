import { z } from 'zod';

/** All that the manager's storage holds: how the panel stands, nothing of any document. */
const schema = z.object({
  language: z.enum(['vi', 'en']).catch('vi'),
  side: z.enum(['left', 'right']).catch('right'),
  open: z.boolean().catch(false),
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
