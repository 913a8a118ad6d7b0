/** A saved page as a DOM, without a browser: parsed by the HTML standard's algorithm, no script run, nothing fetched. */
import { Window } from 'happy-dom';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

const LIMITS = { bytes: 20_000_000, nodes: 1_000_000, depth: 400 } as const;

export class PageError extends Error {}

/** Bytes of a page as text: by its byte order mark, else UTF-8, else what it declares. */
export function decodePage(bytes: Uint8Array): string {
  if (bytes.length > LIMITS.bytes) throw new PageError(`the page is larger than ${LIMITS.bytes / 1_000_000} MB`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
    const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'windows-1258';
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      throw new PageError(`the page is written in an unknown encoding, ${charset}`);
    }
  }
}

export function loadPage(html: string, url = 'about:blank'): { document: Document; close: () => void } {
  if (html.includes('\0') && /^[^<]{0,200}\0/.test(html)) throw new PageError('this is not an HTML page');
  if (!/<[a-z!]/i.test(html)) throw new PageError('this is not an HTML page');
  const tree = parse(html);
  const window = new Window({
    url: /^https?:/.test(url) ? url : 'http://page.invalid/',
    settings: {
      disableJavaScriptEvaluation: true,
      disableJavaScriptFileLoading: true,
      disableCSSFileLoading: true,
      disableIframePageLoading: true,
      handleDisabledFileLoadingAsSuccess: true,
      navigation: { disableMainFrameNavigation: true, disableChildFrameNavigation: true, disableChildPageNavigation: true },
    },
  });
  const document = window.document as unknown as Document;
  document.documentElement.remove();
  build(tree, document);
  return { document, close: () => void window.happyDOM.close() };
}

type Node5 = DefaultTreeAdapterTypes.ChildNode;

/** Without recursion: a page may be nested deeper than the stack. */
function build(tree: DefaultTreeAdapterTypes.Document, document: Document): void {
  const work: { from: Node5; to: Node; depth: number }[] = [];
  const push = (children: readonly Node5[], to: Node, depth: number) => {
    for (let i = children.length - 1; i >= 0; i--) work.push({ from: children[i]!, to, depth });
  };
  push(tree.childNodes, document, 0);
  const chosen: HTMLOptionElement[] = [];
  let nodes = 0;
  for (let item = work.pop(); item; item = work.pop()) {
    const { from, to, depth } = item;
    if (++nodes > LIMITS.nodes) throw new PageError(`the page has more than ${LIMITS.nodes} nodes`);
    if (depth > LIMITS.depth) throw new PageError(`the page is nested more than ${LIMITS.depth} levels deep`);
    if (defaultTreeAdapter.isTextNode(from)) {
      if (to !== document) to.appendChild(document.createTextNode(from.value));
    } else if (defaultTreeAdapter.isElementNode(from)) {
      // Frames are left out: their pages are not in the file.
      const element = document.createElementNS(from.namespaceURI, from.tagName === 'script' ? 'template' : from.tagName);
      for (const a of from.attrs) {
        if (/^on|^src$|^srcdoc$/i.test(a.name) && !(a.name === 'src' && from.tagName === 'img')) continue;
        try {
          element.setAttribute(a.name, a.value);
        } catch {
          // An attribute name that no DOM takes holds nothing a reader sees.
        }
      }
      to.appendChild(element);
      if (from.tagName === 'option' && element.hasAttribute('selected')) chosen.push(element as HTMLOptionElement);
      if (from.tagName !== 'script' && from.tagName !== 'template') push(from.childNodes, element, depth + 1);
    }
  }
  // The choice is made when all options are there, as a parser does.
  for (const option of chosen) option.selected = true;
}
