import { clean, labelKey } from '../text/normalise';
import { levels } from '../text/vocabulary';
import type { MarkTest } from '../types';

/** Does the value of a secrecy field bear a mark? Unknown words that speak of secrecy count: better one stop too many. */
export function isMarked(value: string | null | undefined): boolean {
  if (!value) return false;
  const key = labelKey(clean(value));
  if (!key || levels.plain.has(key)) return false;
  return levels.secret.has(key) || /(?:^|\s)(?:mật|secret|confidential|classified)(?:\s|$)/.test(key) || key === 'có' || key === 'yes';
}

/** The level alone: what every caller gets at least. */
export const levelMark: MarkTest = (values) => isMarked(values.secrecyLevel);
