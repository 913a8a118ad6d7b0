import { compliantDraft, draftText } from '../fixtures/drafts';
import { scanPdf } from '../fixtures/pdf/scan';
import { Paper } from '../unit/secrecy/picture';

const TYPE = 'Kế hoạch';
const BLACK: [number, number, number] = [30, 30, 30];

/** Slips of spelling, one of them twice. */
export const SLIPS = ['Các đơn vị khắc phuc ngay hạn chế về nghiêpp vụ.', 'Phòng Hành chínhh báo cáo kết quả khắc phuc.'];

/** A plan in good form whose body says what the test wants. */
export function planSaying(...body: string[]): Uint8Array {
  const stock = draftText('hd05-2026', TYPE).body;
  return compliantDraft({ ruleset: 'hd05-2026', type: TYPE, text: { body: [...stock.slice(0, 2), ...body] } });
}

/** A sheet as a scanner sees it: lines of print, nothing red. */
export const sheet = () =>
  new Paper(150)
    .text(30, 20, 70, 4, BLACK)
    .text(110, 20, 80, 4, BLACK)
    .text(30, 32, 40, 4, BLACK)
    .text(25, 90, 160, 4, BLACK)
    .text(25, 100, 160, 4, BLACK)
    .text(25, 110, 160, 4, BLACK);

/** A scan on which a red frame leans, as a stamp of secrecy does. */
export const stampedScan = (): Promise<Uint8Array> => scanPdf([sheet().stamp(45, 48, 30, 8, 3)]);
