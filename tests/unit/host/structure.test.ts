/** The shapes a page may have around what it says: frames of other techniques, copies, odd cells, rows that come later. */
import { describe, expect, it } from 'vitest';
import { createReader, recognise, repairFrom, type SiteProfile, withRepair } from '../../../lib/host';
import { parseProfile, serialiseProfile } from '../../../lib/host/profileSchema';
import { loadPage } from '../../../scripts/cli/page';

const html = (body: string): Document => loadPage(`<!DOCTYPE html><html><head><title>t</title></head><body>${body}</body></html>`).document;
const heads = ['Số đến', 'Số, ký hiệu', 'Trích yếu', 'Ngày đến', 'Nơi gửi'];
const values = (n: number): string[] => [
  String(n),
  `${n}-CV/SNV`,
  `Về việc thứ ${n} cần làm ngay trong tháng`,
  `0${n}/03/2026`,
  'Sở Nội vụ',
];
const cells = (list: readonly string[], tag: string): string => list.map((v) => `<${tag}>${v}</${tag}>`).join('');
const table = (count: number, from = 1): string =>
  `<table><thead><tr>${cells(heads, 'th')}</tr></thead><tbody>${Array.from({ length: count }, (_, i) => `<tr>${cells(values(from + i), 'td')}</tr>`).join('')}</tbody></table>`;
const form = (values: readonly string[]): string =>
  `<form>${['Số, ký hiệu', 'Trích yếu', 'Ngày ban hành', 'Nơi ban hành'].map((l, i) => `<div><label>${l}</label><input value="${values[i]}"></div>`).join('')}<button>Lưu</button></form>`;
const one = ['15-CV/VP', 'Về việc kiểm kê tài sản năm 2026', '02/03/2026', 'Văn phòng'];

describe('components with trees of their own', () => {
  it('reads what stands in open shadow trees, however nested', () => {
    const doc = html('<my-app></my-app>');
    const app = doc.querySelector('my-app')!.attachShadow({ mode: 'open' });
    app.innerHTML = '<style>a{}</style><main><h2>Văn bản đến</h2><my-list></my-list></main>';
    app.querySelector('my-list')!.attachShadow({ mode: 'open' }).innerHTML = `<div>${table(3)}</div>`;
    const found = recognise(doc, '');
    expect([found.kind, found.rows.map((r) => r.referenceNumber)]).toEqual(['list', ['1-CV/SNV', '2-CV/SNV', '3-CV/SNV']]);
  });
  it('finds a box by its label inside the same tree', () => {
    const doc = html('<my-form></my-form>');
    doc.querySelector('my-form')!.attachShadow({
      mode: 'open',
    }).innerHTML = `<div><label for="a">Số, ký hiệu</label><p>x</p><input id="a" value="${one[0]}"><label for="b">Trích yếu</label><p>y</p><input id="b" value="${one[1]}"><label for="c">Ngày văn bản</label><p>z</p><input id="c" value="${one[2]}"></div>`;
    expect(recognise(doc, '').fields.referenceNumber?.value).toBe('15-CV/VP');
  });
  it('says nothing of a closed tree', () => {
    const doc = html('<my-list></my-list>');
    doc.querySelector('my-list')!.attachShadow({ mode: 'closed' }).innerHTML = table(3);
    expect(recognise(doc, '').kind).toBe('unknown');
  });
});

describe('copies and hidden parts', () => {
  it('reads the form that is shown, not its hidden copies', () => {
    const other = ['99-XX/YY', 'Bản sao ẩn của biểu mẫu này', '01/01/2020', 'Nơi khác'];
    const doc = html(
      `<div style="display:none" role="dialog">${form(other)}</div><div hidden>${form(other)}</div><div class="tab-pane">${form(other)}</div><div class="tab-pane active"><h3>Nhập văn bản</h3>${form(one)}</div>`,
    );
    expect(Object.values(recognise(doc, '').fields).map((f) => f.value)).toEqual(expect.arrayContaining(one));
  });
  it('reads the tab that is shown when the same screen is open twice', () => {
    const tab = (shown: boolean, from: number): string =>
      `<div class="z-tabpanel" ${shown ? '' : 'style="display:none"'}><h3>Văn bản đến</h3>${table(2, from)}</div>`;
    expect(recognise(html(tab(false, 1) + tab(true, 5)), '').rows.map((r) => r.arrivalNumber)).toEqual(['5', '6']);
  });
});

describe('odd cells', () => {
  it('puts 36 cells under 34 headers by what is shown', () => {
    const labels = [...heads, ...Array.from({ length: 29 }, (_, i) => `Cột phụ ${i + 1}`)];
    const row = (n: number): string => {
      const out = [...values(n), ...Array.from({ length: 29 }, () => '')].map((v) => `<td>${v}</td>`);
      out.splice(2, 0, '<td style="display:none">ẩn</td>');
      out.splice(20, 0, '<td style="display:none">ẩn</td>');
      return `<tr>${out.join('')}</tr>`;
    };
    const doc = html(`<h3>Văn bản đi</h3><table><thead><tr>${cells(labels, 'th')}</tr></thead><tbody>${row(1)}${row(2)}</tbody></table>`);
    expect(recognise(doc, '').rows.map((r) => [r.referenceNumber, r.subject])).toEqual([1, 2].map((n) => [values(n)[1], values(n)[2]]));
  });
  it('carries merged cells down and across', () => {
    const doc = html(
      `<table><thead><tr>${cells(heads, 'th')}</tr></thead><tbody><tr><td>1</td><td>1-CV/SNV</td><td>Về việc thứ nhất cần làm ngay</td><td rowspan="2">05/03/2026</td><td rowspan="2">Sở Nội vụ</td></tr><tr><td>2</td><td>2-CV/SNV</td><td>Về việc thứ hai cần làm ngay</td></tr></tbody></table>`,
    );
    expect(recognise(doc, '').rows.map((r) => [r.arrivalDate, r.issuer])).toEqual([
      ['05/03/2026', 'Sở Nội vụ'],
      ['05/03/2026', 'Sở Nội vụ'],
    ]);
  });
  it('reads decomposed letters, and label and value in one text', () => {
    const doc = html(
      `<h2>Chi tiết văn bản</h2>${['Số ký hiệu: 15-CV/VP', 'Trích yếu: Về việc kiểm kê tài sản năm 2026', 'Ngày ban hành: 02/03/2026'].map((t) => `<p>${t.normalize('NFD')}</p>`).join('')}`,
    );
    expect(recognise(doc, '').fields).toMatchObject({ referenceNumber: { value: '15-CV/VP' }, documentDate: { value: '02/03/2026' } });
  });
  it.each(['contenteditable="true"', 'contenteditable', 'contenteditable="plaintext-only"', 'role="textbox" contenteditable="true"'])(
    'reads rich text typed into the page: %s',
    (attribute) => {
      const doc = html(
        `<h3>Soạn văn bản</h3><div><div><label>Số, ký hiệu</label><input value="15-CV/VP"></div><div><label>Ngày ban hành</label><input value="02/03/2026"></div><div><label>Trích yếu</label><div class="ed"><div ${attribute}><p>Về việc <b>kiểm kê</b> tài sản</p></div></div></div><button>Lưu</button></div>`,
      );
      const found = recognise(doc, '');
      expect([found.kind, found.fields.subject?.value]).toEqual(['form', 'Về việc kiểm kê tài sản']);
    },
  );
});

describe('rows that come and go', () => {
  it('reads what a scrolled list shows now', async () => {
    const doc = html(`<h2>Văn bản đến</h2>${table(4)}`);
    const reader = createReader(doc, '');
    expect((await reader.read()).rows).toHaveLength(4);
    const body = doc.querySelector('tbody')!;
    body.firstElementChild!.remove();
    const fresh = body.lastElementChild!.cloneNode(true) as Element;
    values(5).forEach((v, i) => {
      fresh.children[i]!.textContent = v;
    });
    body.append(fresh);
    const record = { type: 'childList', target: body, addedNodes: [body.lastElementChild], removedNodes: [] } as unknown as MutationRecord;
    const { recognition, changed } = await reader.update([record]);
    expect([changed, recognition.rows.map((r) => r.arrivalNumber)]).toEqual(['rows', ['2', '3', '4', '5']]);
  });
});

describe('a profile of a page that was rebuilt', () => {
  const page = (cls: string): string =>
    `<h2>Chi tiết văn bản</h2><div class="${cls}-no"><b>Số hiệu nội bộ</b> <i>15-CV/VP</i></div><table><tr><td>Số ký hiệu</td><td>16-CV/VP</td><td>Ngày văn bản</td><td>02/03/2026</td></tr><tr><td>Trích yếu</td><td colspan="3">Về việc kiểm kê tài sản năm 2026</td></tr></table>`;
  const profile: SiteProfile = {
    id: 'local-x',
    name: 'X',
    version: 1,
    match: {},
    screens: [{ id: 'd', kind: 'detail', headings: ['Chi tiết văn bản'], fields: { referenceNumber: { selector: '.old-no i' } } }],
  };
  it('is followed while its places are there', () => {
    const found = recognise(html(page('old')), '', { profile });
    expect([found.fields.referenceNumber?.value, found.reason]).toEqual(['15-CV/VP', undefined]);
  });
  it('gives way to reading without it, and the reading says so', () => {
    const found = recognise(html(page('new')), '', { profile });
    expect([found.system, found.kind, found.fields.referenceNumber?.value, found.reason]).toEqual([
      'local-x',
      'detail',
      '16-CV/VP',
      'profileOutdated',
    ]);
  });
  it('does not take an empty list for a rebuilt one', () => {
    const list: SiteProfile = { ...profile, screens: [{ id: 'l', kind: 'list', headings: ['Văn bản đến'], list: { row: 'tr.row' } }] };
    expect(recognise(html(`<h2>Văn bản đến</h2>${table(0)}`), '', { profile: list }).reason).toBe('listWithoutRows');
    expect(recognise(html(`<h2>Văn bản đến</h2>${table(2)}`), '', { profile: list }).reason).toBe('profileOutdated');
    expect(
      recognise(html(`<h2>Văn bản đến</h2>${table(2).replaceAll('<tr><td', '<tr class="row"><td')}`), '', { profile: list }).reason,
    ).toBeUndefined();
  });
  it('goes out and comes back the same, repairs and all', () => {
    const doc = html(
      '<h2>Chi tiết văn bản</h2><div id="box"><em>15-CV/VP</em></div><p>Trích yếu: Về việc kiểm kê tài sản</p><p>Ngày văn bản: 02/03/2026</p>',
    );
    const repair = repairFrom(doc.querySelector('em')!, 'referenceNumber')!;
    const repaired = withRepair(undefined, 'vanban.example.vn', repair, 'detail', 'Chi tiết văn bản');
    const back = parseProfile(serialiseProfile(repaired), 'file.json');
    expect(back).toEqual(repaired);
    expect(recognise(doc, '', { profile: back }).fields.referenceNumber?.value).toBe('15-CV/VP');
  });
});
