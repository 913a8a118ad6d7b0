import { isSyllable, type Tone, withTone } from './syllable';

/** Keystrokes of the Telex method left in the text because the typing program was off: 'dduowcj' → 'được'. */
const LETTERS: [string, string][] = [
  ['aa', 'â'],
  ['aw', 'ă'],
  ['ee', 'ê'],
  ['oo', 'ô'],
  ['ow', 'ơ'],
  ['uw', 'ư'],
  ['dd', 'đ'],
];
const TONES: Record<string, Tone> = { f: 1, s: 2, r: 3, x: 4, j: 5 };

export function telex(word: string): string | null {
  if (!/^[a-z]+$/.test(word)) return null;
  let body = word;
  let tone: Tone = 0;
  const match = /[fsrxj](?=[a-z]*$)/.exec(body.slice(1));
  const last = body[body.length - 1]!;
  if (last in TONES && body.length > 2) {
    tone = TONES[last]!;
    body = body.slice(0, -1);
  } else if (match) {
    const at = lastToneKey(body);
    if (at > 0) {
      tone = TONES[body[at]!]!;
      body = body.slice(0, at) + body.slice(at + 1);
    }
  }
  let text = body.replace('uow', 'ươ');
  for (const [keys, letter] of LETTERS) text = text.replace(keys, letter);
  if (text === word && tone === 0) return null;
  const done = withTone(text, tone);
  return done && done !== word && isSyllable(done) ? done : null;
}

function lastToneKey(word: string): number {
  for (let i = word.length - 1; i > 1; i--) if (word[i]! in TONES) return i;
  return -1;
}
