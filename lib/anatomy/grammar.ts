import { bare, distance, fold, PLACEHOLDER, startsWithWord, tidy } from './text';
import { bodies, documentTypes, headings, labels, marks, signatureWords } from './vocabulary/vocabulary.shipped';

/** No literal is longer; a paragraph is not worth comparing. */
const LONGEST_LITERAL = 80;

/** How well a line agrees with a literal: 1 exact, less where a letter or two were misread, 0 not at all. */
export function likeness(text: string, literals: readonly string[]): number {
  if (text.length > LONGEST_LITERAL) return 0;
  const folded = fold(text).replace(/\s*-\s*/g, ' - ');
  const plain = bare(text);
  if (plain.length < 8) return literals.includes(folded) ? 1 : 0;
  let best = 0;
  for (const literal of literals) {
    if (folded === literal) return 1;
    const target = bare(literal);
    const allowed = Math.floor(target.length / 8);
    const away = distance(plain, target, allowed);
    if (away <= allowed) best = Math.max(best, away === 0 ? 0.95 : 0.85 - away * 0.05);
  }
  return best;
}

export function isRightLiteral(text: string): boolean {
  return (
    likeness(text, headings.partyTitle) > 0 ||
    likeness(text, headings.nationalName) > 0 ||
    likeness(text, headings.nationalMotto) > 0 ||
    likeness(text, headings.otherTitles) > 0
  );
}

// ---------------------------------------------------------------- place and date

const BLANK = String.raw`(?:[\s.…_·‥-]|\{\{[^}]*\}\}|\[[^\]]*\])*`;
const PLACE_DATE = new RegExp(
  String.raw`^(?<place>[^,;:\n]{0,70}?)\s*(?<comma>,?)\s*ng[àaáả][yv](?<day>${BLANK}\d{0,2}${BLANK})\s*th[áaảâ]ng(?<month>${BLANK}\d{0,2}${BLANK})\s*n[ăaãâ]m(?<year>${BLANK}\d{0,4}.{0,24})$`,
  'iu',
);
const PLACE_SLASHED =
  /^(?<place>\p{Lu}[^,;:\n]{1,60}?)\s*(?<comma>,?)\s*ngày\s*(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>\d{4})\.?$/u;

export interface PlaceDate {
  place: string | null;
  /** ISO, cut to what is printed; null when not even the year is. */
  date: string | null;
  blank: boolean;
}

function digits(text: string | undefined): number | null {
  const match = /\d+/.exec(text ?? '');
  return match ? Number(match[0]) : null;
}

/** 'Thanh Hoá, ngày … tháng 3 năm 2026'. Null when the text is no such line. */
export function parsePlaceDate(text: string): PlaceDate | null {
  if (text.length > 400) return null;
  const printed = tidy(text);
  const line = printed.replace(/^\[[^\]]*\]/, '…');
  const slot = line !== printed;
  if (line.length > 130) return null;
  const match = PLACE_DATE.exec(line) ?? PLACE_SLASHED.exec(line);
  if (!match?.groups) return null;
  const { place = '', day, month, year } = match.groups;
  if (/\b(?:số|ban hành|kèm theo)\b/iu.test(place) || /\p{L}.*\p{L}{2,}\s+\p{Ll}+\s+\p{Ll}+\s+\p{Ll}/u.test(place)) return null;
  const yearText = (year ?? '').replace(PLACEHOLDER, '');
  if (/\p{L}/u.test(yearText)) return null;
  const y = /^\D*(\d{4})/.exec(yearText)?.[1] ?? null;
  const m = digits((month ?? '').replace(PLACEHOLDER, ''));
  const d = digits((day ?? '').replace(PLACEHOLDER, ''));
  const inRange = (v: number | null, max: number) => v !== null && v >= 1 && v <= max;
  // The date of a template is nobody's date yet.
  let date: string | null = slot ? null : y;
  if (date && inRange(m, 12)) {
    date += `-${String(m).padStart(2, '0')}`;
    if (inRange(d, 31)) date += `-${String(d).padStart(2, '0')}`;
  }
  const name = place.replace(/,$/, '').trim();
  return {
    place: name === '' || PLACEHOLDER.test(name) || !/\p{L}/u.test(name) ? null : name,
    date,
    blank: y === null || !inRange(m, 12) || !inRange(d, 31),
  };
}

export function isPlaceDate(text: string): boolean {
  const found = parsePlaceDate(text);
  return found !== null && (found.place !== null || PLACEHOLDER.test(text) || /^,|^\.{2,}/.test(tidy(text)));
}

// ---------------------------------------------------------------- number and symbol

type NumberForm = 'party' | 'state' | 'normative' | 'other';

export interface ReferenceNumber {
  /** Blanks dropped. */
  printed: string | null;
  number: string | null;
  symbol: string | null;
  form: NumberForm;
  /** Type code as printed, where the grammar shows one. */
  typeCode: string | null;
  reason: 'blank' | 'placeholder' | null;
}

const NUMBER_LINE = /^(?:(?<of>luật|bộ luật|pháp lệnh|nghị quyết|lệnh)\s+)?(?:s[ốổỗôóòọờơ06]|só)\s*(?<colon>[:;.]?)\s*(?<rest>.*)$/iu;
const DIGITS = String.raw`(?<n>\d[\d.]*[a-zđ]?|[.…_]*)`;
const PARTY_NUMBER = new RegExp(String.raw`^${DIGITS}-(?<t>\p{Lu}[\p{L}]{0,4})\/(?<b>[\p{Lu}\d][\p{L}\d&.-]*(?:\/nb)?)\.?$`, 'u');
const STATE_NUMBER = new RegExp(String.raw`^${DIGITS}\/(?:(?<y>(?:19|20)(?:\d\d|[.…]+))\/)?(?<s>[\p{L}][\p{L}\d&.,+()_-]*)$`, 'u');
const LOOSE_NUMBER = /^(?<s>\p{Lu}[\p{L}]*\/[\p{L}\d][\p{L}\d&.-]*)$/u;
/** Codes in capitals joined by the wrong sign, or a wrong sign before them: 'Số 5 BC/CB', 'Số 12-BC-TU', 'Số 12.BC/TU'. */
const MALFORMED_NUMBER =
  /^(?<n>\d{1,6}[a-zđ]?|[.…_]*)\s*[-/.,]?\s*(?<s>(?<t>\p{Lu}\p{L}{0,4})(?:\s*[-/.]\s*\p{Lu}[\p{Lu}\d&]*)+(?:\/nb)?)\.?$/u;
const BARE_NUMBER = /^(?<n>\d{1,6}|[.…_]*)[/-]?$/u;

/** 'Số 12-KH/TU', 'Số:     /QĐ-UBND', 'Luật số: 80/2015/QH13'. Null when the line is no number line. */
export function parseNumberLine(text: string): ReferenceNumber | null {
  if (text.length > 400) return null;
  const line = tidy(text);
  if (line.length > 90) return null;
  const match = NUMBER_LINE.exec(line);
  if (!match?.groups) return null;
  const rest = match.groups.rest ?? '';
  const compact = rest.replace(/\s+/g, '');
  if (PLACEHOLDER.test(rest) && /[/-]/.test(rest))
    return { printed: null, number: null, symbol: null, form: 'other', typeCode: null, reason: 'placeholder' };
  const party = PARTY_NUMBER.exec(compact)?.groups;
  if (party) return reference(compact, party.n, `${party.t}/${party.b}`, 'party', party.t ?? null);
  const state = STATE_NUMBER.exec(compact)?.groups;
  if (state) {
    const symbol = state.y ? `${state.y}/${state.s}` : (state.s ?? '');
    const normative = state.y !== undefined || documentTypes.normativeCodes.includes(fold(state.s ?? ''));
    return reference(compact, state.n, symbol, normative ? 'normative' : 'state', (state.s ?? '').split('-')[0] || null);
  }
  const loose = LOOSE_NUMBER.exec(compact)?.groups;
  if (loose && /\s|:/.test(line)) return reference(compact, '', loose.s ?? '', 'other', (loose.s ?? '').split('/')[0] || null);
  const malformed = /[/-]/.test(rest) || /\d/.test(rest) ? MALFORMED_NUMBER.exec(rest)?.groups : undefined;
  if (malformed) return reference(rest, malformed.n, malformed.s ?? '', 'other', malformed.t ?? null);
  const alone = BARE_NUMBER.exec(compact)?.groups;
  if (alone && (match.groups.colon !== '' || compact !== '')) {
    const value = /\d/.test(alone.n ?? '') ? (alone.n ?? null) : null;
    return { printed: value, number: value, symbol: null, form: 'other', typeCode: null, reason: value ? null : 'blank' };
  }
  return null;
}

function reference(printed: string, n: string | undefined, symbol: string, form: NumberForm, typeCode: string | null): ReferenceNumber {
  const number = n && /\d/.test(n) ? n : null;
  return {
    printed: printed.replace(/\.$/, ''),
    number,
    symbol: symbol.replace(/\.$/, ''),
    form,
    typeCode,
    reason: number ? null : 'blank',
  };
}

// ---------------------------------------------------------------- signature lines

const TOKENS = signatureWords.tokens.map((token) => ({
  system: token.system,
  pattern: token.pattern.includes('/')
    ? new RegExp(`^${token.pattern.replace('/', '\\s?/\\s?')}\\s*[.:]?\\s+(?=\\p{L})`, 'iu')
    : // Without any dot only a longer sign is one: 'KT GIÁM ĐỐC', but not the letter Q.
      new RegExp(`^${token.pattern}(?:\\s?[.:,;]\\s*${token.pattern.length > 1 ? '|\\s+' : ''})(?=\\p{L})`, 'iu'),
}));
const DOTTED = /^(?:T\.M|K\.T|T\.L|T\.U\.Q)\.?\s*(?=\p{L})/u;

interface SignToken {
  system: 'party' | 'state' | null;
  length: number;
}

/** 'T/M BAN THƯỜNG VỤ', 'KT. GIÁM ĐỐC': which system's sign it is. The words after it must be capitals. */
export function signToken(text: string): SignToken | null {
  if (text.length > 400) return null;
  const line = tidy(text);
  if (line.length > 110) return null;
  for (const { pattern, system } of TOKENS) {
    const match = pattern.exec(line);
    if (match && isAuthorityName(line, match[0])) return { system, length: match[0].length };
  }
  const dotted = DOTTED.exec(line);
  return dotted && upperShare(line) > 0.8 ? { system: null, length: dotted[0].length } : null;
}

const BODY_HEADS = [...bodies.heads.party, ...bodies.heads.state, ...bodies.heads.other, ...bodies.heads.neutral, ...bodies.incomplete];

/** Capitals, or at least a position or body after a sign with its stroke or dot ('KT. Giám đốc'): a fault of case, but a signature line. */
function isAuthorityName(line: string, sign: string): boolean {
  const name = line.slice(sign.length);
  if (upperShare(name) > 0.8) return true;
  const known = /\p{L}{2}\s?\.|\//u.test(sign) && line.length < 70;
  return known && !/[,;:]|\.$/.test(name) && (position(name) !== null || startsWithWord(fold(name), BODY_HEADS) !== null);
}

function upperShare(text: string): number {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length < 2 ? 0 : letters.filter((c) => c === c.toUpperCase()).length / letters.length;
}

/** Longest known position that the line begins with (an acting head's 'Q.' before it is passed over). */
export function position(text: string): string | null {
  return startsWithWord(fold(text).replace(/^q\.\s*/, ''), signatureWords.positions);
}

export function startsSignature(text: string): boolean {
  return signToken(text) !== null || (upperShare(text) > 0.9 && position(text) !== null);
}

/** Syllables of a name; names of the highlands join two by an apostrophe: 'H'Lan Mlô', 'K'Brêm'. */
const SYLLABLE = String.raw`\p{Lu}[\p{Ll}\p{M}]*(?:['’]\p{L}[\p{Ll}\p{M}]*)?`;
const NAME = new RegExp(`^${SYLLABLE}(?:[ -]${SYLLABLE}){1,5}$`, 'u');

/** A person's name as printed, or a merge field that stands for one. */
export function isPersonName(text: string): boolean {
  const line = tidy(text).replace(/[.,;]$/, '');
  if (/^\{\{[^}]+\}\}$/.test(line)) return true;
  if (line.length < 4 || line.length > 60 || /\d/.test(line)) return false;
  let rest = line;
  for (let i = 0; i < 3; i++) {
    const title = startsWithWord(fold(rest), signatureWords.titlesBeforeName);
    if (!title || title.length >= rest.length) break;
    const cut = rest.slice(title.length).replace(/^[.,\s]+/, '');
    if (cut.split(' ').length < 2 && !cut.includes('.')) break;
    rest = cut;
  }
  const surname = signatureWords.surnames.includes(fold(rest.split(/[ -]/)[0] ?? ''));
  if (NAME.test(rest)) return surname || rest.split(' ').length <= 4;
  return surname && upperShare(rest) === 1 && rest.split(' ').length >= 2 && rest.split(' ').length <= 5 && position(rest) === null;
}

/** Whether a name begins with a surname that is known as one. */
export function hasKnownSurname(text: string): boolean {
  const words = fold(text).split(/[\s.]+/);
  return words.slice(0, 4).some((word) => signatureWords.surnames.includes(word));
}

export function isSignatureMark(text: string): boolean {
  const folded = fold(text).replace(/^[[(\s]+/, '');
  return signatureWords.marks.some((mark) => folded.startsWith(mark)) || /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\s+\d{1,2}:\d\d/.test(folded);
}

// ---------------------------------------------------------------- labels

const DRAFTER = /^\p{Lu}[\p{L}\p{N}&]{1,40}(?:\s?[-.]\s?\(?\d{1,4}\)?|\.\s?\(\d{1,4}\))\.?$/u;

/** Drafter and number of copies: 'NguyenVanAn-26', 'PL.(300)', 'ABC-268'. */
export function isDrafterCode(text: string): boolean {
  return DRAFTER.test(text);
}

export function recipientsLabel(text: string): number {
  const match = /^n[ơo]i\s+nh[ậâa]n\s*(?:[:;.]|(?=-)|$)/iu.exec(text);
  return match ? match[0].length : 0;
}

const ADDRESS = new RegExp(`^(?:${[...labels.address, ...labels.invitation].join('|')})\\s*[:：]`, 'iu');
const ADDRESS_BARE = /^(?:kính gửi|kính trình)\s*(?=$|\p{Lu}|-)/u;
const ADDRESS_SUFFIX = new RegExp(`(?:${labels.addressSuffix.join('|')})\\s*:$`, 'iu');

/** Length of 'Kính gửi:' at the start of the line; a whole line that ends in 'điện:' or 'kính mời:' counts too. */
export function addressLabel(text: string): number {
  const match = ADDRESS.exec(text) ?? ADDRESS_BARE.exec(text.replace(/^Kính (gửi|trình)/iu, (m) => m.toLowerCase()));
  if (match) return match[0].length;
  return text.length < 120 && ADDRESS_SUFFIX.test(text) ? text.length : 0;
}

export function isSubjectOpening(folded: string): boolean {
  return /^v\s?[/.]?\s?v\s*[:/.]?\s+\S/u.test(folded) || /^v\/v\S/u.test(folded) || folded.startsWith('về việc');
}

export function isBase(text: string): boolean {
  return startsWithWord(fold(text).replace(/^[-+*]\s*/, ''), labels.bases) !== null;
}

export function isAccompanying(text: string): boolean {
  const opening = /^\s*[([]/.exec(text);
  if (!opening) return false;
  return startsWithWord(fold(text.slice(opening[0].length, 200)), labels.accompanies) !== null;
}

const SIGNED_AT = String.raw`\d{1,2}\/\d{1,2}\/\d{4}\s*;?\s*\d{1,2}\s*:\s*\d{2}`;
const COPY_SIGNED = new RegExp(`^(?:${marks.copy.join('|')})\\s*;.{2,120}${SIGNED_AT}`, 'iu');
const APPENDIX_SIGNED = new RegExp(`^số\\s*:?.{1,60};?\\s*${SIGNED_AT}`, 'iu');

/** Text of a body's digital signature: on an electronic copy ('SAO Y; …; ngày; giờ') or on a separate appendix. */
export function electronicSignature(text: string): 'eCopySign' | 'appendixESign' | null {
  if (text.length > 240) return null;
  const line = fold(text);
  return COPY_SIGNED.test(line) ? 'eCopySign' : APPENDIX_SIGNED.test(line) ? 'appendixESign' : null;
}

/** Kind of a typed separator, or null: '-----', '*', '_____', '---o0o---'. */
export function typedSeparator(text: string): 'hyphens' | 'asterisk' | 'underscores' | 'other' | null {
  const line = tidy(text).replace(/\s/g, '');
  if (/^-{2,}$/.test(line)) return 'hyphens';
  if (/^[*⁎∗＊]{1,9}$/.test(line)) return 'asterisk';
  if (/^_{2,}$/.test(line)) return 'underscores';
  return /^[-_=*~.]{2,}o?0?o?[-_=*~.]{2,}$/i.test(line) || /^={2,}$/.test(line) ? 'other' : null;
}

export function levelOf(folded: string, kind: 'secrecy' | 'urgency'): string | null {
  const plain = folded.replace(/^[([\s]+|[)\].!\s]+$/g, '');
  const label = startsWithWord(plain, kind === 'secrecy' ? marks.secrecyLabels : marks.urgencyLabels);
  const word = label ? plain.slice(label.length).replace(/^\s*[:-]\s*/, '') : plain;
  return marks[kind].find((level) => level.literals.includes(word))?.level ?? null;
}

/** 'Dự thảo lần 2' → '2'; 'DỰ THẢO' → ''; anything else null. */
export function draftMark(folded: string): string | null {
  const plain = folded.replace(/^[([\s]+|[)\].\s]+$/g, '');
  if (plain.length > 48 || !startsWithWord(plain, marks.draft)) return null;
  const rest = plain.slice(7).trim();
  const times = /^[-:(]?\s*(?:lần|lần thứ|số|thứ)?\s*[:]?\s*(\d{1,2}|[ivx]{1,4})\b/u.exec(rest.replace(/^lần thứ/u, 'lần'));
  if (times?.[1]) return times[1];
  return rest === '' || /^(?:lần|ngày|\d|[(:-])/u.test(rest) ? '' : null;
}

/** Longest known type that the line begins with, with the length it takes in the line. */
export function typeNameOf(folded: string): { name: string; length: number } | null {
  let best: { name: string; length: number } | null = null;
  for (const type of TYPES) {
    if (best && best.length >= type.folded.length) continue;
    if (startsWithWord(folded, [type.folded])) best = { name: type.name, length: type.folded.length };
  }
  return best;
}

const TYPES = documentTypes.types.map((type) => ({ name: type.name, folded: fold(type.name) }));
const LETTER_SPACED = /^(?:\p{Lu}\s){3,}\p{Lu}/u;

/** 'Q U Y Ế T Đ Ị N H' is one word a letter: closed up so that it can be compared without blanks. */
export function typeNameOfSpaced(text: string): { name: string; length: number } | null {
  if (!LETTER_SPACED.test(text)) return null;
  const closed = fold(text).replace(/\s/g, '');
  const type = TYPES.find((t) => t.folded.replace(/\s/g, '') === closed);
  return type ? { name: type.name, length: text.length } : null;
}
