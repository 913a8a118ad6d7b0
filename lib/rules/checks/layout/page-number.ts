import type { PageNumbering, Section } from '../../../document';
import type { CheckOf } from '../../check-schema';
import type { Fault, Finding, Scope } from '../../engine/context';
import { list, type Phrase, say } from '../../engine/phrases';

type NumberCheck = CheckOf<'pageNumber'>;

/** The page number: whether it is there, where, how big, hidden on page 1. */
export function pageNumber(scope: Scope, check: NumberCheck): Finding {
  const { document, pageCount } = scope.facts;
  const numbered = document.sections.filter((section) => section.pageNumbering !== null);
  const expected = describe(check);
  if (check.facet === 'present') {
    if (numbered.length > 0) return { measured: 1, faults: [], expected, actual: expected };
    if (pageCount === null) return { measured: 0, faults: [], expected, unmeasured: 'pageCount' };
    if (pageCount < 2) return { measured: 1, faults: [], expected: say('onePage'), actual: say('onePage') };
    return { measured: 1, faults: [{ place: { page: 2, box: null }, actual: say('missing') }], expected };
  }
  const faults: Fault[] = [];
  let measured = 0;
  // A number that the settings hide today will stand in that place when they show it: no sure fault yet.
  const hidden = check.facet === 'place' && numbered.length === 0;
  for (const section of hidden ? document.sections : numbered) {
    const numbering = section.pageNumbering ?? section.hiddenPageNumbering;
    if (!numbering) continue;
    const state = judge(numbering, section, check);
    if (state === null) continue;
    measured += 1;
    if (state === 'right') continue;
    const page = document.paragraphs[section.firstParagraph]?.page ?? null;
    faults.push({ place: { page, box: null }, actual: state, sure: hidden || pageCount === 1 ? 0.5 : 1 });
  }
  return { measured, faults, expected, actual: expected, ...(measured === 0 && numbered.length > 0 ? { unmeasured: 'unknownValue' } : {}) };
}

function judge(number: PageNumbering, section: Section, check: NumberCheck): Phrase | 'right' | null {
  switch (check.facet) {
    case 'place': {
      const wrongPlace = check.place !== undefined && number.place !== check.place;
      const wrongSide = check.align !== undefined && number.align !== null && number.align !== check.align;
      return wrongPlace || wrongSide
        ? list([say(`place.${number.place}`), ...(number.align ? [say(`align.${number.align}`)] : [])])
        : 'right';
    }
    case 'size': {
      if (number.sizePt === null) return null;
      const size = Math.round(number.sizePt * 2) / 2;
      const [least, most] = check.sizePt!;
      return (least === null || size >= least - 0.25) && (most === null || size <= most + 0.25) ? 'right' : say('points', { size });
    }
    case 'style': {
      const wrong: Phrase[] = [];
      if (check.bold !== undefined && number.bold !== null && number.bold !== check.bold) wrong.push(say(number.bold ? 'bold' : 'notBold'));
      if (check.italic !== undefined && number.italic !== null && number.italic !== check.italic)
        wrong.push(say(number.italic ? 'italic' : 'upright'));
      if (number.bold === null && number.italic === null) return null;
      return wrong.length > 0 ? list(wrong) : 'right';
    }
    case 'firstPage': {
      if (section.index > 0 && number.startsAt !== 1) return null;
      if (number.shownOnFirstPage === null) return null;
      return number.shownOnFirstPage ? say('shownOnFirstPage') : 'right';
    }
    case 'pattern': {
      const pattern = number.pattern.trim();
      return pattern === check.pattern ? 'right' : { vi: `“${pattern}”`, en: `“${pattern}”` };
    }
    case 'format':
      return check.formats!.includes(number.format) ? 'right' : { vi: number.format, en: number.format };
    case 'distance': {
      if (number.distanceMm === null) return null;
      const [least, most] = check.distanceMm!;
      return (least === null || number.distanceMm >= least) && (most === null || number.distanceMm <= most)
        ? 'right'
        : say('millimetres', { length: number.distanceMm });
    }
    default:
      return null;
  }
}

function describe(check: NumberCheck): Phrase {
  const words: Phrase[] = [];
  if (check.place) words.push(say(`place.${check.place}`));
  if (check.align) words.push(say(`align.${check.align}`));
  if (check.sizePt) {
    const [least, most] = check.sizePt;
    words.push(least === most ? say('points', { size: least ?? 0 }) : say('pointsRange', { least: least ?? 0, most: most ?? 0 }));
  }
  if (check.bold !== undefined) words.push(say(check.bold ? 'bold' : 'notBold'));
  if (check.italic !== undefined) words.push(say(check.italic ? 'italic' : 'upright'));
  if (check.pattern) words.push({ vi: `“${check.pattern}”`, en: `“${check.pattern}”` });
  if (check.formats) words.push(say('arabic'));
  if (check.distanceMm) words.push(say('millimetresRange', { least: check.distanceMm[0] ?? 0, most: check.distanceMm[1] ?? 0 }));
  if (check.facet === 'firstPage') words.push(say('hiddenOnFirstPage'));
  if (check.facet === 'present') words.push(say('present'));
  return list(words);
}
