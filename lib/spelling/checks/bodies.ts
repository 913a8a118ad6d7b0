import type { IssuingSystem } from '../../anatomy';
import { BODIES } from '../schema';
import { foldLine } from '../text';
import type { Token } from '../tokens';
import type { Slip } from '../types';
import { foldSyllable } from '../vocabulary';
import type { Words } from '../words';
import type { Line } from './line';

/** Ministries, departments, provinces and levels that ended. Mentions of the past are common, so it only notes. */

type Row = (typeof BODIES.bodies)[number] & { folded: string };

/** By the first two words. */
const rows = new Map<string, Map<string, Row[]>>();
for (const body of BODIES.bodies) {
  const folded = foldLine(body.name);
  const [first, second] = folded.split(' ').map(foldSyllable) as [string, string];
  const seconds = rows.get(first) ?? new Map<string, Row[]>();
  rows.set(first, seconds.set(second, [...(seconds.get(second) ?? []), { ...body, folded }]));
}
const earliest = BODIES.bodies.map((body) => body.from).sort()[0]!;
const PAST = new RegExp(BODIES.pastWords, 'u');
const NEAR = 60;

export function* bodies(lines: readonly Line[], words: Words, onDay: string, system: IssuingSystem): Generator<Slip> {
  if (onDay < earliest) return;
  for (const line of lines) {
    let folded: string | undefined;
    for (let at = 0; at + 1 < line.tokens.length; at++) {
      const candidates = rows.get(words.info(line.tokens[at]!.text).key)?.get(words.info(line.tokens[at + 1]!.text).key);
      if (!candidates) continue;
      folded ??= foldLine(line.text);
      const row = ended(candidates, folded, line.tokens[at]!, onDay, system);
      if (row) yield slipOf(row, line, line.tokens[at]!.start);
    }
  }
}

function ended(candidates: readonly Row[], folded: string, { start }: Token, onDay: string, system: IssuingSystem): Row | undefined {
  return candidates.find((row) => {
    const end = start + row.folded.length;
    // The Party's packs answer for the district themselves.
    if (onDay < row.from || (row.system !== undefined && row.system !== system) || !folded.startsWith(row.folded, start)) return false;
    return !/\p{L}/u.test(folded[end] ?? ' ') && !PAST.test(folded.slice(Math.max(0, start - NEAR), end + NEAR));
  });
}

function slipOf(row: Row, { paragraph, text }: Line, start: number): Slip {
  const [year, month] = row.from.split('-');
  const end = start + row.folded.length;
  return {
    rule: 'language.body',
    range: { paragraph, start, end },
    found: text.slice(start, end),
    suggestions: [],
    severity: 'info',
    confidence: row.confidence === 'high' ? 0.8 : 0.6,
    values: { since: `01/${Number(month)}/${year}`, successor: row.now, expected: `“${row.now}”` },
  };
}
