import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkDraft } from '../../lib/check';
import { readWorkbook } from '../../lib/document';
import { collectErrors, launchChromium, openPage, type Session } from './harness';
import { choose, countRows, downloaded, fill, forget, giveFile, keepDownloads, lacks, panelAt, press, shows } from './work-page';

let session: Session;
let page: Page;
let errors: string[];

beforeAll(async () => {
  session = await launchChromium();
});
beforeEach(async () => {
  const options = await openPage(session, 'options.html');
  await forget(options);
  await options.close();
  page = await panelAt(session, 'Hồ sơ');
  errors = collectErrors(page);
});
afterEach(async () => {
  await page.close();
});
afterAll(() => session?.close());

const YEAR = new Date().getFullYear();
const PLAN = `DANH MỤC HỒ SƠ
Năm ${YEAR - 1}
Số và ký hiệu hồ sơ;Tên đề mục và tiêu đề hồ sơ;Thời hạn bảo quản;Người lập hồ sơ;Ghi chú
I;TỔNG HỢP;;;
01/${YEAR - 1}-TH;Hồ sơ hội nghị Ban Thường vụ năm ${YEAR - 1};Vĩnh viễn;Lê Thị Hà;
02/${YEAR - 1}-TH;Hồ sơ kiểm tra văn thư;10 năm;Lê Thị Hà;
`;

async function importPlan(): Promise<void> {
  await press(page, 'Danh mục hồ sơ');
  await press(page, 'Nhập, xuất');
  await choose(page, 'Nhập từ bảng tính');
  await giveFile(page, 'danh-muc.csv', PLAN);
  await press(page, 'Xem trước');
  await press(page, 'Nhập 2 dòng');
  await press(page, 'Xong');
}

async function closeDossier(): Promise<void> {
  await press(page, 'Việc khác');
  await choose(page, 'Kết thúc hồ sơ');
  await page.waitForSelector('[role=dialog]');
  for (const box of await page.$$('[role=dialog] [role=checkbox]')) await box.click();
  await fill(page, 'Số tờ', '86');
  await page.locator('[role=dialog] button::-p-text(Ghi)').click();
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'));
}

describe('the file plan', () => {
  it('comes in, is copied to the new year, and dossiers are made from its rows', async () => {
    await importPlan();
    await shows(page, `Danh mục năm ${YEAR - 1} có 2 dòng`);
    await press(page, `Chép từ năm ${YEAR - 1}`);
    await shows(page, `01/${YEAR}-TH – Hồ sơ hội nghị Ban Thường vụ năm ${YEAR}`);
    await shows(page, 'TỔNG HỢP');
    expect(await countRows(page, 'filePlan')).toBe(4);
    await page.locator(`::-p-aria(Lập hồ sơ: 02/${YEAR}-TH – Hồ sơ kiểm tra văn thư)`).click();
    await page.waitForSelector('[role=dialog]');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForSelector('[data-dossier]');
    await shows(page, `02/${YEAR}-TH – Hồ sơ kiểm tra văn thư`);
    await shows(page, '10 năm');
    expect(errors).toEqual([]);
  });

  it('is kept row by row, and a wrong step goes back', async () => {
    await press(page, 'Danh mục hồ sơ');
    await press(page, 'Thêm dòng');
    await fill(page, 'Tiêu đề hồ sơ', 'Hồ sơ thi đua');
    await fill(page, 'Số, ký hiệu hồ sơ', '03-TH');
    await page.locator('[role=dialog] button[type=submit]').click();
    await shows(page, '03-TH – Hồ sơ thi đua');
    await page.locator('::-p-aria(Sửa: 03-TH – Hồ sơ thi đua)').click();
    await press(page, 'Xóa dòng');
    await lacks(page, '03-TH – Hồ sơ thi đua', 'main');
    await press(page, 'Hoàn tác');
    await shows(page, '03-TH – Hồ sơ thi đua', 'main');
  });
});

describe('a finished dossier', () => {
  async function makeDossier(): Promise<void> {
    await press(page, 'Lập hồ sơ');
    await page.waitForSelector('[role=dialog]');
    await page.locator('[role=dialog] [role=combobox]').click();
    await page.locator('[role=option]::-p-text(Hồ sơ khác)').click();
    await fill(page, 'Tiêu đề hồ sơ', 'Hồ sơ rà soát văn bản đến');
    await fill(page, 'Số, ký hiệu hồ sơ', `01/${YEAR}-TH`);
    await fill(page, 'Thời hạn bảo quản', '20 năm');
    await fill(page, 'Người lập hồ sơ', 'Lê Thị Hà');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForSelector('[data-dossier]');
    await press(page, 'Thêm văn bản');
    await fill(page, 'Số, ký hiệu văn bản', '15-CV/VPTU');
    await fill(page, 'Trích yếu', 'về việc rà soát văn bản đến');
    await fill(page, 'Thể loại', 'công văn');
    await fill(page, 'Ngày văn bản', '5/3/2026');
    await fill(page, 'Cơ quan ban hành', 'Văn phòng Tỉnh uỷ');
    await page.locator('[role=dialog] button[type=submit]').click();
    await shows(page, '15-CV/VPTU', 'main');
    await closeDossier();
    await page.locator('::-p-aria(Danh sách hồ sơ)').click();
  }

  async function toPapers(): Promise<void> {
    await press(page, 'Nộp lưu');
    await page.locator(`::-p-aria([name="01/${YEAR}-TH – Hồ sơ rà soát văn bản đến"][role="checkbox"])`).click();
    await press(page, 'Làm giấy tờ cho 1 hồ sơ');
    await page.waitForSelector('[data-transfer-step=papers]');
  }

  async function stateLetterhead(): Promise<void> {
    for (const [label, words] of [
      ['Cơ quan cấp trên', 'TỈNH UỶ THANH HOÁ'],
      ['Cơ quan', 'VĂN PHÒNG'],
      ['Địa danh', 'Thanh Hoá'],
      ['Ký hiệu sau dấu gạch chéo', 'VPTU'],
      ['Dòng lưu cuối nơi nhận', 'Lưu Văn phòng Tỉnh uỷ'],
    ])
      await fill(page, label!, words!);
    await press(page, 'Ghi tiêu đề');
    await shows(page, 'Bên giao, bên nhận');
  }

  it('leaves with its papers, which pass our own check, and is marked, once and with a way back', async () => {
    await makeDossier();
    await toPapers();
    await stateLetterhead();
    await page.locator('fieldset:nth-of-type(1) ::-p-aria([name="Đơn vị"][role="textbox"])').fill('Phòng Tổng hợp');
    await page.locator('fieldset:nth-of-type(1) ::-p-aria([name="Họ tên"][role="textbox"])').fill('Lê Thị Hà');
    await page.locator('fieldset:nth-of-type(2) ::-p-aria([name="Đơn vị"][role="textbox"])').fill('Lưu trữ Tỉnh uỷ');
    await keepDownloads(page);
    await press(page, 'Tải tất cả');
    const [zip] = await downloaded(page);
    const files = unzipSync(zip!.bytes);
    expect(Object.keys(files).sort()).toEqual([
      `bia-ho-so-01-01-${YEAR}-TH.docx`,
      'bien-ban-giao-nhan.docx',
      'muc-luc-nop-luu.docx',
      'muc-luc-nop-luu.xlsx',
      `muc-luc-van-ban-01-01-${YEAR}-TH.docx`,
      `muc-luc-van-ban-01-01-${YEAR}-TH.xlsx`,
    ]);
    for (const [name, bytes] of Object.entries(files)) {
      if (name.endsWith('.xlsx')) {
        const { sheets } = await readWorkbook(bytes, {});
        expect(JSON.stringify(sheets)).toContain(name.includes('van-ban') ? '15-CV/VPTU' : `01/${YEAR}-TH`);
        continue;
      }
      const outcome = await checkDraft(bytes, { today: new Date().toISOString().slice(0, 10) });
      if (outcome.secrecyStop) throw new Error(`stopped: ${name}`);
      const faults = outcome.verdicts.filter((one) => one.outcome === 'fail' && one.severity === 'error').map((one) => one.rule);
      expect([name, faults]).toEqual([name, []]);
    }
    expect(strFromU8(unzipSync(files['bien-ban-giao-nhan.docx']!)['word/document.xml']!)).toContain('Phòng Tổng hợp');
    for (const label of ['Tải Word: Mục lục văn bản trong hồ sơ', 'Tải Excel: Mục lục hồ sơ, tài liệu nộp lưu'])
      await page.locator(`::-p-aria([name="${label}"])`).click();
    const [, docx, xlsx] = await downloaded(page, 3);
    expect([docx!.name, xlsx!.name].map((name) => name.split('.').at(-1))).toEqual(['docx', 'xlsx']);
    await press(page, 'Ghi đã nộp lưu 1 hồ sơ');
    await shows(page, 'Chưa có hồ sơ nào đã kết thúc');
    await shows(page, 'Các lần nộp lưu (1)');
    await press(page, 'Các lần nộp lưu (1)');
    await press(page, 'Phòng Tổng hợp giao Lưu trữ Tỉnh uỷ');
    await shows(page, 'Giấy tờ lần nộp ngày');
    await lacks(page, 'Sau khi lưu trữ đã nhận');
    await page.locator('::-p-aria(Chọn lại hồ sơ)').click();
    await press(page, 'Hoàn tác');
    await shows(page, 'Đủ để nộp (1)');
    await lacks(page, 'Các lần nộp lưu');
    expect(errors).toEqual([]);
  });

  it('with something missing stands first and says what', async () => {
    await importPlan();
    await page.locator('::-p-aria(Danh sách hồ sơ)').click();
    await press(page, 'Lập hồ sơ');
    await page.waitForSelector('[role=dialog]');
    await fill(page, 'Tiêu đề hồ sơ', 'Hội nghị Tỉnh uỷ lần thứ năm');
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForSelector('[data-dossier]');
    await closeDossier();
    await page.locator('::-p-aria(Danh sách hồ sơ)').click();
    await press(page, 'Nộp lưu');
    await shows(page, 'Còn thiếu (1)');
    await shows(page, 'Thiếu: Biên bản hội nghị đã ký');
    await shows(page, 'Chưa ghi: Thời hạn bảo quản');
  });

  it('is kept longer only with a reason and a day to come', async () => {
    await makeDossier();
    await page.locator('[role=radio]::-p-text(Đã kết thúc)').click();
    await press(page, 'Hồ sơ rà soát văn bản đến');
    await press(page, 'Việc khác');
    await choose(page, 'Ghi gia hạn');
    await fill(page, 'Giữ đến ngày', '1/1/2020');
    await fill(page, 'Văn bản đồng ý', 'Công văn 7-CV/LT');
    const saves = () => page.$eval('[role=dialog] button:last-of-type', (button) => !(button as HTMLButtonElement).disabled);
    expect(await saves()).toBe(false);
    await fill(page, 'Giữ đến ngày', `31/12/${YEAR + 1}`);
    await page.locator('[role=dialog] button::-p-text(Ghi)').click();
    await shows(page, 'Gia hạn');
  });
});
