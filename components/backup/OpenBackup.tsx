import { type ReactNode, useId, useRef, useState } from 'react';
import { type Backup, BackupError, parseBackup } from '../../lib/store';
import { useText } from '../i18n';
import { Button, TextField } from '../ui';
import styles from '../work/shared/Work.module.css';

interface OpenBackupProps {
  title: string;
  help?: string;
  button: string;
  onOpen: (backup: Backup) => Promise<void>;
  children: ReactNode;
}

/** Chooses a backup and unlocks it; what is wrong with it is said in one line. */
export function OpenBackup({ title, help, button, onOpen, children }: OpenBackupProps) {
  const { t } = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [fault, setFault] = useState<BackupError | null>(null);
  const open = async (chosen: File, word: string) => {
    setFault(null);
    try {
      const backup = await parseBackup(new Uint8Array(await chosen.arrayBuffer()), word || undefined);
      setFile(null);
      setPassphrase('');
      await onOpen(backup);
    } catch (error) {
      const known = error instanceof BackupError ? error : new BackupError('damaged');
      setFault(known);
      setFile(known.fault === 'needsPassphrase' || known.fault === 'wrongPassphrase' ? chosen : null);
    }
  };
  return (
    <section className={styles.form} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {help && <p className={styles.soft}>{help}</p>}
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={button}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void open(chosen, '');
        }}
      />
      <div className={styles.buttons}>
        <Button onClick={() => input.current?.click()}>{button}</Button>
      </div>
      {fault && <p role="alert">{t(`backup.fault.${fault.fault}`, { detail: fault.detail })}</p>}
      {file && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void open(file, passphrase);
          }}
        >
          <TextField
            type="password"
            autoComplete="off"
            label={t('backup.filePassphrase')}
            value={passphrase}
            onChange={(typed) => setPassphrase(typed.target.value)}
          />
          <div className={styles.buttons}>
            <Button type="submit">{t('backup.open')}</Button>
          </div>
        </form>
      )}
      {children}
    </section>
  );
}
