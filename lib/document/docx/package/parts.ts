import type { Budget } from '../../budget';
import { UnreadableFileError } from '../../types';
import { descendants, type Element, XmlReader, xmlDecoder } from './xml';
import { inflateEntry, openZip, partName, type Zip } from './zip';

export interface Relationship {
  /** Last segment of the type's address: 'styles', 'header', 'officeDocument'… (same word in strict and transitional). */
  type: string;
  /** Part name, or null when it points outside the file. */
  target: string | null;
}

export interface Package {
  zip: Zip;
  /** Part name of the main document. */
  main: string;
  relationships: Map<string, Relationship>;
  packageRelationships: Map<string, Relationship>;
}

/** @throws UnreadableFileError missingPart when there is no main document part */
export async function openPackage(bytes: Uint8Array, budget: Budget): Promise<Package> {
  const zip = openZip(bytes, budget);
  const packageRelationships = await readRelationships(zip, '', budget);
  const main = [...packageRelationships.values()].find((one) => one.type === 'officeDocument')?.target ?? 'word/document.xml';
  if (!zip.entries.has(main)) throw new UnreadableFileError('missingPart', { part: 'document.xml' });
  return { zip, main, packageRelationships, relationships: await readRelationships(zip, main, budget) };
}

/** First part of that relationship type, or undefined when absent or not in the file. */
export function relatedPart(pack: Package, type: string): string | undefined {
  for (const one of [...pack.relationships.values(), ...pack.packageRelationships.values()]) {
    if (one.type === type && one.target !== null && pack.zip.entries.has(one.target)) return one.target;
  }
  return undefined;
}

/** Parses a whole part; null when the file doesn't hold it. */
export async function readPart(
  zip: Zip,
  name: string | undefined,
  budget: Budget,
  stream?: { parent: string; onChild: (element: Element) => void },
): Promise<Element | null> {
  const entry = name === undefined ? undefined : zip.entries.get(name);
  if (!entry) return null;
  const reader = new XmlReader(entry.name, budget, stream);
  let decoder: TextDecoder | null = null;
  await inflateEntry(zip, entry, budget, (piece) => {
    decoder ??= xmlDecoder(piece);
    reader.write(decoder.decode(piece, { stream: true }));
  });
  return reader.close();
}

/** Relationships of a part ('' = of the package itself). */
export async function readRelationships(zip: Zip, source: string, budget: Budget): Promise<Map<string, Relationship>> {
  const slash = source.lastIndexOf('/');
  const folder = source.slice(0, slash + 1);
  const root = await readPart(zip, `${folder}_rels/${source.slice(slash + 1)}.rels`, budget);
  const result = new Map<string, Relationship>();
  if (!root) return result;
  for (const one of descendants(root)) {
    if (one.name !== 'rel:Relationship' || !one.attrs.Id) continue;
    const type = (one.attrs.Type ?? '').split('/').pop() ?? '';
    const external = one.attrs.TargetMode === 'External';
    result.set(one.attrs.Id, { type, target: external ? null : resolveTarget(folder, one.attrs.Target ?? '') });
  }
  return result;
}

function resolveTarget(folder: string, target: string): string {
  if (target.startsWith('/')) return partName(target);
  const path = folder.split('/').filter(Boolean);
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return partName(path.join('/'));
}
