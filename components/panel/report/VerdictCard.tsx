import { BookPlus, MapPin } from 'lucide-react';
import { type Ref, useId, useState } from 'react';
import { GUESSED } from '../../../lib/anatomy/types';
import { LEXICON_RULES } from '../../../lib/spelling/lexicon-rules';
import { formatDay, useText } from '../../i18n';
import { today } from '../../state/today';
import { Button } from '../../ui';
import { StandingBadge } from '../Standing';
import { placeText, verdictLines } from '../texts';
import type { Item } from '../verdicts';
import styles from './Report.module.css';
import { Suggestions } from './Suggestions';

const PLACES_SHOWN = 3;

interface VerdictCardProps {
  item: Item;
  /** false = the bytes are gone: places are told but not opened. */
  viewable: boolean;
  onOpen: (item: Item) => void;
  onWaive: (item: Item) => void;
  onRestore: (item: Item) => void;
  /** Takes the word found into the office's dictionary. */
  onAddWord: (item: Item) => void;
  onFocus: () => void;
  ref?: Ref<HTMLLIElement>;
}

export function VerdictCard({ item, viewable, onOpen, onWaive, onRestore, onAddWord, onFocus, ref }: VerdictCardProps) {
  const reader = useText();
  const { t, pick, language } = reader;
  const [allPlaces, setAllPlaces] = useState(false);
  const id = useId();
  const { verdict, standing, waiver } = item;
  const { suggestions = [], found } = verdict;
  const isWord = found !== undefined && LEXICON_RULES.includes(verdict.rule);
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
              {label === t('verdict.need') && suggestions.length > 0 ? <Suggestions forms={suggestions} /> : text}
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
          <span className={styles.cite}>({t('verdict.waivedOn', { date: formatDay(language, today(new Date(waiver.at))) })})</span>
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
          <div className={styles.places}>
            {isWord && !waiver && (
              <Button look="quiet" size="small" aria-label={t('lexicon.addWord', { word: found })} onClick={() => onAddWord(item)}>
                <BookPlus aria-hidden />
                {t('lexicon.addShort')}
              </Button>
            )}
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
        </div>
      )}
    </li>
  );
}
