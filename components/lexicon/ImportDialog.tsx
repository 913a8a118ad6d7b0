import type { SortedWords } from '../../lib/store';
import { useText } from '../i18n';
import { Button, Dialog, DialogButtons } from '../ui';
import styles from './Lexicon.module.css';

const EXAMPLES = 12;
const LONGEST_SHOWN = 60;

interface ImportDialogProps {
  sorted: SortedWords;
  onClose: () => void;
  onTake: () => void;
}

/** What a list would bring, before anything is written. */
export function ImportDialog({ sorted: { fresh, known, repeated, refused }, onClose, onTake }: ImportDialogProps) {
  const { t } = useText();
  const some = (words: string[]) => words.slice(0, EXAMPLES).join(', ') + (words.length > EXAMPLES ? ', …' : '');
  return (
    <Dialog open onClose={onClose} title={t('lexicon.importTitle')} description={t('lexicon.importText')}>
      <ul className={styles.preview}>
        <li>
          <b>{t('lexicon.fresh', { n: fresh.length })}</b> {some(fresh)}
        </li>
        {known.length > 0 && <li>{t('lexicon.knownCount', { n: known.length })}</li>}
        {repeated > 0 && <li>{t('lexicon.repeated', { n: repeated })}</li>}
        {refused.length > 0 && (
          <li>
            {t('lexicon.refused', { n: refused.length })}
            <ul className={styles.preview}>
              {refused.slice(0, EXAMPLES).map(({ word, fault }) => (
                <li key={word}>
                  {word.slice(0, LONGEST_SHOWN)} – {t(`lexicon.fault.${fault}`)}
                </li>
              ))}
            </ul>
          </li>
        )}
      </ul>
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="primary" disabled={fresh.length === 0} onClick={onTake}>
          {t('lexicon.take', { n: fresh.length })}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
