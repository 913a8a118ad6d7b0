/** Issue A's figures: reading and checking a DOCX and a PDF, beside libraries that do part of the same work. */
import { parseDocx } from '@eigenpal/docx-editor-core';
import { toProseDoc } from '@eigenpal/docx-editor-core/prosemirror/conversion';
import mammoth from 'mammoth';
import { checkDraft } from '../../lib/check';
import { readDocument } from '../../lib/document';
import { longDocx, longPdf } from './documents';
import { pair, type Row } from './measure';
import { readWithBarePdfjs } from './peers';

const TODAY = '2026-11-22';

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}

async function resolveWithPeer(bytes: Uint8Array): Promise<void> {
  const document = await parseDocx(bufferOf(bytes));
  toProseDoc(document, { styles: document.package.styles });
}

export async function docxRows(): Promise<Row[]> {
  const draft = longDocx(50);
  return [
    await pair({
      name: 'DOCX, 50 pages: whole check',
      peerName: 'mammoth to HTML',
      ours: () => checkDraft(draft, { today: TODAY }),
      peer: () => mammoth.convertToHtml({ buffer: Buffer.from(draft) }),
      bound: 0.5,
    }),
    await pair({
      name: 'DOCX, 50 pages: read and resolve',
      peerName: '@eigenpal/docx-editor-core',
      ours: () => readDocument(draft),
      peer: () => resolveWithPeer(draft),
      bound: 0.5,
    }),
  ];
}

export async function pdfRows(): Promise<Row[]> {
  const draft = await longPdf(20);
  return [
    await pair({
      name: 'PDF, 20 pages: whole check',
      peerName: 'bare pdf.js, text and fonts',
      ours: () => checkDraft(draft, { today: TODAY }),
      peer: () => readWithBarePdfjs(draft),
      bound: 1.25,
    }),
  ];
}
