import type { Anatomy } from '../anatomy';
import { type DraftDocument, type Paragraph, readText } from '../document';
import { compact, lettersBeyond, MARKS, plain } from './fold';
import { isSecrecyLabel, levelInSecrecyField } from './hostRow';
import { classify, goesOn, type Hit, leadsInto, levelExplained, levelsListed } from './mark';
import { levelInTitle } from './title';
import { LetterChain, levelInLabelledText, levelInProperties } from './tripwire';
import type { MarkFound, MarkPlace, SecrecyLevel } from './types';

/** What stands on its own: a paragraph, a line of a PDF, a whole cell, a whole text box. */
interface Fragment {
  text: string;
  /** Paragraphs of a cell or box. */
  parts: string[];
  kind: MarkPlace;
  page: number | null;
  /** Shared by what stands together: a table, the body. */
  group: string;
  /** What was read just before in the same flow. */
  previous: string;
  item: boolean;
  cell: { table: number; row: number; column: number } | null;
  order: number;
  x: number | null;
  y: number | null;
}

interface Standing {
  fragment: Fragment;
  hit: Hit;
}

const TOP_OF_DOCUMENT = 14;
const SUBJECT_WITHIN = 40;
const LIST_REACH = 10;
/** No guide names the levels so often; weighing each against all would take long. */
const MOST_LISTED = 150;
const ALL_LEVELS = MARKS.levels.length;
const LETTERHEAD = new RegExp(MARKS.letterheads.join('|'), 'iu');
const REGISTER = new RegExp(MARKS.registerHeads.join('|'), 'i');
const rank = new Map(MARKS.levels.map(({ level, rank: value }) => [level, value]));

function lines(paragraph: Paragraph): { text: string; box: Paragraph['box'] }[] {
  if (paragraph.lines.length < 2) return [{ text: paragraph.text, box: paragraph.box }];
  return paragraph.lines.map((line) => ({ text: paragraph.text.slice(line.start, line.end), box: line.box }));
}

function fragmentsOf(document: DraftDocument): Fragment[] {
  const fragments: Fragment[] = [];
  const joined = new Map<string, Fragment>();
  const last = new Map<string, string>();
  for (const paragraph of document.paragraphs) {
    const { container } = paragraph;
    if (paragraph.text.trim() === '') continue;
    const base = {
      kind: container.kind,
      page: paragraph.page,
      item: paragraph.listLabel !== null,
      order: fragments.length,
      x: paragraph.box?.xMm ?? null,
      y: paragraph.box?.yMm ?? null,
    } as const;
    if (container.kind === 'cell' || container.kind === 'textBox') {
      const key = container.kind === 'cell' ? `c${container.table}:${container.row}:${container.column}` : `t${container.shape}`;
      const known = joined.get(key);
      if (known) {
        known.text += `\n${paragraph.text}`;
        known.parts.push(paragraph.text);
        continue;
      }
      const cell = container.kind === 'cell' ? { table: container.table, row: container.row, column: container.column } : null;
      const group = container.kind === 'cell' ? `table${container.table}` : 'boxes';
      const fragment: Fragment = { ...base, text: paragraph.text, parts: [paragraph.text], group, previous: '', cell };
      joined.set(key, fragment);
      fragments.push(fragment);
      continue;
    }
    const group =
      container.kind === 'header' || container.kind === 'footer'
        ? `${container.kind}${container.section}${container.page}`
        : container.kind;
    for (const { text, box } of lines(paragraph)) {
      fragments.push({
        ...base,
        x: box?.xMm ?? null,
        y: box?.yMm ?? null,
        text,
        parts: [text],
        group,
        previous: last.get(group) ?? '',
        cell: null,
        order: fragments.length,
      });
      last.set(group, text);
    }
  }
  return fragments;
}

/** A lone "MAT" without its marks means the level only where a mark would stand. */
function tonelessMark(fragment: Fragment, at: number, fragments: Fragment[]): Hit | null {
  if (lettersBeyond(fragment.text, 3) || !/^[^\p{L}\p{N}]*M[\s._-]*A[\s._-]*T[^\p{L}\p{N}]*$/u.test(plain(fragment.text))) return null;
  const letterhead = !fragment.cell || fragments.some((other) => other.group === fragment.group && LETTERHEAD.test(other.text));
  const placed = fragment.kind === 'textBox' || fragment.kind === 'header' || (at < TOP_OF_DOCUMENT && letterhead);
  return placed ? { level: 'mật', caps: true, small: false, labelled: false, item: false } : null;
}

/** One paragraph among several of a cell or box, each in its own encoding. */
function partlyMarked({ parts }: Fragment): Hit | null {
  if (parts.length < 2) return null;
  for (const [index, part] of parts.entries()) {
    const hit = classify(part);
    if (hit && (hit.labelled || index === 0 || !leadsInto(parts[index - 1]!, hit))) return hit;
  }
  const chain = new LetterChain();
  for (const part of parts) {
    const hit = chain.add(part, 'text');
    if (hit) return hit;
  }
  return null;
}

function standing(fragments: Fragment[]): Standing[] {
  const found: Standing[] = [];
  for (const [at, fragment] of fragments.entries()) {
    const next = fragments[at + 1];
    const text =
      next && !fragment.cell && next.group === fragment.group && goesOn(fragment.text, next.text)
        ? `${fragment.text}\n${next.text}`
        : fragment.text;
    const hit = classify(text) ?? partlyMarked(fragment) ?? tonelessMark(fragment, at, fragments);
    if (!hit) continue;
    if (!hit.labelled && fragment.previous !== '' && leadsInto(fragment.previous, hit)) continue;
    const before = fragments[at - 1];
    // The end of a list that the line before began.
    if (before && !fragment.cell && !hit.caps && before.group === fragment.group && hit.small && goesOn(before.text, fragment.text))
      continue;
    if (before && before.group === fragment.group && /^(?:tuyệt|tối)$/.test(compact(before.text))) {
      hit.level = classify(`${before.text} ${fragment.text}`)?.level ?? hit.level;
    }
    found.push({ fragment, hit: { ...hit, item: hit.item || fragment.item } });
  }
  return found;
}

function levelsAround(fragments: Fragment[], hits: Standing[], belongs: (fragment: Fragment) => boolean): number {
  const levels = new Set<SecrecyLevel>();
  for (const { fragment, hit } of hits) if (belongs(fragment)) levels.add(hit.level);
  for (const fragment of fragments) {
    if (!belongs(fragment)) continue;
    for (const level of levelsListed(fragment.text)) levels.add(level);
    const explained = levelExplained(fragment.text);
    if (explained) levels.add(explained);
  }
  return levels.size;
}

/** A list of the levels (a guide, a form, a quiz, a table of terms) marks nothing; a register of papers does. */
function onlyListed({ fragment, hit }: Standing, fragments: Fragment[], hits: Standing[]): boolean {
  if (hit.labelled) return false;
  if (fragment.cell) return onlyListedInTable(fragment, fragments, hits);
  if (hit.caps && !hit.item) return false;
  const near = (other: Fragment) => other.group === fragment.group && Math.abs(other.order - fragment.order) <= LIST_REACH;
  const items = new Set(hits.filter((other) => other.hit.item).map((other) => other.fragment));
  const inLists = (other: Fragment) => other.group === fragment.group && (items.has(other) || levelExplained(other.text) !== null);
  if (levelsAround(fragments, hits, near) === ALL_LEVELS) return true;
  if (fragment.y !== null && !hit.caps) {
    // Cells of a PDF are known by their places alone.
    if (levelsAround(fragments, hits, near) > 1) return true;
    if (fragments.some((other) => inRow(other, fragment) && ORDINARY_CHOICE.test(other.text.trim()))) return true;
  }
  if (!hit.item) return false;
  const answers = (other: Fragment) => near(other) && items.has(other);
  return (
    levelsAround(fragments, hits, answers) > 1 ||
    levelsAround(fragments, hits, inLists) === ALL_LEVELS ||
    fragments.some((other) => near(other) && ORDINARY_ANSWER.test(other.text.trim()))
  );
}

const ORDINARY_CHOICE = /^(?:thường|bình thường|thông thường|không mật)$/i;
const ORDINARY_ANSWER = /^\(?[a-zđ\d]{1,2}[.)]\s*(?:thường|bình thường|thông thường|không mật)[.;]?$/i;
const ROW_MM = 3;
const inRow = (a: Fragment, b: Fragment) => a.page === b.page && a.y !== null && b.y !== null && Math.abs(a.y - b.y) < ROW_MM;
const NAMES = /^tên$/i;

function onlyListedInTable(fragment: Fragment, fragments: Fragment[], hits: Standing[]): boolean {
  const inTable = fragments.filter((other) => other.group === fragment.group);
  const row = inTable.filter((other) => other.cell!.row === fragment.cell!.row);
  const column = inTable.filter((other) => other.cell!.column === fragment.cell!.column);
  if (offersChoices(row)) return true;
  if (inTable.some((other) => REGISTER.test(other.text) || LETTERHEAD.test(other.text))) return false;
  const head = column.find((other) => other.cell!.row === 0);
  if (head && NAMES.test(head.text.trim())) return true;
  const ofLevels = column.some((other) => other !== fragment && isSecrecyLabel(other.text));
  if (!ofLevels) return offersChoices(column) || levelsAround(fragments, hits, (other) => other.group === fragment.group) > 1;
  // Under the heading "Độ mật": each level once is a table of the levels, anything else marks what the rows name.
  const levels = hits.filter((other) => column.includes(other.fragment)).map((other) => other.hit.level);
  const all = levelsAround(fragments, hits, (other) => column.includes(other));
  return all > 1 && new Set(levels).size === levels.length && !column.some((other) => ORDINARY_CHOICE.test(other.text.trim()));
}

/** Headings to choose from: "Thường | Mật", "Mật | Tối mật | Tuyệt mật". */
function offersChoices(cells: Fragment[]): boolean {
  const levels = new Set(cells.map(({ text }) => classify(text)?.level).filter((level) => level !== undefined));
  return levels.size === ALL_LEVELS || (levels.size > 0 && cells.some(({ text }) => ORDINARY_CHOICE.test(text.trim())));
}

/** A value in the cell behind its label: "Độ mật | Mật (theo đề xuất)". */
function inLabelledCell(fragments: Fragment[]): MarkFound | null {
  for (const [at, label] of fragments.entries()) {
    const value = fragments[at + 1];
    if (!label.cell || !value?.cell || value.group !== label.group || value.cell.row !== label.cell.row || !isSecrecyLabel(label.text))
      continue;
    // A heading among headings labels the column under it.
    if (
      label.cell.row === 0 &&
      fragments.some((other) => other.group === label.group && other.cell!.row === 0 && other.cell!.column > value.cell!.column)
    )
      continue;
    const level = levelInSecrecyField(value.text);
    if (level && !isSecrecyLabel(value.text)) return { level, place: value.kind, page: value.page };
  }
  return null;
}

/** Letters one by one: down the body, along a row, down a column, from box to box. */
function spelledOut(fragments: Fragment[]): { hit: Hit; fragment: Fragment } | null {
  const cells = fragments.filter((fragment) => fragment.cell);
  const boxes = fragments.filter((fragment) => fragment.kind === 'textBox');
  const by = (list: Fragment[], ...keys: ((fragment: Fragment) => number)[]) =>
    [...list].sort((a, b) => keys.map((key) => key(a) - key(b)).find((difference) => difference !== 0) ?? 0);
  const orders = [
    fragments.filter((fragment) => !fragment.cell && fragment.kind !== 'textBox'),
    by(
      cells,
      (f) => f.cell!.table,
      (f) => f.cell!.row,
      (f) => f.cell!.column,
    ),
    by(
      cells,
      (f) => f.cell!.table,
      (f) => f.cell!.column,
      (f) => f.cell!.row,
    ),
    boxes,
    by(
      fragments.filter((fragment) => fragment.y !== null),
      (f) => f.page ?? 0,
      (f) => Math.round(f.y! / ROW_MM),
      (f) => f.x!,
    ),
    by(boxes, (f) => f.x ?? 0),
    by(boxes, (f) => f.y ?? 0),
  ];
  for (const order of orders) {
    const chain = new LetterChain();
    let group = '';
    for (const fragment of order) {
      const hit = chain.add(fragment.text, fragment.group === group || group === '' ? fragment.kind : 'text');
      if (hit) return { hit, fragment };
      group = fragment.group;
    }
  }
  return null;
}

function subjects(fragments: Fragment[], anatomy: Anatomy | undefined): string[] {
  if (anatomy?.metadata.subject) return [anatomy.metadata.subject];
  const opener = new RegExp(`^\\s*(?:${MARKS.subjectOpeners.join('|')})\\s`, 'i');
  return fragments.slice(0, SUBJECT_WITHIN).flatMap(({ text }) => (opener.test(plain(text)) && text.length <= 300 ? [text] : []));
}

/**
 * The mark a document bears, the highest where there are several; null when there is none.
 *
 * Looked at: standing paragraphs, lines of a PDF, cells, text boxes, headers and footers, picture titles, properties,
 * faces of signatures, the number line, the subject. A list of all three levels is no mark; one sample stamp standing
 * alone in a guide is one, since nobody but a reader could tell them apart.
 */
export function findMark(document: DraftDocument, anatomy?: Anatomy): MarkFound | null {
  const found: MarkFound[] = [];
  const property = levelInProperties(document.properties);
  if (property) found.push({ level: property, place: 'property', page: null });
  for (const shape of document.shapes) {
    const level = shape.altText ? levelInLabelledText(shape.altText, 'picture') : undefined;
    if (level) found.push({ level, place: 'altText', page: shape.page });
  }
  for (const field of document.signatureFields) {
    const level = field.text ? classify(field.text)?.level : undefined;
    if (level) found.push({ level, place: 'appearance', page: field.page });
  }
  const fragments = fragmentsOf(document);
  const hits = standing(fragments);
  for (const hit of hits) {
    if (hits.length > MOST_LISTED || !onlyListed(hit, fragments, hits))
      found.push({ level: hit.hit.level, place: hit.fragment.kind, page: hit.fragment.page });
  }
  const beside = inLabelledCell(fragments);
  if (beside) found.push(beside);
  const letters = spelledOut(fragments);
  if (letters) found.push({ level: letters.hit.level, place: letters.fragment.kind, page: letters.fragment.page });
  for (const subject of subjects(fragments, anatomy)) {
    const level = levelInTitle(subject);
    if (level) found.push({ level, place: 'subject', page: null });
  }
  return highest(found);
}

function highest(found: MarkFound[]): MarkFound | null {
  return found.reduce<MarkFound | null>(
    (best, mark) => (best && (rank.get(best.level!) ?? 0) >= (rank.get(mark.level!) ?? 0) ? best : mark),
    null,
  );
}

/** A mark in plain text, one paragraph a line; a selection or the clipboard. */
export function findMarkInText(text: string): MarkFound | null {
  const mark = findMark(readText(text));
  return mark && { ...mark, place: mark.place === 'subject' ? 'subject' : 'text' };
}
