import { compact, looseLetters, MARKS, plain, toneless } from './fold';
import { classify, levelOfValue, levelsListed } from './mark';
import { levelInFileName, levelInTitle } from './title';
import type { MarkFound, SecrecyLevel } from './types';

/** A field of the host page as it is read: its label and its value. */
export interface HostField {
  label: string;
  value: string;
}

const SECRECY_LABEL = new RegExp(`^(?:${[...MARKS.labels, ...MARKS.hostLabels].map((label) => looseLetters(label)).join('|')})$`, 'u');
const LONGEST_VALUE = 60;
/** A list to choose from, nothing chosen: "Thường / Mật / Tối mật", boxes without a tick. */
const OPEN_CHOICE = /[☐□○]|[/,;|].*(?:mật|thường)/iu;
const FILE_NAME = /\.(?:docx?|pdf|xlsx?|pptx?|rtf|odt|zip|rar|7z|png|jpe?g|tiff?)$/i;
const TITLE_LABELS = MARKS.titleFields.map((label) => compact(toneless(label)));
const ordinary = new Set([...MARKS.ordinaryLevels, ...MARKS.hostOrdinaryLevels].map((level) => compact(toneless(level))));
const otherWords = new Map(Object.entries(MARKS.hostLevels).map(([name, level]) => [compact(plain(name)), level]));
const SPEAKS = /(?<![\p{L}])(?:mật|secret|confidential|classified)(?![\p{L}])/iu;
const DENIES = new RegExp(`^(?:${MARKS.hostDenials.join('|')})(?![\\p{L}])`, 'iu');

/** The label of a field that holds the secrecy level: 'Độ mật*', 'do_mat', 'Cấp độ bảo mật (1)'. */
export function isSecrecyLabel(label: string): boolean {
  return SECRECY_LABEL.test(compact(plain(label).replace(/\([^()]*\)/g, '')));
}

/**
 * Level held by the value of a secrecy field; null for 'Thường', 'Không mật', a blank, an open list of choices.
 * Words that speak of secrecy without naming a level count as the lowest one: better one stop too many.
 */
export function levelInSecrecyField(value: string): SecrecyLevel | null {
  const text = plain(value).trim();
  if (isOrdinaryLevel(text)) return null;
  const level = levelOfValue(text) ?? classify(text, 'picture')?.level ?? otherWords.get(compact(text.toLowerCase()));
  if (level) return level;
  return text.length <= LONGEST_VALUE &&
    SPEAKS.test(text) &&
    !DENIES.test(text) &&
    levelsListed(text).length === 0 &&
    !OPEN_CHOICE.test(text)
    ? 'mật'
    : null;
}

/** 'Thường', 'Không mật', 'Nội bộ': a value of a secrecy field that says there is no level. */
export const isOrdinaryLevel = (value: string): boolean => ordinary.has(compact(toneless(plain(value))));

/** A value of a secrecy field that is neither a level nor an ordinary one: the clerk is asked. */
export function isUnknownLevel(value: string): boolean {
  const text = compact(toneless(plain(value)));
  return /[\p{L}]/u.test(text) && !ordinary.has(text) && levelInSecrecyField(value) === null;
}

/** A mark in a row of a list, a detail page or a form of the host. */
export function findMarkInHostRow(fields: readonly HostField[] | Readonly<Record<string, string>>): MarkFound | null {
  const list = Array.isArray(fields)
    ? (fields as readonly HostField[])
    : Object.entries(fields).map(([label, value]) => ({ label, value }));
  for (const { label, value } of list) {
    if (!value) continue;
    if (isSecrecyLabel(label)) {
      const level = levelInSecrecyField(value);
      if (level) return { level, place: 'hostField', page: null };
      continue;
    }
    if (FILE_NAME.test(value.trim())) {
      const level = levelInFileName(value.trim());
      if (level) return { level, place: 'hostField', page: null };
    }
    const hit = classify(value);
    if (hit && !hit.small) return { level: hit.level, place: 'hostField', page: null };
    const folded = compact(toneless(plain(label)));
    if (TITLE_LABELS.some((title) => folded.startsWith(title)) || folded === 'subject' || folded === 'title') {
      const level = levelInTitle(value);
      if (level !== undefined) return { level, place: 'hostField', page: null };
    }
  }
  return null;
}
