import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toXlsx } from '../../lib/sheets';
import { artifacts, launchChromium, openPage, type Session } from './harness';
import {
  choose,
  countRows,
  downloaded,
  fill,
  forget,
  giveFile,
  keepDownloads,
  lacks,
  panelAt,
  press,
  shows,
  storeText,
  violations,
} from './work-page';

let session: Session;
let page: Page;

beforeAll(async () => {
  session = await launchChromium();
});
beforeEach(async () => {
  const options = await openPage(session, 'options.html');
  await forget(options);
  await options.close();
});
afterEach(() => page?.close());
afterAll(() => session?.close());

const INCOMING = `SỔ ĐĂNG KÝ VĂN BẢN ĐẾN
Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Trích yếu nội dung;Hạn xử lý
05/01/2026;12;Ban Tổ chức Tỉnh uỷ;15-CV/BTCTU;31/12/2025;Công văn về việc rà soát hồ sơ;
05/01/2026;12;Ban Tổ chức Tỉnh uỷ;15-CV/BTCTU;31/12/2025;Công văn về việc rà soát hồ sơ;
06/01/2026;13;UBND tỉnh;243/UBND-VX;32/13/2025;Về việc báo cáo;
07/01/2026;15;Công an tỉnh;01-BC/CAT;05/01/2026;MẬT - Báo cáo tình hình;
08/01/2026;16;Tỉnh đoàn;7-CV/TĐ;08/01/2026;;
`;

async function openImport(tab: string): Promise<void> {
  page = await panelAt(session, tab);
  await press(page, 'Nhập, xuất');
  await choose(page, 'Nhập từ bảng tính');
  await page.waitForSelector('[data-import=choose]');
}
const counts = () =>
  page.$$eval('[data-import=preview] [role=radio]', (all) =>
    Object.fromEntries(all.map((one) => [one.childNodes[0]!.textContent, Number(one.querySelector('b')!.textContent)])),
  );

describe('a register comes in from a sheet', () => {
  it('is mapped, looked at, written and taken back; a secret row is only counted', async () => {
    await openImport('Sổ');
    await giveFile(page, 'so-den.csv', INCOMING);
    await page.waitForSelector('[data-import=columns]');
    await shows(page, 'ví dụ: 15-CV/BTCTU');
    expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/CAT|tình hình/);
    await press(page, 'Xem trước');
    await page.waitForSelector('[data-import=preview]');
    expect(await counts()).toEqual({ Mới: 2, 'Đã có, nội dung khác': 0, Trùng: 1, 'Có chỗ chưa rõ': 1, 'Thiếu, bỏ lại': 1 });
    await shows(page, '1 dòng mang dấu chỉ độ mật');
    await shows(page, '“32/13/2025” không phải một ngày');
    await press(page, 'Nhập 2 dòng');
    await shows(page, 'Đã thêm 2 dòng');
    expect(await countRows(page, 'documents')).toBe(2);
    expect(await storeText(page)).not.toMatch(/CAT|tình hình/);
    await press(page, 'Hoàn tác');
    await shows(page, 'Đã hoàn tác');
    expect(await countRows(page, 'documents')).toBe(0);
  });

  it('finds what is there already, and changes it only when asked', async () => {
    await openImport('Sổ');
    await giveFile(page, 'so-den.csv', INCOMING);
    await press(page, 'Xem trước');
    await press(page, 'Nhập 2 dòng');
    await press(page, 'Xong');
    await shows(page, '243/UBND-VX');
    await press(page, 'Nhập, xuất');
    await choose(page, 'Nhập từ bảng tính');
    await giveFile(page, 'so-den.csv', INCOMING.replaceAll('rà soát hồ sơ', 'rà soát hồ sơ lần hai'));
    await press(page, 'Xem trước');
    await page.waitForSelector('[data-import=preview]');
    expect(await counts()).toMatchObject({ Mới: 0, 'Đã có, nội dung khác': 2 });
    await shows(page, 'Không có gì để nhập');
    await page.locator('::-p-aria([name="Sửa cả 2 dòng đã có theo tệp này"][role="checkbox"])').click();
    await press(page, 'Nhập 2 dòng');
    await press(page, 'Xong');
    await shows(page, 'rà soát hồ sơ lần hai');
    expect(await countRows(page, 'documents')).toBe(2);
  });

  it('takes columns as the clerk says, and remembers it for sheets with these headings', async () => {
    const odd = 'Cột một;Cột hai;Cột ba\n15-CV/TU;mời họp;05/03/2026\n';
    await openImport('Sổ');
    await giveFile(page, 'la.csv', odd);
    for (const [column, field] of [
      ['Cột một', 'Số, ký hiệu'],
      ['Cột hai', 'Trích yếu'],
      ['Cột ba', 'Ngày văn bản'],
    ]) {
      await page.locator(`::-p-aria([name="Cột “${column}” là"][role="combobox"])`).click();
      await page.locator(`[role=option]::-p-text(${field})`).click();
      await page.waitForFunction(() => !document.querySelector('[role=option]'));
    }
    await press(page, 'Xem trước');
    await shows(page, '15-CV/TU, 5/3/2026: mời họp');
    await press(page, 'Sửa cột');
    await press(page, 'Chọn tệp khác');
    await giveFile(page, 'la.csv', odd.replace('15', '16'));
    await page.waitForSelector('[data-import=columns]');
    await press(page, 'Xem trước');
    await shows(page, '16-CV/TU, 5/3/2026: mời họp');
  });

  it('ended half-way leaves nothing', async () => {
    const rows = Array.from({ length: 9000 }, (_, n) => `05/01/2026;${n};Sở ${n % 40};${n}-CV/SNN;04/01/2026;Về việc thứ ${n};`);
    await openImport('Sổ');
    await giveFile(page, 'lon.csv', `${INCOMING.split('\n').slice(0, 2).join('\n')}\n${rows.join('\n')}`);
    await press(page, 'Xem trước');
    await press(page, 'Nhập 9000 dòng');
    await page.waitForSelector('[data-import=writing]');
    await press(page, 'Thôi');
    await shows(page, 'Không có dòng nào được ghi');
    expect(await countRows(page, 'documents')).toBe(0);
    await press(page, 'Nhập 9000 dòng');
    await shows(page, 'Đã thêm 9000 dòng');
    expect(await countRows(page, 'documents')).toBe(9000);
    await press(page, 'Xong');
    await shows(page, '-CV/SNN', 'main section');
  });
});

/** What an encrypted workbook begins with: a compound file that holds its key. */
function locked(): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].forEach((name, at) => {
    bytes.set(Buffer.from(name, 'utf16le'), 1024 + at * 128);
    view.setUint16(1024 + at * 128 + 64, (name.length + 1) * 2, true);
  });
  return bytes;
}

describe('with the keyboard alone', () => {
  it('a sheet comes in', async () => {
    page = await panelAt(session, 'Sổ');
    await page.focus('button[aria-haspopup=menu]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=menuitem]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-import=choose]');
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).innerText);
    await giveFile(page, 'so-den.csv', INCOMING);
    await shows(page, 'Cột nào là gì');
    expect(await focused()).toBe('Cột nào là gì');
    for (const [words, next] of [
      ['Xem trước', 'Xem trước khi nhập'],
      ['Nhập 2 dòng', 'Đã nhập'],
    ] as const) {
      for (let step = 0; step < 60 && (await focused()) !== words; step++) await page.keyboard.press('Tab');
      expect(await focused()).toBe(words);
      await page.keyboard.press('Enter');
      await shows(page, next);
    }
    expect(await countRows(page, 'documents')).toBe(2);
  });
});

describe('files that are none', () => {
  const cases: [string, string, string | Uint8Array, string][] = [
    ['an empty one', 'a.xlsx', '', 'Tệp rỗng'],
    ['another kind', 'a.xlsx', '%PDF-1.7\n%âãÏÓ\n', 'không phải bảng tính'],
    ['a Word document', 'a.xlsx', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'không phải bảng tính'],
    ['one that is broken inside', 'a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<w') }), 'bị hỏng'],
    ['one with a password', 'a.xlsx', locked(), 'Tệp có mật khẩu'],
    ['one with a secret name', 'Sổ văn bản MẬT 2026.csv', 'a;b\n1;2\n', 'dấu chỉ độ mật'],
    [
      'a register of secrets',
      'a.csv',
      'SỔ ĐĂNG KÝ VĂN BẢN MẬT\nSố, ký hiệu;Ngày văn bản;Trích yếu\n1-BC/TU;05/03/2026;x\n',
      'dấu chỉ độ mật',
    ],
  ];
  for (const [what, name, content, words] of cases)
    it(`${what}: one clear line`, async () => {
      await openImport('Sổ');
      await giveFile(page, name, content);
      await shows(page, words, '[role=alert]');
    });
});

describe('what a list gives out', () => {
  it('is what is filtered, in every format, and comes in again', async () => {
    await openImport('Sổ');
    const sheet = await toXlsx([
      {
        name: 'Sổ',
        columns: ['Số, ký hiệu văn bản', 'Ngày văn bản', 'Trích yếu'].map((label, at) => ({ id: String(at), label, width: 20 })),
        rows: [
          ['15-CV/TU', '2026-03-05', 'mời họp giao ban'],
          ['16-CV/TU', '2026-03-06', 'rà soát hồ sơ'],
        ],
      },
    ]);
    await giveFile(page, 'so-di.xlsx', sheet);
    await page.waitForSelector('[data-import=columns]');
    await press(page, 'Xem trước');
    await press(page, 'Nhập 2 dòng');
    await press(page, 'Xong');
    await shows(page, '15-CV/TU');
    await page.locator('input[type=search]').fill('ra soat');
    await lacks(page, '15-CV/TU', 'main');
    await keepDownloads(page);
    for (const format of ['Xuất Excel', 'Xuất CSV', 'Xuất JSON']) {
      await press(page, 'Nhập, xuất');
      await choose(page, format);
      await shows(page, 'Đã xuất 1 dòng');
    }
    const [xlsx, csv, json] = await downloaded(page, 3);
    // The short message lies over the end of a long screen for a moment.
    await lacks(page, 'Đã xuất');
    expect(xlsx!.name).toMatch(/^so-van-ban-\d{4}-\d\d-\d\d\.xlsx$/);
    const text = new TextDecoder().decode(csv!.bytes);
    expect(text).toContain('16-CV/TU');
    expect(text).not.toContain('15-CV/TU');
    expect(JSON.parse(new TextDecoder().decode(json!.bytes)).rows).toMatchObject([{ referenceNumber: '16-CV/TU', date: '2026-03-06' }]);
    expect(Object.keys(unzipSync(xlsx!.bytes))).toContain('xl/workbook.xml');
    await press(page, 'Nhập, xuất');
    await choose(page, 'Nhập từ bảng tính');
    await giveFile(page, 'lai.xlsx', xlsx!.bytes);
    await press(page, 'Xem trước');
    await page.waitForSelector('[data-import=preview]');
    expect(await counts()).toMatchObject({ Mới: 0, Trùng: 1 });
  });
});

describe('another machine', () => {
  it('brings what it has; what both changed is shown and chosen; the merge goes back', async () => {
    page = await panelAt(session, 'Sổ');
    await press(page, 'Ghi văn bản');
    await fill(page, 'Số, ký hiệu văn bản', '15-CV/TU');
    await fill(page, 'Trích yếu', 'bản đầu');
    await page.locator('[role=dialog] button[type=submit]').click();
    await shows(page, 'bản đầu', 'main');
    const options = await openPage(session, 'options.html');
    const backup = async () => {
      await options.bringToFront();
      await press(options, 'Sao lưu ra tệp');
      await shows(options, 'Đã sao lưu');
      return (await downloaded(options, ++made)).at(-1)!.bytes;
    };
    let made = 0;
    await keepDownloads(options);
    const edit = async (words: string) => {
      await page.bringToFront();
      await page.locator('main section li button').click();
      await page.waitForSelector('[role=dialog] form');
      await fill(page, 'Trích yếu', words);
      await page.locator('[role=dialog] button[type=submit]').click();
      await shows(page, words, 'main');
    };
    const first = await backup();
    await edit('sửa ở máy kia');
    const theirs = await backup();
    // Back to the first state, as the machine that never heard of the other's change.
    await giveFile(options, 'dau.backup', first, 'section input[type=file]');
    await options.locator('[role=dialog] button::-p-text(Khôi phục)').click();
    await shows(options, 'Đã khôi phục');
    await forgetLog(options);
    await edit('sửa ở máy này');
    await options.bringToFront();
    const inputs = await options.$$eval('section input[type=file]', (all) => all.map((one) => one.getAttribute('aria-label')));
    expect(inputs).toContain('Chọn tệp của máy kia');
    await giveFile(options, 'kia.backup', theirs, 'input[aria-label="Chọn tệp của máy kia"]');
    await shows(options, 'Hai máy sửa khác nhau (1)', '[role=dialog]');
    await shows(options, 'Máy này: sửa ở máy này', '[role=dialog]');
    await shows(options, 'Máy kia: sửa ở máy kia', '[role=dialog]');
    expect(await violations(options)).toEqual([]);
    await options.screenshot({ path: `${artifacts('screens')}/merge-480-light.png` });
    await press(options, 'Lấy hết của máy kia');
    await options.locator('[role=dialog] button::-p-text(Gộp)').click();
    await shows(options, 'Đã gộp dữ liệu');
    await page.bringToFront();
    await shows(page, 'sửa ở máy kia', 'main');
    await options.bringToFront();
    await press(options, 'Hoàn tác');
    await shows(options, 'Đã hoàn tác lần gộp');
    await page.bringToFront();
    await shows(page, 'sửa ở máy này', 'main');
    await options.close();
  });
});

/** The log of a machine that never was the other one: restoring keeps every line, which is what it must do on one machine. */
const forgetLog = (on: Page) =>
  on.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.open('van-thu').onsuccess = (event) => {
          const database = (event.target as IDBOpenDBRequest).result;
          const transaction = database.transaction('log', 'readwrite');
          transaction.objectStore('log').clear();
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
  );
