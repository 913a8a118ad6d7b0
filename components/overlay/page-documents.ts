import type { HostRecognition, HostRow } from '../../lib/host';
import type { PageDocument } from '../../lib/messages';
import { isoOf } from './compare';

type Fields = Partial<Record<keyof HostRow, unknown>>;

/** One document as the page tells of it; null where that is too little to know it by. */
export function pageDocument(fields: Fields, direction: PageDocument['direction']): PageDocument | null {
  const text = (name: keyof HostRow, most: number) => {
    const value = fields[name];
    return typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, most) : '';
  };
  const day = (name: keyof HostRow) => {
    const iso = isoOf(text(name, 100));
    return iso && !Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) ? iso : null;
  };
  const referenceNumber = text('referenceNumber', 400);
  const subject = text('subject', 4000);
  if (!referenceNumber || !/\d/.test(referenceNumber)) return null;
  return {
    direction,
    referenceNumber,
    registerNumber: text(direction === 'outgoing' ? 'departureNumber' : 'arrivalNumber', 400),
    date: day('documentDate'),
    registeredOn: direction === 'incoming' ? day('arrivalDate') : null,
    documentType: text('documentType', 400).toLowerCase(),
    subject,
    issuer: text('issuer', 4000),
    recipients: text('recipients', 4000),
    signer: text('signerName', 400),
    urgency: text('urgency', 400),
    dueOn: day('deadline'),
  };
}

/** Documents of a list, each with its row; of a page about one, that one. What bears a mark is none. */
export function documentsOn(page: HostRecognition): { document: PageDocument; element: Element | undefined }[] {
  if (page.secrecyStop) return [];
  const direction = page.direction ?? null;
  if (page.kind === 'detail') {
    const document = pageDocument(Object.fromEntries(Object.entries(page.fields).map(([name, { value }]) => [name, value])), direction);
    return document ? [{ document, element: undefined }] : [];
  }
  if (page.kind !== 'list') return [];
  return page.rows.flatMap((row) => {
    const document = row.secrecyStop ? null : pageDocument(row, direction);
    return document ? [{ document, element: row._element }] : [];
  });
}
