import { ArrowLeft, CircleAlert, FilePlus2, Keyboard, Settings as SettingsIcon, TriangleAlert, X } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../i18n';
import { PageLine } from '../overlay/PageLine';
import { Button, IconButton, Progress } from '../ui';
import { KeyboardDialog } from './Dialogs';
import { CompareView } from './files/CompareView';
import { DropZone, HowTo } from './files/EmptyState';
import { FileList } from './files/FileList';
import type { PanelItem, PanelModel, PanelState } from './model';
import styles from './Panel.module.css';
import { ReportView } from './report/ReportView';
import { SecrecyStop } from './SecrecyStop';
import { StampQuestion } from './StampQuestion';
import { problemText } from './texts';
import { useKeys } from './useKeys';

const ACCEPTED = '.docx,.doc,.pdf';

interface PanelProps {
  model: PanelModel;
  onSettings: () => void;
  /** Stands first where nothing is chosen. */
  welcome?: ReactNode;
}

export function Panel({ model, onSettings, welcome }: PanelProps) {
  const { t } = useText();
  const state = useSyncExternalStore(model.subscribe, model.snapshot);
  const [dragging, setDragging] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const choose = () => input.current?.click();
  const selected = model.item(state.selected);
  const [earlier, later] = (state.compared ?? []).map(model.item);
  const compared = earlier?.report && later?.report ? ([earlier, later] as const) : null;
  useKeys({ '?': () => setKeysShown(true) });
  useDropEnd(setDragging);

  if (state.stamp)
    return <StampQuestion key={`${state.stamp.name} ${state.stamp.page}`} asked={state.stamp} onAnswer={model.answerStamp} />;
  if (state.stop) return <SecrecyStop stop={state.stop} onUnderstood={() => model.dismissStop()} />;

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void model.addFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere; the button does the same for the keyboard.
    <div
      className={styles.panel}
      onDragOver={(event) => {
        event.preventDefault();
        if (event.dataTransfer.types.includes('Files')) setDragging(true);
      }}
      onDrop={onDrop}
    >
      <header className={styles.bar}>
        {(selected || state.compared) && (
          <IconButton label={t('common.back')} onClick={() => void model.select(null)}>
            <ArrowLeft aria-hidden />
          </IconButton>
        )}
        <h1>{t('app.name')}</h1>
        {selected && (
          <IconButton label={t('files.addMore')} onClick={choose}>
            <FilePlus2 aria-hidden />
          </IconButton>
        )}
        <IconButton label={t('actions.keyboard')} onClick={() => setKeysShown(true)}>
          <Keyboard aria-hidden />
        </IconButton>
        <IconButton label={t('actions.settings')} onClick={onSettings}>
          <SettingsIcon aria-hidden />
        </IconButton>
      </header>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        multiple
        hidden
        tabIndex={-1}
        aria-label={t('empty.choose')}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void model.addFiles(files);
        }}
      />
      <main className={styles.list}>
        <Messages state={state} model={model} />
        {compared ? (
          <CompareView before={compared[0]} after={compared[1]} />
        ) : selected ? (
          <One item={selected} state={state} model={model} onChoose={choose} />
        ) : (
          <Home state={state} model={model} onChoose={choose} welcome={welcome} />
        )}
      </main>
      {dragging && (
        <div className={styles.dropVeil} aria-hidden>
          {t('empty.dropNow')}
        </div>
      )}
      {keysShown && <KeyboardDialog onClose={() => setKeysShown(false)} />}
    </div>
  );
}

/** Dragging ends outside the panel as well. */
function useDropEnd(setDragging: (dragging: boolean) => void): void {
  useEffect(() => {
    const leave = (event: globalThis.DragEvent) => {
      if (!event.relatedTarget) setDragging(false);
    };
    window.addEventListener('dragleave', leave);
    return () => window.removeEventListener('dragleave', leave);
  }, [setDragging]);
}

interface PartProps {
  state: PanelState;
  model: PanelModel;
  onChoose: () => void;
}

function Home({ state, model, onChoose, welcome }: PartProps & { welcome: ReactNode }) {
  return (
    <>
      {welcome}
      <DropZone onChoose={onChoose} />
      <PageLine />
      {state.items.length > 0 && (
        <FileList
          items={state.items}
          waivers={state.waivers}
          onSelect={(id) => void model.select(id)}
          onRemove={(id) => void model.remove(id)}
          onClear={() => void model.clear()}
          onCancel={model.cancel}
          onRetry={(id) => void model.recheck(id)}
          onCompare={(ids) => model.compare(ids)}
        />
      )}
      <HowTo />
    </>
  );
}

function Messages({ state, model }: { state: PanelState; model: PanelModel }) {
  const { t } = useText();
  return (
    <div aria-live="polite">
      {state.fetching && (
        <div className={styles.card}>
          <p>{t('progress.fetching')}</p>
          <Progress label={t('progress.fetching')} share={null} />
        </div>
      )}
      {state.notice && (
        <div className={styles.notice}>
          <TriangleAlert aria-hidden />
          <div>{t(`error.${state.notice.code}`, state.notice.values)}</div>
          <IconButton size="small" label={t('common.close')} onClick={() => model.dismissNotice()}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
      {state.found && (
        <section className={styles.card} aria-labelledby="found-title">
          <h2 id="found-title">{t('page.found', { count: state.found.files.length })}</h2>
          <p>{t('page.choose')}</p>
          <ul className={styles.list}>
            {state.found.files.map((file) => (
              <li key={`${file.frameId}-${file.url}-${file.field}-${file.file}`} className={styles.file}>
                <button type="button" className={styles.fileOpen} onClick={() => void model.checkPageFile(state.found!.tabId, file)}>
                  <span className={styles.fileName}>{file.name}</span>
                  <span className={styles.small}>{t(`page.source.${file.source}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function One({ item, state, model, onChoose }: PartProps & { item: PanelItem }) {
  const reader = useText();
  const { t } = reader;
  const name = item.name ?? t('files.selectedText');
  if (item.state === 'waiting' || item.state === 'running') {
    const percent = item.share === null ? null : Math.round(item.share * 100);
    return (
      <section className={`${styles.card} ${styles.progress}`} aria-busy="true">
        <p className={styles.fileName}>{name}</p>
        <p role="status">{percent === null ? t('progress.reading') : t('progress.share', { percent })}</p>
        <Progress label={t('progress.reading')} share={item.share} />
        <div className={styles.buttons}>
          <Button onClick={() => model.cancel(item.id)}>{t('progress.cancel')}</Button>
        </div>
      </section>
    );
  }
  if (item.state === 'done' && item.report)
    return <ReportView key={item.id} item={item} waivers={state.waivers} pointed={state.pointed} model={model} />;
  return (
    <section className={styles.problem} role="alert">
      <h2 className={styles.problemTitle}>
        <CircleAlert aria-hidden />
        {item.state === 'cancelled' ? t('files.state.cancelled') : t('error.title')}
      </h2>
      <p className={styles.fileName}>{name}</p>
      {item.problem && <p>{problemText(reader, item.problem)}</p>}
      <div className={styles.buttons}>
        <Button look="primary" onClick={onChoose}>
          {t('error.other')}
        </Button>
        {item.held && <Button onClick={() => void model.recheck(item.id)}>{t('error.retry')}</Button>}
      </div>
    </section>
  );
}
