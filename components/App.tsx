import { type ReactNode, useEffect, useState } from 'react';
import { LanguageProvider } from './i18n';
import { IdleLock } from './lock/IdleLock';
import { DEFAULT_SETTINGS, type EffectiveSettings, loadSettings, type Settings, watchSettings } from './state/settings';
import './ui/tokens.css';
import { ToastProvider, TooltipProvider } from './ui';

/** Light or dark as chosen, or as the machine has it. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const dark = theme === 'dark' || (theme === 'system' && query.matches);
      document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    };
    apply();
    query.addEventListener('change', apply);
    return () => query.removeEventListener('change', apply);
  }, [theme]);
}

export function useSettings(): EffectiveSettings | null {
  const [effective, setEffective] = useState<EffectiveSettings | null>(null);
  useEffect(() => {
    loadSettings().then(setEffective, () => setEffective({ settings: DEFAULT_SETTINGS, enforced: [] }));
    return watchSettings(setEffective);
  }, []);
  return effective;
}

/** What every surface stands in: language, theme, tooltips, short messages. Shows nothing until the settings are read. */
export function App({ children }: { children: ReactNode | ((effective: EffectiveSettings) => ReactNode) }) {
  const effective = useSettings();
  useTheme(effective?.settings.theme ?? 'system');
  if (!effective) return null;
  return (
    <LanguageProvider language={effective.settings.language}>
      <TooltipProvider>
        <ToastProvider>
          <IdleLock minutes={effective.settings.idleLockMinutes}>
            {typeof children === 'function' ? children(effective) : children}
          </IdleLock>
        </ToastProvider>
      </TooltipProvider>
    </LanguageProvider>
  );
}
