import type { ComponentFound } from '../../anatomy';
import type { Facts, Scope, Stretch } from '../engine/context';
import { compiled } from '../engine/text';

/** A printed line (or paragraph) of a component: text folded, placeholders blanked; offsets are the paragraph's. */
export interface Line {
  stretch: Stretch;
  text: string;
  start: number;
  end: number;
}

const CACHE = new WeakMap<ComponentFound, { facts: Facts; lines: Line[] }>();

/** Lines of a component; a paragraph with inner line breaks gives several. Blank ones are left out. */
export function linesOf(facts: Facts, component: ComponentFound): Line[] {
  const cached = CACHE.get(component);
  if (cached?.facts === facts) return cached.lines;
  const lines = readLines(facts, component);
  CACHE.set(component, { facts, lines });
  return lines;
}

function readLines(facts: Facts, component: ComponentFound): Line[] {
  const lines: Line[] = [];
  for (const stretch of facts.stretches(component)) {
    const folded = facts.foldedText(stretch.paragraph);
    let start = stretch.start;
    for (const piece of stretch.text.split('\n')) {
      const end = start + piece.length;
      const text = folded.slice(start, end);
      const lead = text.length - text.trimStart().length;
      const trimmed = text.trim();
      if (trimmed !== '') lines.push({ stretch, text: trimmed, start: start + lead, end: start + lead + trimmed.length });
      start = end + 1;
    }
  }
  return lines;
}

/** All lines of a scope's components. */
export function allLines(scope: Scope): Line[] {
  return scope.subjects.flatMap((subject) => linesOf(scope.facts, subject));
}

export function inBorderedTable(stretch: Stretch): boolean {
  const { container } = stretch.paragraph;
  return container.kind === 'cell' && container.bordered;
}

/** The parts of [start, end) that a rule measures: matches of `span` (all of it without one), less those of `except`. */
export function measuredParts(text: string, start: number, end: number, span?: string, except?: string): { from: number; to: number }[] {
  let parts = span ? matches(text, start, end, span) : [{ from: start, to: end }];
  if (except) {
    for (const hole of matches(text, start, end, except)) {
      parts = parts.flatMap((part) => {
        if (hole.to <= part.from || hole.from >= part.to) return [part];
        const left = { from: part.from, to: hole.from };
        const right = { from: hole.to, to: part.to };
        return [left, right].filter((piece) => piece.to > piece.from);
      });
    }
  }
  return parts;
}

function matches(text: string, start: number, end: number, source: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const match of text.slice(start, end).matchAll(compiled(source, 'g'))) {
    if (match[0] !== '') found.push({ from: start + match.index, to: start + match.index + match[0].length });
  }
  return found;
}

/** Paragraphs that begin inside a quotation opened further up (“ … ” over several paragraphs): their labels are another text's. */
export function quotedParagraphs(facts: Facts): ReadonlySet<number> {
  return facts.once('quoted', () => {
    const quoted = new Set<number>();
    let open: number[] = [];
    let depth = 0;
    for (const { index, text } of facts.document.paragraphs) {
      if (depth > 0) open.push(index);
      if (!text.includes('“') && !text.includes('”')) continue;
      depth = Math.max(0, depth + count(text, '“') - count(text, '”'));
      if (depth > 0) continue;
      for (const each of open) quoted.add(each);
      open = [];
    }
    // What was never closed is a slip of the pen, not a quotation to the end.
    return quoted;
  });
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}
