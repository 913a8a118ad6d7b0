import { Budget } from '../budget';
import { CAPABILITIES } from '../capabilities';
import { decodeText } from '../sniff';
import { type DraftDocument, type Paragraph, type ReadOptions, type TextForm, UnreadableFileError } from '../types';

const CLEANED: [form: TextForm, pattern: RegExp, by: string][] = [
  ['noBreakSpaces', /[\u00a0\u202f\u2007]/g, ' '],
  ['zeroWidth', /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ''],
  ['softHyphens', /\u00ad/g, ''],
];

/** Plain text: one paragraph a line. Nothing but the text can be measured. */
export function readText(text: string, options: ReadOptions = {}): DraftDocument {
  const budget = new Budget(options);
  const forms = new Map<TextForm, number[]>();
  const note = (form: TextForm, index: number) => forms.set(form, [...(forms.get(form) ?? []), index]);
  refuseTooManyLines(text, budget.limits.paragraphs);
  const paragraphs = text.split(/\r\n?|\n|\u2028|\u2029/).map((line, index): Paragraph => {
    budget.addParagraph();
    let shown = line;
    for (const [form, pattern, by] of CLEANED) {
      if (shown.search(pattern) >= 0) {
        note(form, index);
        shown = shown.replace(pattern, by);
      }
    }
    const composed = shown.normalize('NFC');
    if (composed !== shown) note('nfd', index);
    budget.tell(composed, 'body');
    return plainParagraph(composed, index);
  });
  return {
    kind: 'text',
    sections: [],
    paragraphs,
    tables: [],
    shapes: [],
    pages: null,
    capabilities: ['text'],
    notMeasured: CAPABILITIES.filter((one) => one !== 'text').map((capability) => ({ capability, reason: 'plainText' })),
    textForms: [...forms].map(([form, places]) => ({ form, paragraphs: places })),
    revisions: { insertions: 0, deletions: 0, formatting: 0 },
    comments: 0,
    hiddenRuns: 0,
    signatureFields: [],
    properties: {},
    scanned: false,
  };
}

/** Counted before the text is cut up, since the pieces of an endless file would not fit into memory. */
function refuseTooManyLines(text: string, limit: number): void {
  let lines = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code === 10 || code === 13) && ++lines > 2 * limit) throw new UnreadableFileError('tooLong', { limit });
  }
}

/** A text file, UTF-8 or marked UTF-16. */
export function readTextFile(bytes: Uint8Array, options: ReadOptions = {}): DraftDocument {
  const text = decodeText(bytes);
  if (text === null) throw new UnreadableFileError('unknownKind');
  return readText(text.replace(/^\ufeff/, ''), options);
}

function plainParagraph(text: string, index: number): Paragraph {
  return {
    index,
    text,
    runs:
      text === ''
        ? []
        : [
            {
              start: 0,
              end: text.length,
              font: null,
              sizePt: null,
              bold: null,
              italic: null,
              underline: null,
              strike: false,
              caps: false,
              smallCaps: false,
              superscript: false,
              subscript: false,
              color: null,
              highlight: null,
              hidden: false,
              inserted: false,
              field: null,
            },
          ],
    container: { kind: 'body' },
    section: 0,
    style: null,
    listLabel: null,
    listLevel: null,
    align: null,
    indent: null,
    spacing: null,
    borders: { top: null, bottom: null },
    tabStopsMm: [],
    keepWithNext: false,
    pageBreakBefore: false,
    outlineLevel: null,
    page: null,
    box: null,
    lines: [],
  };
}
