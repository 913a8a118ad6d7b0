import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../lib/rules';
import { compliantDraft } from '../../fixtures/drafts';
import { verdictsOn } from '../../fixtures/drafts/measure';

/** Everything a clerk reads of a verdict, and where it points. */
const shown = ({ rule, outcome, severity, confidence, expected, actual, message, remedy, citation, where, fix }: Verdict) => ({
  rule,
  outcome,
  severity,
  confidence,
  vi: [message.vi, expected.vi, actual.vi, remedy.vi],
  en: [message.en, expected.en, actual.en, remedy.en],
  clause: `${citation.norm}, ${citation.clause}`,
  where: where.map(({ paragraph, start, end }) => [paragraph, start, end]),
  ...(fix ? { fix } : {}),
});

async function expectGolden(bytes: Uint8Array, name: string): Promise<void> {
  const verdicts = await verdictsOn(bytes, 'nd30-2020');
  const failed = verdicts.filter((verdict) => verdict.outcome !== 'pass').map(shown);
  const passed = verdicts.filter((verdict) => verdict.outcome === 'pass').map((verdict) => verdict.rule);
  await expect(`${JSON.stringify({ failed, passed }, null, 1)}\n`).toMatchFileSnapshot(`goldens/${name}.snap`);
}

describe('exact verdicts', () => {
  it('on the practice letter with many slips', () =>
    expectGolden(new Uint8Array(readFileSync('samples/drafts/cong-van-so-noi-vu.docx')), 'letter-with-slips'));

  it('on the practice decision without a fault', () =>
    expectGolden(new Uint8Array(readFileSync('samples/drafts/quyet-dinh-ubnd-tinh.docx')), 'decision'));

  it('on a submission whose number and day are blank', () => {
    const bytes = compliantDraft({ ruleset: 'nd30-2020', type: 'Tờ trình', number: null }, (spec) => {
      for (const block of spec.blocks)
        if (block.kind === 'table')
          for (const cell of block.rows.flat())
            for (const one of cell)
              if (one.kind === 'paragraph' && one.role === 'placeDate') one.runs[0]!.text = 'Sơn Lâm, ngày     tháng 11 năm 2026';
    });
    return expectGolden(bytes, 'submission-blank');
  });

  it('on a printed page (PDF), where the face is another', () =>
    expectGolden(new Uint8Array(readFileSync('tests/unit/rules-state/goldens/letter.pdf')), 'letter-pdf'));
});
