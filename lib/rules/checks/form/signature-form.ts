import type { CheckOf } from '../../check-schema';
import { type Facts, type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { list, quote, say } from '../../engine/phrases';
import { compiled, foldText, squeeze } from '../../engine/text';
import { type Line, linesOf } from '../lines';

type SignatureCheck = CheckOf<'signatureForm'>;

/** The lines of a signature block against each other and against the blocks a pack accepts. */
export function signatureForm(scope: Scope, check: SignatureCheck): Finding {
  return check.facet === 'deputy' ? deputy(scope, check) : block(scope, check);
}

function upper(line: Line): string {
  return squeeze(foldText(line.text)).toUpperCase();
}

function signLines({ facts, part }: Scope): Line[] {
  return facts
    .components(['signAuthority', 'signPosition'], part)
    .flatMap((component) => linesOf(facts, component))
    .sort((a, b) => a.stretch.paragraph.index - b.stretch.paragraph.index || a.start - b.start);
}

/** "For the head" stands over the head's title, and a deputy's title under it. */
function deputy(scope: Scope, check: SignatureCheck): Finding {
  const lines = signLines(scope);
  const faults: Fault[] = [];
  let measured = 0;
  const expected = say('deputyBelow');
  for (const [index, line] of lines.entries()) {
    const match = compiled(foldText(check.token!)).exec(upper(line));
    if (!match) continue;
    measured += 1;
    const head = upper(line)
      .slice(match.index + match[0].length)
      .trim();
    // The head's body may stand on a line of its own, as where two bodies sign: 'KT. GIÁM ĐỐC / SỞ Y TẾ / PHÓ GIÁM ĐỐC'.
    const below = lines.slice(index + 1).find((each) => each.stretch.component !== line.stretch.component);
    const wrongHead = compiled(foldText(check.deputy!)).test(head);
    const wrongBelow = below !== undefined && !compiled(foldText(check.deputy!)).test(upper(below));
    if (wrongHead || wrongBelow) {
      const shown = below ? `${line.text} / ${below.text}` : line.text;
      faults.push({ place: placeOfStretch(line.stretch, line.start, line.end), actual: quote(shown) });
    }
  }
  return { measured, faults, expected, actual: expected };
}

/** The authority line against the table of blocks for this issuer; an issuer the table doesn't know is not judged. */
function block(scope: Scope, check: SignatureCheck): Finding {
  const { facts, part } = scope;
  const agency = facts.upper('agency', part);
  const rows = (facts.tables.signatures ?? []).filter(
    (row) => facts.holds(row) && agency !== null && row.agency !== undefined && test(row.agency, agency),
  );
  const lines = linesOfAuthority(facts, part).filter((line) => !check.only || test(check.only, upper(line)));
  if (rows.length === 0 || lines.length === 0) return { measured: 0, faults: [] };
  const accepted = rows.filter((row) => row.authority !== null);
  const expected = list(
    accepted.map((row) => ({ vi: row.name, en: row.name })),
    ' / ',
  );
  const faults: Fault[] = [];
  for (const line of lines) {
    if (accepted.some((row) => test(row.authority!, upper(line)))) continue;
    faults.push({ place: placeOfStretch(line.stretch, line.start, line.end), actual: quote(line.text) });
  }
  return { measured: lines.length, faults, expected, actual: quote(lines[0]!.text) };
}

function linesOfAuthority(facts: Facts, part: number): Line[] {
  return facts
    .components(['signAuthority'], part)
    .flatMap((component) => linesOf(facts, component))
    .slice(0, 1);
}

function test(source: string, text: string): boolean {
  return compiled(foldText(source)).test(text);
}
