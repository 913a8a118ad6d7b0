import { describe, expect, it } from 'vitest';
import { checkText, isSyllable } from '../../../lib/spelling';
import { type Planted, plantedSlips, plantedSyllables, SENTENCES } from './planted';

const ON = { onDay: '2026-11-22' };
const WANTED = 0.95;
const OFFERED = 3;

const same = (text: string): string => text.normalize('NFC').toLowerCase();

/** Found where it stands, with the right form among the first offers: the mended text is the sentence as it was meant. */
function isFound({ text, start, end, right, meant }: Planted): boolean {
  const found = (mended: string) =>
    meant === undefined ? same(mended) === same(text.slice(0, start) + right + text.slice(end)) : same(mended).includes(same(meant));
  return checkText(text, ON).some(
    ({ range, suggestions }) =>
      range.start < end &&
      start < range.end &&
      suggestions.slice(0, OFFERED).some((offer) => found(text.slice(0, range.start) + offer + text.slice(range.end))),
  );
}

/** Of slips that are words themselves a program without understanding can't find all. */
const WANTED_OF_SYLLABLES = 0.8;

function tell(slips: Planted[], missed: Planted[]): void {
  const kinds = [...new Set(slips.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const all = slips.filter((slip) => slip.kind === kind).length;
    return `${kind}: ${all - missed.filter((slip) => slip.kind === kind).length}/${all}`;
  });
  console.log(`${rows.join('\n')}\n${missed.map(({ kind, wrong, right }) => `missed: ${wrong} → ${right} (${kind})`).join('\n')}`);
}

describe('planted slips that are other syllables', () => {
  it('are mostly found with the right form offered', () => {
    const slips = plantedSyllables();
    const missed = slips.filter((slip) => !isFound(slip));
    tell(slips, missed);
    expect(1 - missed.length / slips.length).toBeGreaterThanOrEqual(WANTED_OF_SYLLABLES);
  });
});

describe('planted slips', () => {
  const slips = plantedSlips(isSyllable);
  const kinds = [...new Set(slips.map(({ kind }) => kind))];

  it('are at least 300, of ten kinds or more', () => {
    expect(slips.length).toBeGreaterThanOrEqual(300);
    expect(kinds.length).toBeGreaterThanOrEqual(10);
  });

  it('are found with the right form offered', () => {
    const missed = slips.filter((slip) => !isFound(slip));
    tell(slips, missed);
    expect(1 - missed.length / slips.length).toBeGreaterThanOrEqual(WANTED);
  });

  it.each(SENTENCES)('nothing is said against: %s', (sentence) => {
    expect(checkText(sentence, ON).map(({ found }) => found)).toEqual([]);
  });
});
