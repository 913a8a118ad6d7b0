import type { Alignment } from '../../types';
import type { WordSource } from '../source';
import type { DocumentBuilder } from './builder';
import { findPageNumbering, type Story } from './page-number';
import type { PageKind, SectionPlan, StoryKind } from './sections';
import { allText, StoryReader } from './story';

/** Headers and footers of every section with their page numbers, then notes, then parts that only hold drawn text. */
export async function readMarginalia(source: WordSource, builder: DocumentBuilder, plans: SectionPlan[]): Promise<void> {
  const stories = new Map<string, Story>();
  for (const plan of plans) {
    for (const kind of ['header', 'footer'] as const) {
      for (const page of ['first', 'default', 'even'] as const) await readStory(plan, kind, page);
    }
    const held = (kind: StoryKind, page: PageKind) => storyOf(plan, kind, page);
    plan.section.pageNumbering = findPageNumbering(builder, plan, held);
    const hidden = plan.section.pageNumbering ? null : findPageNumbering(builder, plan, held, true);
    if (hidden) plan.section.hiddenPageNumbering = hidden;
  }
  await readNotes('footnote');
  await readNotes('endnote');
  for await (const part of source.drawnParts(stories.keys())) for (const text of allText(part)) builder.budget.tell(text, 'textBox');

  function target(plan: SectionPlan, kind: StoryKind, page: PageKind): string | null {
    const id = plan.references[`${kind}:${page}`];
    return id === undefined ? null : source.storyName(id);
  }

  function storyOf(plan: SectionPlan, kind: StoryKind, page: PageKind): Story | null {
    const name = target(plan, kind, page);
    return name === null ? null : (stories.get(name) ?? null);
  }

  /** A part that several sections share is read once, for the first of them. */
  async function readStory(plan: SectionPlan, kind: StoryKind, page: PageKind): Promise<void> {
    const name = target(plan, kind, page);
    if (name === null || stories.has(name)) return;
    const root = await source.story(name);
    if (!root) return;
    const story: Story = { paragraphs: [], placed: new Map(), format: null };
    stories.set(name, story);
    builder.section = plan.section.index;
    const first = builder.paragraphs.length;
    const placed = new Map<number, Alignment>();
    builder.pageFormat = null;
    new StoryReader(builder, { kind, section: plan.section.index, page }, null, null, placed).blocks(root.children);
    for (let i = first; i < builder.paragraphs.length; i++) story.paragraphs.push(i);
    story.placed = placed;
    story.format = builder.pageFormat;
  }

  async function readNotes(kind: 'footnote' | 'endnote'): Promise<void> {
    const root = await source.notes(kind);
    builder.section = 0;
    for (const note of root?.children ?? []) {
      // Separators bear a type; only real notes have none.
      if (note.name !== `w:${kind}` || (note.attrs.type !== undefined && note.attrs.type !== 'normal')) continue;
      new StoryReader(builder, { kind, id: note.attrs.id ?? '' }).blocks(note.children);
    }
  }
}
