import { Budget } from '../budget';
import { type DraftDocument, type ReadOptions, UnreadableFileError } from '../types';
import { DocumentBuilder } from './content/builder';
import { readMarginalia } from './content/marginalia';
import { settleNeighbours } from './content/neighbours';
import { readSection, type SectionPlan } from './content/sections';
import { StoryReader } from './content/story';
import { Formatter } from './formatting/formatter';
import { readSettings } from './formatting/settings';
import { StyleSheet } from './formatting/styles';
import { readTheme } from './formatting/theme';
import { ListCounter } from './numbering/counter';
import { Numbering } from './numbering/definitions';
import { openPackage, readPart, relatedPart } from './package/parts';
import type { Element } from './package/xml';
import { readProperties, type StoredCounts } from './properties';

const CAPABILITIES: DraftDocument['capabilities'] = [
  'text',
  'fontName',
  'fontSize',
  'fontStyle',
  'underline',
  'color',
  'alignment',
  'indent',
  'lineSpacing',
  'paragraphSpacing',
  'pageSize',
  'margins',
  'pageNumber',
  'separators',
];

/**
 * Reads a WordprocessingML package (transitional or strict). Paragraphs come in this order: the body with text boxes
 * right behind the paragraph they hang on, then headers and footers, then notes. Hidden text is kept, in runs marked
 * `hidden`; text deleted under change tracking is dropped and only told to `onText`.
 *
 * @throws UnreadableFileError
 */
export async function readDocx(bytes: Uint8Array, options: ReadOptions = {}): Promise<DraftDocument> {
  const budget = new Budget(options);
  const pack = await openPackage(bytes, budget);
  const part = (type: string) => readPart(pack.zip, relatedPart(pack, type), budget);
  const { properties, stored } = await readProperties(pack, budget);
  const theme = readTheme(await part('theme'));
  const settings = readSettings(await part('settings'));
  const styles = new StyleSheet(await part('styles'), theme);
  const numbering = new Numbering(await part('numbering'), theme);
  const builder = new DocumentBuilder(budget, new Formatter(styles, numbering, theme, settings), new ListCounter(numbering));
  budget.progress(0.1);

  const plans: SectionPlan[] = [];
  let firstOfSection = 0;
  const endSection = (sectPr: Element | null) => {
    const plan = readSection(sectPr, plans.length, plans.at(-1)?.references ?? {}, settings);
    plan.section.firstParagraph = firstOfSection;
    plan.section.lastParagraph = builder.paragraphs.length - 1;
    plans.push(plan);
    firstOfSection = builder.paragraphs.length;
    builder.section = plans.length;
  };
  const body = new StoryReader(builder, { kind: 'body' }, null, endSection);
  const root = await readPart(pack.zip, pack.main, budget, { parent: 'w:body', onChild: (element) => body.block(element) });
  if (root?.name !== 'w:document') throw new UnreadableFileError('missingPart', { part: 'document.xml' });
  if (plans.length === 0 || firstOfSection < builder.paragraphs.length) endSection(null);
  budget.progress(0.8);

  await readMarginalia(pack, builder, plans);
  const comments = await readComments();
  settleNeighbours(builder);
  budget.progress(1);

  const pages = believable(stored, builder.characters);
  const notMeasured: DraftDocument['notMeasured'] = [{ capability: 'layout', reason: 'notLaidOut' }];
  if (pages === null) notMeasured.push({ capability: 'pageCount', reason: 'noStoredPageCount' });
  for (const foreign of builder.foreignParts) notMeasured.push({ capability: 'text', reason: foreign });
  return {
    kind: 'docx',
    sections: plans.map((plan) => plan.section),
    paragraphs: builder.paragraphs,
    tables: builder.tables,
    shapes: builder.shapes,
    pages,
    capabilities: pages === null ? CAPABILITIES : [...CAPABILITIES, 'pageCount'],
    notMeasured,
    textForms: builder.textForms,
    revisions: builder.revisions,
    comments,
    hiddenRuns: builder.hiddenRuns,
    signatureFields: [],
    properties,
    scanned: false,
  };

  async function readComments(): Promise<number> {
    let count = 0;
    for (const one of (await part('comments'))?.children ?? []) {
      if (one.name !== 'w:comment') continue;
      count++;
      for (const text of paragraphTexts(one)) budget.tell(text, 'comment');
    }
    return count;
  }
}

function* paragraphTexts(element: Element): Generator<string> {
  for (const one of element.children) {
    if (one.name === 'w:p') yield joinedText(one).normalize('NFC');
    else yield* paragraphTexts(one);
  }
}

function joinedText(element: Element): string {
  return element.text + element.children.map(joinedText).join('');
}

/** How far the stored count of characters may be from the text's before the stored counts are of another text. */
const TOLERANCE = { share: 0.25, characters: 60 };

/** The stored page count, when the counts stored beside it are of this text (a template's counts are often left over). */
function believable(stored: StoredCounts, characters: number): number | null {
  if (stored.pages === null || stored.characters === null) return null;
  const off = Math.abs(stored.characters - characters);
  return off <= TOLERANCE.characters + TOLERANCE.share * characters ? stored.pages : null;
}
