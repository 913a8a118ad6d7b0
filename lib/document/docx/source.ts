import type { Element } from './package/xml';
import type { StoredCounts } from './properties';

/** WordprocessingML as elements, wherever it comes from: a package of XML parts, or a binary file translated. */
export interface WordSource {
  properties: Record<string, string>;
  stored: StoredCounts;
  theme: Element | null;
  settings: Element | null;
  styles: Element | null;
  numbering: Element | null;
  comments: Element | null;
  /** Hands over the children of `w:body` in order. */
  body(onBlock: (element: Element) => void): Promise<void>;
  /** Name of the part that a section's header or footer reference points to; several references may share one. */
  storyName(reference: string): string | null;
  story(name: string): Promise<Element | null>;
  notes(kind: 'footnote' | 'endnote'): Promise<Element | null>;
  /** Charts and diagrams that hang on the body or on these stories: not laid out, but their words are told. */
  drawnParts(stories: Iterable<string>): AsyncIterable<Element>;
}
