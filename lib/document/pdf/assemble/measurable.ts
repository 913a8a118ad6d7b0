import { CAPABILITIES } from '../../capabilities';
import type { Capability, DraftDocument } from '../../types';
import type { PageRead } from './document';

const PAPER: Capability[] = ['pageSize', 'pageCount'];
const OCR: Capability[] = ['text', ...PAPER, 'layout'];
const OF_SCALE: Capability[] = ['fontSize', 'indent', 'lineSpacing', 'paragraphSpacing', 'margins', 'pageSize'];
const OF_NAMES: Capability[] = ['fontName', 'fontStyle'];
/** Scales that printing to a PDF is done at. Nearer to 1 rounding to half points sets it right. */
const SCALES = { from: 0.7, to: 0.985 };
const OFF = 0.12;
const ON = 0.06;

type Measurable = Pick<DraftDocument, 'capabilities' | 'notMeasured' | 'scanned'>;

/** What the pages let be measured, and why not the rest. */
export function measurable(pages: PageRead[]): Measurable {
  const count = (kind: PageRead['kind']) => pages.filter((page) => page.kind === kind).length;
  const [text, ocr, scan, garbled] = [count('text'), count('ocr'), count('scan'), count('garbled')];
  const lacking = new Map<Capability, string>();
  const drop = (capabilities: readonly Capability[], reason: string) => {
    for (const capability of capabilities) if (!lacking.has(capability)) lacking.set(capability, reason);
  };
  const allBut = (kept: Capability[]) => CAPABILITIES.filter((capability) => !kept.includes(capability));
  const notMeasured: DraftDocument['notMeasured'] = [];
  if (text + ocr === 0) drop(allBut(PAPER), garbled > 0 ? 'garbledText' : 'scan');
  else {
    if (text === 0) drop(allBut(OCR), 'ocrLayer');
    const { sizes, all, nameless } = census(pages);
    if (isScaled(sizes, all)) drop(OF_SCALE, 'printScaled');
    if (nameless > 0.5 * all) drop(OF_NAMES, 'namelessFonts');
    if (garbled > 0) notMeasured.push({ capability: 'text', reason: 'garbledText' });
    else if (scan + (text > 0 ? ocr : 0) > 0) notMeasured.push({ capability: 'text', reason: 'somePagesScanned' });
  }
  return {
    capabilities: CAPABILITIES.filter((capability) => !lacking.has(capability)),
    notMeasured: [...[...lacking].map(([capability, reason]) => ({ capability, reason })), ...notMeasured],
    scanned: text + ocr + garbled === 0,
  };
}

/** Letters of the pages' own text by size, and how many are set in fonts without a name. */
function census(pages: PageRead[]): { sizes: Map<number, number>; all: number; nameless: number } {
  const sizes = new Map<number, number>();
  let [all, nameless] = [0, 0];
  for (const page of pages) {
    if (page.kind !== 'text') continue;
    for (const segment of page.segments) {
      for (const { text, style } of segment.chars) {
        if (text === ' ' || style.annotation !== null) continue;
        all++;
        if (style.font.family === null) nameless++;
        sizes.set(style.size, (sizes.get(style.size) ?? 0) + 1);
      }
    }
  }
  return { sizes, all, nameless };
}

/**
 * Drafts are set in whole and half points. When the sizes are off, and one factor puts all of them right, the pages
 * were scaled in printing.
 */
function isScaled(weights: Map<number, number>, all: number): boolean {
  const rounded = new Map<number, number>();
  for (const [exact, weight] of weights) {
    const size = Math.round(exact * 100) / 100;
    rounded.set(size, (rounded.get(size) ?? 0) + weight);
  }
  const sizes = [...rounded].filter(([, weight]) => weight > 0.01 * all).sort((a, b) => b[1] - a[1]);
  const body = sizes[0]?.[0] ?? 0;
  const away = (size: number) => Math.abs(size * 2 - Math.round(size * 2)) / 2;
  if (sizes.length < 2 || away(body) < OFF) return false;
  for (let nominal = Math.ceil(body / SCALES.to); nominal <= body / SCALES.from; nominal += 0.5) {
    const factor = nominal / body;
    if (sizes.every(([size]) => away(size * factor) < ON)) return true;
  }
  return false;
}
