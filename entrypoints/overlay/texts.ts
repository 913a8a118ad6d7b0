import type { TextKey } from '../../components/i18n';
import { overlay as en } from '../../components/locales/en.json';
import { overlay as vi } from '../../components/locales/vi.json';

type OverlayKey = Extract<TextKey, `overlay.${string}`>;
export type OverlayTexts = (key: OverlayKey, values?: Record<string, string | number>) => string;

/** The overlay's part of the catalogues alone: the rest stays out of the pages. */
export function textsIn(language: 'vi' | 'en'): OverlayTexts {
  return (key, values = {}) => {
    let node: unknown = language === 'en' ? en : vi;
    for (const step of key.split('.').slice(1)) node = (node as Record<string, unknown> | undefined)?.[step];
    return typeof node === 'string' ? node.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)) : key;
  };
}
