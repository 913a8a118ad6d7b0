import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../lib/check';
import { underRegulationIds } from '../../../scripts/cli/component-ids';
import { compliantDraft } from '../../fixtures/drafts';

const PARTY = { ruleset: 'hd05-2026', type: 'Báo cáo' } as const;
const STATE = { ruleset: 'nd30-2020', type: 'Báo cáo' } as const;

async function idsOf(which: typeof PARTY | typeof STATE) {
  const report = await checkDraft(compliantDraft(which), { today: '2026-11-22' });
  if (report.secrecyStop) throw new Error('stopped');
  const { components, verdicts } = underRegulationIds(report);
  return { own: report.components.map(({ id }) => id), told: components.map(({ id }) => id), judged: verdicts.map((one) => one.component) };
}

describe('ids of the check command', () => {
  it('the signer’s position of a state document is told as its authority', async () => {
    const { own, told, judged } = await idsOf(STATE);
    expect(own).toContain('signPosition');
    expect(told).toContain('signAuthority');
    expect([...told, ...judged]).not.toContain('signPosition');
  });

  it('a Party document keeps both', async () => {
    const { own, told } = await idsOf(PARTY);
    expect(told).toEqual(own);
    expect(told).toContain('signPosition');
  });

  it('is what the command prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ids-'));
    try {
      const file = join(folder, 'draft.docx');
      writeFileSync(file, compliantDraft(STATE));
      const out = execFileSync(process.execPath, ['--import', 'tsx', 'scripts/cli/check.ts', '--json', file], { encoding: 'utf8' });
      const [item] = JSON.parse(out);
      expect(item.components.map(({ id }: { id: string }) => id)).not.toContain('signPosition');
      expect(item.verdicts.length).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
