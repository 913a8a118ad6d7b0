import type { CheckOf } from '../../check-schema';
import { type Fault, type Finding, placeOfStretch, type Scope } from '../../engine/context';
import { list, quote, say } from '../../engine/phrases';
import { foldText } from '../../engine/text';
import { type Line, linesOf } from '../lines';

type DateCheck = CheckOf<'dateForm'>;

/** Place, day, month, year of the date line; blanks of a draft are empty pieces. */
const DATE = /^(.*?)(\s*[,.;:–-]?\s*)(ngày)([\s.…_]*)(\d{0,2})([\s.…_]*)(tháng)([\s.…_]*)(\d{0,2})([\s.…_]*)(năm)([\s.…_]*)(\d{0,4})/iu;

interface Parts {
  line: Line;
  match: RegExpExecArray;
  /** Offset of a group in the paragraph. */
  at(group: number): { start: number; end: number };
}

/** The printed date, facet by facet. A piece left blank is not judged. */
export function dateForm(scope: Scope, check: DateCheck): Finding {
  const faults: Fault[] = [];
  let measured = 0;
  for (const subject of scope.subjects) {
    const lines = linesOf(scope.facts, subject);
    const whole = lines.find((each) => DATE.test(each.text));
    // A narrow column breaks the line: the pieces tell the date together.
    const broken = !whole && lines.length > 1;
    const line = whole ?? (broken ? { ...lines[0]!, text: lines.map((each) => each.text).join(' ') } : lines[0]);
    if (!line) continue;
    const match = DATE.exec(line.text);
    if (!match) {
      if (check.facet === 'words') {
        measured += 1;
        faults.push({ place: placeOfStretch(line.stretch, line.start, line.end), actual: quote(line.text) });
      }
      continue;
    }
    const state = judge(parts(line, match), check);
    if (state === null) continue;
    measured += 1;
    if (state === 'right') continue;
    const { stretch, start, end } = lines[0]!;
    faults.push(broken ? { place: placeOfStretch(stretch, start, end), actual: quote(line.text) } : state);
  }
  const expected = say(`date.${check.facet}`);
  return { measured, faults, expected, ...(subjectText(scope) ? { actual: quote(subjectText(scope)!) } : {}) };
}

function subjectText(scope: Scope): string | undefined {
  return scope.subjects[0]?.text;
}

function parts(line: Line, match: RegExpExecArray): Parts {
  const at = (group: number) => {
    let start = line.start + match.index;
    for (let index = 1; index < group; index += 1) start += match[index]!.length;
    return { start, end: start + match[group]!.length };
  };
  return { line, match, at };
}

function fault(found: Parts, group: number, text?: string): Fault {
  const { start, end } = found.at(group);
  const { stretch } = found.line;
  const shownFrom = Math.max(found.line.start, start - 6);
  const raw = stretch.paragraph.text.slice(found.line.start, found.line.end);
  return {
    place: placeOfStretch(stretch, start === end ? shownFrom : start, end),
    actual: quote(raw),
    ...(text === undefined ? {} : { fix: { kind: 'replaceText', range: { paragraph: stretch.paragraph.index, start, end }, text } }),
  };
}

function judge(found: Parts, check: DateCheck): Fault | 'right' | null {
  const { match } = found;
  const [place, glue, dayWord, day, month, year] = [match[1]!, match[2]!, match[3]!, match[5]!, match[9]!, match[13]!];
  switch (check.facet) {
    case 'words':
      return 'right';
    case 'comma':
      if (place.trim() === '') return null;
      return /^\s*,\s*$/u.test(glue) ? 'right' : fault(found, 2, ', ');
    case 'lowerDay':
      return dayWord === dayWord.toLowerCase() ? 'right' : fault(found, 3, dayWord.toLowerCase());
    case 'dayZero':
      return zero(found, 5, day, check.dayBelow);
    case 'monthZero':
      return zero(found, 9, month, check.monthBelow);
    case 'noMonthZero':
      if (month === '' || Number(month) < check.monthBelow || Number(month) > 9) return null;
      return month.startsWith('0') ? fault(found, 9, String(Number(month))) : 'right';
    case 'real':
      return isReal(day, month, year) ? (day && month && year ? 'right' : null) : fault(found, day ? 5 : 9);
    case 'unitType':
      return unitType(found, place, check);
    default:
      return null;
  }
}

function zero(found: Parts, group: number, digits: string, below: number): Fault | 'right' | null {
  if (digits === '' || Number(digits) >= below || Number(digits) === 0) return null;
  return digits.length === 2 ? 'right' : fault(found, group, `0${digits}`);
}

function isReal(day: string, month: string, year: string): boolean {
  if (month !== '' && (Number(month) < 1 || Number(month) > 12)) return false;
  if (day === '') return true;
  if (month === '' || year.length < 4) return Number(day) >= 1 && Number(day) <= 31;
  return Number(day) >= 1 && Number(day) <= new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** A place whose name alone is ambiguous must carry its unit ("Thành phố Huế"). */
function unitType(found: Parts, place: string, check: DateCheck): Fault | 'right' | null {
  const name = foldText(place.trim()).toLowerCase();
  if (check.oneSyllable && name !== '' && !/[\s.]/u.test(name)) return fault(found, 1);
  const wanted = (check.needUnit ?? []).find((full) => {
    const folded = foldText(full).toLowerCase();
    return folded === name || folded.endsWith(` ${name}`);
  });
  if (!wanted) return name === '' ? null : 'right';
  if (foldText(wanted).toLowerCase() === name) return 'right';
  return { ...fault(found, 1, wanted), expected: list([quote(wanted)]) };
}
