import type { IssuingSystem } from '../../anatomy';
import { BODIES } from '../language.shipped';
import type { BodyRow } from '../tables';
import { foldLine } from '../text';
import type { Slip } from '../types';
import type { Token } from '../words';
import type { Line } from './line';

/** Ministries, departments, provinces and levels that ended. Mentions of the past are common, so it only notes. */

const earliest = BODIES.bodies.map((body) => body.from).sort()[0]!;
const PAST = new RegExp(BODIES.pastWords, 'u');
const NEAR = 60;

export function* bodies(lines: readonly Line[], onDay: string, system: IssuingSystem): Generator<Slip> {
  if (onDay < earliest) return;
  for (const line of lines) {
    let folded: string | undefined;
    for (let at = 0; at + 1 < line.tokens.length; at++) {
      const candidates = line.tokens[at]!.info.roles?.bodies?.get(line.tokens[at + 1]!.info.key);
      if (!candidates) continue;
      folded ??= foldLine(line.text);
      const row = ended(candidates, folded, line.tokens[at]!, onDay, system);
      if (row) yield slipOf(row, line, line.tokens[at]!.start);
    }
  }
}

function ended(
  candidates: readonly BodyRow[],
  folded: string,
  { start }: Token,
  onDay: string,
  system: IssuingSystem,
): BodyRow | undefined {
  return candidates.find((row) => {
    const end = start + row.folded.length;
    // The Party's packs answer for the district themselves.
    if (onDay < row.from || (row.system !== undefined && row.system !== system) || !folded.startsWith(row.folded, start)) return false;
    return !/\p{L}/u.test(folded[end] ?? ' ') && !PAST.test(folded.slice(Math.max(0, start - NEAR), end + NEAR));
  });
}

function slipOf(row: BodyRow, { paragraph, text }: Line, start: number): Slip {
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
