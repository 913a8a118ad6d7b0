import type { Bilingual, Citation } from '../rules';
import { REGISTERS } from './data/secrecy.shipped';

/** A blank form to print: it is filled by hand and never read back. */
export interface RegisterForm {
  id: string;
  title: string;
  /** Lines of the cover to fill. */
  cover: string[];
  columns: string[];
  blankRows: number;
  note: Bilingual;
  noteCitation: Citation;
  subjectNote: Bilingual;
  citation: Citation;
  confidence: string;
}

/** The paper registers of state secrets: outgoing and incoming. */
export function secretRegisterForm(): RegisterForm[] {
  const { note, noteCitation, subjectNote, blankRows, forms } = REGISTERS;
  return forms.map((form) => ({ ...form, note, noteCitation, subjectNote, blankRows }));
}
