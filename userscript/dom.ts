import tokens from '../components/ui/tokens.css?inline';
import style from './style.css?inline';
import { forShadow } from './tokens';

type Child = Node | string | null | false | undefined;
type Listener = (event: Event) => void;

/** An element with attributes, listeners and children. What a script of the page does in the clerk's place is not taken. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | boolean | null | undefined | Listener> = {},
  ...children: (Child | Child[])[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name, (event) => event.isTrusted && value(event));
    else made.setAttribute(name, value === true ? '' : value);
  }
  for (const child of children.flat()) if (child) made.append(child);
  return made;
}

/** Dresses a root that neither takes the page's styles nor gives it any. */
export function dress(root: ShadowRoot): void {
  const text = forShadow(tokens) + style;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps constructed sheets from scripts beside the page.
    const element = document.createElement('style');
    element.textContent = text;
    root.append(element);
  }
}
