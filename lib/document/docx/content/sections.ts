import type { PageNumbering, Section } from '../../types';
import type { Settings } from '../formatting/settings';
import { child, type Element, valOf } from '../package/xml';
import { integer, isOn, mmOfTwips, twips } from '../units';

export type StoryKind = 'header' | 'footer';
export type PageKind = 'default' | 'first' | 'even';

/** Relationship ids of a section's headers and footers, inherited ones included. */
export type StoryReferences = Partial<Record<`${StoryKind}:${PageKind}`, string>>;

export interface SectionPlan {
  section: Section;
  references: StoryReferences;
  numberFormat: string;
  startsAt: number | null;
  continuous: boolean;
}

/** Word's own page where a section says nothing. */
const DEFAULT_PAGE = { w: 12240, h: 15840, top: 1440, bottom: 1440, left: 1440, right: 1440, header: 720, footer: 720 };

export function readSection(sectPr: Element | null, index: number, before: StoryReferences, settings: Settings): SectionPlan {
  const element = sectPr ?? undefined;
  const size = child(element, 'w:pgSz')?.attrs ?? {};
  const margins = child(element, 'w:pgMar')?.attrs ?? {};
  const numbering = child(element, 'w:pgNumType')?.attrs ?? {};
  const mm = (value: string | undefined, fallback: number) => mmOfTwips(Math.abs(twips(value) ?? fallback));
  const paper = { widthMm: mm(size.w, DEFAULT_PAGE.w), heightMm: mm(size.h, DEFAULT_PAGE.h) };
  const marginsMm = {
    top: mm(margins.top, DEFAULT_PAGE.top),
    bottom: mm(margins.bottom, DEFAULT_PAGE.bottom),
    left: mm(margins.left, DEFAULT_PAGE.left),
    right: mm(margins.right, DEFAULT_PAGE.right),
  };
  const titlePage = child(element, 'w:titlePg');
  const references: StoryReferences = { ...before };
  for (const one of element?.children ?? []) {
    const kind = one.name === 'w:headerReference' ? 'header' : one.name === 'w:footerReference' ? 'footer' : null;
    const id = one.attrs['r:id'];
    if (!kind || !id) continue;
    const page = one.attrs.type === 'first' || one.attrs.type === 'even' ? one.attrs.type : 'default';
    references[`${kind}:${page}`] = id;
  }
  const columns = child(element, 'w:cols');
  return {
    section: {
      index,
      paper,
      orientation: paper.widthMm > paper.heightMm ? 'landscape' : 'portrait',
      marginsMm,
      evenMarginsMm: settings.mirrorMargins ? { ...marginsMm, left: marginsMm.right, right: marginsMm.left } : null,
      gutterMm: mm(margins.gutter, 0),
      headerDistanceMm: mm(margins.header, DEFAULT_PAGE.header),
      footerDistanceMm: mm(margins.footer, DEFAULT_PAGE.footer),
      mirrored: settings.mirrorMargins,
      columns: Math.max(1, integer(columns?.attrs.num) ?? (columns?.children.length || 1)),
      differentFirstPage: titlePage !== undefined && isOn(titlePage.attrs.val),
      differentEvenPages: settings.evenAndOddHeaders,
      pageNumbering: null as PageNumbering | null,
      firstParagraph: 0,
      lastParagraph: -1,
    },
    references,
    numberFormat: numbering.fmt ?? 'decimal',
    startsAt: integer(numbering.start) ?? null,
    continuous: valOf(element, 'w:type') === 'continuous',
  };
}
