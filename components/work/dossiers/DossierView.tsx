import { ArrowLeft, FilePlus2, FileSearch } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import {
  type Dossier,
  documentsOf,
  kindOf,
  obligationsOf,
  remindersFor,
  reopenDossier,
  type StoredDocument,
  standingOf,
} from '../../../lib/store';
import { useText } from '../../i18n';
import { Button, Disclosure, IconButton, Menu } from '../../ui';
import { AddFromPage } from '../filing/AddFromPage';
import { Timeline } from '../planner/Timeline';
import { DocumentDialog } from '../register/DocumentDialog';
import { DueRow } from '../shared/DueRow';
import { useAct, useLive } from '../shared/store';
import styles from '../shared/Work.module.css';
import { Contents } from './Contents';
import { DossierForm } from './DossierForm';
import { FileDialog } from './FileDialog';
import { StateDialog, type Step } from './StateDialogs';

/** One dossier: what it lacks, what it holds, its days, and where it stands. */
export function DossierView({ id, onBack }: { id: string; onBack: () => void }) {
  const { t, pick } = useText();
  const state = useLive(
    async (database) => {
      const obligations = await obligationsOf(database, id);
      const open = obligations.filter((one) => one.state === 'open');
      return {
        dossier: await database.dossiers.get(id),
        documents: await documentsOf(database, id),
        open,
        reminders: await remindersFor(database, open),
      };
    },
    [id],
  );
  const [editing, setEditing] = useState<StoredDocument | Partial<StoredDocument> | null>(null);
  const [dialog, setDialog] = useState<'form' | 'file' | Step | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const gone = state && (!state.dossier || state.dossier.deletedAt !== null);
  useEffect(() => {
    if (gone) onBack();
  }, [gone, onBack]);
  useEffect(() => heading.current?.focus(), []);
  if (!state?.dossier || gone) return null;
  const { dossier, documents, open, reminders } = state;
  const kind = kindOf(dossier.kind);
  const inThis = { dossierId: dossier.id, direction: 'outgoing' as const };
  const { missing } = standingOf(dossier, documents);
  return (
    <main className={styles.screen} data-dossier={dossier.id}>
      <div className={styles.heading}>
        <IconButton label={t('dossier.back')} onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <StateMenu dossier={dossier} open={open} onStep={setDialog} />
      </div>
      <header className={styles.card}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {[dossier.code, dossier.title].filter(Boolean).join(' – ')}
        </h1>
        <p className={styles.soft}>
          {[
            t('dossier.info', { kind: kind ? pick(kind.label) : t('dossier.other'), year: dossier.year }),
            t(`dossier.state.${dossier.state}`),
            dossier.retention,
            dossier.responsible,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {(kind?.confidence === 'candidate' || kind?.confidence === 'low') && <p className={styles.soft}>{t('dossier.candidate')}</p>}
      </header>
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => setEditing(inThis)}>
          <FilePlus2 aria-hidden />
          {t('dossier.addDocument')}
        </Button>
        <Button onClick={() => setDialog('file')}>
          <FileSearch aria-hidden />
          {t('dossier.fileExisting')}
        </Button>
        <AddFromPage dossier={dossier} />
      </div>
      {open.length > 0 && (
        <section className={styles.group} aria-labelledby="days">
          <h2 id="days">{t('dossier.deadlines')}</h2>
          <ul className={styles.rows}>
            {open.map((one) => (
              <DueRow key={one.id} obligation={one} reminder={reminders.find(({ obligationId }) => obligationId === one.id) ?? null} />
            ))}
          </ul>
        </section>
      )}
      <Contents
        dossier={dossier}
        documents={documents}
        onOpen={setEditing}
        onAdd={({ id: contentId, documentTypes }) => setEditing({ ...inThis, contentId, documentType: documentTypes[0] ?? '' })}
      />
      <Disclosure title={t('planner.story')}>
        <Timeline dossierId={dossier.id} />
      </Disclosure>
      {editing && <DocumentDialog document={editing} onClose={() => setEditing(null)} />}
      {dialog === 'form' && <DossierForm dossier={dossier} onClose={() => setDialog(null)} />}
      {dialog === 'file' && <FileDialog dossierId={dossier.id} onClose={() => setDialog(null)} />}
      {dialog && dialog !== 'form' && dialog !== 'file' && (
        <StateDialog step={dialog} dossier={dossier} missing={missing.length} obligations={open} onClose={() => setDialog(null)} />
      )}
    </main>
  );
}

interface StateMenuProps {
  dossier: Dossier;
  open: Parameters<typeof reopenDossier>[1];
  onStep: (step: 'form' | Step) => void;
}

function StateMenu({ dossier, open, onStep }: StateMenuProps) {
  const { t } = useText();
  const act = useAct();
  const { state } = dossier;
  const items = [
    { id: 'edit', label: t('dossier.edit'), onSelect: () => onStep('form') },
    ...(state === 'open' ? [{ id: 'close', label: t('dossier.close'), onSelect: () => onStep('close') }] : []),
    ...(state === 'closed' || state === 'extended'
      ? [
          { id: 'transfer', label: t('dossier.transfer'), onSelect: () => onStep('transfer') },
          { id: 'extend', label: t('dossier.extend'), onSelect: () => onStep('extend') },
        ]
      : []),
    ...(state === 'open'
      ? []
      : [{ id: 'reopen', label: t('dossier.reopen'), onSelect: () => void act('work.said.changed', reopenDossier(dossier, open)) }]),
    {
      id: 'remove',
      label: t('dossier.remove'),
      onSelect: () => void act('work.said.removed', [{ table: 'dossiers', id: dossier.id, remove: true }]),
    },
  ];
  return <Menu trigger={<Button>{t('dossier.more')}</Button>} items={items} />;
}
