import { useRef, useState } from 'react';
import {
  type Backup,
  type MergeConflict,
  type MergePreview,
  merge,
  placeOfRow,
  previewMerge,
  type Side,
  TABLE_NAMES,
  undo,
} from '../../lib/store';
import { formatDay, optionalText, useText } from '../i18n';
import { Button, Dialog, DialogButtons, Progress, ToggleGroup, useToast } from '../ui';
import { faultText, useWork } from '../work/shared/store';
import styles from '../work/shared/Work.module.css';
import own from './Merge.module.css';
import { OpenBackup } from './OpenBackup';

interface Opened {
  backup: Backup;
  preview: MergePreview;
}

/** What another machine has, together with what is here. */
export function Merge() {
  const { t } = useText();
  const { database } = useWork();
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <OpenBackup
      title={t('merge.title')}
      help={t('merge.help')}
      button={t('merge.choose')}
      onOpen={async (backup) => setOpened({ backup, preview: await previewMerge(database, backup) })}
    >
      {opened && <MergeDialog opened={opened} onClose={() => setOpened(null)} />}
    </OpenBackup>
  );
}

function MergeDialog({ opened: { backup, preview }, onClose }: { opened: Opened; onClose: () => void }) {
  const { t, language } = useText();
  const { database } = useWork();
  const toast = useToast();
  const { conflicts } = preview;
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(
    () => new Map(conflicts.map(({ table, id, later }) => [placeOfRow(table, id), later])),
  );
  const [share, setShare] = useState<number | null>(null);
  const end = useRef<AbortController | null>(null);
  const lines = TABLE_NAMES.filter((name) => preview.added[name] + preview.changed[name] > 0);
  const author = { actor: 'office', label: 'merge.said' };
  const takeBack = (operation: string) =>
    undo(database, operation, author).then(
      () => toast({ text: t('merge.undone') }),
      (error) => toast({ text: t(faultText(error)) }),
    );
  const run = async () => {
    const course = new AbortController();
    end.current = course;
    setShare(0);
    try {
      const chosen = new Map([...preview.decided, ...sides]);
      const operation = await merge(database, backup, author, new Date(), { signal: course.signal, onProgress: setShare }, chosen);
      toast({ text: t('merge.said'), action: { label: t('common.undo'), run: () => void takeBack(operation) } });
      onClose();
    } catch (error) {
      setShare(null);
      toast({ text: t(course.signal.aborted ? 'merge.cancelled' : faultText(error)) });
    }
  };
  const all = (side: Side) => setSides(new Map([...sides.keys()].map((place) => [place, side])));
  const nothing = lines.length === 0 && conflicts.length === 0;
  return (
    <Dialog
      open
      onClose={() => (share === null ? onClose() : end.current?.abort())}
      title={t('merge.title')}
      description={t('merge.from', { day: formatDay(language, backup.madeAt.slice(0, 10)) })}
    >
      {nothing && <p>{t('merge.nothing')}</p>}
      {lines.length > 0 && (
        <ul className={styles.preview}>
          {lines.map((name) => (
            <li key={name}>
              {t('merge.row', { name: t(`backup.table.${name}`), added: preview.added[name], changed: preview.changed[name] })}
            </li>
          ))}
        </ul>
      )}
      {conflicts.length > 0 && (
        <section className={styles.group} aria-labelledby="conflicts">
          <h3 id="conflicts">{t('merge.conflicts', { n: conflicts.length })}</h3>
          <p className={styles.soft}>{t('merge.conflictsHelp')}</p>
          <div className={styles.buttons}>
            <Button size="small" onClick={() => all('own')}>
              {t('merge.allOwn')}
            </Button>
            <Button size="small" onClick={() => all('theirs')}>
              {t('merge.allTheirs')}
            </Button>
          </div>
          <ul className={own.conflicts}>
            {conflicts.map((one) => {
              const place = placeOfRow(one.table, one.id);
              return (
                <li key={place} className={styles.card}>
                  <Conflict conflict={one} side={sides.get(place)!} onSide={(side) => setSides(new Map([...sides, [place, side]]))} />
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {share !== null && <Progress label={t('merge.running')} share={share} />}
      <DialogButtons>
        <Button onClick={() => (share === null ? onClose() : end.current?.abort())}>{t('common.cancel')}</Button>
        {!nothing && (
          <Button look="primary" disabled={share !== null} onClick={() => void run()}>
            {t('merge.run')}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  );
}

type Fields = Record<string, unknown>;
const BOOKKEEPING: readonly string[] = ['id', 'revision', 'updatedAt', 'deletedAt'];
const NAMES: readonly string[] = ['referenceNumber', 'code', 'title', 'label', 'subject', 'about', 'item', 'id'];

/** Both versions beside each other: only what they say differently. */
function Conflict({ conflict, side, onSide }: { conflict: MergeConflict; side: Side; onSide: (side: Side) => void }) {
  const { t, language } = useText();
  const [ours, theirs] = [conflict.own as unknown as Fields, conflict.theirs as unknown as Fields];
  const names = NAMES.flatMap((key) => (typeof ours[key] === 'string' && ours[key] ? [ours[key]] : []));
  const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].filter(
    (key) => !BOOKKEEPING.includes(key) && JSON.stringify(ours[key]) !== JSON.stringify(theirs[key]),
  );
  const gone = (row: MergeConflict['own']) => row.deletedAt !== null;
  const shown = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('merge.blank');
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(language, value);
    return typeof value === 'object' ? t('merge.several') : String(value);
  };
  const label = (key: string) =>
    optionalText(language, `exchange.field.${key}`) ?? optionalText(language, `merge.field.${key}`) ?? t('merge.other');
  return (
    <>
      <p className={styles.dueLabel}>
        {t('merge.about', { table: t(`backup.table.${conflict.table}`), name: names.slice(0, 2).join(' – ') })}
      </p>
      <dl className={own.fields}>
        {gone(conflict.own) !== gone(conflict.theirs) && (
          <div>
            <dt>{t('merge.removed')}</dt>
            <dd>{t('merge.own', { value: t(gone(conflict.own) ? 'merge.yes' : 'merge.no') })}</dd>
            <dd>{t('merge.theirs', { value: t(gone(conflict.theirs) ? 'merge.yes' : 'merge.no') })}</dd>
          </div>
        )}
        {keys.map((key) => (
          <div key={key}>
            <dt>{label(key)}</dt>
            <dd>{t('merge.own', { value: shown(ours[key]) })}</dd>
            <dd>{t('merge.theirs', { value: shown(theirs[key]) })}</dd>
          </div>
        ))}
      </dl>
      <ToggleGroup
        label={t('merge.which')}
        value={side}
        choices={(['own', 'theirs'] as const).map((value) => ({
          value,
          label: t(`merge.side.${value}`) + (value === conflict.later ? ` ${t('merge.later')}` : ''),
        }))}
        onChange={onSide}
      />
    </>
  );
}
