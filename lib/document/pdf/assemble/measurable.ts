import { CAPABILITIES } from '../../capabilities';
import type { Capability, DraftDocument } from '../../types';
import { median } from '../layout/flows';
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
    if (isScaled(pages)) drop(OF_SCALE, 'printScaled');
    if (hasNamelessFonts(pages)) drop(OF_NAMES, 'namelessFonts');
    if (garbled > 0) notMeasured.push({ capability: 'text', reason: 'garbledText' });
    else if (scan + (text > 0 ? ocr : 0) > 0) notMeasured.push({ capability: 'text', reason: 'somePagesScanned' });
  }
  return {
    capabilities: CAPABILITIES.filter((capability) => !lacking.has(capability)),
    notMeasured: [...[...lacking].map(([capability, reason]) => ({ capability, reason })), ...notMeasured],
    scanned: text + ocr + garbled === 0,
  };
}

function letters(pages: PageRead[]) {
  return pages
    .filter((page) => page.kind === 'text')
    .flatMap((page) => page.segments)
    .flatMap((segment) => segment.chars)
    .filter((char) => char.text.trim() !== '' && char.style.annotation === null);
}

function hasNamelessFonts(pages: PageRead[]): boolean {
  const all = letters(pages);
  return all.length > 0 && all.filter((char) => char.style.font.family === null).length > 0.5 * all.length;
}

/**
 * Drafts are set in whole and half points. When the sizes are off, and one factor puts all of them right, the pages
 * were scaled in printing.
 */
function isScaled(pages: PageRead[]): boolean {
  const weights = new Map<number, number>();
  const all = letters(pages);
  for (const char of all) {
    const size = Math.round(char.style.size * 100) / 100;
    weights.set(size, (weights.get(size) ?? 0) + 1);
  }
  const sizes = [...weights].filter(([, weight]) => weight > 0.01 * all.length).map(([size]) => size);
  const away = (size: number) => Math.abs(size * 2 - Math.round(size * 2)) / 2;
  const body = median(all.map((char) => char.style.size));
  if (sizes.length < 2 || away(body) < OFF) return false;
  for (let nominal = Math.ceil(body / SCALES.to); nominal <= body / SCALES.from; nominal += 0.5) {
    const factor = nominal / body;
    if (sizes.every((size) => away(size * factor) < ON)) return true;
  }
  return false;
}
