import { ChartColumn, Plus } from 'lucide-react';
import { lazy, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { Direction, StoredDocument } from '../../../lib/store';
import { formatDay, useText } from '../../i18n';
import { Button, TextField, ToggleGroup } from '../../ui';
import { ExchangeMenu } from '../exchange/ExchangeMenu';
import { registerRows } from '../exchange/exporting';
import { Later } from '../shared/Later';
import { useWork } from '../shared/store';
import styles from '../shared/Work.module.css';
import { DocumentDialog } from './DocumentDialog';
import own from './Register.module.css';
import { useRegister } from './useRegister';
import { VirtualList } from './VirtualList';

const ImportView = lazy(() => import('../exchange/ImportView'));

const DIRECTIONS = ['all', 'incoming', 'outgoing', 'internal'] as const;
const ROW_HEIGHT = 84;

/** The register of documents, found as one types. `opened` is a document to show at once. */
export function Register({ opened, onShown }: { opened: string | null; onShown: () => void }) {
  const { t } = useText();
  const { database } = useWork();
  const [direction, setDirection] = useState<(typeof DIRECTIONS)[number]>('all');
  const [query, setQuery] = useState('');
  const [editing, setEditing] = useState<StoredDocument | Partial<StoredDocument> | null>(null);
  const chosen: Direction | null = direction === 'all' ? null : direction;
  const { rows, more } = useRegister(chosen, query);
  const [importing, setImporting] = useState(false);
  useEffect(() => {
    if (!opened) return;
    void database.documents.get(opened).then((row) => {
      if (row && !row.deletedAt) setEditing(row);
      onShown();
    });
  }, [database, opened, onShown]);
  if (importing)
    return (
      <Later>
        <ImportView table={chosen === 'outgoing' ? 'outgoing' : 'incoming'} onBack={() => setImporting(false)} />
      </Later>
    );
  return (
    <main className={`${styles.screen} ${own.screen}`}>
      <h1 className="visuallyHidden">{t('work.tabs.register')}</h1>
      <TextField
        label={t('register.search')}
        help={t('register.searchHelp')}
        type="search"
        value={query}
        onChange={(typed) => setQuery(typed.target.value)}
      />
      <div className={styles.heading}>
        <ToggleGroup
          label={t('register.direction.label')}
          value={direction}
          choices={DIRECTIONS.map((value) => ({ value, label: t(`register.direction.${value}`) }))}
          onChange={setDirection}
        />
        <div className={styles.buttons}>
          <Button look="primary" onClick={() => setEditing(chosen ? { direction: chosen } : {})}>
            <Plus aria-hidden />
            {t('register.add')}
          </Button>
          <Button onClick={() => void browser.tabs.create({ url: '/reports.html' })}>
            <ChartColumn aria-hidden />
            {t('reports.open')}
          </Button>
          <ExchangeMenu table="documents" rows={(store) => registerRows(store, chosen, query)} onImport={() => setImporting(true)} />
        </div>
      </div>
      {rows?.length === 0 && <p className={styles.empty}>{t(query ? 'register.notFound' : 'register.none')}</p>}
      {rows && rows.length > 0 && (
        <>
          {query && (
            <p className={styles.soft} role="status">
              {t('register.found', { n: rows.length })}
            </p>
          )}
          <VirtualList
            key={`${direction}/${query}`}
            label={t('register.list')}
            rows={rows}
            rowHeight={ROW_HEIGHT}
            keyOf={(row) => row.id}
            onEnd={more}
            render={(row) => <Line row={row} onOpen={() => setEditing(row)} />}
          />
        </>
      )}
      {editing && <DocumentDialog document={editing} onClose={() => setEditing(null)} />}
    </main>
  );
}

function Line({ row, onOpen }: { row: StoredDocument; onOpen: () => void }) {
  const { t, language } = useText();
  const date = row.date ?? row.registeredOn;
  const under = [t(`register.direction.${row.direction}`), row.issuer, row.dossierId && t('register.filed')].filter(Boolean).join(' · ');
  return (
    <button type="button" className={own.line} onClick={onOpen}>
      <span className={own.first}>
        <b>{row.referenceNumber}</b>
        {date && <span>{formatDay(language, date)}</span>}
      </span>
      <span className={own.subject}>{row.subject}</span>
      <span className={own.under}>{under}</span>
    </button>
  );
}
