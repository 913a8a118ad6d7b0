import { BookCheck, BookOpen } from 'lucide-react';
import { markRead, unmarkRead } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { today as dayOf } from '../../state/today';
import { Button } from '../../ui';
import { useAct } from '../shared/store';
import styles from './News.module.css';

/** Notes something as read, with the day; pressed again takes it back. */
export function ReadButton({ item, name, readAt }: { item: string; name: string; readAt: string | null }) {
  const { t, language } = useText();
  const act = useAct();
  const press = () => void (readAt ? act('news.said.unread', [unmarkRead(item)]) : act('news.said.read', [markRead(item, new Date())]));
  return (
    <Button size="small" className={styles.read} aria-pressed={readAt !== null} onClick={press}>
      {readAt ? <BookCheck aria-hidden /> : <BookOpen aria-hidden />}
      {readAt ? t('news.readOn', { day: formatDay(language, dayOf(new Date(readAt))) }) : t('news.markRead')}
      <span className="visuallyHidden">: {name}</span>
    </Button>
  );
}
