import { Trash2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { UnreadableFileError } from '../../lib/document';
import { SecrecyStop } from '../../lib/secrecy';
import { readWordList, wordListCsv, wordListText } from '../../lib/sheets';
import { addWords, lexiconWords, removeWords, type SortedWords, sortWords, undo } from '../../lib/store';
import { type TextKey, type TextValues, useText } from '../i18n';
import { folded } from '../panel/verdicts';
import { saveFile } from '../state/save-file';
import { Button, IconButton, TextField, useToast } from '../ui';
import { useLive, useWork } from '../work/shared/store';
import { lexiconFault } from './faults';
import { ImportDialog } from './ImportDialog';
import styles from './Lexicon.module.css';

/** Beyond it the list is searched, not scrolled. */
const SHOWN = 200;

interface Said {
  key: TextKey;
  values?: TextValues;
}

/** The office's own dictionary: words that are right here, for every check. */
export function Lexicon() {
  const { t } = useText();
  const { database, role } = useWork();
  const toast = useToast();
  const words = useLive(lexiconWords, []) ?? [];
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Said | null>(null);
  const [search, setSearch] = useState('');
  const author = (label: TextKey) => ({ actor: role ?? 'office', label });
  const back = (operation: string, label: TextKey) => ({
    label: t('common.undo'),
    run: () => void undo(database, operation, author(label)).catch(() => toast({ text: t('work.undoConflict') })),
  });

  const add = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const { sorted, operation } = await addWords(database, author('lexicon.added'), [typed]);
      const [refused] = sorted.refused;
      if (refused) setProblem({ key: `lexicon.fault.${refused.fault}` });
      else if (sorted.known.length > 0) setProblem({ key: 'lexicon.known' });
      else if (operation) {
        toast({ text: t('lexicon.addedOne', { word: sorted.fresh[0]! }), action: back(operation, 'lexicon.added') });
        setTyped('');
      }
    } catch (error) {
      setProblem({ key: lexiconFault(error) });
    }
  };
  const remove = async (word: string) => {
    try {
      const operation = await removeWords(database, author('lexicon.removed'), [word]);
      toast({ text: t('lexicon.removed', { word }), action: back(operation, 'lexicon.removed') });
    } catch {
      toast({ text: t('work.notSaved') });
    }
  };
  const sought = folded(search).trim();
  const found = sought ? words.filter((word) => folded(word).includes(sought)) : words;
  const isLong = found.length > SHOWN;
  return (
    <>
      <h2 id="lexicon">{t('lexicon.title')}</h2>
      <p>{t('lexicon.what')}</p>
      <form className={styles.add} onSubmit={(event) => void add(event)}>
        <TextField
          label={t('lexicon.word')}
          value={typed}
          maxLength={80}
          {...(problem ? { problem: t(problem.key, problem.values) } : { help: t('lexicon.wordHelp') })}
          onChange={(event) => {
            setTyped(event.target.value);
            setProblem(null);
          }}
        />
        <Button type="submit" look="primary" disabled={!typed.trim()}>
          {t('lexicon.add')}
        </Button>
      </form>
      {words.length > 0 && (
        <>
          <TextField
            type="search"
            label={t('lexicon.search', { n: words.length })}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <ul className={styles.words} aria-label={t('lexicon.list')}>
            {found.slice(0, SHOWN).map((word) => (
              <li key={word}>
                <span>{word}</span>
                <IconButton size="small" label={t('lexicon.remove', { word })} onClick={() => void remove(word)}>
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
          {isLong && <p className={styles.soft}>{t('lexicon.more', { n: found.length - SHOWN })}</p>}
          {found.length === 0 && <p className={styles.soft}>{t('lexicon.notFound')}</p>}
        </>
      )}
      <Exchange words={words} back={back} />
    </>
  );
}

interface ExchangeProps {
  words: string[];
  back: (operation: string, label: TextKey) => { label: string; run: () => void };
}

function Exchange({ words, back }: ExchangeProps) {
  const { t } = useText();
  const { database, role, today } = useWork();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<Said | null>(null);
  const [sorted, setSorted] = useState<SortedWords | null>(null);
  const open = async (file: File) => {
    setFault(null);
    try {
      const list = await readWordList(new Uint8Array(await file.arrayBuffer()), { fileName: file.name });
      const result = await sortWords(database, list);
      if (result.refused.some((one) => one.fault === 'secret')) setFault({ key: 'lexicon.file.secret' });
      else if (result.fresh.length + result.known.length === 0) setFault({ key: 'lexicon.file.noWords' });
      else setSorted(result);
    } catch (error) {
      setFault(fileFault(error));
    }
  };
  const take = async (list: SortedWords) => {
    setSorted(null);
    try {
      const { operation } = await addWords(database, { actor: role ?? 'office', label: 'lexicon.imported' }, list.fresh);
      const n = list.fresh.length;
      toast({ text: t('lexicon.imported', { n }), ...(operation ? { action: back(operation, 'lexicon.imported') } : {}) });
    } catch {
      toast({ text: t('work.notSaved') });
    }
  };
  return (
    <div className={styles.exchange}>
      <input
        ref={input}
        type="file"
        accept=".txt,.csv,.tsv,.xlsx"
        hidden
        tabIndex={-1}
        aria-label={t('lexicon.import')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void open(file);
        }}
      />
      <div className={styles.buttons}>
        <Button onClick={() => input.current?.click()}>{t('lexicon.import')}</Button>
        <Button
          disabled={words.length === 0}
          onClick={() => saveFile(wordListText(words), t('lexicon.fileName', { day: today, kind: 'txt' }), 'text/plain;charset=utf-8')}
        >
          {t('lexicon.exportText')}
        </Button>
        <Button
          disabled={words.length === 0}
          onClick={() => saveFile(wordListCsv(words), t('lexicon.fileName', { day: today, kind: 'csv' }), 'text/csv;charset=utf-8')}
        >
          {t('lexicon.exportCsv')}
        </Button>
      </div>
      <p className={styles.soft}>{t('lexicon.importHelp')}</p>
      {fault && <p role="alert">{t(fault.key, fault.values)}</p>}
      {sorted && <ImportDialog sorted={sorted} onClose={() => setSorted(null)} onTake={() => void take(sorted)} />}
    </div>
  );
}

function fileFault(error: unknown): Said {
  if (error instanceof SecrecyStop) return { key: 'lexicon.file.secret' };
  if (!(error instanceof UnreadableFileError)) return { key: 'lexicon.file.unreadable' };
  if (error.code === 'empty') return { key: 'lexicon.file.empty' };
  if (error.code === 'tooLong' || error.code === 'tooLarge') return { key: 'lexicon.file.tooLong' };
  return { key: 'lexicon.file.unreadable' };
}
