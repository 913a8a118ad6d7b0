import type { Budget } from '../../budget';
import type { Container, DraftDocument, Paragraph, Shape, Table, TextForm } from '../../types';
import type { Formatter } from '../formatting/formatter';
import type { ListCounter } from '../numbering/counter';

/** What the readers of content fill while they go through the file. */
export class DocumentBuilder {
  readonly paragraphs: Paragraph[] = [];
  readonly tables: Table[] = [];
  readonly shapes: Shape[] = [];
  readonly revisions: DraftDocument['revisions'] = { insertions: 0, deletions: 0, formatting: 0 };
  readonly foreignParts = new Set<string>();
  /** Style id and whether blanks between its neighbours go, by paragraph: for contextual spacing. */
  readonly contextual: { styleId: string; contextual: boolean; autoBefore: boolean; autoAfter: boolean }[] = [];
  /** Number format that a page number met since it was last set to null asks for itself. */
  pageFormat: string | null = null;
  hiddenRuns = 0;
  /** Section that body text being read belongs to. */
  section = 0;
  /** Characters of the main text without blanks, to see whether a stored page count is of this text. */
  characters = 0;
  private readonly forms = new Map<TextForm, number[]>();

  constructor(
    readonly budget: Budget,
    readonly formatter: Formatter,
    readonly lists: ListCounter,
  ) {}

  tell(text: string, container: Container): void {
    this.budget.tell(text, container.kind);
  }

  addForms(forms: TextForm[], paragraph: number): void {
    for (const form of forms) {
      const places = this.forms.get(form);
      if (places) places.push(paragraph);
      else this.forms.set(form, [paragraph]);
    }
  }

  get textForms(): DraftDocument['textForms'] {
    return [...this.forms].map(([form, paragraphs]) => ({ form, paragraphs }));
  }
}
