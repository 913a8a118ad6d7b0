import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './Register.module.css';

const BEYOND = 8;

interface VirtualListProps<T> {
  label: string;
  rows: readonly T[];
  rowHeight: number;
  keyOf: (row: T) => string;
  render: (row: T) => ReactNode;
  /** The end comes into sight. */
  onEnd: () => void;
}

/** A list of rows of one height in which only those in sight are drawn. */
export function VirtualList<T>({ label, rows, rowHeight, keyOf, render, onEnd }: VirtualListProps<T>) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setHeight(element.clientHeight));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const from = Math.max(0, Math.floor(top / rowHeight) - BEYOND);
  const to = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + BEYOND);
  const atEnd = to >= rows.length;
  useEffect(() => {
    if (atEnd && rows.length > 0) onEnd();
  }, [atEnd, rows.length, onEnd]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable with the keyboard.
    <section className={styles.list} ref={box} tabIndex={0} aria-label={label} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <ul style={{ height: rows.length * rowHeight }}>
        {rows.slice(from, to).map((row, index) => (
          <li
            key={keyOf(row)}
            aria-setsize={rows.length}
            aria-posinset={from + index + 1}
            style={{ height: rowHeight, transform: `translateY(${(from + index) * rowHeight}px)` }}
          >
            {render(row)}
          </li>
        ))}
      </ul>
    </section>
  );
}
