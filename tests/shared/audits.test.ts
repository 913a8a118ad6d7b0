import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../../lib/anatomy';
import { readDocument } from '../../lib/document';
import { evaluate, loadRuleSet, standInDay, type Verdict } from '../../lib/rules';

/** Real documents judged by hand: of their true violations we find 95 %, and 95 % of our errors on them are true. */

const corpus = join(import.meta.dirname, '../../../shared/corpus');
const TODAY = '2026-11-22';

interface Violation {
  id: string;
  severity: 'error' | 'warn' | 'info';
  component: string;
  found: string;
  expected: string;
}

interface Audit {
  file: string;
  ruleset: string;
  documentDate: string | null;
  components: { component: string; compliant: boolean | null; reason?: string }[];
  page: { marginsCompliant: boolean | null; pageNumberCompliant: boolean | null };
  violations: Violation[];
}

type Nature = 'size' | 'line' | 'gap' | 'indent' | 'paper' | 'sense' | 'other';

/** Natures that a number in the audit settles; the others are words about the same component. */
function natureOf({ found, expected, component }: Violation): Nature {
  const text = `${found} ${expected}`;
  if (component === 'page') return 'paper';
  // What the text says against itself: no format rule answers for that.
  if (/date order/iu.test(text)) return 'sense';
  if (/line (pitch|spacing)|multiple/iu.test(text)) return 'line';
  if (/indent/iu.test(text)) return 'indent';
  if (/gap|between|\b6 pt\b/iu.test(text)) return 'gap';
  if (/^\d[\d.-]* pt$/u.test(found.trim())) return 'size';
  return 'other';
}

function natureOfVerdict({ rule }: Verdict): Nature {
  const slug = rule.split('.')[2] ?? '';
  if (rule.split('.')[1] === 'page') return 'paper';
  if (/^size/u.test(slug)) return 'size';
  if (/line-spacing|^line$/u.test(slug)) return 'line';
  if (/gap|before|space/u.test(slug)) return 'gap';
  if (/indent/u.test(slug)) return 'indent';
  return 'other';
}

/** Headings and clauses are audited as text; the lines under a component as that component. */
const SAME: Record<string, string[]> = {
  body: ['body', 'bases', 'article', 'clause', 'point', 'romanHeading', 'citation', 'spelling'],
  citation: ['citation', 'body'],
  spelling: ['spelling', 'body'],
  signAuthority: ['signAuthority', 'signPosition', 'signName'],
  recipients: ['recipients', 'drafterCode'],
  number: ['number', 'agency'],
};

function answers(verdict: Verdict, violation: Violation): boolean {
  const components = SAME[violation.component] ?? [violation.component];
  if (!components.includes(verdict.component) && !violation.component.startsWith(verdict.component)) return false;
  const nature = natureOf(violation);
  return violation.component === 'pageNumber' || nature === natureOfVerdict(verdict);
}

const audits = existsSync(corpus)
  ? readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.audit.json'))
      .sort()
      .map((path) => JSON.parse(readFileSync(join(corpus, path), 'utf8')) as Audit)
  : [];

async function failures(audit: Audit): Promise<Verdict[]> {
  const document = await readDocument(new Uint8Array(readFileSync(join(corpus, audit.file))));
  const anatomy = analyse(document);
  const day = standInDay(anatomy.metadata.date, TODAY);
  return evaluate(document, anatomy, loadRuleSet(audit.ruleset, day), { today: TODAY }).filter((verdict) => verdict.outcome === 'fail');
}

describe.skipIf(audits.length === 0)('audited documents', () => {
  test('violations found, errors true', async () => {
    let all = 0;
    let missed = 0;
    let errors = 0;
    let untrue = 0;
    const lines: string[] = [];
    for (const audit of audits) {
      const fails = await failures(audit);
      const lost = audit.violations.filter((violation) => !fails.some((verdict) => answers(verdict, violation)));
      const hard = fails.filter((verdict) => verdict.severity === 'error');
      const wrong = hard.filter(
        (verdict) => !audit.violations.some((violation) => answers(verdict, violation)) && !admitted(audit, verdict),
      );
      all += audit.violations.length;
      missed += lost.length;
      errors += hard.length;
      untrue += wrong.length;
      lines.push(
        `${audit.file}: ${audit.violations.length - lost.length}/${audit.violations.length} found, ${hard.length - wrong.length}/${hard.length} errors true`,
      );
      for (const each of lost) lines.push(`  missed ${each.severity} ${each.component}: ${each.found}`);
      for (const each of wrong) lines.push(`  untrue ${each.rule}: ${each.message.en}`);
    }
    lines.push(
      `all: ${all - missed}/${all} found (${share(all - missed, all)}), ${errors - untrue}/${errors} errors true (${share(errors - untrue, errors)})`,
    );
    console.log(lines.join('\n'));
    expect(missed / all).toBeLessThanOrEqual(0.05);
    expect(untrue / errors).toBeLessThanOrEqual(0.05);
  });
});

/** The audit's own table calls the component wrong, though its list of violations folds it into another line. */
function admitted(audit: Audit, verdict: Verdict): boolean {
  return audit.components.some((each) => each.component === verdict.component && each.compliant === false);
}

function share(part: number, whole: number): string {
  return `${Math.round((part / whole) * 1000) / 10} %`;
}

if (audits.length === 0) console.log(`No audited documents at ${relative(process.cwd(), corpus)}: skipped.`);
