import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Budget } from '../budget';
import { type DraftDocument, UnreadableFileError } from '../types';
import { fillBlank } from './assemble/appearances';
import { assemble, type PageRead } from './assemble/document';
import { fieldsOf, readAnnotations, signedFields } from './assemble/fields';
import { shapesOf, takeUnderlines } from './assemble/shapes';
import { type PdfModule, pdfEngine } from './file/engine';
import { kept, textOfLine } from './layout/kept';
import { buildSegments, type Segment, textOf, type Wall } from './layout/segments';
import { readContent } from './page/content';
import type { Glyph, PageContent } from './page/glyphs';
import { decodeGlyphs, isGarbled } from './page/legibility';
import { coverage, type Matrix, type Rect, union } from './page/matrix';

const COVERS_PAGE = 0.7;
/** Fewer characters than this over a full-page picture are a stamp or watermark on a scan, not a text. */
const FEW = 150;

/** Reads an opened PDF page by page, telling the text of each as soon as it is there. */
export async function readDocument(document: PDFDocumentProxy, budget: Budget): Promise<DraftDocument> {
  const pdfjs = await pdfEngine();
  const properties = await readProperties(document, budget);
  const signed = await signedFields(document);
  const pages: PageRead[] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    await budget.pause();
    const page = await readPage(document, number, pdfjs, signed, budget);
    for (const segment of page.segments) characters += textOfLine(segment).length;
    if (characters > budget.limits.characters) throw new UnreadableFileError('tooLong', { limit: budget.limits.characters });
    pages.push(page);
    budget.progress((number / document.numPages) * 0.95);
  }
  const draft = assemble({ pages, properties });
  budget.progress(1);
  return draft;
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  pdfjs: PdfModule,
  signed: Set<string>,
  budget: Budget,
): Promise<PageRead> {
  const page = await document.getPage(number);
  try {
    const annotations = await readAnnotations(page);
    for (const annotation of annotations) for (const text of annotation.texts) budget.tell(text, 'comment', number);
    const content = await readContent(page, pdfjs);
    const forms = decodeGlyphs(content.glyphs);
    const kind = isGarbled(content.glyphs) ? 'garbled' : kindOf(content);
    const readable = kind !== 'scan' && kind !== 'garbled';
    const { own, appearances, turned } = sort(content.glyphs);
    const segments = readable ? buildSegments(own, wallsOf(content)) : [];
    const lines = new Map([...appearances].map(([id, glyphs]) => [id, inOrder(buildSegments(glyphs))]));
    tellPage(budget, number, readable ? segments : buildSegments(own), lines, turned);
    const apart: PageRead['apart'] = [];
    for (const [id, found] of lines) {
      const left = found.filter((line) => !fillBlank(line, segments));
      const box = content.annotations.find((a) => a.id === id)?.box;
      if (left.length > 0 && box) apart.push({ box, lines: left, name: annotations.find((a) => a.id === id)?.name || null });
    }
    if (readable) for (const group of turned.values()) apart.push(...turnedText(group, content));
    const drawings = takeUnderlines(content.drawings, segments);
    return {
      number,
      width: content.width,
      height: content.height,
      segments: kept(segments),
      header: [],
      footer: [],
      pageNumber: null,
      shapes: shapesOf(content, drawings),
      fields: fieldsOf(annotations, content, lines, signed, page.getViewport({ scale: 1 }).transform as Matrix),
      apart: apart.map((one) => ({ ...one, lines: kept(one.lines) })),
      kind,
      forms,
      drawings,
      tables: [],
      footnotes: [],
    };
  } finally {
    page.cleanup();
  }
}

function sort(glyphs: Glyph[]): { own: Glyph[]; appearances: Map<string, Glyph[]>; turned: Map<string, Glyph[]> } {
  const own: Glyph[] = [];
  const appearances = new Map<string, Glyph[]>();
  const turned = new Map<string, Glyph[]>();
  const put = (map: Map<string, Glyph[]>, key: string, glyph: Glyph) => {
    const list = map.get(key);
    if (list) list.push(glyph);
    else map.set(key, [glyph]);
  };
  for (const glyph of glyphs) {
    if (glyph.style.annotation !== null) put(appearances, glyph.style.annotation, glyph);
    else if (glyph.style.turn === 0) own.push(glyph);
    else put(turned, String(glyph.style.turn), glyph);
  }
  return { own, appearances, turned };
}

function wallsOf(content: PageContent): Wall[] {
  const walls: Wall[] = [];
  for (const d of content.drawings) {
    if (d.annotation !== null || d.y1 - d.y0 < 8) continue;
    if (d.kind === 'line' && d.x1 - d.x0 < 2) walls.push({ x: (d.x0 + d.x1) / 2, y0: d.y0, y1: d.y1 });
    else if (d.kind === 'rectangle' && d.stroke !== null) walls.push({ x: d.x0, y0: d.y0, y1: d.y1 }, { x: d.x1, y0: d.y0, y1: d.y1 });
  }
  return walls;
}

function inOrder(segments: Segment[]): Segment[] {
  return segments.sort((a, b) => a.baseline - b.baseline || a.x0 - b.x0);
}

function tellPage(budget: Budget, number: number, segments: Segment[], lines: Map<string, Segment[]>, turned: Map<string, Glyph[]>): void {
  budget.tell(
    inOrder([...segments])
      .map((s) => textOf(s.chars))
      .join('\n'),
    'body',
    number,
  );
  for (const found of lines.values()) budget.tell(found.map((s) => textOf(s.chars)).join('\n'), 'appearance', number);
  for (const group of turned.values()) budget.tell(group.map((g) => g.text).join(''), 'textBox', number);
}

function kindOf(content: PageContent): PageRead['kind'] {
  const page: Rect = { x0: 0, y0: 0, x1: content.width, y1: content.height };
  const letters = content.glyphs.filter((g) => g.style.annotation === null && g.text.trim() !== '');
  const pictures = content.pictures.filter((p) => p.annotation === null);
  const area = pictures.reduce((sum, p) => sum + coverage(page, p), 0);
  const covered = area > COVERS_PAGE;
  if (letters.length === 0) return pictures.length > 0 ? 'scan' : 'empty';
  if (!covered) return letters.every((g) => g.style.invisible) ? 'ocr' : 'text';
  const cover = pictures.find((p) => coverage(page, p) > COVERS_PAGE);
  const unseen = letters.filter((g) => g.style.invisible).length + (cover && cover.after >= content.glyphs.length ? letters.length : 0);
  if (unseen > 0.5 * letters.length) return letters.length > FEW ? 'ocr' : 'scan';
  return letters.length < FEW ? 'scan' : 'text';
}

/** Text that runs up, down or aslant: as it reads, in the order it was drawn. */
function turnedText(glyphs: Glyph[], content: PageContent): PageRead['apart'] {
  const lines = inOrder(buildSegments(glyphs));
  if (lines.length === 0) return [];
  const box = lines.reduce<Rect>(
    (all, line) => union(all, upright(line, glyphs[0]!.style.turn)),
    upright(lines[0]!, glyphs[0]!.style.turn),
  );
  const clamped = {
    x0: Math.max(0, box.x0),
    y0: Math.max(0, box.y0),
    x1: Math.min(content.width, box.x1),
    y1: Math.min(content.height, box.y1),
  };
  return [{ box: clamped, lines, name: null }];
}

/** Undoes the turning of `place` in the reading of glyphs. */
function upright(line: Segment, turn: 0 | 1 | 2 | 3 | null): Rect {
  const { x0, x1, y0, y1 } = line;
  if (turn === 1) return { x0: -y1, x1: -y0, y0: x0, y1: x1 };
  if (turn === 2) return { x0: -x1, x1: -x0, y0: -y1, y1: -y0 };
  if (turn === 3) return { x0: y0, x1: y1, y0: -x1, y1: -x0 };
  return { x0, x1, y0, y1 };
}

interface OutlineItem {
  title: string;
  items?: OutlineItem[];
}

async function readProperties(document: PDFDocumentProxy, budget: Budget): Promise<Record<string, string>> {
  const properties: Record<string, string> = {};
  const { info } = await document.getMetadata();
  const put = (key: string, value: unknown) => {
    if (typeof value !== 'string' || value.trim() === '') return;
    properties[key] = value.normalize('NFC');
    budget.tell(properties[key], 'property');
  };
  for (const [key, value] of Object.entries(info as Record<string, unknown>)) {
    if (key === 'Custom' && value && typeof value === 'object') for (const [own, text] of Object.entries(value)) put(own, text);
    else if (['Title', 'Subject', 'Keywords', 'Author', 'Creator', 'Producer'].includes(key)) put(key.toLowerCase(), value);
  }
  const outline = ((await document.getOutline()) ?? []) as OutlineItem[];
  for (let queue = outline, depth = 0; queue.length > 0 && depth < 16; depth++) {
    for (const item of queue) budget.tell(item.title, 'property');
    queue = queue.flatMap((item) => item.items ?? []);
  }
  const attachments = (await document.getAttachments()) as unknown;
  const entries = attachments instanceof Map ? [...attachments.values()] : Object.values(attachments ?? {});
  for (const entry of entries as { filename?: string }[]) if (entry?.filename) budget.tell(entry.filename, 'property');
  return properties;
}
