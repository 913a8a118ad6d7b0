import { useCallback, useRef, useState } from 'react';
import { UnreadableFileError } from '../../../lib/document';
import { SecrecyStop } from '../../../lib/secrecy';
import {
  blankMapping,
  columnSamples,
  guessMapping,
  type Mapping,
  missingFields,
  type OpenedTable,
  openTable,
  previewImport,
  type TableKind,
} from '../../../lib/sheets';
import { commit, officeRules, SecretRowError, undo } from '../../../lib/store';
import { type TextKey, useText } from '../../i18n';
import { faultText, useWork } from '../shared/store';
import { recall, remember } from './mappings';
import { existingRows, type ImportPlan, importChanges, planImport } from './plan';

/** Why a file is not taken: a text of its own for each. */
const FAULTS = ['empty', 'tooLarge', 'encrypted', 'notThisKind', 'tooLong', 'lockFile', 'secret', 'noRows', 'damaged'] as const;
export type ImportFault = (typeof FAULTS)[number];

export interface Opened {
  table: OpenedTable;
  sheet: number;
  mapping: Mapping;
  samples: string[];
  fault: ImportFault | null;
}

export type ImportStep =
  | { at: 'choose'; fault: ImportFault | null }
  | { at: 'reading'; share: number | null }
  | { at: 'columns'; opened: Opened }
  | { at: 'preview'; opened: Opened; plan: ImportPlan }
  | { at: 'writing'; share: number }
  | { at: 'undoing' }
  | { at: 'done'; added: number; updated: number; left: ImportPlan; operation: string | null };

function faultOf(error: unknown): ImportFault {
  if (error instanceof SecrecyStop) return 'secret';
  const code = error instanceof UnreadableFileError ? error.code : 'damaged';
  return FAULTS.find((one) => one === code) ?? (code === 'unknownKind' || code === 'unsupportedKind' ? 'notThisKind' : 'damaged');
}

/** The steps from a file to rows in the store; nothing is written before the last. */
export function useImport(wanted: TableKind) {
  const { database, today, role } = useWork();
  const { t } = useText();
  const [step, setStep] = useState<ImportStep>({ at: 'choose', fault: null });
  const [problem, setProblem] = useState<TextKey | null>(null);
  const course = useRef<AbortController | null>(null);

  const look = useCallback((table: OpenedTable, sheet: number, mapping: Mapping) => {
    let samples: string[] = [];
    let fault: ImportFault | null = null;
    try {
      samples = columnSamples(table.sheets[sheet]!, mapping);
    } catch (error) {
      fault = faultOf(error);
    }
    // The headings of a register of secrets are not shown either.
    const shown = fault ? { ...mapping, labels: mapping.labels.map(() => '') } : mapping;
    setStep({ at: 'columns', opened: { table, sheet, mapping: shown, samples, fault } });
  }, []);

  const chooseSheet = useCallback(
    async (table: OpenedTable, sheet: number) => {
      const rows = table.sheets[sheet]!;
      // The table the clerk came from, unless the sheet is plainly another.
      const guess = guessMapping(rows, wanted);
      const best = guess && missingFields(guess).length === 0 ? guess : (guessMapping(rows) ?? guess);
      look(table, sheet, await recall(best ?? blankMapping(rows, wanted, 0)));
    },
    [look, wanted],
  );

  const open = useCallback(
    async (file: File) => {
      setProblem(null);
      setStep({ at: 'reading', share: null });
      try {
        const table = await openTable(new Uint8Array(await file.arrayBuffer()), { fileName: file.name });
        if (table.sheets.every(({ rows }) => rows.length === 0)) return setStep({ at: 'choose', fault: 'noRows' });
        await chooseSheet(table, 0);
      } catch (error) {
        setStep({ at: 'choose', fault: faultOf(error) });
      }
    },
    [chooseSheet],
  );

  const preview = useCallback(
    async (opened: Opened) => {
      const end = new AbortController();
      course.current = end;
      setProblem(null);
      setStep({ at: 'reading', share: 0 });
      try {
        const { mapping } = opened;
        const existing = await existingRows(database, mapping.table);
        const found = await previewImport(opened.table.sheets[opened.sheet]!, mapping, {
          today,
          existing,
          signal: end.signal,
          onProgress: (share) => setStep({ at: 'reading', share }),
        });
        await remember(mapping);
        setStep({ at: 'preview', opened, plan: await planImport(database, found) });
      } catch (error) {
        setStep({ at: 'columns', opened: end.signal.aborted ? opened : { ...opened, fault: faultOf(error) } });
      }
    },
    [database, today],
  );

  const write = useCallback(
    async (opened: Opened, plan: ImportPlan, update: boolean) => {
      const end = new AbortController();
      course.current = end;
      setProblem(null);
      setStep({ at: 'writing', share: 0 });
      try {
        const changes = importChanges(plan, { update, today, office: await officeRules(database), answer: t('register.answer') });
        const author = { actor: role ?? 'office', label: 'exchange.import.said' };
        const { operation } = await commit(database, author, changes, new Date(), {
          signal: end.signal,
          onProgress: (share) => setStep({ at: 'writing', share }),
        });
        setStep({ at: 'done', added: plan.fresh.length, updated: update ? plan.changed.length : 0, left: plan, operation });
      } catch (error) {
        setProblem(end.signal.aborted ? 'exchange.import.cancelled' : error instanceof SecretRowError ? 'work.secret' : faultText(error));
        setStep({ at: 'preview', opened, plan });
      }
    },
    [database, today, role, t],
  );

  const takeBack = useCallback(
    async (done: Extract<ImportStep, { at: 'done' }>) => {
      if (!done.operation) return;
      setProblem(null);
      setStep({ at: 'undoing' });
      try {
        await undo(database, done.operation, { actor: role ?? 'office', label: 'common.undo' });
        setStep({ at: 'choose', fault: null });
        setProblem('exchange.import.undone');
      } catch (error) {
        setStep(done);
        setProblem(faultText(error));
      }
    },
    [database, role],
  );

  return {
    step,
    problem,
    open,
    chooseSheet,
    setMapping: (opened: Opened, mapping: Mapping) => look(opened.table, opened.sheet, mapping),
    preview,
    write,
    takeBack,
    back: (to: ImportStep) => {
      setProblem(null);
      setStep(to);
    },
    cancel: () => course.current?.abort(new DOMException('cancelled', 'AbortError')),
  };
}

export type Import = ReturnType<typeof useImport>;
