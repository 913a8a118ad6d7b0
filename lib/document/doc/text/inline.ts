import type { Budget } from '../../budget';
import type { Element } from '../../docx/package/xml';
import type { WordFile } from '../file/word-file';
import { type CharacterMarkup, characterMarkup } from '../markup/characters';
import { element } from '../markup/element';
import type { Styles } from '../markup/styles';
import type { Hangings } from './hangings';

const MAX_CACHED = 20_000;
const FIELD_BEGIN = 0x13;
const FIELD_SEPARATOR = 0x14;
const FIELD_END = 0x15;
const PICTURE = 0x01;
const DRAWING = 0x08;
const SYMBOL = '(';
const PRESERVE = { 'xml:space': 'preserve' };
const SIGNS: ReadonlyMap<number, Element> = new Map([
  [0x09, element('w:tab')],
  [0x0b, element('w:br')],
  [0x0c, element('w:br', { type: 'page' })],
  [0x0d, element('w:br')],
  [0x0e, element('w:br')],
  [0x1e, element('w:noBreakHyphen')],
  [0x1f, element('w:softHyphen')],
]);

/** Runs of one story's paragraphs. Fields may go on from one paragraph to the next. */
export class InlineMarkup {
  /** Per open field: whether its result has begun. */
  private readonly fields: boolean[] = [];

  constructor(
    private readonly file: WordFile,
    private readonly styles: Styles,
    private readonly font: (index: number) => string | undefined,
    private readonly hangings: Hangings,
    private readonly cache: Map<string, CharacterMarkup>,
    private readonly budget: Budget,
  ) {}

  /** @param style number of the paragraph's style */
  runs(start: number, end: number, style: number): Element[] {
    const result: Element[] = [];
    for (let at = start; at < end; ) {
      this.budget.addElement(0);
      const { markup, until } = this.formattingAt(at, end, style);
      const run = element('w:r', {}, [markup.rPr, ...this.contents(at, until, markup)]);
      add(result, run, markup);
      at = until;
    }
    return result;
  }

  /** Formatting of the character and where it ends. */
  formattingAt(position: number, end: number, style: number): { markup: CharacterMarkup; until: number } {
    const piece = this.file.pieces.at(position);
    const { bytesPerCharacter } = piece;
    const offset = piece.at + (position - piece.start) * bytesPerCharacter;
    const formatting = this.file.characters.at(offset);
    const characters = Math.max(1, Math.ceil((formatting.end - offset) / bytesPerCharacter));
    const key = `${formatting.key}|${piece.changes ? piece.start : ''}|${style}`;
    let markup = this.cache.get(key);
    if (!markup) {
      markup = characterMarkup([formatting.list, piece.changes], {
        font: this.font,
        styleToggle: (name, character) => this.styles.toggle(style, name) !== (character !== null && this.styles.toggle(character, name)),
      });
      if (this.cache.size >= MAX_CACHED) this.cache.clear();
      this.cache.set(key, markup);
    }
    return { markup, until: Math.min(piece.end, position + characters, end) };
  }

  private contents(start: number, end: number, markup: CharacterMarkup): Element[] {
    const { text } = this.file.pieces;
    const result: Element[] = [];
    let from = start;
    const flush = (to: number) => {
      if (to > from) result.push(element(this.textName(markup), PRESERVE, [], text.slice(from, to)));
      from = to + 1;
    };
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (markup.symbol && text[at] === SYMBOL) {
        flush(at);
        result.push(element('w:sym', { font: markup.symbol.font, char: markup.symbol.code.toString(16) }));
      } else if (code < 0x20) {
        flush(at);
        result.push(...this.sign(code, at, markup));
      }
    }
    flush(end);
    return result;
  }

  private textName(markup: CharacterMarkup): string {
    const inInstruction = this.fields.at(-1) === false;
    if (markup.deleted) return inInstruction ? 'w:delInstrText' : 'w:delText';
    return inInstruction ? 'w:instrText' : 'w:t';
  }

  private sign(code: number, position: number, markup: CharacterMarkup): Element[] {
    switch (code) {
      case FIELD_BEGIN:
        this.fields.push(false);
        return [element('w:fldChar', { fldCharType: 'begin' })];
      case FIELD_SEPARATOR:
        if (this.fields.length > 0) this.fields[this.fields.length - 1] = true;
        return [element('w:fldChar', { fldCharType: 'separate' })];
      case FIELD_END:
        this.fields.pop();
        return [element('w:fldChar', { fldCharType: 'end' })];
      case DRAWING:
        return this.hangings.drawings(position);
      case PICTURE:
        return markup.picture === null || markup.isData ? [] : this.hangings.picture(markup.picture);
      default: {
        const sign = SIGNS.get(code);
        return sign ? [sign] : [];
      }
    }
  }
}

/** A run; tracked ones stand together in one insertion or deletion. */
function add(runs: Element[], run: Element, markup: CharacterMarkup): void {
  const wrapper = markup.deleted ? 'w:del' : markup.inserted ? 'w:ins' : null;
  if (!wrapper) runs.push(run);
  else if (runs.at(-1)?.name === wrapper) runs.at(-1)!.children.push(run);
  else runs.push(element(wrapper, {}, [run]));
}
