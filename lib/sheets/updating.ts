/** What a row of a sheet would change in the row that is stored already. */
import type { Change, Dossier, FilePlanEntry, StoredDocument } from '../store';
import type { ImportChange, ImportedRow } from './types';

type Stored = StoredDocument | FilePlanEntry | Dossier;

/** What a register, plan or list says; the rest of a row is the office's own work and is never overwritten. */
const SAID: Record<ImportChange['table'], readonly string[]> = {
  documents: [
    'registerNumber',
    'date',
    'registeredOn',
    'documentType',
    'subject',
    'issuer',
    'recipients',
    'signer',
    'urgency',
    'dueOn',
    'note',
  ],
  filePlan: ['heading', 'title', 'retention', 'responsible', 'note'],
  dossiers: ['title', 'retention', 'responsible', 'openedOn', 'sheets', 'note'],
};

/** Fields that the sheet says differently; a blank cell says nothing. Null = none. */
export function updateOf({ change, problems }: ImportedRow, stored: Stored): Change | null {
  const assumed = problems.filter(({ kind }) => kind === 'assumed').map(({ field }) => field);
  const fields = SAID[change.table].filter((field) => {
    const value = (change.put as unknown as Record<string, unknown>)[field];
    return value !== '' && value !== null && !assumed.includes(field) && value !== (stored as unknown as Record<string, unknown>)[field];
  });
  if (fields.length === 0) return null;
  const set = Object.fromEntries(fields.map((field) => [field, (change.put as unknown as Record<string, unknown>)[field]]));
  return { table: change.table, id: stored.id, set } as Change;
}
