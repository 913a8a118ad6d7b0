import { decodeLegacy, type LegacyEncoding } from '../../document';
import { isSyllable } from '../syllable';
import type { Slip } from '../types';
import type { Line } from './line';

/** Text of an old encoding whose font is gone, told by its letters: these never stand in Unicode Vietnamese. */
const ALIEN =
  /[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]/g;
const FONTS: Record<LegacyEncoding, string> = { tcvn3: '.VnTime', vni: 'VNI-Times' };
const MIN_ALIEN = 3;
/** Share of true syllables that proves a reading. */
const PROVEN = 0.8;
const OFFERED = 200;

/** Parts the lines that must be converted first from those that can be judged. */
export function partLegacy(lines: readonly Line[]): { readable: Line[]; slips: Slip[] } {
  const readable: Line[] = [];
  const slips: Slip[] = [];
  for (const line of lines) {
    const alien = line.text.match(ALIEN)?.length ?? 0;
    const reading = alien >= MIN_ALIEN ? readingOf(line.text) : null;
    if (!reading) {
      readable.push(line);
      continue;
    }
    slips.push({
      rule: `language.${reading.encoding}`,
      range: { paragraph: line.paragraph, start: 0, end: line.text.length },
      found: line.text.slice(0, OFFERED),
      suggestions: [reading.text.slice(0, OFFERED)],
      severity: 'warning',
      confidence: 0.85,
    });
  }
  // Short lines prove nothing alone; beside others of that kind they are no misspellings.
  return { readable: slips.length ? readable.filter((line) => line.text.search(ALIEN) < 0) : readable, slips };
}

function readingOf(text: string): { encoding: LegacyEncoding; text: string } | null {
  const plain = share(text);
  let best: { encoding: LegacyEncoding; text: string; share: number } | null = null;
  for (const [encoding, font] of Object.entries(FONTS) as [LegacyEncoding, string][]) {
    const decoded = decodeLegacy(text, font).text.normalize('NFC');
    const found = share(decoded);
    if (found >= PROVEN && found > plain && (!best || found > best.share)) best = { encoding, text: decoded, share: found };
  }
  return best;
}

function share(text: string): number {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length === 0 ? 0 : words.filter((word) => isSyllable(word.toLowerCase())).length / words.length;
}
