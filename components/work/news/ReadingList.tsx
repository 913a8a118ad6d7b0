import { type ReadingItem, readingKey, readingList } from '../../../lib/news';
import { formatDay, useText } from '../../i18n';
import { useWork } from '../shared/store';
import work from '../shared/Work.module.css';
import styles from './News.module.css';
import { ReadButton } from './ReadButton';

/** The norms of late, with what each asks for; what is read is noted with its day. */
export function ReadingList({ readAt }: { readAt: (item: ReadingItem) => string | null }) {
  const { t, pick, language } = useText();
  const { today } = useWork();
  const list = readingList();
  const unread = list.filter((item) => readAt(item) === null).length;
  // What is read goes below what is not.
  const sorted = [...list].sort((a, b) => Number(readAt(a) !== null) - Number(readAt(b) !== null));
  return (
    <section className={work.group} aria-labelledby="reading">
      <div className={work.heading}>
        <h2 id="reading">{t('news.reading')}</h2>
        <p className={work.soft}>{unread === 0 ? t('news.readingDone') : t('news.readingLeft', { n: unread })}</p>
      </div>
      <ul className={styles.plainList}>
        {sorted.map((item) => (
          <li key={item.id} className={styles.card} data-norm={item.id} data-read={readAt(item) !== null}>
            <div>
              <p className={styles.norm}>
                {item.norm} <span className={styles.field}>{t(`news.field.${item.field}`)}</span>
              </p>
              <p>{pick(item.title)}</p>
              <p className={work.soft}>
                {t(item.effectiveFrom > today ? 'news.fromFuture' : 'news.from', { day: formatDay(language, item.effectiveFrom) })}
                {item.confidence !== 'high' && ` · ${t('news.unsure')}`}
              </p>
            </div>
            <ul className={styles.points}>
              {item.points.map((point) => (
                <li key={point.vi}>{pick(point)}</li>
              ))}
            </ul>
            <ReadButton item={readingKey(item)} name={item.norm} readAt={readAt(item)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
