import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  builtInProfiles,
  createReader,
  fillField,
  genericProfile,
  recognise,
  repairFrom,
  sketchPage,
  tryProfile,
  withRepair,
} from '../../../lib/host';
import { parseProfile, serialiseProfile } from '../../../lib/host/profileSchema';
import { loadPage } from '../../../scripts/cli/page';

const html = (body: string): Document => loadPage(`<!DOCTYPE html><html><head><title>t</title></head><body>${body}</body></html>`).document;
const detail = (extra = '', subject = 'Về việc kiểm kê tài sản năm 2026') =>
  `<h2>Chi tiết văn bản</h2><table><tr><td>Số ký hiệu</td><td>15-CV/VP</td><td>Ngày văn bản</td><td>02/03/2026</td></tr><tr><td>Trích yếu</td><td colspan="3">${subject}</td></tr>${extra}</table>`;

describe('profiles', () => {
  it('ships only valid ones, and takes back what it gives out', () => {
    for (const p of [...builtInProfiles, genericProfile]) expect(parseProfile(serialiseProfile(p), p.id)).toEqual(p);
  });
  it('names the place of a fault', () => {
    expect(() => parseProfile('{"id":"x","name":"X","version":1,"match":{},"screens":[{"id":"a","kind":"page"}]}', 'x.json')).toThrow(
      /^x\.json: screens\.0\.kind: /,
    );
    expect(() => parseProfile('{', 'x.json')).toThrow(/^x\.json: not JSON/);
    expect(() => parseProfile({ id: 'x', name: 'X', version: 1, match: {}, script: 'alert(1)' })).toThrow(/script/);
  });
  it('lets a profile name a label that no vocabulary knows, and deny one that is misleading', () => {
    const doc = html(detail('<tr><td>Mã hiệu riêng</td><td>77-XY/AB</td><td>Ghi chú</td><td>x</td></tr>'));
    const profile = parseProfile({
      id: 'p',
      name: 'P',
      version: 1,
      match: {},
      labels: { identifier: ['Mã hiệu riêng'] },
      screens: [{ id: 'd', kind: 'detail', headings: ['Chi tiết văn bản'], fields: { note: { absent: true } } }],
    });
    const found = recognise(doc, '', { profile });
    expect(found.fields.identifier?.value).toBe('77-XY/AB');
    expect(found.fields.note).toBeUndefined();
    expect(found).toMatchObject({ system: 'p', screen: 'd', kind: 'detail' });
  });
});

describe('secrecy', () => {
  it.each(['Mật', 'TỐI MẬT', 'Tuyệt  mật', 'Mật (A)', 'Secret'])('stops at %s', (level) => {
    const found = recognise(html(detail(`<tr><td>Độ mật</td><td>${level}</td></tr>`)), '');
    expect(found).toMatchObject({ secrecyStop: true, fields: {}, rows: [], attachments: [] });
    expect(JSON.stringify(found)).not.toContain('15-CV');
  });
  it.each(['Thường', 'Không mật', 'Bình thường', ''])('reads on at "%s"', (level) => {
    expect(recognise(html(detail(`<tr><td>Độ mật</td><td>${level}</td></tr>`)), '').secrecyStop).toBeUndefined();
  });
  it('does not take a title about secrecy for a mark, but a file named as secret', () => {
    const about = 'V/v tăng cường bảo vệ bí mật nhà nước trong cơ quan';
    expect(recognise(html(detail('', about)), '').fields.subject?.value).toBe(about);
    const secret = detail('<tr><td>File đính kèm</td><td><a href="#">CV-MAT-15.pdf</a></td></tr>');
    expect(recognise(html(secret), '').secrecyStop).toBe(true);
  });
  it('holds a row whose level stands in a column that is not shown', () => {
    const list = `<table><thead><tr><th>Số đến</th><th>Số ký hiệu</th><th>Trích yếu</th><th style="display:none">Độ mật</th></tr></thead><tbody><tr><td>1</td><td>1-CV/A</td><td>Một</td><td style="display:none">Thường</td></tr><tr><td>2</td><td>2-CV/A</td><td>Hai</td><td style="display:none">Mật</td></tr></tbody></table>`;
    const rows = recognise(html(list), '').rows;
    expect(rows.map((r) => r.secrecyStop ?? r.referenceNumber)).toEqual(['1-CV/A', true]);
    expect(rows[1]!.subject).toBeUndefined();
  });
});

describe('sketch', () => {
  it('keeps the build and drops what is written', () => {
    const page = readFileSync(path.resolve(__dirname, '../../fixtures/hostpages/domino-form.html'), 'utf8');
    const { document } = loadPage(page);
    const text = JSON.stringify(sketchPage(document, 'https://vb.example/ho-so/12345/xem?id=9'));
    expect(text).toContain('Nội dung trích yếu');
    expect(text).toContain('vb.example/ho-so/*/xem');
    for (const f of Object.values(recognise(document, '', { profile: 'none' }).fields))
      if (f.value && f.value.length > 6) expect(text).not.toContain(f.value);
  });
});

describe('repair', () => {
  it('learns a label from a click', () => {
    const doc = html(`${detail()}<table><tr><td>Bí danh công vụ</td><td id="v">ABC-01</td></tr></table>`);
    const repair = repairFrom(doc.getElementById('v')!, 'identifier');
    expect(repair).toMatchObject({ by: 'label', rule: { labels: ['Bí danh công vụ'] }, value: 'ABC-01' });
    const profile = withRepair(undefined, 'vb.example', repair, 'detail', undefined);
    expect(parseProfile(serialiseProfile(profile))).toEqual(profile);
    expect(tryProfile(doc, 'https://vb.example/', profile).fields.identifier?.value).toBe('ABC-01');
  });
  it('learns a column from a click', () => {
    const doc = html(
      '<h2>Văn bản đến</h2><table><thead><tr><th>Số đến</th><th>Trích yếu</th><th>Tên viết gọn</th></tr></thead><tbody><tr><td>1</td><td>Một việc</td><td><b id="v">9-CV/A</b></td></tr></tbody></table>',
    );
    const repair = repairFrom(doc.getElementById('v')!, 'referenceNumber');
    expect(repair).toMatchObject({ by: 'column', rule: { labels: ['Tên viết gọn'] } });
    expect(tryProfile(doc, '', withRepair(undefined, 'x', repair, 'list', undefined)).rows[0]?.referenceNumber).toBe('9-CV/A');
  });
  it('falls back on the place, without generated ids', () => {
    const doc = html('<div class="paper"><div class="head-line" id="kT9Pxw"><em>15-CV/VP</em></div></div>');
    const repair = repairFrom(doc.querySelector('em')!, 'referenceNumber');
    expect(repair.by).toBe('place');
    expect(repair.rule.selector).not.toContain('kT9');
    expect(doc.querySelectorAll(repair.rule.selector!)).toHaveLength(1);
  });
});

describe('fill', () => {
  it('types as a person does, undoes it, and presses nothing', () => {
    const doc = html(
      '<form><input id="a" value="old"><select id="s"><option>Thường</option><option>Khẩn</option></select><input id="r" readonly value="x"><button id="b">Lưu</button></form>',
    );
    const seen: string[] = [];
    const a = doc.getElementById('a') as HTMLInputElement;
    for (const t of ['focus', 'input', 'change', 'blur']) a.addEventListener(t, () => seen.push(t));
    for (const t of ['click', 'submit', 'keydown']) doc.addEventListener(t, () => seen.push(`!${t}`), true);
    const done = fillField(a, 'new');
    expect(a.value).toBe('new');
    expect(seen).toEqual(['focus', 'input', 'change', 'blur']);
    if (done.done) done.undo();
    expect(a.value).toBe('old');
    const s = doc.getElementById('s') as HTMLSelectElement;
    expect(fillField(s, 'khẩn').done).toBe(true);
    expect(s.selectedIndex).toBe(1);
    expect(fillField(s, 'Hỏa tốc')).toEqual({ done: false, reason: 'noSuchChoice' });
    expect(fillField(doc.getElementById('r')!, 'y')).toMatchObject({ done: false });
    expect(seen.some((x) => x.startsWith('!'))).toBe(false);
  });
});

describe('live reading', () => {
  it('reads the page anew when more than rows has changed', async () => {
    const doc = html(detail());
    const reader = createReader(doc, '');
    expect((await reader.read()).kind).toBe('detail');
    const cell = doc.querySelectorAll('td')[1]!;
    cell.textContent = '16-CV/VP';
    const record = { type: 'childList', target: cell, addedNodes: [...cell.childNodes], removedNodes: [] } as unknown as MutationRecord;
    const { recognition, changed } = await reader.update([record]);
    expect(changed).toBe('page');
    expect(recognition.fields.referenceNumber?.value).toBe('16-CV/VP');
  });
});

describe('hostile pages', () => {
  it('refuses what is no page, or too deep', () => {
    expect(() => loadPage('just text')).toThrow(/not an HTML page/);
    expect(() => loadPage(`<div>${'<b>'.repeat(3000)}x`)).toThrow(/levels deep/);
  });
  it('runs no script and fetches nothing', () => {
    const doc = html(
      `<script>document.title = 'ran'</script><img src="http://127.0.0.1:9/x.png" onerror="document.title='ran'"><iframe src="http://127.0.0.1:9/"></iframe>${detail()}`,
    );
    expect(recognise(doc, '').kind).toBe('detail');
    expect(doc.title).toBe('t');
  });
});
