import type { Budget } from '../budget';
import type { Element } from '../docx/package/xml';
import type { WordSource } from '../docx/source';
import { Drawings } from './drawing/drawings';
import { Bytes, untilZero } from './file/bytes';
import type { CompoundFile } from './file/compound';
import type { Structure } from './file/fib';
import { readPropertySets } from './file/property-sets';
import { WordFile } from './file/word-file';
import type { CharacterMarkup } from './markup/characters';
import { element, valued } from './markup/element';
import { readFonts } from './markup/fonts';
import { readNumbering } from './markup/numbering';
import { PAGE_KINDS, type StoryName, sectionMarkup } from './markup/sections';
import { Styles } from './markup/styles';
import { Blocks } from './text/blocks';
import { InlineMarkup } from './text/inline';

const SECTION_BYTES = 12;
const NO_FORMATTING = 0xffffffff;
/** Separators of notes stand before the headers and footers. */
const SEPARATOR_STORIES = 6;
const STORIES_PER_SECTION = 6;
const PAUSE_EVERY = 64;

interface Range {
  start: number;
  end: number;
}

/** A binary Word file as WordprocessingML: what a modification changes has its element, as Word itself converts it. */
export async function openWordFile(container: CompoundFile, budget: Budget): Promise<WordSource> {
  const summary = readPropertySets(container, budget);
  const file = new WordFile(container, budget);
  tellAssociatedTexts(file.structure('associatedTexts'), budget);
  const fonts = readFonts(file.structure('fonts') ?? emptyTable());
  const font = (index: number) => fonts[index] || undefined;
  const styles = new Styles(file.structure('styles') ?? emptyTable(), font);
  const cache = new Map<string, CharacterMarkup>();
  const stories = headerStories(file);
  const blocks = (sections?: ReadonlyMap<number, Element>): Blocks =>
    new Blocks(file, new InlineMarkup(file, styles, font, drawings, cache, budget), budget, sections);
  const drawings = new Drawings(file, (start, end) => [...blocks().read(start, end)], budget);
  const notes = (root: string, each: string, ranges: Range[]) =>
    element(
      root,
      {},
      ranges.map(({ start, end }, i) => element(each, { id: String(i + 1) }, [...blocks().read(start, end)])),
    );
  return {
    ...summary,
    theme: null,
    settings: settingsOf(file.structure('documentProperties')),
    styles: styles.markup,
    numbering: readNumbering(file.structureAndBeyond('lists'), file.structure('listUses'), font),
    comments: notes('w:comments', 'w:comment', noteRanges(file, 'comments', 'commentText')),
    async body(onBlock) {
      const { start, end } = file.story('body');
      const { endings, last } = sectionsOf(file, stories, budget);
      let count = 0;
      for (const block of blocks(endings).read(start, end)) {
        onBlock(block);
        if (++count % PAUSE_EVERY === 0) await budget.pause();
      }
      onBlock(last);
    },
    storyName: (reference) => reference,
    async story(name) {
      const range = stories.get(name as StoryName);
      if (!range) return null;
      await budget.pause();
      const content = [...blocks().read(range.start, range.end)];
      return element('w:hdr', {}, content);
    },
    async notes(kind) {
      const name = `${kind}s` as const;
      return notes(`w:${name}`, `w:${kind}`, noteRanges(file, name, `${kind}Text`));
    },
    async *drawnParts() {
      for (const content of drawings.unplaced()) yield element('w:txbxContent', {}, content);
    },
  };
}

/** Long enough to read that it holds nothing. */
const emptyTable = () => new Bytes(new Uint8Array(6));

function tellAssociatedTexts(table: Bytes | null, budget: Budget): void {
  if (!table || table.length < 6 || table.u16(0) !== 0xffff) return;
  let at = 6;
  for (let count = table.u16(2); count > 0 && at + 2 <= table.length; count--) {
    const length = table.u16(at);
    budget.tell(untilZero(table.utf16(at + 2, length)).normalize('NFC'), 'property');
    at += 2 + 2 * length + table.u16(4);
  }
}

function settingsOf(properties: Bytes | null): Element | null {
  if (!properties || properties.length < 7) return null;
  return element('w:settings', {}, [
    valued('w:evenAndOddHeaders', (properties.u8(0) & 0x01) !== 0),
    valued('w:mirrorMargins', (properties.u8(6) & 0x20) !== 0),
  ]);
}

/** Headers and footers that sections have of their own; an empty one is taken from the section before. */
function headerStories(file: WordFile): Map<StoryName, Range> {
  const all = file.story('headers');
  const positions = file.positions('headers', 0);
  const stories = new Map<StoryName, Range>();
  for (let i = SEPARATOR_STORIES; i + 1 < positions.length; i++) {
    const start = all.start + positions[i]!;
    // Each story is closed by a paragraph mark of its own that is not shown.
    const end = all.start + positions[i + 1]! - 1;
    if (end <= start || end > all.end) continue;
    const place = (i - SEPARATOR_STORIES) % STORIES_PER_SECTION;
    const section = Math.floor((i - SEPARATOR_STORIES) / STORIES_PER_SECTION);
    const [kind, page] = STORY_ORDER[place]!;
    stories.set(`${kind}:${page}:${section}`, { start, end });
  }
  return stories;
}

const [EVEN, DEFAULT, FIRST] = PAGE_KINDS;
const STORY_ORDER = [
  ['header', EVEN],
  ['header', DEFAULT],
  ['footer', EVEN],
  ['footer', DEFAULT],
  ['header', FIRST],
  ['footer', FIRST],
] as const;

/** Section properties by the position behind each section but the last, and those of the last. */
function sectionsOf(
  file: WordFile,
  stories: ReadonlyMap<StoryName, Range>,
  budget: Budget,
): { endings: Map<number, Element>; last: Element } {
  const table = file.structure('sections');
  const positions = file.positions('sections', SECTION_BYTES);
  const endings = new Map<number, Element>();
  const count = Math.max(1, positions.length - 1);
  const names = new Map<number, StoryName[]>();
  for (const name of stories.keys()) {
    const section = Number(name.slice(name.lastIndexOf(':') + 1));
    names.set(section, [...(names.get(section) ?? []), name]);
  }
  const read = (section: number) => {
    const at = table && positions.length > 1 ? table.u32(4 * positions.length + SECTION_BYTES * section + 2) : NO_FORMATTING;
    const list = at === NO_FORMATTING ? null : file.main.part(at + 2, file.main.u16(at));
    const markup = sectionMarkup(list, names.get(section) ?? []);
    for (let i = 0; i < markup.children.length; i++) budget.addElement(0);
    return markup;
  };
  for (let i = 0; i < count - 1; i++) endings.set(positions[i + 1]!, read(i));
  return { endings, last: read(count - 1) };
}

/** Stretches of the notes; the last two positions only close the table. */
function noteRanges(file: WordFile, story: 'footnotes' | 'endnotes' | 'comments', table: Structure): Range[] {
  const { start, end } = file.story(story);
  const positions = file.positions(table, 0);
  const ranges: Range[] = [];
  for (let i = 0; i + 2 < positions.length; i++) {
    const range = { start: start + positions[i]!, end: Math.min(end, start + positions[i + 1]!) };
    if (range.end > range.start) ranges.push(range);
  }
  return ranges;
}
