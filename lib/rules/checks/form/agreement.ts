import type { CheckOf } from '../../check-schema';
import { type Finding, placeOfComponent, type Scope } from '../../engine/context';
import { list, quote } from '../../engine/phrases';

/** Two components that must tell the same: the number's codes against the printed type and the issuing body. */
export function agreement(scope: Scope, check: CheckOf<'agreement'>): Finding {
  return check.between === 'typeCode' ? typeCode(scope) : bodyCode(scope);
}

function typeCode(scope: Scope): Finding {
  const { facts, part, subjects } = scope;
  const row = facts.typeRow(facts.typeOf(part));
  const code = facts.numberParts(part)?.typeCode;
  const slip = row?.codes.some((each) => each !== code && each.toLowerCase() === code?.toLowerCase());
  // A slip of case is `membership` of `typeCodeCase`'s business.
  if (!row || row.codes.length === 0 || !code || slip || !subjects[0]) return { measured: 0, faults: [] };
  const expected = quote(row.codes[0]!);
  const place = placeOfComponent(facts, subjects[0]);
  const right = row.codes.includes(code);
  return {
    measured: 1,
    faults: right ? [] : [{ place, actual: quote(code), sure: row.confidence === 'low' ? 0.5 : 1 }],
    expected,
    actual: quote(code),
    place,
  };
}

/** Judged only where the issuer's name is one the table knows, and by the first (leading) body of a joint document. */
function bodyCode(scope: Scope): Finding {
  const { facts, part, subjects } = scope;
  const rows = facts.issuerRows(part);
  const code = facts.numberParts(part)?.bodyCodes[0];
  if (rows.length === 0 || !code || !subjects[0]) return { measured: 0, faults: [] };
  const codes = rows.flatMap((row) => [row.code, ...(row.accept ?? [])]);
  const expected = list([...new Set(rows.map((row) => row.code))].map(quote), ' / ');
  const place = placeOfComponent(facts, subjects[0]);
  const sure = rows.some((row) => row.confidence === 'high') ? 1 : 0.5;
  // A steering committee is told from others by its number: 'BCĐ35' of BAN CHỈ ĐẠO 35.
  const plain = code.replace(/\d+$/, (digits) => (facts.upper('agency', part)?.includes(digits) ? '' : digits));
  return {
    measured: 1,
    faults: codes.includes(code) || codes.includes(plain) ? [] : [{ place, actual: quote(code), sure }],
    expected,
    actual: quote(code),
    place,
  };
}
