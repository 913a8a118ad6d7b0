import { selectorFor } from '../dom/selector';
import { ownText, textOf } from '../dom/text';
import type { Visible } from '../dom/visibility';
import { fileNameIn, isFileName } from '../text/grammar';
import { clean, labelKey } from '../text/normalise';
import { words } from '../text/vocabulary';
import type { HostAttachment } from '../types';

const downloads = new Set(words.download.map(labelKey));

export function attachment(element: Element, name: string): HostAttachment {
  const link = element.closest('a') ?? (element.tagName === 'A' ? element : null);
  return {
    name,
    href: link?.getAttribute('href') ?? null,
    get selector() {
      return selectorFor(element);
    },
    element,
  };
}

/** A link that is but a picture says the file's name where a pointer or a reader finds it. */
function namedByPicture(a: Element): string {
  const img = a.querySelector('img, [title], [aria-label]');
  return clean(a.getAttribute('title') ?? a.getAttribute('aria-label') ?? img?.getAttribute('alt') ?? img?.getAttribute('title') ?? '');
}

/** File names and file links: by name anywhere in `area`, by the word "download" only where files are announced (`announced`). */
export function filesIn(area: Element, announced: readonly Element[], visible: Visible): HostAttachment[] {
  const out: HostAttachment[] = [];
  const add = (el: Element, name: string) => {
    const href = el.closest('a')?.getAttribute('href') ?? null;
    if (!out.some((o) => o.element === el || (o.name === name && (o.href === href || href === null)))) out.push(attachment(el, name));
  };
  for (const a of area.querySelectorAll('a')) {
    // Files past the first are often folded away; they are attachments all the same.
    const text = clean(a.textContent ?? '') || namedByPicture(a);
    if (text && isFileName(text)) add(a, text);
  }
  for (const zone of announced) {
    for (const c of [zone, ...zone.querySelectorAll('*')]) {
      if (c.closest('a') && c.tagName !== 'A') continue;
      if (c.tagName === 'INPUT' && visible(c)) {
        const v = clean((c as HTMLInputElement).value ?? '');
        if (isFileName(v)) add(c, v);
        continue;
      }
      if (/^(?:A|SCRIPT|STYLE|OPTION|SELECT|TEXTAREA)$/.test(c.tagName)) continue;
      const t = ownText(c);
      const name = t && t.length < 260 ? (isFileName(t) ? t : fileNameIn(t)) : null;
      if (name && visible(c)) add(c, name);
    }
    if (out.length) continue;
    for (const a of zone.querySelectorAll('a[href]')) {
      const text = textOf(a, visible);
      const href = a.getAttribute('href') ?? '';
      if (!text || !visible(a) || href === '' || href === '#') continue;
      if (
        downloads.has(labelKey(text)) ||
        (/download|attach|\/file|\$FILE|getfile|\.(?:pdf|docx?)(?:$|\?)/i.test(href) && !/^(?:xem|view|xóa|delete|sửa|edit)$/i.test(text))
      )
        add(a, text);
    }
  }
  return out;
}
