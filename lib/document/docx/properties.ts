import type { Budget } from '../budget';
import { type Package, readPart, relatedPart } from './package/parts';
import { descendants, type Element } from './package/xml';

export interface StoredCounts {
  pages: number | null;
  characters: number | null;
}

const CORE = new Set([
  'dc:title',
  'dc:subject',
  'dc:creator',
  'dc:description',
  'cp:keywords',
  'cp:category',
  'cp:contentStatus',
  'cp:lastModifiedBy',
]);
const CORE_NAMES: Record<string, string> = { creator: 'author' };
const EXTENDED = new Set(['ep:Company', 'ep:Manager']);

/** Core, extended and custom properties; each one with text is told as it is read. */
export async function readProperties(pack: Package, budget: Budget): Promise<{ properties: Record<string, string>; stored: StoredCounts }> {
  const properties: Record<string, string> = {};
  const put = (name: string, value: string) => {
    const text = value.normalize('NFC').trim();
    if (text === '') return;
    budget.tell(text, 'property');
    properties[name] = text;
  };
  const part = (type: string) => readPart(pack.zip, relatedPart(pack, type), budget);

  for (const one of (await part('core-properties'))?.children ?? []) {
    const local = one.name.slice(one.name.indexOf(':') + 1);
    if (CORE.has(one.name)) put(CORE_NAMES[local] ?? local, one.text);
  }
  const stored: StoredCounts = { pages: null, characters: null };
  for (const one of (await part('extended-properties'))?.children ?? []) {
    if (EXTENDED.has(one.name)) put(one.name.slice(3).toLowerCase(), one.text);
    else if (one.name === 'ep:Pages') stored.pages = count(one);
    else if (one.name === 'ep:Characters') stored.characters = count(one);
  }
  for (const one of (await part('custom-properties'))?.children ?? []) {
    if (one.name !== 'op:property' || !one.attrs.name) continue;
    budget.tell(one.attrs.name, 'property');
    let text = '';
    for (const value of descendants(one)) text += value.text;
    put(one.attrs.name, text);
  }
  return { properties, stored };
}

function count(element: Element): number | null {
  const number = Number.parseInt(element.text, 10);
  return Number.isFinite(number) && number > 0 ? number : null;
}
