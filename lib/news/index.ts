import { changeItems, isNews } from './changes';
import { readingKey, readingList } from './reading';

export * from './changes';
export * from './difference';
export * from './reading';

/** Ids of all there is to read. */
export function newsKeys(): string[] {
  const changes = changeItems(new Map(), []).filter(isNews);
  return [...changes.map(({ key }) => key), ...readingList().map(readingKey)];
}
