import { useState } from 'react';
import { searchFirst } from '../../../lib/store';
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
  const found = useLive((database) => searchFirst(database, 'documents', query, SHOWN, (row) => row.dossierId === null), [query]) ?? [];
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
      {found.length > 0 && (
        <ul className={styles.rows}>
          {found.map((document) => (
            <li key={document.id}>
              <DocumentLine
                document={document}
                onOpen={() => void act('work.said.filed', [{ table: 'documents', id: document.id, set: { dossierId, contentId: null } }])}
              />
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
