import type { ReactNode } from 'react';
import styles from './Reports.module.css';

export interface Series {
  id: string;
  label: string;
}

export interface Column {
  id: string;
  label: string;
  /** One number a series. */
  values: number[];
  /** Outside of what is reported, shown to compare. */
  faint?: boolean;
}

const HEIGHT = 150;
const GAP = 26;
const FOOT = 22;
const HEAD = 16;

/** Next round number above, for the axis. */
function roundUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))));
  return Math.max(1, Math.ceil(value / step) * step);
}

/** Columns side by side; the same numbers stand in the table that belongs to it. */
export function ColumnChart({ title, series, columns }: { title: string; series: Series[]; columns: Column[] }) {
  const most = roundUp(Math.max(...columns.flatMap((column) => column.values)));
  const width = Math.min(26, Math.max(4, 620 / (columns.length * (series.length + 1))));
  const step = width * series.length + Math.min(GAP, width * 1.2);
  const left = 8 + String(most).length * 8;
  const total = left + step * columns.length + 4;
  const every = Math.ceil(52 / step);
  const y = (value: number) => HEAD + HEIGHT - (value / most) * HEIGHT;
  return (
    <div className={styles.chart}>
      <svg role="img" aria-label={title} viewBox={`0 0 ${total} ${HEAD + HEIGHT + FOOT}`} style={{ maxWidth: `${total * 1.25}px` }}>
        {[0, most / 2, most].map((value) => (
          <g key={value} aria-hidden>
            <line x1={left - 4} x2={total} y1={y(value)} y2={y(value)} className={styles.axis} />
            {Number.isInteger(value) && (
              <text x={left - 7} y={y(value) + 4} textAnchor="end" className={styles.axisText}>
                {value}
              </text>
            )}
          </g>
        ))}
        {columns.map((column, at) => (
          <g key={column.id} aria-hidden opacity={column.faint ? 0.55 : 1}>
            {column.values.map((value, index) => (
              <rect
                key={series[index]!.id}
                data-series={index}
                className={styles.bar}
                x={left + at * step + index * width}
                y={y(value)}
                width={Math.max(1, width - 1.5)}
                height={HEAD + HEIGHT - y(value)}
              />
            ))}
            {at % every === 0 && (
              <text
                x={left + at * step + (width * series.length) / 2}
                y={HEAD + HEIGHT + 16}
                textAnchor="middle"
                className={styles.axisText}
              >
                {column.label}
              </text>
            )}
          </g>
        ))}
      </svg>
      <ul className={styles.legend} aria-hidden>
        {series.map(({ id, label }, index) => (
          <li key={id}>
            <i data-series={index} className={styles.swatch} />
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A table wider than the screen scrolls in its own frame, by the keyboard too. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a set of form fields is another thing.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <div role="group" className={styles.wide} aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

export interface BarRow {
  id: string;
  label: ReactNode;
  value: number;
  /** Further cells, before the number. */
  cells?: (string | number)[];
}

/** A table whose numbers are drawn as well: read by eye or by ear alike. */
export function BarTable({ caption, heads, rows }: { caption: string; heads: string[]; rows: BarRow[] }) {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return (
    <Scroll label={caption}>
      <table className={styles.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index === 0 ? undefined : styles.numeric}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label}
                <span className={styles.track} aria-hidden>
                  <span style={{ width: `${(row.value / most) * 100}%` }} />
                </span>
              </th>
              {row.cells?.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of their heads.
                <td key={index} className={styles.numeric}>
                  {cell}
                </td>
              ))}
              <td className={styles.numeric}>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
