import { useState } from 'react';
import { documentsByNumbers, searchFirst } from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Dialog, DialogButtons, TextField } from '../../ui';
import { useAct, useLive } from '../shared/store';
import styles from '../shared/Work.module.css';
import { DocumentLine } from './Contents';

const SHOWN = 20;

/** Puts documents of the register into a dossier: find, press, next. */
export function FileDialog({ dossierId, onClose }: { dossierId: string; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const [query, setQuery] = useState('');
  const state = useLive(
    async (database) => {
      const byNumber = await documentsByNumbers(database, query, SHOWN);
      if (byNumber && byNumber.length > 0) return { rows: byNumber, numbers: true };
      return { rows: await searchFirst(database, 'documents', query, SHOWN, (row) => row.dossierId === null), numbers: false };
    },
    [query],
  );
  const found = state?.rows ?? [];
  const file = (ids: readonly string[]) =>
    act(
      'work.said.filed',
      ids.map((id) => ({ table: 'documents', id, set: { dossierId, contentId: null } })),
    );
  return (
    <Dialog open onClose={onClose} title={t('dossier.fileTitle')}>
      <TextField
        label={t('register.search')}
        help={t('dossier.fileHelp')}
        type="search"
        value={query}
        onChange={(typed) => setQuery(typed.target.value)}
      />
      {query && found.length === 0 && <p role="status">{t('register.notFound')}</p>}
      {state?.numbers && found.length > 1 && (
        <div className={styles.buttons}>
          <Button look="primary" onClick={() => void file(found.map(({ id }) => id))}>
            {t('filing.byNumbers', { n: found.length })}
          </Button>
        </div>
      )}
      {found.length > 0 && (
        <ul className={styles.rows}>
          {found.map((document) => (
            <li key={document.id}>
              <DocumentLine document={document} onOpen={() => void file([document.id])} />
            </li>
          ))}
        </ul>
      )}
      <DialogButtons>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogButtons>
    </Dialog>
  );
}
