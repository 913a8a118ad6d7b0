import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { type Language, type Translate, translator } from './texts';

export * from './texts';

interface Localisation {
  language: Language;
  t: Translate;
  /** The reader's half of a text that data gives in both languages. */
  pick: (text: { vi: string; en: string }) => string;
}

const LocalisationContext = createContext<Localisation>(localisation('vi'));

function localisation(language: Language): Localisation {
  return { language, t: translator(language), pick: (text) => text[language] || text.vi };
}

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const value = useMemo(() => localisation(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <LocalisationContext.Provider value={value}>{children}</LocalisationContext.Provider>;
}

export function useText(): Localisation {
  return useContext(LocalisationContext);
}
