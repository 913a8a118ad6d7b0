/** The papers of one hand-over, each as files the clerk can open. */
import { zipSync } from 'fflate';
import type { IsoDay } from '../../../lib/calendar';
import { type Table, toXlsx } from '../../../lib/sheets';
import type { Dossier, StoredDocument } from '../../../lib/store';
import {
  coverPaper,
  documentList,
  FORMS,
  type FormId,
  type Handover,
  handoverRecord,
  type Letterhead,
  type Paper,
  type PaperContext,
  paperTable,
  renderDocx,
  transferList,
} from '../../../lib/transfer';

export interface TransferSet {
  dossiers: readonly { dossier: Dossier; documents: readonly StoredDocument[] }[];
  handover: Handover;
  letterhead: Letterhead;
  on: IsoDay;
  maker: string;
}

export const TRANSFER_FORMS = ['transferList', 'documentList', 'handoverRecord', 'cover'] as const satisfies readonly FormId[];
export type TransferForm = (typeof TRANSFER_FORMS)[number];

/** Forms that are lists, so that there is a sheet of them too. */
export const LISTED: readonly TransferForm[] = ['transferList', 'documentList'];

const context = ({ on, maker }: TransferSet): PaperContext => ({ on, year: Number(on.slice(0, 4)), maker });

/** One paper of all dossiers, or one for each. */
export function papersOf(set: TransferSet, form: TransferForm): Paper[] {
  switch (form) {
    case 'transferList':
      return [transferList(set.dossiers, context(set))];
    case 'handoverRecord':
      return [handoverRecord(set.dossiers, set.handover, context(set))];
    case 'documentList':
      return set.dossiers.map(({ dossier, documents }) =>
        documentList(dossier, documents, { ...context(set), year: dossier.year, maker: dossier.responsible }),
      );
    case 'cover':
      return set.dossiers.map((one) => coverPaper(one, { ...context(set), year: one.dossier.year }));
  }
}

/** Names in file systems of every kind: plain letters only. */
const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/đ/gi, 'd')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);

const sheets = (papers: readonly Paper[], names: readonly string[]) =>
  toXlsx(
    papers.flatMap((paper, at): Table[] => {
      const table = paperTable(paper);
      return table ? [{ ...table, name: names[at] || table.name }] : [];
    }),
  );

/** Two sheets of one name are refused by every spreadsheet program. */
function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const short = name.slice(0, 24);
    const count = (seen.get(short.toLowerCase()) ?? 0) + 1;
    seen.set(short.toLowerCase(), count);
    return count > 1 ? `${short} (${count})` : short;
  });
}

const namesOf = (set: TransferSet, form: TransferForm): string[] =>
  form === 'documentList' ? distinct(set.dossiers.map(({ dossier }, at) => dossier.code || String(at + 1))) : [''];

/** All papers of a form in one file. */
export async function formFile(set: TransferSet, form: TransferForm, kind: 'docx' | 'xlsx'): Promise<{ name: string; bytes: Uint8Array }> {
  const papers = papersOf(set, form);
  const bytes = kind === 'docx' ? await renderDocx(papers, set.letterhead) : await sheets(papers, namesOf(set, form));
  return { name: `${FORMS.fileNames[form]}-${set.on}.${kind}`, bytes };
}

/** Every paper in files of its own, by dossier where it is of a dossier; told apart by number, so that no code overwrites another. */
export async function everyPaper(set: TransferSet, onProgress: (share: number) => void): Promise<{ name: string; bytes: Uint8Array }> {
  const files: Record<string, Uint8Array> = {};
  for (const [index, form] of TRANSFER_FORMS.entries()) {
    const papers = papersOf(set, form);
    const single = papers.length === 1 && (form === 'transferList' || form === 'handoverRecord');
    for (const [at, paper] of papers.entries()) {
      const code = plainName(set.dossiers[at]!.dossier.code);
      const name = single
        ? FORMS.fileNames[form]
        : [FORMS.fileNames[form], String(at + 1).padStart(2, '0'), code].filter(Boolean).join('-');
      files[`${name}.docx`] = await renderDocx([paper], set.letterhead);
      if (LISTED.includes(form)) files[`${name}.xlsx`] = await sheets([paper], ['']);
      onProgress((index + (at + 1) / papers.length) / TRANSFER_FORMS.length);
    }
  }
  return { name: `nop-luu-${set.on}.zip`, bytes: zipSync(files) };
}
