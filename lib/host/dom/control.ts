import widgets from '../data/widgets.json';
import { clean } from '../text/normalise';
import { isPlaceholder } from '../text/vocabulary';
import { isNoise, isPlaceholderElement, textOf } from './text';
import type { Visible } from './visibility';

const textless = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'image', 'file', 'hidden', 'password', 'color', 'range']);

/** Fields a person can fill or read a value from, in document order. */
export function controlsIn(root: Element, visible: Visible): Element[] {
  const out: Element[] = [];
  const found = isValueControl(root)
    ? [root]
    : [
        ...root.querySelectorAll(
          'input, select, textarea, [contenteditable], [role=textbox], [role=combobox], [role=listbox], [role=spinbutton], iframe',
        ),
      ];
  for (const el of found) {
    if (!isValueControl(el)) continue;
    if (!visible(el) && !paintedOver(el, visible)) continue;
    // One widget, one control: an inner search box belongs to the combobox around it.
    if (out.some((o) => o.contains(el))) continue;
    out.push(el);
    if (out.length > 400) break;
  }
  return out;
}

/** Rich text typed into the page itself; an editor's inner parts are its text. */
export const isEditor = (el: Element): boolean => /^(?:true|plaintext-only)?$/.test(el.getAttribute('contenteditable') ?? 'false');

function isValueControl(el: Element): boolean {
  switch (el.tagName) {
    case 'INPUT':
      return !textless.has((el.getAttribute('type') ?? 'text').toLowerCase());
    case 'SELECT':
    case 'TEXTAREA':
      return true;
    case 'IFRAME':
      return editorBody(el) !== null;
    default: {
      const role = el.getAttribute('role');
      return isEditor(el) || role === 'textbox' || role === 'combobox' || role === 'spinbutton' || (role === 'listbox' && isWidget(el));
    }
  }
}

/** Many select widgets keep their real <select> or <input> invisible and draw the value beside it. */
function paintedOver(el: Element, visible: Visible): boolean {
  if (el.getAttribute('type') === 'hidden') return false;
  const w = widgetOf(el);
  return w !== null && w !== el && visible(w);
}

function isWidget(el: Element): boolean {
  const c = el.getAttribute('class');
  if (!c) return el.localName.includes('-') && /tag|select|combo|picker|complete/.test(el.localName);
  const set = c.split(/\s+/);
  return (
    widgets.selectWidgets.some((w) => set.includes(w)) ||
    (el.localName.includes('-') && /tag|select|combo|picker|complete/.test(el.localName))
  );
}

/** The outermost widget element around a control, within five levels. */
export function widgetOf(el: Element): Element | null {
  let found: Element | null = null;
  let at: Element | null = el;
  for (let i = 0; at && i < 7; i++, at = at.parentElement) {
    if (isWidget(at)) found = at;
    else if (/^(?:TD|TH|TR|FORM|SECTION|FIELDSET)$/.test(at.tagName)) break;
  }
  return found;
}

/** A search box of a select without a known class: what is chosen stands beside it. */
function drawnAround(el: Element, visible: Visible): Element | null {
  if (el.tagName !== 'INPUT' || !(el.getAttribute('role') === 'combobox' || el.hasAttribute('aria-autocomplete'))) return null;
  let at = el.parentElement;
  for (let i = 0; i < 4 && at && !at.querySelector('label') && !/^(?:TD|TH|FORM|LABEL|BODY)$/.test(at.tagName); i++, at = at.parentElement)
    if (textOf(at, visible)) return at.querySelectorAll('input[role=combobox], input[aria-autocomplete]').length === 1 ? at : null;
  return null;
}

/** Text body of a rich-text editor living in its own frame. */
function editorBody(frame: Element): Element | null {
  if (!/cke|wysihtml|tox|mce|editor/i.test(`${frame.className} ${frame.id}`)) return null;
  try {
    return (frame as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    return null;
  }
}

/** What the control holds; '' = nothing. `element` is where a reader sees it. */
export function controlValue(el: Element, visible: Visible): { text: string; element: Element } {
  let text = '';
  switch (el.tagName) {
    case 'SELECT': {
      const select = el as HTMLSelectElement;
      const chosen = [...select.options].filter((o) => o.selected);
      const real = chosen.filter((o) => o.getAttribute('value') !== '' && !isPlaceholder(clean(o.textContent ?? '')));
      text = real.map((o) => clean(o.textContent ?? '')).join('; ');
      break;
    }
    case 'INPUT':
    case 'TEXTAREA':
      text = clean((el as HTMLInputElement).value ?? '');
      if (isPlaceholder(text)) text = '';
      break;
    case 'IFRAME':
      text = clean(editorBody(el)?.textContent ?? '');
      break;
    default:
      text = isPlaceholderElement(el) ? '' : textOf(el, visible, (e) => isPlaceholderElement(e) || isNoise(e));
      if (isPlaceholder(text)) text = '';
  }
  if (text) return { text, element: el };
  const widget = widgetOf(el) ?? drawnAround(el, visible);
  if (!widget || widget === el) return { text: '', element: el };
  const shown = shownText(widget, visible);
  return shown ?? { text: '', element: el };
}

/** Chips and drawn selections of a widget, without hints, arrows and remove crosses. */
function shownText(widget: Element, visible: Visible): { text: string; element: Element } | null {
  const skip = (e: Element): boolean => {
    return (
      isPlaceholderElement(e) ||
      isNoise(e) ||
      e.tagName === 'LABEL' ||
      e.tagName === 'LEGEND' ||
      e.getAttribute('role') === 'button' ||
      e.getAttribute('role') === 'listbox'
    );
  };
  const parts: Element[] = [];
  const walk = (e: Element, depth: number) => {
    if (depth > 12 || parts.length > 50) return;
    for (const c of e.children) {
      if (!visible(c) || skip(c)) continue;
      const own = [...c.childNodes].some((n) => n.nodeType === 3 && /[\p{L}\d]/u.test(n.nodeValue ?? ''));
      if (own && !/^(?:INPUT|SELECT|TEXTAREA|BUTTON|OPTION)$/.test(c.tagName)) parts.push(c);
      else walk(c, depth + 1);
    }
  };
  walk(widget, 0);
  const texts = parts.map((p) => textOf(p, visible, skip)).filter((t) => t && !isPlaceholder(t));
  if (!texts.length) return null;
  return { text: [...new Set(texts)].join('; '), element: parts.length === 1 ? parts[0]! : widget };
}

/** Could a person change it here and now? */
export function isEditable(el: Element): boolean {
  if (el.hasAttribute('disabled') || el.getAttribute('aria-disabled') === 'true') return false;
  if (el.closest('fieldset[disabled]')) return false;
  const widget = widgetOf(el);
  if (widget && /disabled/.test(widget.getAttribute('class') ?? '')) return false;
  // A read-only box inside a widget is filled by choosing.
  if (el.hasAttribute('readonly')) return widget !== null || /date/i.test(`${el.id} ${el.getAttribute('name')} ${el.className}`);
  return el.tagName !== 'IFRAME';
}
