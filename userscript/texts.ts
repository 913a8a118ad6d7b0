import { fill, type Language, type TextValues, type Translate, translator } from '../components/i18n/texts';
import en from './locales/en.json';
import vi from './locales/vi.json';

type Catalogue = typeof vi;
type OwnKey = Exclude<keyof Catalogue, 'tab'> | `tab.${keyof Catalogue['tab']}`;

export interface Texts {
  language: Language;
  /** The texts all surfaces share. */
  t: Translate;
  /** The companion's own. */
  own: (key: OwnKey, values?: TextValues) => string;
  pick: (text: { vi: string; en: string }) => string;
}

export function textsIn(language: Language): Texts {
  const catalogue: Catalogue = language === 'en' ? en : vi;
  return {
    language,
    t: translator(language),
    own: (key, values) => {
      const [first, second] = key.split('.') as ['tab', keyof Catalogue['tab']];
      const text: unknown = second ? catalogue[first][second] : catalogue[first];
      return fill(String(text), values);
    },
    pick: (text) => text[language] || text.vi,
  };
}
