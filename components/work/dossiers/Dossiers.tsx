import { Archive, FolderPlus, ListTree } from 'lucide-react';
import { lazy, useState } from 'react';
import {
  type Dossier,
  type DossierState,
  documentsByDossier,
  dossiersIn,
  type StoredDocument,
  searchFirst,
  standingOf,
} from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, TextField, ToggleGroup } from '../../ui';
import { ExchangeMenu } from '../exchange/ExchangeMenu';
import { dossierRows } from '../exchange/exporting';
import { carriesDocument, droppedDocument } from '../filing/drag';
import own from '../filing/Filing.module.css';
import { Inbox } from '../filing/Inbox';
import { Later } from '../shared/Later';
import { useAct, useLive } from '../shared/store';
import styles from '../shared/Work.module.css';
import { DossierForm } from './DossierForm';
import { DossierView } from './DossierView';

const ImportView = lazy(() => import('../exchange/ImportView'));
const PlanView = lazy(() => import('../plan/PlanView'));
const TransferView = lazy(() => import('../transfer/TransferView'));

const STATES = ['open', 'closed', 'extended', 'transferred', 'all'] as const;
const SHOWN = 100;

interface DossiersProps {
  opened: string | null;
  onOpen: (id: string | null) => void;
}

export function Dossiers({ opened, onOpen }: DossiersProps) {
  return opened ? <DossierView key={opened} id={opened} onBack={() => onOpen(null)} /> : <DossierList onOpen={onOpen} />;
}

function DossierList({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useText();
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const [query, setQuery] = useState('');
  const [adding, setAdding] = useState(false);
  const [view, setView] = useState<'list' | 'import' | 'plan' | 'transfer'>('list');
  const wanted: DossierState | null = state === 'all' ? null : state;
  const found = useLive(
    async (database) => {
      const dossiers = query.trim()
        ? await searchFirst(database, 'dossiers', query, SHOWN, (row) => !wanted || row.state === wanted)
        : await dossiersIn(database, wanted, SHOWN);
      const documents = await documentsByDossier(
        database,
        dossiers.map(({ id }) => id),
      );
      return dossiers.map((dossier) => ({ dossier, documents: documents.get(dossier.id) ?? [] }));
    },
    [wanted, query],
  );
  const back = () => setView('list');
  if (view !== 'list')
    return (
      <Later>
        {view === 'import' && <ImportView table="dossiers" onBack={back} />}
        {view === 'plan' && <PlanView onBack={back} onOpenDossier={onOpen} />}
        {view === 'transfer' && <TransferView onBack={back} onOpenDossier={onOpen} />}
      </Later>
    );
  return (
    <main className={styles.screen}>
      <h1 className="visuallyHidden">{t('work.tabs.dossiers')}</h1>
      <TextField
        label={t('dossier.search')}
        help={t('dossier.searchHelp')}
        type="search"
        value={query}
        onChange={(typed) => setQuery(typed.target.value)}
      />
      <ToggleGroup
        label={t('dossier.state.label')}
        value={state}
        choices={STATES.map((value) => ({ value, label: t(`dossier.state.${value}`) }))}
        onChange={setState}
      />
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => setAdding(true)}>
          <FolderPlus aria-hidden />
          {t('dossier.new')}
        </Button>
        <ExchangeMenu table="dossiers" rows={(store) => dossierRows(store, wanted, query)} onImport={() => setView('import')} />
        <Button onClick={() => setView('plan')}>
          <ListTree aria-hidden />
          {t('filePlan.open')}
        </Button>
        <Button onClick={() => setView('transfer')}>
          <Archive aria-hidden />
          {t('transfer.openScreen')}
        </Button>
      </div>
      <Inbox />
      {found?.length === 0 && <p className={styles.empty}>{t(query ? 'dossier.notFound' : 'dossier.none')}</p>}
      {found && found.length > 0 && (
        <ul className={styles.rows}>
          {found.map((one) => (
            <li key={one.dossier.id}>
              <Row {...one} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {adding && <DossierForm dossier={null} onClose={() => setAdding(false)} onMade={onOpen} />}
    </main>
  );
}

function Row({ dossier, documents, onOpen }: { dossier: Dossier; documents: readonly StoredDocument[]; onOpen: (id: string) => void }) {
  const { t } = useText();
  const { missing, required } = standingOf(dossier, documents);
  const said =
    required === 0
      ? t('dossier.noList', { n: documents.length })
      : missing.length > 0
        ? t('dossier.missing', { n: missing.length })
        : t('dossier.full', { n: required });
  const act = useAct();
  const [over, setOver] = useState(false);
  return (
    <button
      type="button"
      className={over ? `${styles.link} ${own.over}` : styles.link}
      data-dossier-row={dossier.id}
      onClick={() => onOpen(dossier.id)}
      onDragOver={(event) => {
        if (!carriesDocument(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const id = droppedDocument(event);
        if (!id) return;
        event.preventDefault();
        event.stopPropagation();
        void act('work.said.filed', [{ table: 'documents', id, set: { dossierId: dossier.id, contentId: null } }]);
      }}
    >
      <span className={styles.dueLabel}>{[dossier.code, dossier.title].filter(Boolean).join(' – ')}</span>
      <span className={styles.dueWhen}>
        <span className={styles.tone} data-due={missing.length > 0 ? 'overdue' : 'full'}>
          {said}
        </span>
        <span>{t(`dossier.state.${dossier.state}`)}</span>
        {dossier.retention && <span>{dossier.retention}</span>}
      </span>
    </button>
  );
}
