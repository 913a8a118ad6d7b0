import type { CheckOf } from '../../check-schema';
import { type Facts, type Finding, placeOfComponent, type Scope } from '../../engine/context';
import { list, quote, say } from '../../engine/phrases';
import { compiled, foldText, squeeze } from '../../engine/text';
import type { PowerRow } from '../../table-schema';

/** A code, type or power that must be in a table. */
export function membership(scope: Scope, check: CheckOf<'membership'>): Finding {
  switch (check.of) {
    case 'typeCode':
      return typeCode(scope, false);
    case 'typeCodeCase':
      return typeCode(scope, true);
    case 'bodyCode':
      return bodyCode(scope);
    case 'endedBody':
      return endedBody(scope);
    case 'typeName':
      return typeName(scope);
    default:
      return power(scope);
  }
}

const NONE: Finding = { measured: 0, faults: [] };

/** A code not in the table: a slip of case ("CTR" for "CTr") is one rule's business, an unknown code another's. */
function typeCode({ facts, part, subjects }: Scope, slips: boolean): Finding {
  const code = facts.numberParts(part)?.typeCode;
  if (!code || !subjects[0]) return NONE;
  // Where the printed type has a code of its own, `agreement` compares the two.
  if (!slips && facts.typeRow(facts.typeOf(part))?.codes.length) return NONE;
  const rows = (facts.tables.types ?? []).filter((row) => facts.holds(row));
  const codes = rows.flatMap((row) => row.codes);
  const near = codes.find((each) => each.toLowerCase() === code.toLowerCase());
  const place = placeOfComponent(facts, subjects[0]);
  const expected = near ? quote(near) : say('listed');
  if (!codes.includes(code) && slips !== (near !== undefined)) return NONE;
  return { measured: 1, faults: codes.includes(code) ? [] : [{ place, actual: quote(code) }], expected, actual: quote(code), place };
}

function bodyCode({ facts, part, subjects }: Scope): Finding {
  const codes = facts.numberParts(part)?.bodyCodes ?? [];
  if (codes.length === 0 || !subjects[0]) return NONE;
  const known = new Set((facts.tables.bodies ?? []).filter((row) => facts.holds(row)).flatMap((row) => [row.code, ...(row.accept ?? [])]));
  const place = placeOfComponent(facts, subjects[0]);
  const unknown = codes.filter((code) => !known.has(code));
  return {
    measured: 1,
    faults: unknown.map((code) => ({ place, actual: quote(code) })),
    expected: say('listed'),
    actual: list(codes.map(quote)),
    place,
  };
}

/** A code whose body was abolished before the earliest day the document can be of. */
function endedBody({ facts, part, subjects }: Scope): Finding {
  const codes = facts.numberParts(part)?.bodyCodes ?? [];
  if (codes.length === 0 || !subjects[0]) return NONE;
  const place = placeOfComponent(facts, subjects[0]);
  const ended = codes.flatMap((code) => {
    const rows = (facts.tables.bodies ?? []).filter((row) => row.code === code);
    const row = rows.find((each) => each.endedOn && each.endedOn < facts.firstDay);
    return row && rows.every((each) => each.endedOn) ? [{ place, actual: say('ended', { code, name: row.name }) }] : [];
  });
  return { measured: 1, faults: ended, expected: say('inForce'), actual: list(codes.map(quote)), place };
}

function typeName({ facts, subjects }: Scope): Finding {
  const component = subjects[0];
  if (!component) return NONE;
  const row = facts.typeRow(squeeze(foldText(component.text.toLowerCase())));
  const place = placeOfComponent(facts, component);
  return {
    measured: 1,
    faults: row ? [] : [{ place, actual: quote(component.text) }],
    expected: say('listed'),
    actual: quote(component.text),
    place,
  };
}

/** Types a body may issue; a body or a type outside the table is not judged. */
function power({ facts, part, subjects }: Scope): Finding {
  const component = subjects[0];
  const type = facts.typeRow(facts.typeOf(part));
  const row = powerRow(facts, part);
  if (!component || !type || !row) return NONE;
  const named = (names: string[]) => names.some((name) => foldText(name) === foldText(type.name));
  const place = placeOfComponent(facts, component);
  const expected = say('mayIssue', { body: row.name, types: row.may.join(', ') });
  if (named(row.may)) return { measured: 1, faults: [], expected, actual: quote(component.text), place };
  if (!named(row.mayNot)) return NONE;
  const sure = row.confidence === 'low' ? 0.5 : 1;
  return { measured: 1, faults: [{ place, actual: say('notByBody', { body: row.name, type: type.name }), sure }], expected };
}

function powerRow(facts: Facts, part: number): PowerRow | null {
  const agency = facts.upper('agency', part);
  if (!agency) return null;
  const sign = facts.upper('signAuthority', part) ?? '';
  const test = (source: string, text: string) => compiled(foldText(source)).test(text);
  return (
    (facts.tables.powers ?? []).find(
      (row) =>
        facts.holds(row) &&
        test(row.agency, agency) &&
        !(row.notAgency && test(row.notAgency, agency)) &&
        (!row.sign || test(row.sign, sign)) &&
        !(row.notSign && test(row.notSign, sign)),
    ) ?? null
  );
}
