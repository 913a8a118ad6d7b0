import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Budget } from '../../budget';
import { UnreadableFileError } from '../../types';
import { NAMESPACES } from './namespaces';

/** One element. `name` carries our own prefix; attributes of WordprocessingML and unprefixed ones go by their local name. */
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
/** Elements whose blanks are text. */
const TEXT_ELEMENTS = /:(?:t|delText|instrText|delInstrText)$/;

/** Shared by all elements without; most have neither. */
const NO_ATTRIBUTES: Record<string, string> = Object.freeze({});
const NO_CHILDREN: Element[] = [];

/** A bag with no names of its own and, unlike one made by `Object.create(null)`, quick to fill and to walk. */
class Attributes {
  [name: string]: string;
}
Object.setPrototypeOf(Attributes.prototype, null);
Reflect.deleteProperty(Attributes.prototype, 'constructor');

const ROOT_SCOPE: Scope = { prefixes: { xml: 'xml' }, elements: new Map(), attributes: new Map() };

/**
 * Builds elements from XML text that comes in pieces. Children of an element named in `stream` are handed over as
 * they close and then forgotten, so that a long document never stands in memory as a whole.
 */
export class XmlReader {
  private readonly parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  private readonly scopes: Scope[] = [ROOT_SCOPE];
  private readonly open: Element[] = [];
  private readonly ownScopes: boolean[] = [];
  private depth = 0;
  private ignoredFrom = 0;
  private root: Element | null = null;

  constructor(
    part: string,
    budget: Budget,
    private readonly stream?: { parent: string; onChild: (element: Element) => void },
  ) {
    const fail = (cause: string): never => {
      throw new UnreadableFileError('damaged', { cause, part });
    };
    this.parser.on('error', () => fail('xml'));
    this.parser.on('doctype', () => fail('doctype'));
    this.parser.on('opentagstart', (tag) => {
      tag.attributes = new Attributes();
    });
    this.parser.on('opentag', (tag) => {
      budget.addElement(++this.depth);
      this.onOpen(tag);
    });
    this.parser.on('closetag', () => {
      this.onClose();
      this.depth--;
    });
    const onText = (text: string) => {
      const top = this.open.at(-1);
      if (!top || this.ignoredFrom) return;
      if (TEXT_ELEMENTS.test(top.name) || /\S/.test(text)) top.text += text;
    };
    this.parser.on('text', onText);
    this.parser.on('cdata', onText);
  }

  write(text: string): void {
    this.parser.write(text);
  }

  close(): Element {
    this.parser.close();
    return this.root!;
  }

  private onOpen(tag: SaxesTagPlain): void {
    if (this.ignoredFrom) return;
    const raw = tag.attributes as Record<string, string>;
    const ownScope = this.enterScope(raw);
    const scope = this.scopes.at(-1)!;
    const name = elementName(scope, tag.name);
    if (IGNORED_ELEMENTS.has(name)) {
      this.ignoredFrom = this.depth;
      if (ownScope) this.scopes.pop();
      return;
    }
    let attrs = NO_ATTRIBUTES;
    for (const key in raw) {
      const local = attributeName(scope, key);
      if (local === null) continue;
      if (attrs === NO_ATTRIBUTES) attrs = {};
      attrs[local] = raw[key]!;
    }
    if (name === 'mc:Choice' && attrs.Requires) {
      attrs.Requires = attrs.Requires.split(/\s+/)
        .map((prefix) => scope.prefixes[prefix] ?? '?')
        .join(' ');
    }
    const element: Element = { name, attrs, children: NO_CHILDREN, text: '' };
    this.open.push(element);
    this.ownScopes.push(ownScope);
    this.root ??= element;
  }

  private onClose(): void {
    if (this.ignoredFrom) {
      if (this.depth === this.ignoredFrom) this.ignoredFrom = 0;
      return;
    }
    const element = this.open.pop()!;
    if (this.ownScopes.pop()) this.scopes.pop();
    const parent = this.open.at(-1);
    if (!parent) return;
    if (this.stream && parent.name === this.stream.parent) this.stream.onChild(element);
    else if (parent.children === NO_CHILDREN) parent.children = [element];
    else parent.children.push(element);
  }

  private enterScope(raw: Record<string, string>): boolean {
    let prefixes: Record<string, string> | null = null;
    for (const key in raw) {
      if (key.charCodeAt(0) !== 0x78 || !key.startsWith('xmlns') || (key.length > 5 && key[5] !== ':')) continue;
      prefixes ??= { ...this.scopes.at(-1)!.prefixes };
      prefixes[key.slice(6)] = NAMESPACES.get(raw[key]!) ?? '?';
    }
    if (!prefixes) return false;
    this.scopes.push({ prefixes, elements: new Map(), attributes: new Map() });
    return true;
  }
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
