import type { Budget } from '../budget';
import { CAPABILITIES } from '../capabilities';
import type { DraftDocument } from '../types';
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
import type { Element } from './package/xml';
import type { StoredCounts } from './properties';
import type { WordSource } from './source';

/** A flow has no pages of its own: nothing stands in a place yet. */
const MEASURED = CAPABILITIES.filter((one) => one !== 'layout' && one !== 'pageCount');

/**
 * Reads WordprocessingML. Paragraphs come in this order: the body with text boxes right behind the paragraph they hang
 * on, then headers and footers, then notes. Hidden text is kept, in runs marked `hidden`; text deleted under change
 * tracking is dropped and only told to `onText`.
 */
export async function readWord(source: WordSource, budget: Budget, kind: 'docx' | 'doc'): Promise<DraftDocument> {
  const theme = readTheme(source.theme);
  const settings = readSettings(source.settings);
  const styles = new StyleSheet(source.styles, theme);
  const numbering = new Numbering(source.numbering, theme);
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
  await source.body((element) => body.block(element));
  if (plans.length === 0 || firstOfSection < builder.paragraphs.length) endSection(null);
  budget.progress(0.8);

  await readMarginalia(source, builder, plans);
  const comments = countComments(source.comments, budget);
  settleNeighbours(builder);
  budget.progress(1);

  const pages = believable(source.stored, builder.characters);
  const notMeasured: DraftDocument['notMeasured'] = [{ capability: 'layout', reason: 'notLaidOut' }];
  if (pages === null) notMeasured.push({ capability: 'pageCount', reason: 'noStoredPageCount' });
  for (const foreign of builder.foreignParts) notMeasured.push({ capability: 'text', reason: foreign });
  return {
    kind,
    sections: plans.map((plan) => plan.section),
    paragraphs: builder.paragraphs,
    tables: builder.tables,
    shapes: kind === 'doc' ? builder.shapes.map((shape) => ({ ...shape, source: kind })) : builder.shapes,
    pages,
    capabilities: pages === null ? MEASURED : [...MEASURED, 'pageCount'],
    notMeasured,
    textForms: builder.textForms,
    revisions: builder.revisions,
    comments,
    hiddenRuns: builder.hiddenRuns,
    signatureFields: [],
    properties: source.properties,
    scanned: false,
  };
}

function countComments(root: Element | null, budget: Budget): number {
  let count = 0;
  for (const one of root?.children ?? []) {
    if (one.name !== 'w:comment') continue;
    count++;
    for (const text of paragraphTexts(one)) budget.tell(text, 'comment');
  }
  return count;
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
/** No page holds more: a file saved before its pages were counted says 1 whatever its length. */
const CHARACTERS_ON_A_PAGE = 6000;

/** The stored page count, when the counts stored beside it are of this text (a template's counts are often left over). */
function believable(stored: StoredCounts, characters: number): number | null {
  if (stored.pages === null || stored.characters === null) return null;
  if (characters > stored.pages * CHARACTERS_ON_A_PAGE) return null;
  const off = Math.abs(stored.characters - characters);
  return off <= TOLERANCE.characters + TOLERANCE.share * characters ? stored.pages : null;
}
