import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { SignatureField } from '../../types';
import { type Segment, textOf } from '../layout/segments';
import type { PageContent } from '../page/glyphs';
import { type Matrix, mapRect } from '../page/matrix';
import { boxOf } from './units';

interface AnnotationData {
  id: string;
  subtype?: string;
  fieldType?: string;
  fieldName?: string;
  rect?: number[];
  contentsObj?: { str?: string };
  titleObj?: { str?: string };
  fieldValue?: unknown;
}

export interface PageAnnotation {
  id: string;
  signature: boolean;
  name: string;
  rect: number[];
  /** What an annotation says without showing it: note, title, field value. */
  texts: string[];
}

export async function readAnnotations(page: PDFPageProxy): Promise<PageAnnotation[]> {
  const data = (await page.getAnnotations({ intent: 'any' })) as AnnotationData[];
  return data.map((a) => ({
    id: a.id,
    signature: a.subtype === 'Widget' && a.fieldType === 'Sig',
    name: a.fieldName ?? '',
    rect: a.rect ?? [0, 0, 0, 0],
    texts: [a.contentsObj?.str, a.titleObj?.str, ...[a.fieldValue].flat()].filter((t): t is string => typeof t === 'string' && t !== ''),
  }));
}

/** Names of the signature fields that hold a signature. */
export async function signedFields(document: PDFDocumentProxy): Promise<Set<string>> {
  const found = (await document.getSignatures()) as { fieldName?: string }[] | null;
  return new Set((found ?? []).map((signature) => signature.fieldName ?? ''));
}

/** One page's signature fields with what their appearance shows. `lines` are the appearance's lines by annotation. */
export function fieldsOf(
  annotations: PageAnnotation[],
  content: PageContent,
  lines: Map<string, Segment[]>,
  signed: Set<string>,
  base: Matrix,
): SignatureField[] {
  return annotations
    .filter((annotation) => annotation.signature)
    .map((annotation) => {
      const [x0, y0, x1, y1] = annotation.rect as [number, number, number, number];
      const text = (lines.get(annotation.id) ?? []).map((line) => textOf(line.chars).trim()).join('\n');
      const picture = content.pictures.some((p) => p.annotation === annotation.id);
      const drawn = content.drawings.some((d) => d.annotation === annotation.id && d.kind === 'other');
      const visible = x1 > x0 && y1 > y0;
      return {
        name: annotation.name,
        page: content.number,
        box: visible ? boxOf(mapRect(base, x0, y0, x1, y1)) : null,
        signed: signed.has(annotation.name),
        text: text === '' ? null : text,
        appearance: text !== '' ? (picture ? 'mixed' : 'text') : picture || drawn ? 'picture' : 'empty',
      };
    });
}
