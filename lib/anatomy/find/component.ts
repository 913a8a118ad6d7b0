import type { DraftDocument } from '../../document';
import type { Segment } from '../segments';
import type { ComponentFound, ComponentId, TextRange } from '../types';

type WhyId =
  | 'why.literal'
  | 'why.nearLiteral'
  | 'why.grammar'
  | 'why.column'
  | 'why.underNumber'
  | 'why.knownType'
  | 'why.titlePlace'
  | 'why.underTitle'
  | 'why.label'
  | 'why.underLabel'
  | 'why.opening'
  | 'why.numbering'
  | 'why.token'
  | 'why.position'
  | 'why.name'
  | 'why.afterArchive'
  | 'why.tinyType'
  | 'why.shape'
  | 'why.border'
  | 'why.underline'
  | 'why.typed'
  | 'why.field'
  | 'why.picture'
  | 'why.words'
  | 'why.between'
  | 'why.sheet';

/** Everything the finders of one part write to. */
export interface Finds {
  document: DraftDocument;
  part: number;
  components: ComponentFound[];
}

export function rangesOf(segments: readonly Segment[]): TextRange[] {
  return segments.map(({ paragraph, start, end }) => ({ paragraph, start, end }));
}

export function addFound(
  finds: Finds,
  id: ComponentId,
  segments: readonly Segment[],
  confidence: number,
  why: WhyId,
  extra: Partial<ComponentFound> = {},
): ComponentFound {
  return addRanges(finds, id, rangesOf(segments), confidence, why, {
    page: segments[0]?.page ?? null,
    box: segments[0]?.box ?? null,
    ...extra,
  });
}

export function addRanges(
  finds: Finds,
  id: ComponentId,
  ranges: TextRange[],
  confidence: number,
  why: WhyId,
  extra: Partial<ComponentFound> = {},
): ComponentFound {
  const { paragraphs } = finds.document;
  const first = ranges[0] === undefined ? undefined : paragraphs[ranges[0].paragraph];
  const found: ComponentFound = {
    id,
    ranges,
    text: ranges.map((range) => paragraphs[range.paragraph]?.text.slice(range.start, range.end) ?? '').join('\n'),
    confidence,
    why,
    part: finds.part,
    page: first?.page ?? null,
    box: first?.box ?? null,
    ...extra,
  };
  finds.components.push(found);
  return found;
}
