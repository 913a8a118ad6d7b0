import { Budget } from '../budget';
import { type DraftDocument, type ReadOptions, UnreadableFileError } from '../types';
import { tellForeignParts } from './foreign';
import { openPackage, type Package, readPart, readRelationships, relatedPart } from './package/parts';
import { readProperties } from './properties';
import { readWord } from './read';
import type { WordSource } from './source';

/**
 * Reads a WordprocessingML package (transitional or strict).
 *
 * @throws UnreadableFileError
 */
export async function readDocx(bytes: Uint8Array, options: ReadOptions = {}): Promise<DraftDocument> {
  const budget = new Budget(options);
  const pack = await openPackage(bytes, budget);
  await tellForeignParts(pack, budget, (inner) => tellNested(inner, options, budget));
  return readWord(await sourceOf(pack, budget), budget, 'docx');
}

/** A draft inside a draft is read for the listener alone; one inside that is too much. */
async function tellNested(bytes: Uint8Array, { onText, signal, limits }: ReadOptions, outer: Budget): Promise<void> {
  outer.addBytes(bytes.length, bytes.length);
  const budget = new Budget({ onText, signal, limits } as ReadOptions);
  const pack = await openPackage(bytes, budget);
  await tellForeignParts(pack, budget, () => Promise.reject(new UnreadableFileError('foreignPart')));
  await readWord(await sourceOf(pack, budget), budget, 'docx');
}

async function sourceOf(pack: Package, budget: Budget): Promise<WordSource> {
  const part = (type: string) => readPart(pack.zip, relatedPart(pack, type), budget);
  return {
    ...(await readProperties(pack, budget)),
    theme: await part('theme'),
    settings: await part('settings'),
    styles: await part('styles'),
    numbering: await part('numbering'),
    comments: await part('comments'),
    async body(onBlock) {
      const root = await readPart(pack.zip, pack.main, budget, { parent: 'w:body', onChild: onBlock });
      if (root?.name !== 'w:document') throw new UnreadableFileError('missingPart', { part: 'document.xml' });
    },
    storyName: (reference) => pack.relationships.get(reference)?.target ?? null,
    story: (name) => readPart(pack.zip, name, budget),
    notes: (kind) => part(`${kind}s`),
    async *drawnParts(stories) {
      for (const source of [pack.main, ...stories]) {
        const related = source === pack.main ? pack.relationships : await readRelationships(pack.zip, source, budget);
        for (const one of related.values()) {
          if ((one.type !== 'diagramData' && one.type !== 'chart') || one.target === null) continue;
          const root = await readPart(pack.zip, one.target, budget);
          if (root) yield root;
        }
      }
    },
  };
}
