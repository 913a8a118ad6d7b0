/** A selector that finds this element alone in its document as it stands. */
export function selectorFor(el: Element): string {
  const root = el.getRootNode() as Document;
  const parts: string[] = [];
  let at: Element | null = el;
  while (at && at.nodeType === 1) {
    const anchor = uniqueAnchor(at, root);
    if (anchor) {
      parts.unshift(anchor);
      return parts.join(' > ');
    }
    const tag = at.localName;
    const parent: Element | null = at.parentElement;
    if (!parent) {
      parts.unshift(tag);
      break;
    }
    let n = 1;
    for (let s = at.previousElementSibling; s; s = s.previousElementSibling) if (s.localName === tag) n++;
    parts.unshift(tag === 'body' ? 'body' : `${tag.includes(':') ? '*' : tag}:nth-of-type(${n})`);
    at = parent;
  }
  return parts.join(' > ');
}

function uniqueAnchor(el: Element, root: Document): string | null {
  const id = el.id;
  if (typeof id === 'string' && id && id.length < 120) {
    const s = /^[A-Za-z_][\w-]*$/.test(id) ? `#${id}` : `[id=${quote(id)}]`;
    if (isOnly(el, s, root)) return s;
  }
  const name = el.getAttribute('name');
  if (name && name.length < 80 && /^(?:INPUT|SELECT|TEXTAREA)$/.test(el.tagName)) {
    const s = `${el.localName}[name=${quote(name)}]`;
    if (isOnly(el, s, root)) return s;
  }
  return null;
}

const quote = (s: string): string => `"${s.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\a ')}"`;

function isOnly(el: Element, selector: string, root: Document): boolean {
  try {
    const found = root.querySelectorAll(selector);
    return found.length === 1 && found[0] === el;
  } catch {
    return false;
  }
}
