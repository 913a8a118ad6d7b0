import { type FormEvent, useState } from 'react';
import {
  type Backup as BackupContent,
  backupLate,
  commit,
  lastBackup,
  noteBackup,
  previewRestore,
  readAll,
  restore,
  TABLE_NAMES,
  type TableName,
  type TablePreview,
  writeBackup,
} from '../../lib/store';
import { formatDay, useText } from '../i18n';
import { saveFile } from '../state/save-file';
import { Button, Dialog, DialogButtons, TextField, useToast } from '../ui';
import { ExportAll } from '../work/exchange/ExportAll';
import { useLive, useWork } from '../work/shared/store';
import styles from '../work/shared/Work.module.css';
import { Merge } from './Merge';
import { OpenBackup } from './OpenBackup';

/** All of the office in one file, and back again. */
export function Backup() {
  const { t, language } = useText();
  const { today } = useWork();
  const last = useLive(lastBackup, []);
  const late = useLive((database) => backupLate(database, today), [today]);
  return (
    <>
      <h2 id="backup">{t('backup.title')}</h2>
      <p>{t('backup.what')}</p>
      {last !== undefined && <p>{last ? t('backup.last', { day: formatDay(language, last) }) : t('backup.never')}</p>}
      {typeof late === 'number' && <p role="note">{t('backup.due')}</p>}
      <Save />
      <Restore />
      <Merge />
      <ExportAll />
    </>
  );
}

function Save() {
  const { t } = useText();
  const { database, today } = useWork();
  const toast = useToast();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [making, setMaking] = useState(false);
  const differs = passphrase !== again;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (differs || making) return;
    setMaking(true);
    try {
      const content = await readAll(database);
      saveFile(await writeBackup(content, passphrase || undefined), `van-thu-${today}.backup`, 'application/octet-stream');
      await commit(database, { actor: 'office', label: 'backup.make' }, [noteBackup(today)]);
      toast({ text: t('backup.made', { n: TABLE_NAMES.reduce((sum, name) => sum + content.tables[name].length, 0) }) });
      setPassphrase('');
      setAgain('');
    } catch {
      toast({ text: t('work.notSaved') });
    } finally {
      setMaking(false);
    }
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <div className={styles.pair}>
        <TextField
          type="password"
          autoComplete="new-password"
          label={t('backup.passphrase')}
          help={t('backup.passphraseHelp')}
          value={passphrase}
          onChange={(typed) => setPassphrase(typed.target.value)}
        />
        {passphrase && (
          <TextField
            type="password"
            autoComplete="new-password"
            label={t('backup.again')}
            {...(differs && again ? { problem: t('backup.differs') } : {})}
            value={again}
            onChange={(typed) => setAgain(typed.target.value)}
          />
        )}
      </div>
      <div className={styles.buttons}>
        <Button look="primary" type="submit" disabled={making || differs}>
          {t(making ? 'backup.making' : 'backup.make')}
        </Button>
      </div>
    </form>
  );
}

interface Opened {
  backup: BackupContent;
  preview: Record<TableName, TablePreview>;
}

function Restore() {
  const { t } = useText();
  const { database } = useWork();
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = async (backup: BackupContent) => setOpened({ backup, preview: await previewRestore(database, backup) });
  return (
    <OpenBackup title={t('backup.restoreTitle')} button={t('backup.choose')} onOpen={open}>
      {opened && <Confirm opened={opened} onClose={() => setOpened(null)} />}
    </OpenBackup>
  );
}

function Confirm({ opened: { backup, preview }, onClose }: { opened: Opened; onClose: () => void }) {
  const { t, language } = useText();
  const { database } = useWork();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const changed = TABLE_NAMES.filter((name) => Object.values(preview[name]).some((count) => count > 0));
  const run = async () => {
    setBusy(true);
    try {
      await restore(database, backup, { actor: 'office', label: 'backup.restore' });
      toast({ text: t('backup.restored') });
    } catch {
      toast({ text: t('backup.failed') });
    }
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('backup.restoreTitle')}
      description={t('backup.preview', { day: formatDay(language, backup.madeAt.slice(0, 10)) })}
    >
      <ul className={styles.preview}>
        {changed.map((name) => (
          <li key={name}>{t('backup.row', { name: t(`backup.table.${name}`), ...preview[name] })}</li>
        ))}
      </ul>
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button look="danger" disabled={busy} onClick={() => void run()}>
          {t('backup.restore')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
