import data from './data/syllables.json' with { type: 'json' };

/** The grammar of a written Vietnamese syllable: onset, rime, one tone, and where its mark stands. Lower case, NFC. */

export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
/** Level, grave, acute, hook, tilde, dot below: the order of the tables below. */
const MARKED = ['aàáảãạ', 'ăằắẳẵặ', 'âầấẩẫậ', 'eèéẻẽẹ', 'êềếểễệ', 'iìíỉĩị', 'oòóỏõọ', 'ôồốổỗộ', 'ơờớởỡợ', 'uùúủũụ', 'ưừứửữự', 'yỳýỷỹỵ'];

const toneOf = new Map<string, { plain: string; tone: Tone }>();
for (const row of MARKED) for (const [tone, letter] of [...row].entries()) toneOf.set(letter, { plain: row[0]!, tone: tone as Tone });
const BARE: Record<string, string> = { ă: 'a', â: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };

const set = (list: string) => new Set(list.split(' '));
const ONSETS = set(data.onsets);
const OPEN = set(data.open);
const NASAL = set(data.nasal);
const STOP = set(data.stop);
const QU = { open: set(data.afterQu.open), nasal: set(data.afterQu.nasal), stop: set(data.afterQu.stop) };
const BEFORE = data.onsetBefore.map((rule) => ({ onsets: set(rule.onsets), letters: set(rule.firstLetters) }));
const WHOLE_Y = new Set(data.wholeRimeY);
const BARE_ONLY = set(data.bareOnly);
const EXTRA = set(data.extra);

/** What is wrong with a token that is no syllable: `shape` = no Vietnamese rime or onset at all; `unused` = one that no word has. */
export type SyllableFault = 'twoTones' | 'tonePlace' | 'stopTone' | 'onsetRule' | 'shape' | 'unused';

export interface Parsed {
  onset: string;
  rime: string;
  tone: Tone;
}

/** Takes the tone off: plain letters and every tone met. */
function untoned(word: string): { plain: string; tones: Tone[]; at: number } {
  let plain = '';
  const tones: Tone[] = [];
  let at = -1;
  for (const letter of word) {
    const found = toneOf.get(letter);
    if (found && found.tone > 0) {
      tones.push(found.tone);
      at = plain.length;
    }
    plain += found ? found.plain : letter;
  }
  return { plain, tones, at };
}

/** Without tone and diacritics: 'phục' and 'phuc' are one. */
export function skeleton(word: string): string {
  let result = '';
  for (const letter of untoned(word).plain) result += BARE[letter] ?? letter;
  return result;
}

/** Which base letters a word has, a bit each. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (const letter of skeleton(word)) bits |= 1 << (letter.charCodeAt(0) & 31);
  return bits;
}

/** The first tone mark met. */
export const toneIn = (word: string): Tone => untoned(word).tones[0] ?? 0;

/** Without the tone only. */
export const withoutTone = (word: string): string => untoned(word).plain;

function cut(plain: string): { onset: string; rime: string } | null {
  if (plain.startsWith('gi')) {
    const rest = plain.slice(2);
    if (rest[0] === 'i') return null;
    // One i is shared: gì, gìn, giêng.
    if (rest === '' || !'aăâeêioôơuưy'.includes(rest[0]!)) return { onset: 'gi', rime: plain.slice(1) };
    if (rest[0] === 'ê') return { onset: 'gi', rime: plain.slice(1) };
    return { onset: 'gi', rime: rest };
  }
  for (const length of [3, 2, 1]) {
    const onset = plain.slice(0, length);
    if (onset.length === length && ONSETS.has(onset)) return { onset, rime: plain.slice(length) };
  }
  return /^[aăâeêioôơuưy]/.test(plain) ? { onset: '', rime: plain } : null;
}

/** Index of the letter that bears the tone mark, in the whole plain word; `alternative` = the other accepted style. */
function tonePlaces(onset: string, plain: string, rime: string): number[] {
  const start = plain.length - rime.length;
  // gi + consonant or nothing: the i is the vowel.
  for (let i = rime.length - 1; i >= 0; i--) if ('ăâêôơ'.includes(rime[i]!)) return [start + i];
  const horn = rime.indexOf('ư');
  if (horn >= 0) return [start + horn];
  const vowels = [...rime].filter((letter) => 'aăâeêioôơuưy'.includes(letter)).length;
  if (vowels < rime.length) return [start + vowels - 1];
  if (vowels === 1) return [start];
  if (vowels === 3) return [start + 1];
  if (onset !== 'qu' && (rime === 'oa' || rime === 'oe' || rime === 'uy')) return [start, start + 1];
  return [start];
}

function knownRime(onset: string, rime: string): 'free' | 'stop' | null {
  const table = onset === 'qu' ? QU : { open: OPEN, nasal: NASAL, stop: STOP };
  if (table.stop.has(rime)) return 'stop';
  return table.open.has(rime) || table.nasal.has(rime) ? 'free' : null;
}

/** A syllable of the language, or what is wrong with it. */
export function parseSyllable(word: string): Parsed | SyllableFault {
  const { plain, tones, at } = untoned(word);
  if (EXTRA.has(plain)) return { onset: '', rime: plain, tone: tones[0] ?? 0 };
  const parts = cut(plain);
  if (!parts) return 'shape';
  const { onset, rime } = parts;
  const kind = knownRime(onset, rime);
  if (!kind) return 'shape';
  if (tones.length > 1) return 'twoTones';
  const fault = onsetFault(onset, rime);
  if (fault) return fault;
  const tone = tones[0] ?? 0;
  if (tone > 0 && !tonePlaces(onset, plain, rime).includes(at)) return 'tonePlace';
  if (kind === 'stop' && tone !== 2 && tone !== 5) return 'stopTone';
  return { onset, rime, tone };
}

function onsetFault(onset: string, rime: string): SyllableFault | null {
  if (BARE_ONLY.has(rime) && rime !== 'y' && onset !== '' && onset !== 'qu') return 'onsetRule';
  if (/^iê/.test(rime) && onset === '') return 'onsetRule';
  if (rime === 'y' && onset !== 'qu' && !WHOLE_Y.has(onset)) return 'onsetRule';
  for (const { onsets, letters } of BEFORE) if (onsets.has(onset) && !letters.has(rime[0]!)) return 'onsetRule';
  return null;
}

export const isSyllable = (word: string): boolean => typeof parseSyllable(word) !== 'string';

export function syllableOf(word: string): Parsed | null {
  const parsed = parseSyllable(word);
  return typeof parsed === 'string' ? null : parsed;
}

/** Puts a tone on an untoned word by the older style, or null where it can't bear it. */
export function withTone(plain: string, tone: Tone): string | null {
  const parts = cut(plain);
  const kind = parts && knownRime(parts.onset, parts.rime);
  if (!parts || !kind || onsetFault(parts.onset, parts.rime)) return null;
  if (kind === 'stop' && tone !== 2 && tone !== 5) return null;
  if (tone === 0) return plain;
  const at = tonePlaces(parts.onset, plain, parts.rime)[0]!;
  const row = MARKED.find((each) => each[0] === plain[at]);
  return row ? plain.slice(0, at) + [...row][tone]! + plain.slice(at + 1) : null;
}

/** Both tone placements become one (the newer): for keys and comparison. */
export function foldStyle(word: string): string {
  return word.replace(/([òóỏõọ])([ae])$|([ùúủũụ])y$/, (pair, o: string | undefined, vowel: string | undefined, u: string | undefined) => {
    const { tone } = toneOf.get((o ?? u)!)!;
    if (u && word.endsWith(`q${pair}`)) return pair;
    const row = MARKED.find((each) => each[0] === (vowel ?? 'y'))!;
    return (o ? 'o' : 'u') + [...row][tone]!;
  });
}

/** All plain letters of one base letter: a → a ă â; d → d đ. */
export const FAMILIES: Record<string, string> = {
  a: 'aăâ',
  ă: 'aăâ',
  â: 'aăâ',
  e: 'eê',
  ê: 'eê',
  o: 'oôơ',
  ô: 'oôơ',
  ơ: 'oôơ',
  u: 'uư',
  ư: 'uư',
  d: 'dđ',
  đ: 'dđ',
};
