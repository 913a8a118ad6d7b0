import type { DraftDocument } from '../../document';
import { CITATIONS } from '../language.shipped';
import type { Slip } from '../types';
import type { Line } from './line';

/** "Điều 15 Quy chế này" where the draft ends at Điều 12; "Phụ lục III kèm theo" where there are two. */

const SELF = CITATIONS.self.join('|');
const ARTICLE = new RegExp(`Điều\\s+(\\d{1,3})\\s+(?:của\\s+)?(?:${SELF})\\s+này`, 'gu');
const HEADING = /^\s*Điều\s+(\d{1,3})\s*[.:]/u;
const APPENDIX = /Phụ lục\s+(?:số\s+)?([IVX]{1,5}|\d{1,2})(?=\s+(?:kèm theo|ban hành kèm|đính kèm))/gu;
const APPENDIX_HEADING = /^\s*(?:PHỤ LỤC|Phụ lục)\s+(?:số\s+)?([IVX]{1,5}|\d{1,2})\s*[.:]?\s*(?:\n|$)/u;

export function* references(document: DraftDocument, lines: readonly Line[]): Generator<Slip> {
  const articles = new Set<number>();
  const appendices = new Set<string>();
  for (const { text, listLabel } of document.paragraphs) {
    const heading = HEADING.exec(listLabel?.startsWith('Điều') ? `${listLabel} ` : text);
    if (heading) articles.add(Number(heading[1]));
    const appendix = APPENDIX_HEADING.exec(text);
    if (appendix) appendices.add(appendix[1]!);
  }
  if (articles.size < 2 && appendices.size === 0) return;
  const last = Math.max(0, ...articles);
  for (const { paragraph, text } of lines) {
    if (articles.size > 1 && text.includes('này')) {
      for (const match of text.matchAll(ARTICLE)) if (Number(match[1]) > last) yield missing(paragraph, match);
    }
    if (appendices.size > 0 && text.includes('hụ lục')) {
      for (const match of text.matchAll(APPENDIX)) if (!appendices.has(match[1]!)) yield missing(paragraph, match);
    }
  }
}

function missing(paragraph: number, match: RegExpExecArray): Slip {
  return {
    rule: 'language.reference',
    range: { paragraph, start: match.index, end: match.index + match[0].length },
    found: match[0],
    suggestions: [],
    severity: 'warning',
    confidence: 0.75,
  };
}
