interface OpenField {
  instruction: string;
  inResult: boolean;
  /** A page number was nested in the instruction (`IF PAGE > 1 …`). */
  nestedPage: boolean;
}

/** Names of the formats as sections write them; small and capital letters tell two kinds apart. */
const FORMATS: Record<string, string | [string, string]> = {
  arabic: 'decimal',
  arabicdash: 'numberInDash',
  roman: ['lowerRoman', 'upperRoman'],
  alphabetic: ['lowerLetter', 'upperLetter'],
};

/** Complex fields may run over several runs and paragraphs and stand in each other. */
export class FieldStack {
  private readonly stack: OpenField[] = [];

  mark(type: string | undefined): void {
    if (type === 'begin') this.stack.push({ instruction: '', inResult: false, nestedPage: false });
    else if (type === 'separate') {
      const top = this.stack.at(-1);
      if (top) top.inResult = true;
    } else if (type === 'end') this.close();
  }

  instruction(text: string): void {
    const top = this.stack.at(-1);
    if (top && !top.inResult) top.instruction += text;
  }

  open(instruction: string): void {
    this.stack.push({ instruction, inResult: true, nestedPage: false });
  }

  close(): void {
    const closed = this.stack.pop();
    const around = this.stack.at(-1);
    if (closed && around && !around.inResult && fieldName(closed.instruction) === 'PAGE') around.nestedPage = true;
  }

  /** Name of the field that this text is the result of, null outside of fields; 'IF PAGE' is a page number under a condition. */
  nameFor(text: string): string | null {
    const top = this.stack.at(-1);
    if (!top?.inResult) return null;
    const name = fieldName(top.instruction);
    return top.nestedPage && /^\d+$/.test(text) ? `${name} PAGE` : name;
  }

  /** Name of the innermost field, whether its result has begun or not. */
  get current(): { name: string; inResult: boolean } | null {
    const top = this.stack.at(-1);
    return top ? { name: fieldName(top.instruction), inResult: top.inResult } : null;
  }

  /** Number format that the innermost field asks for itself (`PAGE \\* ROMAN`), whatever the section's is. */
  get format(): string | null {
    const word = /\\\*\s*"?(roman|alphabetic|arabicdash|arabic)\b/i.exec(this.stack.at(-1)?.instruction ?? '')?.[1];
    if (!word) return null;
    const kind = FORMATS[word.toLowerCase()]!;
    return typeof kind === 'string' ? kind : kind[word === word.toLowerCase() ? 0 : 1];
  }

  /** True where text is instruction, not result. */
  get hidesText(): boolean {
    return this.stack.some((field) => !field.inResult);
  }
}

export function fieldName(instruction: string): string {
  return (/^\s*(\S+)/.exec(instruction)?.[1] ?? '').toUpperCase();
}
