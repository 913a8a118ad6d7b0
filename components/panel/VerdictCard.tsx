import { MapPin } from 'lucide-react';
import { type Ref, useId, useState } from 'react';
import { GUESSED } from '../../lib/anatomy/types';
import { formatDay, useText } from '../i18n';
import { Button } from '../ui';
import styles from './Report.module.css';
import { StandingBadge } from './Standing';
import { placeText, verdictLines } from './texts';
import type { Item } from './verdicts';

const PLACES_SHOWN = 3;

interface VerdictCardProps {
  item: Item;
  /** false = the bytes are gone: places are told but not opened. */
  viewable: boolean;
  onOpen: (item: Item) => void;
  onWaive: (item: Item) => void;
  onRestore: (item: Item) => void;
  onFocus: () => void;
  ref?: Ref<HTMLLIElement>;
}

export function VerdictCard({ item, viewable, onOpen, onWaive, onRestore, onFocus, ref }: VerdictCardProps) {
  const reader = useText();
  const { t, pick, language } = reader;
  const [allPlaces, setAllPlaces] = useState(false);
  const id = useId();
  const { verdict, standing, waiver } = item;
  const passed = standing === 'pass';
  const places = allPlaces ? verdict.where : verdict.where.slice(0, PLACES_SHOWN);
  const hidden = verdict.where.length - PLACES_SHOWN;
  return (
    <li
      ref={ref}
      className={styles.verdict}
      data-compact={passed}
      data-verdict={item.index}
      tabIndex={-1}
      aria-labelledby={id}
      onFocus={onFocus}
    >
      <div className={styles.message} id={id}>
        <StandingBadge standing={standing} text={t(`verdict.outcome.${standing}`)} />
        <b>{pick(verdict.message)}</b>
      </div>
      {!passed && (
        <dl className={styles.lines}>
          {verdictLines(reader, verdict).map(({ label, text }) => [
            <dt key={`${label}-label`}>{label}</dt>,
            <dd key={label} className={label === t('verdict.fix') ? styles.fix : undefined}>
              {text}
            </dd>,
          ])}
        </dl>
      )}
      {!passed && verdict.outcome === 'fail' && verdict.confidence < GUESSED && <p className={styles.cite}>{t('verdict.guessed')}</p>}
      <p className={styles.cite}>
        {t('verdict.basis')}: {t('verdict.clause', { norm: verdict.citation.norm, clause: verdict.citation.clause })}
      </p>
      {waiver && (
        <p className={styles.waived}>
          {t('verdict.waivedBecause', { reason: waiver.reason })}{' '}
          <span className={styles.cite}>
            ({t('verdict.waivedOn', { date: formatDay(language, new Date(waiver.at).toISOString().slice(0, 10)) })})
          </span>
        </p>
      )}
      {!passed && (
        <div className={styles.footer}>
          <div className={styles.places}>
            {places.map((place) => (
              <button
                key={`${place.paragraph}-${place.start}-${place.page}-${place.box?.yMm}`}
                type="button"
                className={styles.place}
                disabled={!viewable}
                onClick={() => onOpen(item)}
              >
                <MapPin aria-hidden />
                {placeText(t, verdict.component, place)}
              </button>
            ))}
            {hidden > 0 && (
              <button type="button" className={styles.link} aria-expanded={allPlaces} onClick={() => setAllPlaces(!allPlaces)}>
                {allPlaces ? t('verdict.fewerPlaces') : t('verdict.morePlaces', { n: hidden })}
              </button>
            )}
          </div>
          {waiver ? (
            <Button look="quiet" size="small" onClick={() => onRestore(item)}>
              {t('verdict.restore')}
            </Button>
          ) : (
            <Button look="quiet" size="small" onClick={() => onWaive(item)}>
              {t('verdict.waive')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
