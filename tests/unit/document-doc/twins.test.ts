import { beforeAll, describe, expect, it } from 'vitest';
import { type DraftDocument, type Paragraph, readDocument } from '../../../lib/document';
import { docTwin, docxTwin, TWIN_NAMES, type TwinName } from '../../fixtures/doc/twins';

const SLACK_MM = 0.06;
const MEASURES = new Set(['leftMm', 'rightMm', 'firstLineMm', 'widthMm', 'heightMm', 'top', 'bottom', 'left', 'right', 'gutterMm']);

/** Lengths of the two formats are whole twips that their writer may have rounded by one. */
function near(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => near(one));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, near(one, name)]));
  return typeof value === 'number' && MEASURES.has(key) ? Math.round(value / SLACK_MM / 2) : value;
}

const isInHeader = (paragraph: Paragraph) => paragraph.container.kind === 'header' || paragraph.container.kind === 'footer';

/** What the program that wrote the twin counts anew or writes in its own way is left out, by name. */
function comparable(doc: DraftDocument) {
  return doc.paragraphs
    .filter((one) => one.text !== '' && !isInHeader(one) && one.container.kind !== 'textBox' && one.container.kind !== 'footnote')
    .map(({ index: _, container, tabStopsMm, runs, text, ...rest }) =>
      near({
        ...rest,
        text,
        container: container.kind === 'cell' ? { ...container, parent: container.parent?.kind } : container,
        // A list's own stop at 0 is an addition of the twin's writer.
        tabStopsMm: tabStopsMm.filter((stop) => stop !== 0).map(Math.round),
        runs: runs.map(({ start, end, ...look }) => ({ ...look, text: text.slice(start, end) })),
      }),
    );
}

describe.each(TWIN_NAMES)('%s.doc', (name: TwinName) => {
  let doc: DraftDocument;
  let docx: DraftDocument;
  beforeAll(async () => {
    [doc, docx] = await Promise.all([readDocument(docTwin(name)), readDocument(docxTwin(name))]);
  });

  it('is read as its DOCX twin is, paragraph by paragraph and run by run', () => {
    expect(doc.kind).toBe('doc');
    expect(comparable(doc)).toEqual(comparable(docx));
  });

  it('has the same pages: paper, margins, columns, number of the page', () => {
    const pages = (one: DraftDocument) =>
      one.sections.map(({ paper, marginsMm, evenMarginsMm, orientation, columns, differentFirstPage, mirrored, pageNumbering }) =>
        near({ paper, marginsMm, evenMarginsMm, orientation, columns, differentFirstPage, mirrored, pageNumbering }),
      );
    expect(pages(doc)).toEqual(pages(docx));
  });

  it('has the same tables', () => {
    const tables = (one: DraftDocument) => one.tables.map(({ rows, columns, bordered, parent }) => [rows, columns, bordered, parent.kind]);
    expect(tables(doc)).toEqual(tables(docx));
  });

  it('has the same lines, drawn in the same paragraphs', () => {
    const lines = (one: DraftDocument) =>
      one.shapes
        .filter((shape) => shape.kind === 'line')
        .map(({ anchor, align, relativeTo, strokeColor, box }) => ({
          paragraph: one.paragraphs[anchor!]!.text,
          align,
          relativeTo,
          strokeColor,
          widthMm: Math.round(box!.widthMm),
          heightMm: Math.round(box!.heightMm),
        }));
    expect(lines(docx)).not.toEqual([]);
    expect(lines(doc)).toEqual(lines(docx));
    expect(doc.shapes.every(({ source }) => source === 'doc')).toBe(true);
  });

  it('says the same of what was measured', () => {
    const { capabilities, revisions, comments, hiddenRuns } = docx;
    expect(doc).toMatchObject({ capabilities: expect.arrayContaining(capabilities), revisions, comments, hiddenRuns });
    const forms = (one: DraftDocument) => one.textForms.map(({ form }) => form).sort();
    expect(forms(doc)).toEqual(forms(docx));
  });
});

describe('beside the body', () => {
  const shown = (doc: DraftDocument, kind: string) =>
    doc.paragraphs.filter((one) => one.container.kind === kind && one.text !== '').map((one) => one.text.replace(/\d/g, '#'));

  it('headers, boxes and notes hold the same text, and a section takes over the header before it', async () => {
    const [doc, docx] = await Promise.all([readDocument(docTwin('features')), readDocument(docxTwin('features'))]);
    for (const kind of ['header', 'footer', 'textBox', 'footnote']) {
      expect(shown(docx, kind)).not.toEqual([]);
      expect([...new Set(shown(doc, kind))], kind).toEqual(shown(docx, kind));
    }
    expect(doc.properties).toEqual(docx.properties);
    const box = doc.paragraphs.find((one) => one.container.kind === 'textBox' && one.text !== '')!;
    expect(box).toMatchObject({ align: 'center', runs: [{ bold: true, sizePt: 14 }] });
  });
});
