import { findMarkInFileName, findMarkInHostRow, levelInSecrecyField, mayBearMark } from '../../secrecy';

/** Is the value of a field labelled as the level a mark? Judged by the secrecy room alone. */
export const isMarked = (value: string | null | undefined): boolean => !!value && levelInSecrecyField(value) !== null;

const speaks = (label: string, value: string | null | undefined): boolean =>
  !!value && mayBearMark(value) && findMarkInHostRow([{ label, value }]) !== null;

/** Is a document under a secrecy mark, by its level, its title, its note and the names of its files? */
export function bearsMark(values: Readonly<Record<string, string | null | undefined>>, files: readonly { name: string }[]): boolean {
  return (
    isMarked(values.secrecyLevel) ||
    speaks('Trích yếu', values.subject) ||
    speaks('Ghi chú', values.note) ||
    files.some((f) => mayBearMark(f.name) && findMarkInFileName(f.name) !== null)
  );
}
