import { CircleAlert, FileText } from 'lucide-react';
import { type ChangeItem, difference, type Piece } from '../../../lib/news';
import { formatDay, useText } from '../../i18n';
import styles from './News.module.css';
import { ReadButton } from './ReadButton';

interface ChangeCardProps {
  item: ChangeItem;
  /** Moment (ISO) of reading; null = not read. */
  readAt: string | null;
  onOpenDraft: (id: string) => void;
}

/** One point that changed: as it was, as it is now, from when, and where it hits this office. */
export function ChangeCard({ item, readAt, onOpenDraft }: ChangeCardProps) {
  const { t, pick, language } = useText();
  const { change, step, faults, drafts } = item;
  return (
    <article className={styles.card} data-change={change.id} data-read={readAt !== null}>
      <header>
        <h3>{pick(change.topic)}</h3>
        <p className={styles.soft}>
          {t('news.from', { day: formatDay(language, step.effectiveFrom) })} · {change.citation.norm}, {change.citation.clause}
        </p>
      </header>
      <dl className={styles.versions}>
        <div className={styles.before}>
          <dt>{t('news.before')}</dt>
          <dd>{pick(change.old)}</dd>
        </div>
        <div className={styles.after}>
          <dt>{t('news.after')}</dt>
          <dd>{pick(change.new)}</dd>
        </div>
      </dl>
      {change.example && <Example old={change.example.old} now={change.example.new} />}
      {change.confidence !== 'high' && <p className={styles.soft}>{t('news.unsure')}</p>}
      {faults > 0 && (
        <p className={styles.hit}>
          <CircleAlert aria-hidden />
          {t('news.faults', { n: faults })}
        </p>
      )}
      {drafts.length > 0 && (
        <div>
          <p className={styles.hit}>
            <CircleAlert aria-hidden />
            {t('news.drafts', { n: drafts.length })}
          </p>
          <ul className={styles.drafts}>
            {drafts.map(({ id, name }) => (
              <li key={id}>
                <button type="button" onClick={() => onOpenDraft(id)}>
                  <FileText aria-hidden />
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ReadButton item={item.key} name={pick(change.topic)} readAt={readAt} />
    </article>
  );
}

function Example({ old, now }: { old: string; now: string }) {
  const { t } = useText();
  const pieces = difference(old, now);
  return (
    <div className={styles.example}>
      <p className={styles.exampleTitle}>{t('news.example')}</p>
      <div className={styles.papers}>
        <Paper label={t('news.before')} lines={pieces.old} side="old" />
        <Paper label={t('news.after')} lines={pieces.now} side="now" />
      </div>
    </div>
  );
}

function Paper({ label, lines, side }: { label: string; lines: Piece[][]; side: 'old' | 'now' }) {
  const Mark = side === 'old' ? 'del' : 'ins';
  return (
    <div className={styles.paper} lang="vi" data-side={side}>
      <span className="visuallyHidden">{label}</span>
      {lines.map((pieces, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines and pieces of a fixed text.
        <p key={line}>
          {/* biome-ignore lint/suspicious/noArrayIndexKey: as above. */}
          {pieces.map(({ text, changed }, at) => (changed ? <Mark key={at}>{text}</Mark> : <span key={at}>{text}</span>))}
        </p>
      ))}
    </div>
  );
}
