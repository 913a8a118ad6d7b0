import { GripVertical } from 'lucide-react';
import { useState } from 'react';
import { type StoredDocument, unfiledDocuments } from '../../../lib/store';
import { useText } from '../../i18n';
import { Disclosure } from '../../ui';
import { DocumentLine } from '../dossiers/Contents';
import { useLive } from '../shared/store';
import styles from '../shared/Work.module.css';
import { dragOf } from './drag';
import { FileInto } from './FileInto';
import own from './Filing.module.css';
import { fromStored } from './incoming';

const SHOWN = 60;

/** Registered, and in no dossier yet: dragged onto one, or pressed. */
export function Inbox() {
  const { t } = useText();
  const waiting = useLive((database) => unfiledDocuments(database, SHOWN), []);
  const [chosen, setChosen] = useState<StoredDocument | null>(null);
  if (!waiting || waiting.length === 0) return null;
  return (
    <Disclosure title={t('filing.inbox', { n: waiting.length < SHOWN ? waiting.length : `${SHOWN}+` })}>
      <p className={styles.soft}>{t('filing.inboxHelp')}</p>
      <ul className={`${styles.rows} ${own.inbox}`} data-inbox>
        {waiting.map((document) => (
          <li key={document.id} className={own.draggable} {...dragOf(document.id)}>
            <GripVertical aria-hidden />
            <DocumentLine document={document} onOpen={setChosen} />
          </li>
        ))}
      </ul>
      {chosen && <Chosen document={chosen} onClose={() => setChosen(null)} />}
    </Disclosure>
  );
}

function Chosen({ document, onClose }: { document: StoredDocument; onClose: () => void }) {
  const [documents] = useState(() => [fromStored(document)]);
  return <FileInto documents={documents} onClose={onClose} />;
}
