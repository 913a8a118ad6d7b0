import { changeItems, isNews, readingKey, readingList } from '../../../lib/news';
import { readMoments } from '../../../lib/store';
import { useLive } from '../shared/store';

const KEYS = [
  ...changeItems(new Map(), [])
    .filter(isNews)
    .map(({ key }) => key),
  ...readingList().map(readingKey),
];

/** How much of the news nobody has read yet. */
export function useUnread(): number {
  const read = useLive(readMoments, []);
  return read ? KEYS.filter((key) => !read.has(key)).length : 0;
}
