import type { Alignment, PageNumbering, Paragraph, Run, Shape } from '../../types';
import type { DocumentBuilder } from './builder';
import type { PageKind, SectionPlan, StoryKind } from './sections';

/** Paragraph indexes of a header or footer and how each is placed by a frame or a tab stop. */
export interface Story {
  paragraphs: number[];
  /** Alignment that a frame or tab stop gives, by paragraph index; without an entry the paragraph's own counts. */
  placed: Map<number, Alignment>;
  /** Number format that its page number sets for itself. */
  format: string | null;
}

type Stories = (kind: StoryKind, page: PageKind) => Story | null;

/** Looks for the number of the page in the headers and footers that hold for a section; `hidden`: in those that its settings never show. */
export function findPageNumbering(builder: DocumentBuilder, plan: SectionPlan, stories: Stories, hidden = false): PageNumbering | null {
  const { differentFirstPage, differentEvenPages } = plan.section;
  const shown: Record<PageKind, boolean> = { default: true, first: differentFirstPage, even: differentEvenPages };
  for (const page of ['default', 'first', 'even'] as const) {
    if (shown[page] === hidden) continue;
    for (const place of ['header', 'footer'] as const) {
      const story = stories(place, page);
      const found = story && numberIn(builder, story);
      if (!found) continue;
      const { paragraph, run } = found;
      const onFirst = plan.section.differentFirstPage
        ? (['header', 'footer'] as const).some((one) => {
            const first = stories(one, 'first');
            return first !== null && numberIn(builder, first) !== null;
          })
        : true;
      return {
        place,
        align: alignOf(builder, story, paragraph),
        format: story.format ?? plan.numberFormat,
        sizePt: run.sizePt,
        bold: run.bold,
        italic: run.italic,
        font: run.font,
        pattern: patternOf(paragraph),
        shownOnFirstPage: run.field === 'PAGE' && !hidden ? onFirst : null,
        distanceMm: distanceOf(builder, plan, story, paragraph, place),
        startsAt: plan.startsAt,
      };
    }
  }
  return null;
}

/** Field results that number the page, also under a condition ('IF PAGE'). */
export const isPageNumber = (run: Run) => run.field === 'PAGE' || run.field === 'IF PAGE';

function numberIn(builder: DocumentBuilder, story: Story) {
  for (const index of story.paragraphs) {
    const paragraph = builder.paragraphs[index]!;
    const run = paragraph.runs.find((one) => isPageNumber(one) && !one.hidden);
    if (run) return { paragraph, run };
  }
  return null;
}

/** The line that holds the number, with '#' for it; other columns of the same line (cut off by tabs) stay out. */
function patternOf(paragraph: Paragraph): string {
  let text = '';
  let number = 0;
  for (const run of paragraph.runs) {
    if (isPageNumber(run)) {
      if (number === 0) number = text.length;
      if (!text.endsWith('#')) text += '#';
    } else text += paragraph.text.slice(run.start, run.end);
  }
  const at = text.indexOf('#', number);
  const from = Math.max(text.lastIndexOf('\t', at), text.lastIndexOf('\n', at)) + 1;
  const to = /[\t\n]/.exec(text.slice(at))?.index;
  return text.slice(from, to === undefined ? undefined : at + to).trim();
}

function alignOf(builder: DocumentBuilder, story: Story, paragraph: Paragraph): Alignment | null {
  const placed = story.placed.get(paragraph.index);
  if (placed) return placed;
  const { container } = paragraph;
  if (container.kind === 'textBox') {
    const shape: Shape | undefined = builder.shapes[container.shape];
    return shape?.align ?? (paragraph.align === 'left' || paragraph.align === 'justify' ? null : paragraph.align);
  }
  return paragraph.align;
}

/** The section's header distance is where the first line of a header stands; further lines are not measured. */
function distanceOf(builder: DocumentBuilder, plan: SectionPlan, story: Story, paragraph: Paragraph, place: StoryKind): number | null {
  const { container } = paragraph;
  if (container.kind === 'textBox') {
    const shape = builder.shapes[container.shape];
    return place === 'header' && shape?.relativeTo === 'page' && shape.box ? shape.box.yMm : null;
  }
  const lines = story.paragraphs.filter((index) => builder.paragraphs[index]!.container.kind === place);
  if (place === 'header') return lines[0] === paragraph.index ? plan.section.headerDistanceMm : null;
  return lines.at(-1) === paragraph.index ? plan.section.footerDistanceMm : null;
}
