import type { Container } from '../../types';
import type { DocumentBuilder } from './builder';

/**
 * Spacing that depends on the paragraph before or after: contextual spacing drops the gap between paragraphs of one
 * style, automatic spacing none stands at the top of its container.
 */
export function settleNeighbours(builder: DocumentBuilder): void {
  const last = new Map<string, number>();
  for (const paragraph of builder.paragraphs) {
    const key = placeKey(paragraph.container);
    const before = last.get(key);
    last.set(key, paragraph.index);
    const own = builder.contextual[paragraph.index]!;
    if (before === undefined) {
      const underTable = paragraph.container.kind === 'body' && paragraph.index > 0;
      if (own.autoBefore && paragraph.spacing && !underTable) paragraph.spacing.beforePt = 0;
      continue;
    }
    const other = builder.contextual[before]!;
    if (own.styleId !== other.styleId) continue;
    if (own.contextual && paragraph.spacing) paragraph.spacing.beforePt = 0;
    const above = builder.paragraphs[before]!;
    if (other.contextual && above.spacing) above.spacing.afterPt = 0;
    if (paragraph.listLabel !== null && above.listLabel !== null) {
      if (own.autoBefore && paragraph.spacing) paragraph.spacing.beforePt = 0;
      if (other.autoAfter && above.spacing) above.spacing.afterPt = 0;
    }
  }
}

function placeKey(container: Container): string {
  switch (container.kind) {
    case 'cell':
      return `cell ${container.table} ${container.row} ${container.column}`;
    case 'header':
    case 'footer':
      return `${container.kind} ${container.section} ${container.page}`;
    case 'textBox':
      return `box ${container.shape}`;
    case 'body':
      return 'body';
    default:
      return `${container.kind} ${container.id}`;
  }
}
