import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DRAFTS } from './harness';

/** Pages of an invented operations system, each with what one feature looks for. */

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><style>
  body{margin:20px;font:14px Arial} table{border-collapse:collapse;width:100%} td,th{border:1px solid #ccc;padding:6px;text-align:left}
  label{display:block;margin:26px 0 4px} html > div, .mark, button { outline: 5px dashed lime !important; display: none; font-size: 60px; }
  </style></head><body>${body}</body></html>`;

export const row = (
  n: number,
  number: string,
  date: string,
  extra: { deadline?: string; subject?: string; level?: string; status?: string } = {},
): string =>
  `<tr><td>${n}</td><td>${number}</td><td>${date}</td><td>Công văn</td><td>${extra.subject ?? `Về việc thứ ${n} cần triển khai trong năm`}</td><td>${extra.level ?? 'Thường'}</td><td>${extra.deadline ?? ''}</td><td>${extra.status ?? ''}</td><td><a href="/drafts/cong-van-chuan-bi-hoi-nghi.docx?n=${n}">cong-van-chuan-bi-hoi-nghi.docx</a></td></tr>`;

export const list = (rows: string): string =>
  page(
    'Văn bản đi',
    `<h2>Danh sách văn bản đi</h2><table><thead><tr><th>STT</th><th>Số, ký hiệu</th><th>Ngày văn bản</th><th>Thể loại văn bản</th><th>Trích yếu nội dung văn bản</th><th>Độ mật</th><th>Hạn xử lý</th><th>Trạng thái văn bản</th><th>File văn bản</th></tr></thead><tbody id="rows">${rows}</tbody></table>`,
  );

const field = (label: string, control: string): string => `<label>${label}</label>${control}`;

const form = page(
  'Cấp số văn bản',
  `<h2>Cấp số văn bản</h2><form onsubmit="document.title='sent';return false">
  ${field('Số, ký hiệu văn bản *', '<input id="number" value="12CV/TU">')}
  ${field('Ngày văn bản *', '<input id="date" value="01/01/2026">')}
  ${field('Thể loại văn bản *', '<select id="type"><option>Kế hoạch</option><option>Công văn</option></select>')}
  ${field('Độ mật *', '<select><option>Thường</option></select>')}
  ${field('Độ khẩn *', '<select><option>Thường</option><option>Khẩn</option></select>')}
  ${field('Trích yếu nội dung văn bản *', '<textarea id="subject" rows="2" cols="60">Về việc khác hẳn dự thảo</textarea>')}
  <p>File dự thảo: <a href="/drafts/cong-van-chuan-bi-hoi-nghi.docx">cong-van-chuan-bi-hoi-nghi.docx</a></p>
  <button type="submit" style="display:inline">Lưu lại</button></form>
  <script>window.heard=[];for(const type of ['focus','input','change','blur'])document.querySelector('#subject').addEventListener(type,(e)=>heard.push(e.type));
  document.addEventListener('click',(e)=>heard.push('click '+(e.target.id||e.target.tagName)),true)</script>`,
);

const secret = page(
  'Thông tin chi tiết văn bản',
  `<h2>Thông tin chi tiết văn bản</h2><table><tbody><tr><th>Số, ký hiệu</th><td>5-CV/TU</td></tr><tr><th>Trích yếu</th><td>Về việc riêng của cơ quan</td></tr>
  <tr><th>Ngày văn bản</th><td>05/03/2026</td></tr><tr><th>Độ mật</th><td>Mật</td></tr><tr><th>File đính kèm</th><td><a href="/drafts/cong-van-chuan-bi-hoi-nghi.docx">cong-van.docx</a></td></tr></tbody></table>`,
);

const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toLocaleDateString('en-GB');

const PAGES: Record<string, () => string> = {
  '/form': () => form,
  '/secret': () => secret,
  '/nothing': () => page('Tin tức', '<h2>Tin trong ngày</h2><p>Trời nắng.</p>'),
  '/list': () =>
    list(
      [
        row(1, '15-CV/TU', '02/03/2026', { deadline: day(-2) }),
        row(2, '16-CV/TU', '03/03/2026', { deadline: day(2) }),
        row(3, '19-CV/TU', '04/03/2026', { deadline: day(-9), status: 'Đã xử lý' }),
        row(4, '19-CV/TU', '05/03/2026', { subject: '' }),
        row(5, '20-CV/TU', '06/03/2026', { level: 'Tối mật', subject: 'Về việc không được hiện ra' }),
      ].join(''),
    ),
  '/long': () =>
    list(
      Array.from({ length: 2000 }, (_, at) => row(at + 1, `${at + 1}-CV/TU`, '02/03/2026', at % 7 === 0 ? { deadline: day(-1) } : {})).join(
        '',
      ),
    ),
};

/** @param folders further folders to serve, by the first step of the path */
export async function startPages(folders: Record<string, string> = {}): Promise<{ url: string; asked: string[]; close: () => void }> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    const own = PAGES[pathname];
    if (own) {
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; img-src data:; script-src 'unsafe-inline'; style-src 'unsafe-inline'",
        })
        .end(own());
      return;
    }
    const [first = '', ...rest] = decodeURIComponent(pathname).split('/').filter(Boolean);
    const folder = first === 'drafts' ? DRAFTS : folders[first];
    const body = folder && !rest.includes('..') ? await readFile(path.join(folder, ...rest)).catch(() => null) : null;
    if (!body) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': pathname.endsWith('.html') ? 'text/html; charset=utf-8' : 'application/octet-stream' })
        .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
