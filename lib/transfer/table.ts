/** The list of a paper as a table for a workbook. */
import type { Table } from '../sheets';
import type { Paper } from './papers';

const CHARACTERS_PER_MM = 0.6;

/** null for a paper without a list. Counts stay numbers, so that the office can sum them. */
export function paperTable({ title, subject, body, table, footer }: Paper): Table | null {
  if (!table) return null;
  const counted = new Set(['order', 'sheets']);
  return {
    name: title,
    above: [title, subject, ...body].filter(Boolean),
    columns: table.columns.map(({ id, label, widthMm }) => ({ id, label, width: Math.round(widthMm * CHARACTERS_PER_MM) })),
    rows: table.rows.map(({ cells }) =>
      cells.map((text, at) => (counted.has(table.columns[at]!.id) && /^\d{1,9}$/.test(text) ? Number(text) : text)),
    ),
    below: footer,
  };
}
