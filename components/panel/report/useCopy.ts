import { useCallback } from 'react';
import { useText } from '../../i18n';
import { useToast } from '../../ui';

/** Puts a text on the clipboard and says so in the words given, or that the browser refused. */
export function useCopy(): (text: string, said: string) => void {
  const { t } = useText();
  const toast = useToast();
  return useCallback(
    (text, said) => {
      navigator.clipboard
        .writeText(text)
        .then(() => toast({ text: said }))
        .catch(() => toast({ text: t('common.notCopied') }));
    },
    [t, toast],
  );
}
