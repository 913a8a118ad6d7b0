/** Norms that a records clerk should have read, with the points that change their work. */
import { READING, type ReadingItem } from './reading.shipped';

export type { ReadingItem };

/** The newest first. */
export const readingList = (): ReadingItem[] => [...READING];

/** Id under which a norm is noted as read. */
export const readingKey = (item: ReadingItem): string => `norm/${item.id}`;
