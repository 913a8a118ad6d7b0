import { ShieldAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type CitedText, guidanceFor } from '../../lib/secrecy/guidance';
import { optionalText, useText } from '../i18n';
import { today } from '../state/today';
import { Button } from '../ui';
import type { SecrecyStopShown } from './model';
import styles from './Panel.module.css';

/** One calm screen: what was seen, why it stopped, what to do. It knows the level and the kind of place, nothing else. */
export function SecrecyStop({ stop, onUnderstood }: { stop: SecrecyStopShown; onUnderstood: () => void }) {
  const { t, language } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const place = optionalText(language, `stop.place.${stop.place}`) ?? t('stop.place.other');
  const guidance = guidanceFor(today(), stop.level);
  const cited = ({ id, text, citation }: CitedText) => (
    <p key={id} className={styles.stopStep}>
      {text[language]} <span className={styles.small}>{t('stop.basis', { norm: citation.norm, clause: citation.clause })}</span>
    </p>
  );
  return (
    <div className={styles.stop} role="alertdialog" aria-modal="true" aria-labelledby="stop-title">
      <div className={styles.stopInner}>
        <h1 id="stop-title" ref={title} tabIndex={-1}>
          <ShieldAlert aria-hidden />
          {t('stop.title')}
        </h1>
        <p className={styles.stopSeen}>
          {stop.level ? t('stop.seen', { level: t(`stop.levels.${stop.level}`) }) : t('stop.seenUnknown')} {t('stop.where', { place })}
        </p>
        <p>{t('stop.why')}</p>
        {guidance.why.map(cited)}
        <h2>{t('stop.todo')}</h2>
        <ol>
          {guidance.doNow.map((step) => (
            <li key={step.id}>{cited(step)}</li>
          ))}
        </ol>
        <h2>{t('stop.tell')}</h2>
        <ul>
          {guidance.tell.map(({ id, text }) => (
            <li key={id}>{text[language]}</li>
          ))}
        </ul>
        <div className={styles.buttons}>
          <Button look="primary" size="large" onClick={onUnderstood}>
            {t('stop.understood')}
          </Button>
        </div>
      </div>
    </div>
  );
}
