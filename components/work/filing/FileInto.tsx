import { FolderInput, FolderPlus, Pencil, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { type Direction, type Dossier, openDossiers, type StoredDocument, searchFirst } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { Button, Checkbox, Dialog, DialogButtons, Select, TextField } from '../../ui';
import { DossierForm } from '../dossiers/DossierForm';
import { DocumentDialog } from '../register/DocumentDialog';
import { SecretLine } from '../shared/SecretLine';
import { useAct, useLive, useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import own from './Filing.module.css';
import { draftOf, fileInto, type Incoming, rowsOf, suggestFor } from './incoming';

const OPEN = 400;
const RECENT = 5;
const FOUND = 12;

interface FileIntoProps {
  documents: readonly Incoming[];
  /** The dossier they go into; without it the clerk chooses, helped by a proposal. */
  into?: Dossier;
  onClose: () => void;
}

/** Documents into a dossier: from a check, from the page, from the register. */
export function FileInto({ documents, into, onClose }: FileIntoProps) {
  const { t } = useText();
  const { today } = useWork();
  const act = useAct();
  const [query, setQuery] = useState('');
  const [direction, setDirection] = useState<Direction>(documents[0]?.direction ?? 'incoming');
  const [left, setLeft] = useState<readonly number[] | null>(null);
  const [next, setNext] = useState<'edit' | 'dossier' | null>(null);
  const [secret, setSecret] = useState(false);
  const state = useLive(
    async (database) => {
      const rows = await rowsOf(database, documents);
      const open = await openDossiers(database, OPEN);
      const holders = await database.dossiers.bulkGet(rows.map((row) => row?.dossierId ?? ''));
      return { rows, open, holders, suggested: suggestFor(documents, open) };
    },
    [documents],
  );
  const found = useLive(
    (database) => (query.trim() ? searchFirst(database, 'dossiers', query, FOUND, (row) => row.state === 'open') : Promise.resolve(null)),
    [query],
  );
  if (!state) return null;
  const { rows, open, holders, suggested } = state;
  // What is in a dossier already stays there unless the clerk says otherwise.
  const out = left ?? rows.flatMap((row, at) => (row?.dossierId && documents.length > 1 ? [at] : []));
  const taken = documents.flatMap((incoming, at) => (out.includes(at) ? [] : [{ incoming, row: rows[at]! }]));
  const fresh = taken.filter(({ row }) => !row);
  const incomplete = fresh.some(({ incoming }) => !incoming.referenceNumber || !incoming.subject);
  const known = new Map(open.map(({ dossier }) => [dossier.id, dossier]));
  const proposals = suggested.flatMap(({ id }) => known.get(id) ?? []);
  const recent = open.slice(0, RECENT).flatMap(({ dossier }) => (proposals.includes(dossier) ? [] : [dossier]));
  const file = async (dossierId: string) => {
    const outcome = await act('work.said.filed', fileInto(dossierId, taken, { direction, today, answer: t('register.answer') }));
    if (outcome === 'done') onClose();
    if (outcome === 'secret') setSecret(true);
  };
  const first = documents[0];
  if (next === 'edit' && first)
    return (
      <DocumentDialog
        document={rows[0] ?? { ...draftOf(first, direction, today), dossierId: into?.id ?? proposals[0]?.id ?? null }}
        onClose={onClose}
      />
    );
  if (next === 'dossier') return <DossierForm dossier={null} onClose={() => setNext(null)} onMade={(id) => void file(id)} />;
  const blocked = taken.length === 0 || incomplete;
  const choice = (dossier: Dossier, proposed: boolean) => (
    <li key={dossier.id}>
      <button type="button" className={own.choice} disabled={blocked} onClick={() => void file(dossier.id)}>
        {proposed ? <Sparkles aria-hidden /> : <FolderInput aria-hidden />}
        <span>{[dossier.code, dossier.title].filter(Boolean).join(' – ')}</span>
      </button>
    </li>
  );
  const group = (title: string, dossiers: readonly Dossier[], proposed = false) =>
    dossiers.length > 0 && (
      <section className={styles.group} aria-label={title}>
        <h3>{title}</h3>
        <ul className={styles.rows}>{dossiers.map((one) => choice(one, proposed))}</ul>
      </section>
    );
  return (
    <Dialog open onClose={onClose} title={t('filing.title')}>
      <div className={styles.form} data-filing={documents.length}>
        <Documents documents={documents} rows={rows} holders={holders} out={out} onOut={setLeft} />
        {secret && <SecretLine />}
        {fresh.some(({ incoming }) => incoming.direction === null) && (
          <Select
            label={t('filing.direction')}
            value={direction}
            options={(['incoming', 'outgoing', 'internal'] as const).map((value) => ({ value, label: t(`register.direction.${value}`) }))}
            onChange={setDirection}
          />
        )}
        {documents.length === 1 && (
          <div className={styles.buttons}>
            <Button onClick={() => setNext('edit')}>
              <Pencil aria-hidden />
              {t(rows[0] ? 'filing.editKnown' : 'filing.edit')}
            </Button>
          </div>
        )}
        {incomplete && <p role="alert">{t(documents.length === 1 ? 'filing.incompleteOne' : 'filing.incomplete')}</p>}
        {into ? (
          <Button look="primary" disabled={blocked} onClick={() => void file(into.id)}>
            <FolderInput aria-hidden />
            {t('filing.into', { n: taken.length, title: into.title })}
          </Button>
        ) : (
          <>
            <TextField
              type="search"
              label={t('dossier.search')}
              help={t('dossier.searchHelp')}
              value={query}
              onChange={(typed) => setQuery(typed.target.value)}
            />
            {found ? (
              <>
                {found.length === 0 && <p role="status">{t('dossier.notFound')}</p>}
                {group(t('filing.found'), found)}
              </>
            ) : (
              <>
                {group(t('filing.suggested'), proposals, true)}
                {group(t('filing.recent'), recent)}
              </>
            )}
            <div className={styles.buttons}>
              <Button disabled={blocked} onClick={() => setNext('dossier')}>
                <FolderPlus aria-hidden />
                {t('filing.newDossier')}
              </Button>
            </div>
          </>
        )}
      </div>
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </DialogButtons>
    </Dialog>
  );
}

interface DocumentsProps {
  documents: readonly Incoming[];
  rows: readonly (StoredDocument | null)[];
  holders: readonly (Dossier | undefined)[];
  out: readonly number[];
  onOut: (out: number[]) => void;
}

/** What is about to be filed, and what the register knows of each. */
function Documents({ documents, rows, holders, out, onOut }: DocumentsProps) {
  const { t, language } = useText();
  const standing = (at: number) => {
    const holder = holders[at];
    if (rows[at]?.dossierId && holder) return t('filing.inDossier', { title: holder.title });
    return t(rows[at] ? 'filing.inRegister' : 'filing.notRegistered');
  };
  const name = ({ referenceNumber, date, subject }: Incoming) =>
    [[referenceNumber || t('filing.noNumber'), date && formatDay(language, date)].filter(Boolean).join(', '), subject]
      .filter(Boolean)
      .join(': ');
  if (documents.length === 1)
    return (
      <div className={styles.card}>
        <p className={styles.dueLabel}>{name(documents[0]!)}</p>
        <p className={styles.soft}>{standing(0)}</p>
      </div>
    );
  return (
    <section aria-label={t('filing.documents')}>
      <p>{t('filing.chosen', { n: documents.length - out.length, all: documents.length })}</p>
      <ul className={own.documents}>
        {documents.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows of a page may say the same; the list never changes.
          <li key={at}>
            <Checkbox
              label={name(one)}
              help={standing(at)}
              checked={!out.includes(at)}
              onChange={(on) => onOut(on ? out.filter((index) => index !== at) : [...out, at])}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
