import type { Container, Paragraph, Run } from '../../types';
import type { Block } from '../layout/blocks';
import type { Char, Segment } from '../layout/segments';
import { boxOf, halfPoints, mm, points, unite } from './units';

export interface ParagraphContext {
  container: Container;
  section: number;
  hidden: (char: Char) => boolean;
}

/** The lines of one block as a paragraph; its index is set when it is put into the document. */
export function paragraphOf(block: Block, context: ParagraphContext): Paragraph {
  const runs = new Runs(context);
  const lines: Paragraph['lines'] = [];
  let text = '';
  block.lines.forEach(({ segment, page }, i) => {
    if (i > 0) {
      const joint = jointOf(block.lines[i - 1]!.segment, block.breaks[i - 1] ?? false);
      text += joint;
      runs.addJoint(text.length);
    }
    const start = text.length;
    for (const char of segment.chars) {
      const at = text.length;
      text += char.text;
      for (let k = at; k < text.length; k++) runs.add({ char, nominal: segment.size }, k);
    }
    lines.push({ start, end: text.length, box: boxOf(segment), page });
  });
  const first = block.lines[0]!;
  const onFirstPage = lines.filter((line) => line.page === first.page);
  return {
    index: 0,
    text,
    runs: runs.made,
    container: context.container,
    section: context.section,
    style: null,
    listLabel: null,
    listLevel: null,
    align: block.align,
    indent: { leftMm: mm(block.leftIndent), rightMm: mm(block.rightIndent), firstLineMm: mm(block.firstLine) },
    spacing: block.pitch === null ? null : { beforePt: 0, afterPt: 0, line: { rule: 'measured', pt: points(block.pitch) } },
    borders: { top: null, bottom: null },
    tabStopsMm: [],
    keepWithNext: false,
    pageBreakBefore: false,
    outlineLevel: null,
    page: first.page,
    box: unite(onFirstPage.map((line) => line.box)),
    lines,
  };
}

function jointOf(above: Segment, broken: boolean): string {
  if (broken) return '\n';
  const last = above.chars[above.chars.length - 1]?.text ?? '';
  const before = above.chars[above.chars.length - 2]?.text ?? '';
  // A symbol that is cut at its hyphen ("12-KH/" + "TU") goes on without a blank.
  return /[-/]/.test(last) && /[\p{L}\d]/u.test(before) ? '' : ' ';
}

/** A character with the size of the line around it: a raised or lowered letter is set in that, drawn smaller. */
interface Placed {
  char: Char;
  nominal: number;
}

/** Puts characters together as they come: those of a whole document at once would fill the memory. */
class Runs {
  readonly made: Run[] = [];
  /** What the last run began with. */
  private before: Placed | null = null;

  constructor(private readonly context: ParagraphContext) {}

  /** What joins two lines goes with the text before it. */
  addJoint(end: number): void {
    const last = this.made[this.made.length - 1];
    if (last) last.end = end;
  }

  add(placed: Placed, at: number): void {
    const { char } = placed;
    const { style, underline } = char;
    const last = this.made[this.made.length - 1];
    if (last && this.before) {
      const joins = char.text === ' ' || sameStyle(this.before, placed);
      if (joins && underline === last.underline) {
        last.end = at + 1;
        return;
      }
    }
    this.before = placed;
    this.made.push({
      start: at,
      end: at + 1,
      font: style.font.family,
      sizePt: sizeOf(placed),
      bold: style.bold,
      italic: style.italic,
      underline,
      strike: false,
      caps: false,
      smallCaps: false,
      superscript: char.script === 'super',
      subscript: char.script === 'sub',
      color: style.color,
      highlight: null,
      hidden: this.context.hidden(char),
      inserted: false,
      field: null,
    });
  }
}

function sizeOf({ char, nominal }: Placed): number {
  return halfPoints(char.script ? nominal : char.style.size);
}

/** Whether two characters read as set alike, though they may come from two embedded parts of one font. */
function sameStyle(a: Placed, b: Placed): boolean {
  const [one, other] = [a.char.style, b.char.style];
  if (a.char.script !== b.char.script) return false;
  if (one === other) return a.char.script === null || sizeOf(a) === sizeOf(b);
  return (
    one.font.family === other.font.family &&
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.color === other.color &&
    one.invisible === other.invisible &&
    sizeOf(a) === sizeOf(b)
  );
}
