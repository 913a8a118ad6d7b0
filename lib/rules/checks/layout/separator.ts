import type { ComponentFound } from '../../../anatomy';
import type { CheckOf } from '../../check-schema';
import { type Facts, type Fault, type Finding, placeOfComponent, type Scope } from '../../engine/context';
import { list, type Phrase, quote, say } from '../../engine/phrases';
import { squeeze } from '../../engine/text';

type SeparatorCheck = CheckOf<'separator'>;

/** The line, star or hyphens under a component. */
export function separator(scope: Scope, check: SeparatorCheck): Finding {
  const { facts, part } = scope;
  const above = facts.first(check.under, part);
  if (!above) return { measured: 0, faults: [] };
  const under = [check.under, ...(check.alsoUnder ?? [])];
  const found = facts.components(['separator'], part).filter((each) => each.separates && under.includes(each.separates.under));
  const expected = describe(check);
  const right = found.filter((each) => !check.forms || check.forms.includes(each.separates!.form));
  if (check.expect === 'none') {
    const faults = right.map((each) => ({ place: placeOfComponent(facts, each), actual: shown(each) }));
    return { measured: 1, faults, expected: say('absent'), actual: say('absent') };
  }
  if (check.facet === 'present') {
    if (found.length > 0) return { measured: 1, faults: [], expected, actual: shown(found[0]!), place: placeOfComponent(facts, found[0]!) };
    const sure = facts.hasOwnForm(part) ? 0.5 : 1;
    return { measured: 1, faults: [{ place: placeOfComponent(facts, above), actual: say('missing'), sure }], expected };
  }
  if (found.length === 0) return { measured: 0, faults: [] };
  if (check.facet === 'form') {
    if (right.length > 0) return { measured: 1, faults: [], expected, actual: shown(right[0]!), place: placeOfComponent(facts, right[0]!) };
    return { measured: 1, faults: [{ place: placeOfComponent(facts, found[0]!), actual: shown(found[0]!) }], expected };
  }
  return check.facet === 'text' ? textOf(facts, right, check, expected) : widthOf(facts, found, above, check, expected);
}

function textOf(facts: Facts, found: ComponentFound[], check: SeparatorCheck, expected: Phrase): Finding {
  const faults: Fault[] = [];
  for (const each of found) {
    if (!check.text!.includes(squeeze(each.text))) faults.push({ place: placeOfComponent(facts, each), actual: quote(each.text) });
  }
  return { measured: found.length, faults, expected, actual: expected };
}

/** Length against the longest line above or the last one, whichever it fits; told only where both ends are known. */
function widthOf(facts: Facts, found: ComponentFound[], above: ComponentFound, check: SeparatorCheck, expected: Phrase): Finding {
  const texts = lineWidthsMm(facts, above);
  const drawn = found.find((each) => each.separates!.widthMm !== null);
  if (texts === null || !drawn) return { measured: 0, faults: [], expected, unmeasured: 'width' };
  const shares = [Math.max(...texts), texts.at(-1)!].map((width) => drawn.separates!.widthMm! / width);
  const [least, most] = check.widthShare!;
  const right = shares.find((share) => (least === null || share >= least) && (most === null || share <= most));
  const actual = say('share', { percent: Math.round((right ?? shares[0]!) * 100) });
  return { measured: 1, faults: right !== undefined ? [] : [{ place: placeOfComponent(facts, drawn), actual }], expected, actual };
}

/** Widest line that a page or a column of the heading holds: beyond it the text wraps, nobody knows where. */
const WIDEST_MM = { body: 160, cell: 90 };

/** Widths of the printed lines: measured in a PDF, else from letter widths of the face; null where they can't be told. */
function lineWidthsMm(facts: Facts, component: ComponentFound): number[] | null {
  const widths: number[] = [];
  for (const stretch of facts.stretches(component)) {
    const { paragraph } = stretch;
    const boxes = paragraph.lines.filter((line) => line.end > stretch.start && line.start < stretch.end);
    if (boxes.length > 0) {
      widths.push(...boxes.map((line) => line.box.widthMm));
      continue;
    }
    const size = paragraph.runs[0]?.sizePt;
    if (!size) return null;
    const widest = paragraph.container.kind === 'cell' ? WIDEST_MM.cell : WIDEST_MM.body;
    for (const line of stretch.text.split('\n')) {
      const width = estimate(line.trim(), size);
      if (width > widest) return null;
      if (width > 0) widths.push(width);
    }
  }
  return widths.length > 0 ? widths : null;
}

/** Average advance widths of Times New Roman, in em: capitals .70, small letters .47, blanks .25. */
function estimate(text: string, sizePt: number): number {
  let em = 0;
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '')) {
    if (letter === ' ') em += 0.25;
    else if (/[-.,:;'()il/]/u.test(letter)) em += 0.3;
    else em += letter !== letter.toLowerCase() ? 0.7 : 0.47;
  }
  return (em * sizePt * 25.4) / 72;
}

function shown(found: ComponentFound): Phrase {
  const text = squeeze(found.text);
  return text ? quote(text) : say(`separator.${found.separates!.form}`);
}

function describe(check: SeparatorCheck): Phrase {
  const words: Phrase[] = [];
  if (check.forms)
    words.push(
      list(
        check.forms.map((form) => say(`separator.${form}`)),
        ' / ',
      ),
    );
  if (check.text) words.push(list(check.text.map(quote), ' / '));
  if (check.widthShare) {
    const [least, most] = check.widthShare;
    words.push(say('shareRange', { least: Math.round((least ?? 0) * 100), most: Math.round((most ?? 1) * 100) }));
  }
  return words.length > 0 ? list(words) : say('present');
}
