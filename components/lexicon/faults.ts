import type { TextKey } from '../i18n';

/** Why a word was not taken. */
export function lexiconFault(error: unknown): TextKey {
  const fault = error instanceof Error ? error.message : '';
  if (fault === 'notAWord' || fault === 'tooLong' || fault === 'secret') return `lexicon.fault.${fault}`;
  return 'work.notSaved';
}
