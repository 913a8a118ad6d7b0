import type { Budget } from '../../budget';
import { UnreadableFileError } from '../../types';
import { NAMESPACES } from './namespaces';
import { type StartTag, XmlScanner } from './scanner';

/** One element, not to be changed: empty ones are shared. `name` carries our own prefix; attributes of WordprocessingML and unprefixed ones go by their local name. */
export interface Element {
  name: string;
  attrs: Record<string, string>;
  children: Element[];
  text: string;
}

export function child(element: Element | undefined, name: string): Element | undefined {
  if (element) for (const one of element.children) if (one.name === name) return one;
  return undefined;
}

export function* descendants(element: Element): Generator<Element> {
  for (const one of element.children) {
    yield one;
    yield* descendants(one);
  }
}

/** The `val` attribute of a child. */
export function valOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attrs.val;
}

interface Scope {
  prefixes: Record<string, string>;
  elements: Map<string, string>;
  attributes: Map<string, string | null>;
}

/** What a start tag says in one scope. */
interface Meaning {
  scope: Scope;
  ignored: boolean;
  name: string;
  attrs: Record<string, string>;
  /** Its blanks are text. */
  blanks: boolean;
  /** The element itself where it is empty: one object for all its places. */
  empty: Element | null;
  /** Elements met with this tag, by what stands inside. */
  wholes: Map<string, Whole> | null;
}

interface Whole {
  element: Element;
  /** Elements in it, itself too, and how far down they reach. */
  count: number;
  height: number;
}

/** Never looked at, and many: marks of the spelling checker, of editing sessions, of bookmarks. */
const IGNORED_ELEMENTS = new Set([
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:lang',
  'w:noProof',
  'w:rsid',
  'w:lsdException',
  'w:rsids',
]);
const IGNORED_ATTRIBUTES = /^(?:rsid|w14:|w15:|o:gfxdata$)/;
/** Properties: the same few over and over in a document. */
const REPETITIVE = /^w:(?:r|p|tc|tr|tbl)Pr$/;
const MOST_WHOLES = 1000;
/** Elements whose blanks are text. */
const TEXT_ELEMENTS = /:(?:t|delText|instrText|delInstrText)$/;

/** Shared by all elements without; most have neither. */
const NO_ATTRIBUTES: Record<string, string> = Object.freeze({});
const NO_CHILDREN: Element[] = [];

const ROOT_SCOPE: Scope = { prefixes: { xml: 'xml' }, elements: new Map(), attributes: new Map() };

/**
 * Builds elements from XML text that comes in pieces. Children of an element named in `stream` are handed over as
 * they close and then forgotten, so that a long document never stands in memory as a whole.
 */
export class XmlReader {
  private readonly scanner: XmlScanner<Meaning>;
  private readonly scopes: Scope[] = [ROOT_SCOPE];
  private readonly open: Element[] = [];
  private readonly meanings: Meaning[] = [];
  private depth = 0;
  private ignoredFrom = 0;
  private root: Element | null = null;
  /** What ended last. */
  private ended: Element | null = null;
  private endedAs: Meaning | null = null;

  constructor(
    part: string,
    private readonly budget: Budget,
    private readonly stream?: { parent: string; onChild: (element: Element) => void },
  ) {
    this.scanner = new XmlScanner({
      start: (tag) => this.start(tag),
      end: () => this.end(),
      again: (tag, content) => this.again(tag, content),
      keep: (content) => this.keep(content),
      text: (text) => this.text(text),
      fail: (cause) => {
        throw new UnreadableFileError('damaged', { cause, part });
      },
    });
  }

  write(text: string): void {
    this.scanner.write(text);
  }

  close(): Element {
    this.scanner.close();
    return this.root!;
  }

  private start(tag: StartTag<Meaning>): void {
    this.budget.addElement(++this.depth);
    if (this.ignoredFrom === 0) this.enter(tag);
    if (tag.empty) this.end();
  }

  private enter(tag: StartTag<Meaning>): void {
    const outer = this.scopes.at(-1)!;
    let { meaning } = tag;
    if (meaning?.scope !== outer) {
      const scope = scopeOf(tag, outer);
      meaning = meaningOf(tag, scope);
      if (scope === outer) tag.meaning = meaning;
      tag.repetitive = scope === outer && meaning.wholes !== null;
    }
    if (meaning.ignored) {
      this.ignoredFrom = this.depth;
      return;
    }
    const element = meaning.empty ?? { name: meaning.name, attrs: meaning.attrs, children: NO_CHILDREN, text: '' };
    this.scopes.push(meaning.scope);
    this.open.push(element);
    this.meanings.push(meaning);
    this.root ??= element;
  }

  private end(): void {
    const depth = this.depth--;
    if (this.ignoredFrom !== 0) {
      if (depth === this.ignoredFrom) this.ignoredFrom = 0;
      return;
    }
    const element = this.open.pop()!;
    this.ended = element;
    this.endedAs = this.meanings.pop()!;
    this.scopes.pop();
    this.hand(element);
  }

  private hand(element: Element): void {
    const parent = this.open.at(-1);
    if (!parent) return;
    if (this.stream && parent.name === this.stream.parent) this.stream.onChild(element);
    else if (parent.children === NO_CHILDREN) parent.children = [element];
    else parent.children.push(element);
  }

  private again(tag: StartTag<Meaning>, content: string): boolean {
    const { meaning } = tag;
    if (this.ignoredFrom !== 0 || meaning?.scope !== this.scopes.at(-1)) return false;
    const whole = meaning?.wholes?.get(content);
    if (whole === undefined) return false;
    for (let i = 0; i < whole.count; i++) this.budget.addElement(this.depth + whole.height);
    this.hand(whole.element);
    return true;
  }

  private keep(content: string): void {
    const wholes = this.endedAs?.wholes;
    if (this.ignoredFrom !== 0 || !this.ended || !wholes || wholes.size >= MOST_WHOLES) return;
    wholes.set(content, { element: this.ended, ...sizeOf(this.ended) });
  }

  private text(text: string): void {
    if (this.ignoredFrom !== 0) return;
    const top = this.open.at(-1)!;
    if (this.meanings.at(-1)!.blanks || /\S/.test(text)) top.text += text;
  }
}

function scopeOf({ attributes }: StartTag<Meaning>, outer: Scope): Scope {
  let prefixes: Record<string, string> | null = null;
  for (const [key, value] of attributes) {
    if (!key.startsWith('xmlns') || (key.length > 5 && key[5] !== ':')) continue;
    prefixes ??= { ...outer.prefixes };
    prefixes[key.slice(6)] = NAMESPACES.get(value) ?? '?';
  }
  return prefixes ? { prefixes, elements: new Map(), attributes: new Map() } : outer;
}

function meaningOf(tag: StartTag<Meaning>, scope: Scope): Meaning {
  const name = elementName(scope, tag.name);
  let attrs = NO_ATTRIBUTES;
  for (const [key, value] of tag.attributes) {
    const local = attributeName(scope, key);
    if (local === null) continue;
    if (attrs === NO_ATTRIBUTES) attrs = {};
    attrs[local] = value;
  }
  if (name === 'mc:Choice' && attrs.Requires) {
    attrs.Requires = attrs.Requires.split(/\s+/)
      .map((prefix) => scope.prefixes[prefix] ?? '?')
      .join(' ');
  }
  return {
    scope,
    ignored: IGNORED_ELEMENTS.has(name),
    name,
    attrs,
    blanks: TEXT_ELEMENTS.test(name),
    empty: tag.empty ? { name, attrs, children: NO_CHILDREN, text: '' } : null,
    wholes: !tag.empty && REPETITIVE.test(name) ? new Map() : null,
  };
}

function sizeOf(element: Element): { count: number; height: number } {
  let count = 1;
  let height = 0;
  for (const one of element.children) {
    const inner = sizeOf(one);
    count += inner.count;
    height = Math.max(height, inner.height);
  }
  return { count, height: height + 1 };
}

function elementName(scope: Scope, raw: string): string {
  let name = scope.elements.get(raw);
  if (name === undefined) {
    const colon = raw.indexOf(':');
    const prefix = colon < 0 ? '' : raw.slice(0, colon);
    name = `${scope.prefixes[prefix] ?? '?'}:${raw.slice(colon + 1)}`;
    scope.elements.set(raw, name);
  }
  return name;
}

function attributeName(scope: Scope, raw: string): string | null {
  let name = scope.attributes.get(raw);
  if (name === undefined) {
    const colon = raw.indexOf(':');
    const prefix = colon < 0 ? null : raw.slice(0, colon);
    const local = raw.slice(colon + 1);
    if (raw === 'xmlns' || prefix === 'xmlns') name = null;
    else if (prefix === null) name = local;
    else {
      const known = scope.prefixes[prefix] ?? '?';
      name = known === 'w' ? local : `${known}:${local}`;
    }
    if (name !== null && IGNORED_ATTRIBUTES.test(name)) name = null;
    scope.attributes.set(raw, name);
  }
  return name;
}

/** Decoder for a part's bytes: UTF-8, or UTF-16 by its byte-order mark. */
export function xmlDecoder(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le');
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}
