import { useEffect, useState } from 'react';
import { readMoments } from '../../../lib/store';
import { useLive } from '../shared/store';

/** How much of the news nobody has read yet; what there is to read is loaded after the panel stands. */
export function useUnread(): number {
  const [keys, setKeys] = useState<readonly string[]>([]);
  useEffect(() => {
    void import('../../../lib/news').then(({ newsKeys }) => setKeys(newsKeys()));
  }, []);
  const read = useLive(readMoments, []);
  return read ? keys.filter((key) => !read.has(key)).length : 0;
}
