/** One judgement of levels, the secrecy room's; what is under a mark leaves no trace in a reading. */
import { describe, expect, it } from 'vitest';
import { auditNumbers, createReader, recognise, rowsFromHost, sketchPage } from '../../../lib/host';
import { levelInSecrecyField } from '../../../lib/secrecy';
import { loadPage } from '../../../scripts/cli/page';

const html = (body: string): Document => loadPage(`<!DOCTYPE html><html><head><title>t</title></head><body>${body}</body></html>`).document;
const row = (n: number, level: string, subject = `Về việc thứ ${n} cần làm ngay trong tháng`): string =>
  `<tr><td>${n}</td><td>${n}-CV/SNV</td><td>${subject}</td><td>0${n}/03/2026</td><td>${level}</td><td><a href="/f/${n}">cv-${n}.pdf</a></td></tr>`;
const list = (rows: string): string =>
  `<h2>Văn bản đến</h2><table><thead><tr><th>Số đến</th><th>Số ký hiệu</th><th>Trích yếu</th><th>Ngày đến</th><th>Độ mật</th><th>Tệp</th></tr></thead><tbody>${rows}</tbody></table>`;
const said = (value: unknown): string => JSON.stringify(value, (key, v) => (key.startsWith('_') || key === 'element' ? undefined : v));

describe('the level of a host field', () => {
  it.each([
    ['Mật', 'mật'],
    ['Tối mật', 'tối mật'],
    ['TUYỆT MẬT', 'tuyệt mật'],
    ['Top secret', 'tuyệt mật'],
    ['Secret', 'tối mật'],
    ['Confidential', 'mật'],
    ['Có', 'mật'],
    ['Mức mật nội bộ ngành', 'mật'],
  ])('%s is %s', (value, level) => expect(levelInSecrecyField(value)).toBe(level));
  it.each([
    'Thường',
    'Bình thường',
    'Không mật',
    'Không',
    'Nội bộ',
    'Normal',
    'Unclassified',
    'Not classified',
    'Chưa xác định',
    '',
    'Thường / Mật / Tối mật',
  ])('“%s” is none', (value) => expect(levelInSecrecyField(value)).toBeNull());
  it('is the same for a page and for the secrecy room', () => {
    for (const value of ['Mật', 'Secret', 'Có', 'Thường', 'Nội bộ', 'Không mật'])
      expect(recognise(html(list(row(1, value) + row(2, 'Thường'))), '').rows[0]!.secrecyStop === true).toBe(
        levelInSecrecyField(value) !== null,
      );
  });
});

describe('rows under a mark', () => {
  it('leave nothing but the stop: no text, no file, no number to audit', () => {
    const doc = html(list(row(1, 'Thường') + row(2, 'Tối mật') + row(3, 'Thường')));
    const found = recognise(doc, '');
    expect(found.rows.map((r) => r.secrecyStop)).toEqual([undefined, true, undefined]);
    expect(said(found)).not.toMatch(/2-CV\/SNV|Về việc thứ 2|cv-2\.pdf/);
    expect(Object.keys(found.rows[1]!).sort()).toEqual(['_element', 'secrecyStop']);
    expect(said(auditNumbers(rowsFromHost(found.rows)))).not.toContain('2-CV');
    expect(said(sketchPage(doc, ''))).not.toMatch(/Về việc thứ|2-CV/);
  });
  it('are stopped by a title or a file that bears the mark, and by a level in a column that is not shown', () => {
    expect(recognise(html(list(row(1, '') + row(2, '', 'MẬT: báo cáo tình hình'))), '').rows[1]!.secrecyStop).toBe(true);
    const hidden = list(row(1, 'Thường') + row(2, 'Mật'))
      .replace('<th>Độ mật', '<th style="display:none">Độ mật')
      .replaceAll(/<td>(Thường|Mật)</g, '<td style="display:none">$1<');
    expect(recognise(html(hidden), '').rows.map((r) => r.secrecyStop)).toEqual([undefined, true]);
  });
  it('are dropped from a reading kept alive when the mark comes later', async () => {
    const doc = html(list(row(1, 'Thường') + row(2, 'Thường')));
    const reader = createReader(doc, '');
    expect(said(await reader.read())).toContain('2-CV/SNV');
    const cell = doc.querySelectorAll('tbody tr')[1]!.children[4]!;
    cell.textContent = 'Mật';
    const record = { type: 'childList', target: cell, addedNodes: [...cell.childNodes], removedNodes: [] } as unknown as MutationRecord;
    const { recognition } = await reader.update([record]);
    expect(recognition.rows[1]!.secrecyStop).toBe(true);
    expect(said(recognition)).not.toMatch(/2-CV\/SNV|Về việc thứ 2|cv-2\.pdf/);
  });
});
