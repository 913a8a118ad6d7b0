import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { hasOffice, storeAs } from '../fixtures/docx/office';
import { compliantDraft, RULESETS } from '../fixtures/drafts';
import { type Look, lookAt } from '../fixtures/look';
import { OFFICES, officeDocx } from '../fixtures/offices';

/** A draft that went through another program and back is the same draft. Skipped on a machine without an office program. */

const office = hasOffice();
if (!office) console.log('No office program: conversions are skipped.');
const folder = mkdtempSync(join(tmpdir(), 'conversions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Set with blanks for another face's widths, a heading breaks its lines anew when it is printed. */
const BY_BLANKS = /gõ bằng/;
const drafts = new Map<string, Uint8Array>([
  ...OFFICES.filter((each, index) => index % 4 === 0 && !BY_BLANKS.test(each.id)).map(
    (each, index) => [`office${index}`, officeDocx(each)] as const,
  ),
  ...RULESETS.map((ruleset) => [ruleset, compliantDraft({ ruleset, type: 'Quyết định' })] as const),
]);

function written(files: Map<string, Uint8Array>, extension: string): string[] {
  return [...files].map(([name, bytes]) => {
    const path = join(folder, `${name}.${extension}`);
    writeFileSync(path, bytes);
    return path;
  });
}

async function looks(files: Map<string, Uint8Array>): Promise<Record<string, Look>> {
  const all: Record<string, Look> = {};
  for (const [name, bytes] of [...files].sort()) all[name] = await lookAt(bytes);
  return all;
}

describe.skipIf(!office)('drafts stored by an office program', () => {
  it.each(['docx', 'doc'] as const)('as %s', { timeout: 300_000 }, async (format) => {
    expect(await looks(storeAs(written(drafts, 'docx'), format))).toEqual(await looks(drafts));
  });

  it.each(['odt', 'rtf'] as const)('as %s and back', { timeout: 500_000 }, async (format) => {
    const there = storeAs(written(drafts, 'docx'), format);
    expect(await looks(storeAs(written(there, format), 'docx'))).toEqual(await looks(drafts));
  });

  it('printed to PDF', { timeout: 300_000 }, async () => {
    const [before, after] = [await looks(drafts), await looks(storeAs(written(drafts, 'docx'), 'pdf'))];
    for (const [name, look] of Object.entries(before)) {
      expect(after[name]!.metadata, name).toEqual(look.metadata);
      // A page shows less than the file tells; it shows nothing that is not there.
      expect(look.errors, name).toEqual(expect.arrayContaining(after[name]!.errors));
    }
  });
});
