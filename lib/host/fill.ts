import { controlsIn, isEditor, widgetOf } from './dom/control';
import { visibility } from './dom/visibility';
import { clean, labelKey } from './text/normalise';

export type FillResult =
  | { done: true; undo: () => void }
  | { done: false; reason: 'noField' | 'disabled' | 'mustBeChosen' | 'noSuchChoice' };

/**
 * Puts a value into a field of the page as a person would: focus, type, leave. Systems that keep their state on the server
 * hear of it only so. Never clicks, never presses Enter, never submits.
 */
export function fillField(place: Element, value: string): FillResult {
  const visible = visibility(place.ownerDocument);
  const el = controlsIn(place, visible)[0];
  if (!el) return { done: false, reason: 'noField' };
  if ((el as HTMLInputElement).disabled || el.closest('fieldset[disabled]')) return { done: false, reason: 'disabled' };
  if (el.tagName === 'SELECT') return choose(el as HTMLSelectElement, value);
  if (el.tagName === 'INPUT' || el.tagName === 'TEXTAREA') {
    const box = el as HTMLInputElement;
    if (box.readOnly) return { done: false, reason: widgetOf(box) ? 'mustBeChosen' : 'disabled' };
    const before = box.value;
    type(box, value);
    return { done: true, undo: () => type(box, before) };
  }
  if (isEditor(el)) {
    const before = [...el.childNodes].map((n) => n.cloneNode(true));
    write(el, () => el.replaceChildren(el.ownerDocument.createTextNode(value)));
    return { done: true, undo: () => write(el, () => el.replaceChildren(...before)) };
  }
  return { done: false, reason: 'mustBeChosen' };
}

/** Past the page's own setter: frameworks watch the property on the element and would take the change for their own. */
function type(box: HTMLInputElement, value: string): void {
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value')?.set;
  write(box, () => {
    if (set) set.call(box, value);
    else box.value = value;
  });
}

function choose(select: HTMLSelectElement, value: string): FillResult {
  const key = labelKey(value);
  const options = [...select.options];
  const at = options.findIndex((o) => labelKey(clean(o.textContent ?? '')) === key && !o.disabled);
  if (at < 0) return { done: false, reason: 'noSuchChoice' };
  const before = select.selectedIndex;
  const pick = (i: number) =>
    write(select, () => {
      select.selectedIndex = i;
    });
  pick(at);
  return { done: true, undo: () => pick(before) };
}

function write(el: Element, change: () => void): void {
  const view = el.ownerDocument.defaultView!;
  const box = el as HTMLElement;
  box.focus({ preventScroll: true });
  // Where the window has no focus of its own the browser sends none of these.
  if (el.ownerDocument.activeElement !== el) el.dispatchEvent(new view.FocusEvent('focus'));
  change();
  el.dispatchEvent(new view.InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText' }));
  el.dispatchEvent(new view.Event('change', { bubbles: true }));
  if (el.ownerDocument.activeElement === el) box.blur();
  else el.dispatchEvent(new view.FocusEvent('blur'));
}
