import type { Page } from 'puppeteer';
import { choose, fill, giveFile, press, shows } from './work-page';

/** The screens on which an office's data come in, are filed and leave, one after the other on one panel. */

const YEAR = new Date().getFullYear();

const INCOMING = `SỔ ĐĂNG KÝ VĂN BẢN ĐẾN
Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Trích yếu nội dung;Hạn xử lý
05/01/${YEAR};12;Ban Tổ chức Tỉnh uỷ;15-CV/BTCTU;31/12/${YEAR - 1};Công văn về việc rà soát hồ sơ công việc năm trước;
06/01/${YEAR};13;UBND tỉnh;243/UBND-VX;32/13/${YEAR - 1};Về việc báo cáo kết quả chỉnh lý tài liệu tồn đọng;
07/01/${YEAR};15;Công an tỉnh;01-BC/CAT;05/01/${YEAR};MẬT - Báo cáo tình hình;
08/01/${YEAR};16;Tỉnh đoàn;7-CV/TĐ;08/01/${YEAR};;
09/01/${YEAR};17;Sở Nội vụ;88/SNV-VTLT;08/01/${YEAR};Hướng dẫn nộp lưu hồ sơ, tài liệu vào lưu trữ lịch sử tỉnh;
`;

const PLAN = `DANH MỤC HỒ SƠ
Năm ${YEAR}
Số và ký hiệu hồ sơ;Tên đề mục và tiêu đề hồ sơ;Thời hạn bảo quản;Người lập hồ sơ;Ghi chú
I;TỔNG HỢP;;;
01/${YEAR}-TH;Hồ sơ các hội nghị Ban Thường vụ Tỉnh uỷ năm ${YEAR};Vĩnh viễn;Lê Thị Hà;
02/${YEAR}-TH;Hồ sơ rà soát, chỉnh lý tài liệu tồn đọng;10 năm;Lê Thị Hà;
II;HÀNH CHÍNH;;;
03/${YEAR}-HC;Hồ sơ kiểm tra công tác văn thư, lưu trữ;20 năm;Trần Văn Nam;
`;

const tab = (page: Page, name: string) => page.locator(`[role=tab]::-p-text(${name})`).click();

async function closeDossier(page: Page): Promise<void> {
  await press(page, 'Việc khác');
  await choose(page, 'Kết thúc hồ sơ');
  for (const box of await page.$$('[role=dialog] [role=checkbox]')) await box.click();
  await fill(page, 'Số tờ', '86');
  await page.locator('[role=dialog] button::-p-text(Ghi)').click();
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'));
  await page.locator('::-p-aria(Danh sách hồ sơ)').click();
}

/** @param visit called on each screen */
export async function visitWork(page: Page, visit: (name: string) => Promise<void>): Promise<void> {
  await tab(page, 'Sổ');
  await press(page, 'Nhập, xuất');
  await choose(page, 'Nhập từ bảng tính');
  await giveFile(page, 'a.txt', '');
  await shows(page, 'Tệp rỗng');
  await visit('import-choose');
  await giveFile(page, 'so-den.csv', INCOMING);
  await page.waitForSelector('[data-import=columns]');
  await visit('import-columns');
  await press(page, 'Xem trước');
  await page.waitForSelector('[data-import=preview]');
  await visit('import-preview');
  await press(page, 'Nhập 3 dòng');
  await page.waitForSelector('[data-import=done]');
  await visit('import-done');
  await press(page, 'Xong');

  await tab(page, 'Hồ sơ');
  await press(page, 'Danh mục hồ sơ');
  await page.waitForSelector('[data-plan]');
  await press(page, 'Nhập, xuất');
  await choose(page, 'Nhập từ bảng tính');
  await giveFile(page, 'danh-muc.csv', PLAN);
  await press(page, 'Xem trước');
  await press(page, 'Nhập 3 dòng');
  await press(page, 'Xong');
  await shows(page, 'HÀNH CHÍNH');
  await visit('plan');
  await press(page, 'Thêm dòng');
  await page.waitForSelector('[role=dialog]');
  await visit('plan-row');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'));

  for (const [row, kind] of [
    [`01/${YEAR}-TH – Hồ sơ các hội nghị Ban Thường vụ Tỉnh uỷ năm ${YEAR}`, 'Hội nghị Ban Thường vụ'],
    [`02/${YEAR}-TH – Hồ sơ rà soát, chỉnh lý tài liệu tồn đọng`, 'Hồ sơ khác'],
    [`03/${YEAR}-HC – Hồ sơ kiểm tra công tác văn thư, lưu trữ`, 'Hồ sơ khác'],
  ] as const) {
    await page.locator(`::-p-aria(Lập hồ sơ: ${row})`).click();
    await page.locator('[role=dialog] [role=combobox]').click();
    await page.locator(`[role=option]::-p-text(${kind})`).click();
    await page.locator('[role=dialog] button[type=submit]').click();
    await page.waitForSelector('[data-dossier]');
    if (row.startsWith('01') || row.startsWith('03')) await closeDossier(page);
    else await page.locator('::-p-aria(Danh sách hồ sơ)').click();
    await press(page, 'Danh mục hồ sơ');
    await page.waitForSelector('[data-plan]');
  }
  await page.locator('::-p-aria(Danh sách hồ sơ)').click();
  await press(page, 'Văn bản chưa vào hồ sơ (3)');
  await visit('inbox');
  await page.locator('[data-inbox] button::-p-text(243/UBND-VX)').click();
  await page.waitForSelector('[data-filing]');
  await visit('file-into');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'));

  await press(page, 'Nộp lưu');
  await shows(page, 'Còn thiếu (2)');
  await page.locator('[data-transfer=lacking] li:first-child [role=checkbox]').click();
  await visit('transfer');
  await press(page, 'Làm giấy tờ cho 1 hồ sơ');
  await shows(page, 'Khai một lần');
  await visit('transfer-letterhead');
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
  await visit('transfer-papers');
}
