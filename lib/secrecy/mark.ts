import { compact, escapeRegExp, hasSmall, lettersBeyond, looseLetters, MARKS, misreadUndone, plain, type Reading, readings } from './fold';
import type { SecrecyLevel } from './types';

/** A stretch of text that stands as a mark. */
export interface Hit {
  level: SecrecyLevel;
  caps: boolean;
  /** Begins with a small letter. */
  small: boolean;
  /** It stands behind its label, "Độ mật:". */
  labelled: boolean;
  /** Written like an item of a list: may be one line of an enumeration of the levels. */
  item: boolean;
}

/** How far the surroundings vouch that short words are a stamp and not part of a sentence. */
export type Surroundings = 'text' | 'picture';

const LONGEST_MARK = 70;
const SPACES = '[\\s._·•–-]*';
const ANY = { a: '[aàáảãạăằắẳẵặâầấẩẫậ]', o: '[oòóỏõọôồốổỗộơờớởỡợ]', e: '[eèéẻẽẹêềếểễệ]' };

const alternatives = (words: string[], between = ''): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => looseLetters(word, between))
    .join('|');
const strict = (words: string[]): string => words.map((word) => escapeRegExp(compact(word))).join('|');

const LABEL = alternatives(MARKS.labels);
const TAIL = `(?:${alternatives(MARKS.tails)}|(?:bản)?số(?:bản)?\\d{1,4}|bản\\d{1,4}|trang\\d{1,4}|\\d{1,4}|[abc])`;
const PREFIX = alternatives(MARKS.prefixes);
const CARRIER = alternatives(MARKS.carriers);
const DOUBLE = `(?<top>${looseLetters('tuyệt mật')})|(?<mid>${looseLetters('tối mật')})`;
const DOUBLE_CAPS = `(?<top>tuy${ANY.e}t${looseLetters('mật')}|${looseLetters('tuyệt')}m${ANY.a}t)|(?<mid>t${ANY.o}i${looseLetters('mật')}|${looseLetters('tối')}m${ANY.a}t)`;

const WHOLE = new RegExp(
  `^(?:(?<label>${LABEL})|(?<prefix>(?:${PREFIX})+)|(?<carrier>${CARRIER}))?(?:${DOUBLE}|(?<low>m[ậâ]t))+(?<tail>${TAIL}){0,3}$`,
  'u',
);
const WHOLE_CAPS = new RegExp(
  `^(?:(?<label>${LABEL})|(?<prefix>(?:${PREFIX})+)|(?<carrier>${CARRIER}))?(?:${DOUBLE_CAPS}|(?<low>m[ậâạ]t))+(?<tail>${TAIL}){0,3}$`,
  'u',
);
const LABEL_AND_TONELESS = new RegExp(`^(?:${LABEL})mat$`, 'u');
const ONLY_LABEL = new RegExp(`^(?:${LABEL}|${strict(MARKS.ordinaryLevels)})$`, 'u');
const LEADING_LABEL = new RegExp(`^(?:${LABEL})`, 'u');
const LISTED = /(?:tuyệt|tối)?mật/gu;
const LIST_WORDS = new RegExp(`^(?:(?:tuyệt|tối)?mật|và|hoặc|hay|độ|${strict(MARKS.ordinaryLevels)})+$`, 'u');
const LIST_MARK = /^\s*(?:[-–—•+*▪◦○●§]\s*|[([]?\d{1,2}(?:\.\d{1,2})*[.)\]]?\s+|\(?[a-zđ][.)]\s*|[IVX]{1,4}\.\s*|\d{1,2}[.)])/u;
const NUMBER_LINE = new RegExp(
  `^số\\s*[:.]?\\s*[\\d…._/\\s-][^\\n]{0,40}?[\\s([]+(${looseLetters('tuyệt mật', ' ?')}|${looseLetters('tối mật', ' ?')}|mật)\\s*([)\\]])?\\s*$`,
  'iu',
);

const OPENING = `(?:^|[\\n\\t;|,.]\\s*|\\s{2,}|[-–—•+*▪]\\s*|[0-9a-zđ][.)]\\s+)`;
const WORDS_OF_LABELS = (labels: string[]) =>
  [...labels]
    .sort((a, b) => b.length - a.length)
    .map((label) =>
      label
        .split(' ')
        .map((word) => looseLetters(word))
        .join('\\s+'),
    )
    .join('|');
const LABELLED = new RegExp(
  `${OPENING}(?:(?:${WORDS_OF_LABELS(MARKS.labelOpeners)})\\s+){0,2}(?:(?:${WORDS_OF_LABELS(MARKS.labels)})(?:\\s+\\p{L}+){0,5}|${WORDS_OF_LABELS(MARKS.colonLabels)})(?:\\s*\\([^()\\n]{0,40}\\))?\\s*[:=]+\\s*([^\\n\\t;]{0,160})`,
  'giu',
);
const VALUE = new RegExp(
  `^["“”‘’'([«<*._…\\s]*(?:(?<top>${looseLetters('tuyệt mật', SPACES)})|(?<mid>${looseLetters('tối mật', SPACES)})|(?<low>${looseLetters('mật', SPACES)}))(?![\\p{L}\\p{N}])(?<rest>.*)$`,
  'iu',
);
const OPTION =
  /(?<not>không\s+)?(?:(?<top>tuyệt\s*mật)|(?<mid>tối\s*mật)|(?<low>(?<![\p{L}])mật)|(?<none>bình thường|thông thường|thường|không))(?![\p{L}])/giu;
const TICK_ON = new RegExp(MARKS.ticks.on.map(escapeRegExp).join('|'), 'iu');
const TICK_OFF = new RegExp(MARKS.ticks.off.map(escapeRegExp).join('|'), 'iu');
/** What the mark rests on, in brackets behind it. */
const REMARK = /\s*[([][^()[\]]{3,60}[)\]]\s*$/u;
const TICK_ANY = new RegExp(`${TICK_ON.source}|${TICK_OFF.source}`, 'iu');
const ALL_TICKS = new RegExp(TICK_ANY.source, 'giu');
const STARTS_TICKED = new RegExp(`^\\s*(?:${TICK_ANY.source})`, 'iu');
const LAST_WORD = /([\p{L}]+)[^\p{L}]*$/u;
const LAST_TWO = /([\p{L}]+\s+[\p{L}]+)[^\p{L}]*$/u;

const always = new Set(MARKS.compoundAlways);
const before = new Set(MARKS.compoundBefore);
const after = new Set(MARKS.compoundAfter);
const carriers = new Set(MARKS.lineCarriers);

function levelOf(groups: Record<string, string | undefined>): SecrecyLevel {
  return groups.top ? 'tuyệt mật' : groups.mid ? 'tối mật' : 'mật';
}

/**
 * The text before runs on into the word: "bí | mật", "quản lý tài liệu | mật", "Tối mật, | Mật". A stamp in capitals
 * under a line that is not does not belong to it.
 */
export function leadsInto(previous: string, { caps, small }: Pick<Hit, 'caps' | 'small'>): boolean {
  const text = plain(previous).toLowerCase();
  const open = /\p{L}\s*$/u.test(text);
  const word = LAST_WORD.exec(text)?.[1];
  if (open && word && always.has(word)) return true;
  if (!caps && /\?\s*$/.test(text)) return true;
  const sameCase = !caps || !hasSmall(plain(previous));
  if (!sameCase) return false;
  if (/(?:,|(?<!\p{L})(?:và|hoặc|hay))\s*$/u.test(text)) return true;
  if (!open) return false;
  if (small && (text.length > 40 || (word && before.has(word)))) return true;
  if (!caps && !small) return false;
  const two = LAST_TWO.exec(text)?.[1]?.replace(/\s+/g, ' ');
  const carrier = (two !== undefined && carriers.has(two)) || (word !== undefined && carriers.has(word));
  // "TÀI LIỆU" alone over "MẬT" is a stamp in two lines; a longer line is a heading that runs on.
  return carrier && (small || (text.match(/\p{L}+/gu)?.length ?? 0) > 2);
}

function followsOn(next: string): boolean {
  const [first, second] = next.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (!first || !after.has(first)) return false;
  return !(first === 'độ' && (second === 'khẩn' || second === 'mật'));
}

/** Levels named by a piece that is nothing but a list of them, else []. */
export function levelsListed(text: string): SecrecyLevel[] {
  if (lettersBeyond(text, LONGEST_MARK)) return [];
  const joined = compact(readings(text)[0]!.text).replace(LEADING_LABEL, '');
  if (joined.length > LONGEST_MARK || !LIST_WORDS.test(joined)) return [];
  const found = new Set((joined.match(LISTED) ?? []).map((word) => word.replace(/mật$/, ' mật').trim() as SecrecyLevel));
  return found.size > 1 ? [...found] : [];
}

/** The whole of a short piece is a mark. */
function whole(piece: string, caps: boolean, surroundings: Surroundings): Omit<Hit, 'item'> | null {
  if (lettersBeyond(piece, LONGEST_MARK)) return null;
  const joined = compact(piece);
  if (joined.length === 0 || joined.length > LONGEST_MARK) return null;
  if (ONLY_LABEL.test(joined) && !(surroundings === 'picture' && /^(?:con)?dấu/.test(joined))) return null;
  if (levelsListed(piece).length > 0) return null;
  const small = /^[^\p{L}]*\p{Ll}/u.test(piece);
  const undone = caps || !/[a-km-z]/.test(piece) ? compact(misreadUndone(piece)) : joined;
  const shouted = caps || (undone !== joined && !/[a-km-z]/.test(piece));
  for (const candidate of undone === joined ? [joined] : [joined, undone]) {
    const groups = (shouted ? WHOLE_CAPS : WHOLE).exec(candidate)?.groups;
    if (groups) {
      const level = levelOf(groups);
      if (groups.tail && small) return null;
      if (groups.carrier && !shouted && surroundings !== 'picture') return null;
      if (groups.prefix && level === 'mật' && /d[ấâ]u$|độ$|mức$|loại$/.test(groups.prefix) && surroundings !== 'picture') return null;
      return { level, caps: shouted, small, labelled: groups.label !== undefined };
    }
    if (LABEL_AND_TONELESS.test(candidate)) return { level: 'mật', caps: shouted, small, labelled: true };
  }
  return null;
}

/** Levels that a text speaks of, however. */
export function levelsNamed(text: string): Set<SecrecyLevel> {
  const named = readings(text)[0]!.text.matchAll(OPTION);
  return new Set([...named].filter(({ groups }) => !groups!.none && !groups!.not).map(({ groups }) => levelOf(groups!)));
}

/** Level that a line explains: "- Mật: …", "Tối mật (20 năm)". Such lines belong to a list of the levels. */
export function levelExplained(text: string): SecrecyLevel | null {
  const groups = EXPLAINED.exec(readings(text)[0]!.text.replace(LIST_MARK, ''))?.groups;
  return groups ? levelOf(groups) : null;
}
const EXPLAINED =
  /^\s*(?:bí mật nhà nước\s+)?(?:độ\s+|mức\s+|loại\s+)?["“]?(?:(?<top>tuyệt mật)|(?<mid>tối mật)|(?<low>mật))["”]?\s*(?:[:(–-]|là|được|gồm|bao gồm)/iu;

/** A choice of levels: the ticked one, or null where none or the ordinary one is ticked. */
function chosen(value: string): SecrecyLevel | null {
  const options = [...value.matchAll(OPTION)];
  const boxesLead = !/[\p{L}]/u.test(value.slice(0, value.search(/[☐☒☑□✓✔■○●[(\uf0fe\uf0fd\uf052\uf054\uf06f\uf0a8\uf0a3]/u)));
  for (const [index, option] of options.entries()) {
    const start = option.index;
    const end = start + option[0].length;
    const gap = boxesLead
      ? value.slice(index === 0 ? 0 : options[index - 1]!.index + options[index - 1]![0].length, start)
      : value.slice(end, options[index + 1]?.index);
    if (TICK_ON.test(gap) && !option.groups!.none && !option.groups!.not) return levelOf(option.groups!);
  }
  return null;
}

/** Level given by the value that follows the label "Độ mật:". */
export function levelOfValue(value: string): SecrecyLevel | null {
  const options = [...value.matchAll(OPTION)];
  if (new Set(options.map((option) => option[0].toLowerCase().replace(/\s+/g, ''))).size > 1) return chosen(value);
  if (TICK_OFF.test(value) && !TICK_ON.test(value) && options.length === 1 && TICK_OFF.test(value.slice(0, options[0]!.index))) return null;
  const match = VALUE.exec(value.replace(TICK_ON, ' ').trim());
  if (!match) return null;
  const rest = match.groups!.rest!;
  if (/^\s*[\p{Ll}]/u.test(rest) && !WHOLE.test(compact(value))) return null;
  return levelOf(match.groups!);
}

function wholeValue(value: string, behind: string): string {
  const next = /^\n([^\n\t]{0,80})/.exec(behind)?.[1];
  return next !== undefined && goesOn(value, next) ? `${value} ${next}` : value;
}

function labelled(reading: Reading): SecrecyLevel | null {
  if (!/[:=]/.test(reading.text)) return null;
  for (const match of reading.text.matchAll(LABELLED)) {
    const level = levelOfValue(wholeValue(match[1]!, reading.text.slice(match.index + match[0].length)));
    if (level) return level;
  }
  return null;
}

/** A line of choices without its label, one of them ticked. */
function ticked(text: string): SecrecyLevel | null {
  if (!TICK_ON.test(text) || text.length > LONGEST_MARK * 2 || LEADING_LABEL.test(compact(text))) return null;
  const words = compact(text.replace(ALL_TICKS, ' '));
  return LIST_WORDS.test(words) ? chosen(text) : null;
}

const OPEN_END = /(?:[,/]|(?<!\p{L})(?:tuyệt|tối|và|hoặc|hay))\s*$/iu;
/** Letters that the pattern above looks at, every mark of a letter counted. */
const LONGEST_END = 24;

/** The line after belongs to the value of the label: a list goes on, a level is cut in two, boxes follow. */
export function goesOn(text: string, next: string): boolean {
  return OPEN_END.test(plain(text.trimEnd().slice(-LONGEST_END))) || (STARTS_TICKED.test(next) && TICK_ANY.test(text));
}

function listMarked(piece: string): boolean {
  return (LIST_MARK.test(piece) && !/[-–—*•]\s*$/.test(piece)) || /;\s*$/.test(piece);
}

/** Lines first, then what wide blanks set apart: a spaced-out mark holds wide blanks itself. */
const SEPARATORS = [/[\n\t\v\f]+/, /[\n\t\v\f]+|\s{3,}/];

function inPieces(reading: Reading, separator: RegExp, surroundings: Surroundings): Hit | null {
  const pieces = reading.text.split(separator).filter((piece) => piece.trim() !== '');
  for (const [index, piece] of pieces.entries()) {
    const caps = reading.caps || !hasSmall(piece);
    const number = NUMBER_LINE.exec(piece.trim());
    if (number && (number[2] || caps || !/[a-z]/.test(number[1]!))) {
      return { level: levelOfValue(number[1]!) ?? 'mật', caps, small: false, labelled: true, item: false };
    }
    const withoutRemark = piece.replace(REMARK, '');
    const bare = (withoutRemark !== piece && !hasSmall(withoutRemark) ? withoutRemark : piece).replace(LIST_MARK, '');
    if (pieces.length === 1 && bare === piece) continue;
    const hit = whole(bare, caps || !hasSmall(bare), surroundings);
    if (!hit || (hit.small && pieces.length > 1)) continue;
    if (index > 0 && leadsInto(pieces[index - 1]!, hit)) continue;
    if (index + 1 < pieces.length && followsOn(pieces[index + 1]!)) continue;
    return { ...hit, item: listMarked(piece) };
  }
  return null;
}

/**
 * Whatever sets a part of a text off from the rest, puts it behind a label or ticks it, by its code unit; of blanks it
 * takes three. A table, as every letter of a draft is looked at.
 */
const SETS_OFF = 1;
const BLANK = 2;
const WIDE_BLANKS = 3;
const UNITS = new Uint8Array(0x10000);
for (let code = 0; code < UNITS.length; code++) if (/\s/.test(String.fromCharCode(code))) UNITS[code] = BLANK;
for (const sign of ['\n', '\t', '\v', '\f', ':', '=', '(', '[', ...MARKS.ticks.on, ...MARKS.ticks.off]) {
  for (const form of [sign.toLowerCase(), sign.toUpperCase()]) UNITS[form.charCodeAt(0)] = SETS_OFF;
}

function setsOff(text: string): boolean {
  let blanks = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = UNITS[text.charCodeAt(at)]!;
    if (kind === 0) blanks = 0;
    else if (kind === SETS_OFF || ++blanks === WIDE_BLANKS) return true;
  }
  return false;
}

/** A standing mark in one paragraph, cell, box or line of text; null for running text, headings and lists of the levels. */
export function classify(text: string, surroundings: Surroundings = 'text'): Hit | null {
  if (lettersBeyond(text, LONGEST_MARK) && !setsOff(text)) return null;
  for (const reading of readings(text)) {
    const underLabel = labelled(reading);
    if (underLabel) return { level: underLabel, caps: reading.caps, small: false, labelled: true, item: false };
    const tick = ticked(reading.text);
    if (tick) return { level: tick, caps: reading.caps, small: false, labelled: true, item: false };
    const all = whole(reading.text, reading.caps, surroundings);
    if (all) return { ...all, item: listMarked(reading.text) };
    for (const separator of SEPARATORS) {
      const hit = inPieces(reading, separator, surroundings);
      if (hit) return hit;
    }
  }
  return null;
}

/** A level that exists in no list, standing where a mark stands: "RẤT MẬT", "Độ mật: Tuyệt đối mật". */
export function levelOutsideLists(text: string): boolean {
  if (lettersBeyond(text, LONGEST_MARK)) return false;
  const { text: plainText } = readings(text)[0]!;
  const joined = compact(plainText);
  if (joined.length > LONGEST_MARK) return false;
  return OUTSIDE.test(joined);
}
const OUTSIDE = new RegExp(
  `^(?:(?:${LABEL})(?:${strict(MARKS.outsideLevels)})|(?:${strict(MARKS.outsideLevels.filter((word) => word.includes('mật')))}))$`,
  'u',
);
