import { findMarkInFileName, findMarkInHostRow } from '../secrecy';
import { isMarked } from './read/secrecy';
import type { MarkTest } from './types';

/**
 * The level, the title, the note and the names of the files, by all the marks the secrecy room knows.
 * Apart from `recognise`, so that a script in a page that only reads levels stays small.
 */
export const strictMarks: MarkTest = (values, files) => {
  if (isMarked(values.secrecyLevel)) return true;
  const named = [
    { label: 'Độ mật', value: values.secrecyLevel },
    { label: 'Trích yếu', value: values.subject },
    { label: 'Ghi chú', value: values.note },
  ].filter((f): f is { label: string; value: string } => !!f.value);
  return findMarkInHostRow(named) !== null || files.some((f) => findMarkInFileName(f.name) !== null);
};
