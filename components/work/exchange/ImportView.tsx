import { ArrowLeft, FileSpreadsheet, Undo2 } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { TableKind } from '../../../lib/sheets';
import { useText } from '../../i18n';
import { Button, IconButton, Progress } from '../../ui';
import styles from '../shared/Work.module.css';
import { ColumnsStep } from './ColumnsStep';
import own from './Exchange.module.css';
import { PreviewStep } from './PreviewStep';
import { type Import, type ImportFault, type ImportStep, useImport } from './useImport';

const ACCEPTED = '.xlsx,.csv,.tsv,.txt';

/** A table of the office comes in: choose, look, and only then write. */
export default function ImportView({ table, onBack }: { table: TableKind; onBack: () => void }) {
  const { t } = useText();
  const work = useImport(table);
  const { step, problem } = work;
  const heading = useRef<HTMLHeadingElement>(null);
  const [dragging, setDragging] = useState(false);
  const { at } = step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step begins at its heading.
  useEffect(() => heading.current?.focus(), [at]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    // Elsewhere in the panel a dropped file is a draft to check.
    event.stopPropagation();
    setDragging(false);
    const file = event.dataTransfer.files[0];
    if (file && (at === 'choose' || at === 'columns')) void work.open(file);
  };
  return (
    <main
      className={styles.screen}
      data-import={at}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <div className={own.bar}>
        <IconButton label={t('exchange.import.back')} onClick={onBack}>
          <ArrowLeft aria-hidden />
        </IconButton>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {t(`exchange.import.step.${at}`)}
        </h1>
      </div>
      {problem && (
        <p role="alert" className={own.note}>
          {t(problem)}
        </p>
      )}
      <Step step={step} work={work} dragging={dragging} onDone={onBack} />
    </main>
  );
}

interface StepProps {
  step: ImportStep;
  work: Import;
  dragging: boolean;
  onDone: () => void;
}

function Step({ step, work, dragging, onDone }: StepProps) {
  const { t } = useText();
  switch (step.at) {
    case 'choose':
      return <Choose fault={step.fault} dragging={dragging} onFile={(file) => void work.open(file)} />;
    case 'reading':
      return (
        <Running label={t('exchange.import.reading')} share={step.share} {...(step.share === null ? {} : { onCancel: work.cancel })} />
      );
    case 'columns':
      return <ColumnsStep opened={step.opened} work={work} />;
    case 'preview':
      return <PreviewStep opened={step.opened} plan={step.plan} work={work} />;
    case 'writing':
      return <Running label={t('exchange.import.writing')} share={step.share} onCancel={work.cancel} />;
    case 'undoing':
      return <Running label={t('exchange.import.undoing')} share={null} />;
    case 'done':
      return <Done step={step} work={work} onDone={onDone} />;
  }
}

function Choose({ fault, dragging, onFile }: { fault: ImportFault | null; dragging: boolean; onFile: (file: File) => void }) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      {fault && (
        <p role="alert" className={own.note}>
          {t(`exchange.fault.${fault}`)}
        </p>
      )}
      <section className={own.drop} data-over={dragging} aria-label={t('exchange.import.choose')}>
        <FileSpreadsheet aria-hidden />
        <Button look="primary" size="large" onClick={() => input.current?.click()}>
          {t('exchange.import.choose')}
        </Button>
        <p className={styles.soft}>{t('exchange.import.kinds')}</p>
      </section>
      <p className={styles.soft}>{t('exchange.import.promise')}</p>
      <input
        ref={input}
        type="file"
        accept={ACCEPTED}
        hidden
        tabIndex={-1}
        aria-label={t('exchange.import.choose')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}

function Running({ label, share, onCancel }: { label: string; share: number | null; onCancel?: () => void }) {
  const { t } = useText();
  return (
    <section className={styles.card} aria-busy="true">
      <p role="status">{share === null ? label : t('exchange.import.share', { what: label, percent: Math.round(share * 100) })}</p>
      <Progress label={label} share={share} />
      {onCancel && (
        <div className={styles.buttons}>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </div>
      )}
    </section>
  );
}

function Done({ step, work, onDone }: { step: Extract<ImportStep, { at: 'done' }>; work: Import; onDone: () => void }) {
  const { t } = useText();
  const { left, operation } = step;
  return (
    <section className={styles.card}>
      <p role="status">{t('exchange.import.done', { added: step.added, updated: step.updated })}</p>
      <ul className={styles.preview}>
        {left.same.length > 0 && <li>{t('exchange.import.same', { n: left.same.length })}</li>}
        {left.bad.length > 0 && <li>{t('exchange.import.bad', { n: left.bad.length })}</li>}
        {left.refusedSecret > 0 && <li>{t('exchange.import.secretRows', { n: left.refusedSecret })}</li>}
      </ul>
      <div className={styles.buttons}>
        <Button look="primary" onClick={onDone}>
          {t('exchange.import.finish')}
        </Button>
        {operation && (
          <Button onClick={() => void work.takeBack(step)}>
            <Undo2 aria-hidden />
            {t('common.undo')}
          </Button>
        )}
      </div>
    </section>
  );
}
