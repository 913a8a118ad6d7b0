import type { Change, Dossier, FilePlanEntry, StoredDocument } from '../store';
import type { TableKind } from './vocabulary';

export type ImportChange = Extract<Change, { put: unknown; table: 'documents' | 'filePlan' | 'dossiers' }>;

export type ProblemKind =
  /** No number and symbol, code or title. */
  | 'missing'
  /** A day that can't be read; it is left blank. */
  | 'badDate'
  /** A real date of the sheet whose day and month the program that saved it seems to have changed round. */
  | 'swappedDate'
  /** After today. */
  | 'futureDate'
  /** Cut to what a row may hold. */
  | 'tooLong'
  /** Not in the sheet: the first day of the year stands for it. */
  | 'assumed';

export interface RowProblem {
  kind: ProblemKind;
  /** Field of the mapping. */
  field: string;
  /** The cell as it stands. */
  found: string;
}

export interface ImportedRow {
  /** Row of the sheet, 1-based. */
  row: number;
  change: ImportChange;
  problems: RowProblem[];
  /** The stored row, or the earlier row of the same sheet, that says the same. */
  duplicateOf: { id: string } | { row: number } | null;
}

export interface ImportPreview {
  table: TableKind;
  rows: ImportedRow[];
  /** Rows with a secrecy mark: left out, and nothing of them is kept. */
  refusedSecret: number;
  /** Blank lines, headings, sums. */
  skipped: number;
}

/** What is stored already, to find duplicates. */
export interface Existing {
  documents?: readonly Pick<StoredDocument, 'id' | 'referenceNumber' | 'date' | 'issuer' | 'direction'>[];
  filePlan?: readonly Pick<FilePlanEntry, 'id' | 'year' | 'code' | 'title'>[];
  dossiers?: readonly Pick<Dossier, 'id' | 'year' | 'code' | 'title'>[];
}
