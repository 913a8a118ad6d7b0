import { describe, expect, it } from 'vitest';
import { differences, isoOf } from '../../../components/overlay/compare';
import { fileKey } from '../../../components/overlay/names';
import { type AttachmentRecord, stateOf } from '../../../components/overlay/records';
import { siteOf } from '../../../components/overlay/sites';
import { type DraftFacts, overlayRequestSchema, type PageAttachment, pageOf } from '../../../lib/messages';

const draft: DraftFacts = {
  name: 'a.docx',
  documentType: 'công văn',
  subject: 'V/v chuẩn bị hội nghị',
  referenceNumber: '12-CV/TU',
  number: '12',
  symbol: '-CV/TU',
  date: '2026-03-05',
  signerName: 'Nguyễn Văn An',
  urgency: null,
  secrecyLevel: null,
};

describe('form against draft', () => {
  it('agrees whatever the way of writing', () => {
    const page = {
      documentType: 'Công văn',
      subject: 'Về việc  chuẩn bị hội nghị.',
      referenceNumber: '012 - CV/TU',
      documentDate: '05/03/2026',
      signerName: 'Nguyễn Văn An - Bí thư',
      urgency: 'Khẩn',
    };
    expect(differences(page, draft)).toEqual([]);
  });

  it('names each field that differs, in the page’s way of writing', () => {
    const page = { documentType: 'Kế hoạch', documentDate: null, referenceNumber: '13-CV/TU', departureNumber: '13' };
    expect(differences(page, draft)).toEqual([
      { field: 'documentType', page: 'Kế hoạch', draft: 'Công văn' },
      { field: 'referenceNumber', page: '13-CV/TU', draft: '12-CV/TU' },
      { field: 'departureNumber', page: '13', draft: '12' },
      { field: 'documentDate', page: null, draft: '05/03/2026' },
    ]);
  });

  it('holds nothing against the page that the draft does not say', () => {
    const blank = { ...draft, referenceNumber: '-CV/TU', number: null, date: '2026-03' };
    expect(differences({ referenceNumber: '7-CV/TU', documentDate: '01/02/2026' }, blank)).toEqual([]);
    expect(differences({ referenceNumber: '7-CV/HU' }, blank)).toEqual([{ field: 'referenceNumber', page: '7-CV/HU', draft: '-CV/TU' }]);
  });

  it('reads both ways of writing a day', () => {
    expect([isoOf('5/3/2026 08:00'), isoOf('2026-03-05'), isoOf('quý I')]).toEqual(['2026-03-05', '2026-03-05', null]);
  });
});

const attachment = (change: Partial<PageAttachment> = {}): PageAttachment => ({
  name: 'a.docx',
  link: 'http://x.vn/1',
  about: 'doc',
  chosen: null,
  ...change,
});
const record: AttachmentRecord = {
  sha256: 'aa',
  name: 'a.docx',
  link: 'http://x.vn/1',
  about: 'doc',
  stamp: null,
  state: 'failed',
  count: 3,
  renewed: false,
  checkedAt: 5,
};

describe('what is known of an attachment', () => {
  it('is its own check’s answer, or that it is another file by now', () => {
    expect(stateOf(attachment(), [record])).toMatchObject({ state: 'failed', count: 3 });
    expect(stateOf(attachment({ link: 'http://x.vn/2' }), [record]).state).toBe('changed');
    expect(stateOf(attachment({ link: 'http://x.vn/2', about: 'other' }), [record]).state).toBe('unchecked');
    const chosen = { field: 0, file: 0, stamp: '10:1' };
    expect(stateOf(attachment({ link: null, chosen }), [{ ...record, link: null, stamp: '10:1' }]).state).toBe('failed');
    expect(stateOf(attachment({ link: null, chosen }), [{ ...record, link: null, stamp: '11:2' }]).state).toBe('changed');
  });

  it('goes by names as browsers keep them', () => expect(fileKey('Công văn (2).DOCX')).toBe('công văn.docx'));
});

describe('who may speak', () => {
  const runtime = { id: 'own' };
  const tab = { id: 1, windowId: 2 };
  it('is our own script on a web page', () => {
    expect(pageOf({ id: 'own', url: 'https://x.vn/a', frameId: 0, tab }, runtime)).toMatchObject({ tabId: 1, windowId: 2, frameId: 0 });
  });
  it.each([
    { id: 'other', url: 'https://x.vn/', frameId: 0, tab },
    { id: 'own', url: 'chrome-extension://own/options.html', frameId: 0, tab },
    { id: 'own', url: 'https://x.vn/', frameId: 0 },
    { id: 'own', frameId: 0, tab },
  ])('and nobody else: %o', (sender) => expect(pageOf(sender, runtime)).toBeNull());

  it('says only what was agreed', () => {
    expect(overlayRequestSchema.safeParse({ type: 'overlay.hello', more: 1 }).success).toBe(false);
    expect(overlayRequestSchema.safeParse({ type: 'overlay.check', attachment: { ...attachment(), link: 'x'.repeat(9000) } }).success).toBe(
      false,
    );
    expect(overlayRequestSchema.safeParse({ type: 'overlay.check', attachment: attachment() }).success).toBe(true);
  });

  it('a site is asked for without its port', () => {
    expect([siteOf('http://10.0.0.1:8080/a'), siteOf('about:blank'), siteOf('x')]).toEqual(['http://10.0.0.1/*', null, null]);
  });
});
