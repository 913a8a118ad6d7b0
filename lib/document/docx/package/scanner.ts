/**
 * Cuts XML 1.0 into tags and text, strictly: what is not well-formed, and any document type, is refused. Nothing is
 * looked up outside the text, and of entities only the five of XML and character references are known.
 */

/** A start tag. One that stands again word for word in the same part is the same object. */
export interface StartTag<Meaning> {
  /** As written, prefix and all. */
  name: string;
  attributes: readonly (readonly [name: string, value: string])[];
  /** `<b/>`: ended where it started; no `end` follows. */
  empty: boolean;
  /** Left to the listener, to work out what the tag says only once. */
  meaning: Meaning | null;
  /** Set by the listener: what stands inside comes word for word again and again. */
  repetitive: boolean;
}

export interface XmlListener<Meaning> {
  start(tag: StartTag<Meaning>): void;
  end(): void;
  /**
   * The whole of a repetitive element at once; false when this content was not yet `kept`, and then it comes piece by
   * piece as everything else.
   */
  again(tag: StartTag<Meaning>, content: string): boolean;
  /** What the element just ended, a repetitive one, held. */
  keep(content: string): void;
  /** Text between two tags, whole; entities replaced, line ends as "\n". */
  text(text: string): void;
  /** Must throw. */
  fail(cause: 'xml' | 'doctype'): never;
}

const NAME_START =
  ':A-Z_a-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef' +
  '\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}';
const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\xb7\\u0300-\\u036f\\u203f\\u2040]*`;
const TAG_NAME = new RegExp(NAME, 'uy');
const ATTRIBUTE = new RegExp(`[ \\t\\n\\r]+(${NAME})[ \\t\\n\\r]*=[ \\t\\n\\r]*(?:"([^"]*)"|'([^']*)')`, 'uy');
const TAG_REST = /[ \t\n\r]*(\/?)$/y;
const INSTRUCTION = new RegExp(`^(${NAME})(?:[ \\t\\n\\r?]|$)`, 'u');
const DECLARATION =
  /^xml[ \t\n\r]+version[ \t\n\r]*=[ \t\n\r]*(["'])1\.[0-9]+\1(?:[ \t\n\r]+encoding[ \t\n\r]*=[ \t\n\r]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\n\r]+standalone[ \t\n\r]*=[ \t\n\r]*(["'])(?:yes|no)\3)?[ \t\n\r]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
/** Text without any of these stands for itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
const SPECIAL = /[&\r\]\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const REFERENCE = /&(?:#x([0-9a-fA-F]+);|#([0-9]+);|([a-z]+);)?/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const NOT_BLANK = /[^ \t\n\r]/;

const BANG = 0x21;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** Longer tags rarely come twice; more distinct ones than this come once each. */
const KEPT_TAG = 300;
const KEPT_TAGS = 4096;
/** Longer contents rarely come twice. */
const KEPT_CONTENT = 1000;

export class XmlScanner<Meaning> {
  private readonly tags = new Map<string, StartTag<Meaning>>();
  private readonly open: string[] = [];
  private pieces: string[] = [];
  private length = 0;
  /** Not before there is so much: a tag without end would else be looked through anew with each piece. */
  private enough = 0;
  /** The outermost repetitive element under way: where its content starts in the text at hand, and how deep it stands. */
  private recorded: { from: number; depth: number } | null = null;
  private started = false;
  private rooted = false;

  constructor(private readonly listener: XmlListener<Meaning>) {}

  write(piece: string): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length < this.enough) return;
    const text = this.pieces.length === 1 ? piece : this.pieces.join('');
    const rest = text.slice(this.scan(text));
    this.pieces = [rest];
    this.length = rest.length;
    this.enough = 2 * rest.length;
  }

  close(): void {
    const text = this.pieces.join('');
    const rest = text.slice(this.scan(text));
    this.pieces = [];
    if (!this.rooted || this.open.length > 0 || NOT_BLANK.test(rest)) this.listener.fail('xml');
  }

  /** Takes whole tags and texts; returns where the first unfinished one starts. */
  private scan(text: string): number {
    let at = 0;
    this.recorded = null;
    for (;;) {
      const less = text.indexOf('<', at);
      if (less < 0) return at;
      if (less > at) this.takeText(text.slice(at, less));
      const next = text.charCodeAt(less + 1);
      let end: number;
      if (next === SLASH) end = this.takeEnd(text, less + 2);
      else if (next === QUESTION) end = this.takeInstruction(text, less + 2);
      else if (next === BANG) end = this.takeDeclaration(text, less);
      else end = this.takeStart(text, less + 1);
      if (end < 0) return less;
      this.started = true;
      at = end;
    }
  }

  /** Each `take…` returns where its tag ends, or -1 when the rest of it is still to come. */
  private takeStart(text: string, from: number): number {
    let end = text.indexOf('>', from);
    if (end < 0) {
      // Whatever is wrong already is told before more is waited for.
      this.endOfTag(text, from);
      return -1;
    }
    const source = text.slice(from, end);
    let tag = this.tags.get(source);
    if (tag === undefined) {
      const first = end;
      end = this.endOfTag(text, from);
      if (end < 0) return -1;
      const own = owned(end === first ? source : text.slice(from, end));
      tag = this.readTag(own);
      if (end === first && own.length <= KEPT_TAG && this.tags.size < KEPT_TAGS) this.tags.set(own, tag);
    }
    if (this.open.length === 0) {
      if (this.rooted) this.listener.fail('xml');
      this.rooted = true;
    }
    if (tag.repetitive && this.recorded === null) {
      const behind = this.takeAgain(tag, text, end + 1);
      if (behind >= 0) return behind;
      this.recorded = { from: end + 1, depth: this.open.length };
    }
    if (!tag.empty) this.open.push(tag.name);
    this.listener.start(tag);
    return end + 1;
  }

  private takeAgain(tag: StartTag<Meaning>, text: string, from: number): number {
    const near = text.slice(from, from + KEPT_CONTENT);
    const length = near.indexOf(`</${tag.name}>`);
    if (length < 0 || !this.listener.again(tag, near.slice(0, length))) return -1;
    return from + length + tag.name.length + 3;
  }

  /** Place of the ">" outside quotes. */
  private endOfTag(text: string, from: number): number {
    let quote = 0;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === LESS) this.listener.fail('xml');
      if (quote !== 0) {
        if (code === quote) quote = 0;
      } else if (code === GREATER) return at;
      else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    }
    return -1;
  }

  private readTag(source: string): StartTag<Meaning> {
    if (FORBIDDEN.test(source)) this.listener.fail('xml');
    TAG_NAME.lastIndex = 0;
    const name = TAG_NAME.exec(source)?.[0];
    if (name === undefined) this.listener.fail('xml');
    const attributes: [string, string][] = [];
    let at = name.length;
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const match = ATTRIBUTE.exec(source);
      if (match === null) break;
      attributes.push([match[1]!, this.valueOf(match[2] ?? match[3]!)]);
      at = ATTRIBUTE.lastIndex;
    }
    TAG_REST.lastIndex = at;
    const rest = TAG_REST.exec(source);
    if (rest === null) this.listener.fail('xml');
    if (attributes.length > 1 && new Set(attributes.map(([key]) => key)).size < attributes.length) this.listener.fail('xml');
    return { name, attributes, empty: rest[1] === '/', meaning: null, repetitive: false };
  }

  private valueOf(raw: string): string {
    const even = raw.replace(/\r\n|[\t\n\r]/g, ' ');
    return even.includes('&') ? this.resolved(even) : even;
  }

  private takeEnd(text: string, from: number): number {
    const name = this.open.at(-1);
    if (name === undefined) return this.listener.fail('xml');
    let end = from + name.length;
    if (text.charCodeAt(end) !== GREATER || !text.startsWith(name, from)) {
      end = text.indexOf('>', from);
      if (end < 0) return -1;
      if (!text.startsWith(name, from) || NOT_BLANK.test(text.slice(from + name.length, end))) this.listener.fail('xml');
    }
    this.open.pop();
    this.listener.end();
    if (this.recorded?.depth === this.open.length) {
      const content = text.slice(this.recorded.from, from - 2);
      if (content.length < KEPT_CONTENT && !content.includes(`</${name}`)) this.listener.keep(owned(content));
      this.recorded = null;
    }
    return end + 1;
  }

  private takeInstruction(text: string, from: number): number {
    const end = text.indexOf('?>', from);
    if (end < 0) return -1;
    const source = text.slice(from, end);
    const target = INSTRUCTION.exec(source)?.[1];
    if (target === undefined || FORBIDDEN.test(source)) return this.listener.fail('xml');
    if (target.toLowerCase() === 'xml' && (this.started || from !== 2 || !DECLARATION.test(source))) this.listener.fail('xml');
    return end + 2;
  }

  /** A comment, a stretch of character data, or a document type. */
  private takeDeclaration(text: string, from: number): number {
    if (text.startsWith('<!--', from)) {
      const end = text.indexOf('--', from + 4);
      if (end < 0 || end + 2 >= text.length) return -1;
      if (text.charCodeAt(end + 2) !== GREATER || FORBIDDEN.test(text.slice(from, end))) this.listener.fail('xml');
      return end + 3;
    }
    if (text.startsWith('<![CDATA[', from)) {
      if (this.open.length === 0) this.listener.fail('xml');
      const end = text.indexOf(']]>', from + 9);
      if (end < 0) return -1;
      const data = text.slice(from + 9, end);
      if (FORBIDDEN.test(data)) this.listener.fail('xml');
      if (data !== '') this.listener.text(withLineEnds(data));
      return end + 3;
    }
    if (text.startsWith('<!DOCTYPE', from)) this.listener.fail('doctype');
    if (text.length >= from + 9) this.listener.fail('xml');
    return -1;
  }

  private takeText(raw: string): void {
    if (this.open.length === 0) {
      if (NOT_BLANK.test(raw)) this.listener.fail('xml');
      this.started = true;
      return;
    }
    if (!SPECIAL.test(raw)) {
      this.listener.text(raw);
      return;
    }
    if (FORBIDDEN.test(raw) || raw.includes(']]>')) this.listener.fail('xml');
    const text = withLineEnds(raw);
    this.listener.text(text.includes('&') ? this.resolved(text) : text);
  }

  private resolved(text: string): string {
    return text.replace(REFERENCE, (_, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return ENTITIES[name] ?? this.listener.fail('xml');
      const code = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal ?? '', 10);
      return isCharacter(code) ? String.fromCodePoint(code) : this.listener.fail('xml');
    });
  }
}

/** A copy: a slice would keep the whole text it was cut from in memory. */
function owned(slice: string): string {
  return ` ${slice}`.slice(1);
}

function withLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
