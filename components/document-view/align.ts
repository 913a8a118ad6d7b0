import type { ParagraphText } from '../../lib/check/worker-messages';

/** How far ahead a paragraph is sought before it is taken for one the picture does not show in place. */
const LOOK_AHEAD = 120;

/** Spaces, tabs, letter case (caps styles) and composition differ between a file and its picture. */
export function printed(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b]+/g, '')
    .toLowerCase();
}

/** Number of printed characters before an offset. */
export function printedOffset(text: string, offset: number): number {
  return text.slice(0, offset).replace(/[\s\u00ad\u200b]+/g, '').length;
}

/**
 * Finds the reader's paragraphs among the rendered ones: both in document order, headers and text boxes maybe out of it.
 * Answers reader index → rendered index; what is not found is left out.
 */
export function align(read: ParagraphText[], rendered: { index: number; text: string }[]): Map<number, number> {
  const keys = rendered.map((one) => printed(one.text));
  const used = new Set<number>();
  const found = new Map<number, number>();
  const elsewhere: ParagraphText[] = [];
  let next = 0;
  for (const paragraph of read) {
    const key = printed(paragraph.text);
    if (key === '') {
      if (keys[next] === '') {
        found.set(paragraph.index, rendered[next]!.index);
        used.add(next++);
      }
      continue;
    }
    const end = Math.min(keys.length, next + LOOK_AHEAD);
    let at = next;
    while (at < end && keys[at] !== key) at++;
    if (at < end) {
      found.set(paragraph.index, rendered[at]!.index);
      used.add(at);
      next = at + 1;
    } else elsewhere.push(paragraph);
  }
  for (const paragraph of elsewhere) {
    const key = printed(paragraph.text);
    const at = keys.findIndex((one, index) => one === key && !used.has(index));
    if (at < 0) continue;
    used.add(at);
    found.set(paragraph.index, rendered[at]!.index);
  }
  return found;
}
