import type { DraftSpec } from './draft';

const TEXT = [
  'TỈNH UỶ ĐỒNG XUÂN',
  'Số 15-CV/TU',
  'V/v phối hợp tổ chức hội nghị',
  'Đồng Xuân, ngày 05 tháng 9 năm 2026',
  'Kính gửi: - Các ban, cơ quan tham mưu, giúp việc Tỉnh uỷ,',
  'Thực hiện chương trình công tác năm 2026, Ban Thường vụ Tỉnh uỷ đề nghị các cơ quan chuẩn bị báo cáo.',
  'Nơi nhận:',
  '- Như trên,',
  '- Lưu Văn phòng Tỉnh uỷ.',
];

const TCVN3: Record<string, string> = { Ậ: 'Ë', Ố: 'è', Ệ: 'Ö', ậ: 'Ë', ố: 'è', ệ: 'Ö', ộ: 'é', Ộ: 'é', Đ: '§', đ: '®', ứ: 'ø' };
const VNI: Record<string, string> = { Ậ: 'AÄ', Ố: 'OÁ', Ệ: 'EÄ', ậ: 'aä', ố: 'oá', ệ: 'eä', ộ: 'oä', Ộ: 'OÄ', Đ: 'Ñ', đ: 'ñ', ứ: 'öù' };
const LOOKALIKE: Record<string, string> = { M: 'М', T: 'Т', I: 'І', O: 'О', Y: 'У', A: 'А', E: 'Е' };
const each = (text: string, map: Record<string, string>) => Array.from(text.normalize('NFC'), (char) => map[char] ?? char).join('');
const wide = (text: string) =>
  Array.from(text.normalize('NFD'), (char) => (/[A-Za-z]/.test(char) ? String.fromCodePoint(char.codePointAt(0)! + 0xfee0) : char)).join(
    '',
  );
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/Đ/g, 'D').replace(/đ/g, 'd');
const title = (text: string) => text.charAt(0) + text.slice(1).toLowerCase();
const bold = (text: string) =>
  Array.from(text.normalize('NFD'), (char) => (/[A-Z]/.test(char) ? String.fromCodePoint(0x1d400 + char.charCodeAt(0) - 65) : char)).join(
    '',
  );

/** Ways to write one level. A name says what was done to it. */
export const WRITINGS: Record<string, (mark: string) => string> = {
  capitals: (mark) => mark,
  title,
  spaced: (mark) => Array.from(mark).join(' '),
  widelySpaced: (mark) => Array.from(mark.replace(' ', '')).join('   '),
  unevenlySpaced: (mark) => Array.from(mark).join(' ').replace(' ', '  '),
  noBreakSpaces: (mark) => Array.from(mark).join('\u00a0'),
  dotted: (mark) => Array.from(mark.replace(' ', '')).join('.'),
  underscored: (mark) => Array.from(mark.replace(' ', '')).join('_'),
  framed: (mark) => `[ ${mark} ]`,
  bracketed: (mark) => `(${title(mark)})`,
  starred: (mark) => `*** ${mark} ***`,
  quoted: (mark) => `“${mark}”`,
  piped: (mark) => `| ${mark} |`,
  nfd: (mark) => mark.normalize('NFD'),
  nfdTitle: (mark) => title(mark).normalize('NFD'),
  tcvn3: (mark) => each(mark, TCVN3),
  tcvn3Title: (mark) => each(title(mark), TCVN3),
  vni: (mark) => each(mark, VNI),
  vniTitle: (mark) => each(title(mark), VNI),
  lookalikes: (mark) => each(mark.normalize('NFD'), LOOKALIKE),
  zeroWidth: (mark) => Array.from(mark).join('\u200b'),
  softHyphens: (mark) => Array.from(mark).join('\u00ad'),
  fullWidth: wide,
  mathematical: bold,
  struck: (mark) => Array.from(mark).join('\u0336'),
  vertical: (mark) => Array.from(mark.replace(' ', '')).join('\n'),
  labelled: (mark) => `Độ mật: ${title(mark)}`,
  labelledCapitals: (mark) => `ĐỘ MẬT: ${mark}`,
  labelledNfd: (mark) => `Độ mật : ${title(mark)}`.normalize('NFD'),
  labelledLevel: (mark) => `Mức độ mật: ${title(mark)}.`,
  labelledSpaced: (mark) => `Độ mật: ${Array.from(mark).join(' ')}`,
  labelledTcvn3: (mark) => each(`Độ mật: ${title(mark)}`, TCVN3),
  labelledVni: (mark) => each(`Độ mật: ${title(mark)}`, VNI),
  labelledWithUrgency: (mark) => `Độ khẩn: Khẩn; độ mật: ${title(mark)}`,
  ticked: (mark) =>
    `Độ mật: ${['Thường', 'Mật', 'Tối mật', 'Tuyệt mật'].map((level) => `${level.toLowerCase() === mark.toLowerCase() ? '☒' : '☐'} ${level}`).join('  ')}`,
  withUrgency: (mark) => `${mark} - HOẢ TỐC`,
  withCopies: (mark) => `${mark}\nBản số: 02`,
  withNote: (mark) => `${mark} (nội bộ)`,
  withEnvelope: (mark) => `${mark} (${{ MẬT: 'C', 'TỐI MẬT': 'B' }[mark] ?? 'A'})`,
  carried: (mark) => `TÀI LIỆU ${mark}`,
};
/** Two words keep their meaning without marks and through a poor reading of a picture. */
export const DOUBLE_WRITINGS: Record<string, (mark: string) => string> = {
  noMarks: plain,
  noMarksTitle: (mark) => title(plain(mark)),
  small: (mark) => mark.toLowerCase(),
  misreadCircumflex: (mark) => mark.replace('Ố', 'Ô').replace('Ệ', 'Ê'),
  misreadDot: (mark) => mark.replace('Ậ', 'Â'),
  misreadDigit: (mark) => mark.replace('I', '1').replace('Ố', '0'),
  misreadLetter: (mark) => mark.replace('I', 'l'),
};

const insert = (at: number, ...lines: string[]) => [...TEXT.slice(0, at), ...lines, ...TEXT.slice(at)];
const HEADER_TABLE = (mark: string) => [
  ['TỈNH UỶ ĐỒNG XUÂN\nVĂN PHÒNG\n*', 'ĐẢNG CỘNG SẢN VIỆT NAM'],
  [`Số 15-CV/VPTU`, 'Đồng Xuân, ngày 05 tháng 9 năm 2026'],
  [mark, ''],
];

/** Places a mark may stand in. */
export const PLACES: Record<string, (mark: string) => DraftSpec> = {
  first: (mark) => ({ body: [mark, ...TEXT] }),
  underNumber: (mark) => ({ body: insert(2, mark) }),
  middle: (mark) => ({ body: insert(6, mark) }),
  last: (mark) => ({ body: [...TEXT, mark] }),
  cell: (mark) => ({ body: TEXT.slice(4), table: HEADER_TABLE(mark) }),
  cellUnderNumber: (mark) => ({ body: TEXT.slice(4), table: [[`TỈNH UỶ ĐỒNG XUÂN\nSố 15-CV/TU\n${mark}`, 'ĐẢNG CỘNG SẢN VIỆT NAM']] }),
  box: (mark) => ({ body: TEXT, boxes: [mark] }),
  secondBox: (mark) => ({ body: TEXT, boxes: ['DỰ THẢO LẦN 2', mark] }),
  header: (mark) => ({ body: TEXT, header: [mark] }),
  footer: (mark) => ({ body: TEXT, footer: [mark] }),
  alt: (mark) => ({ body: TEXT, alt: [mark.replace(/\n/g, ' ')] }),
  keywords: (mark) => ({ body: TEXT, properties: { keywords: mark.replace(/\n/g, ' ') } }),
  title: (mark) => ({ body: TEXT, properties: { title: mark.replace(/\n/g, ' ') } }),
  category: (mark) => ({ body: TEXT, properties: { category: mark.replace(/\n/g, ' ') } }),
};

export const LEVELS = ['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'] as const;

export interface Marked {
  name: string;
  spec: DraftSpec;
  level: string;
}

const letters = (mark: string) => Array.from(mark.replace(' ', ''));

/** Marks whose letters stand apart, and marks inside a line that says more. */
function special(mark: string): Marked[] {
  const level = mark.toLowerCase();
  const of = (name: string, spec: DraftSpec): Marked => ({ name: `${name} ${mark}`, spec, level });
  return [
    of('a letter a paragraph', { body: insert(2, ...letters(mark)) }),
    of('a letter a box', { body: TEXT, boxes: letters(mark) }),
    of('a letter a cell along a row', { body: TEXT, table: [letters(mark)] }),
    of('a letter a cell down a column', {
      body: TEXT,
      table: letters(mark).map((letter) => [letter, 'Đồng Xuân, ngày 05 tháng 9 năm 2026']),
    }),
    of('a letter a header line', { body: TEXT, header: letters(mark) }),
    of('a letter a run', { body: insert(2, mark), letterRuns: true }),
    of('a letter a run in the header', { body: TEXT, header: [mark], letterRuns: true }),
    of('a word a paragraph', { body: insert(2, ...mark.split(' ')) }),
    of('a word a box', { body: TEXT, boxes: mark.split(' ') }),
    of('a word a line', { body: insert(2, mark.replace(' ', '\n')) }),
    of('beside the number', { body: [TEXT[0]!, `Số 15-CV/TU (${mark})`, ...TEXT.slice(2)] }),
    of('behind the number by a tab', { body: [TEXT[0]!, `Số 15-CV/TU\t${mark}`, ...TEXT.slice(2)] }),
    of('behind the number by blanks', { body: [TEXT[0]!, `Số 15-CV/TU          ${mark}`, ...TEXT.slice(2)] }),
    of('in the subject, bracketed', { body: [...TEXT.slice(0, 2), `V/v phương án nhân sự (${title(mark)})`, ...TEXT.slice(3)] }),
    of('in the subject, set apart', { body: [...TEXT.slice(0, 2), `V/v phương án nhân sự - ${mark}`, ...TEXT.slice(3)] }),
    of('under the label in a table', {
      body: TEXT,
      table: [
        ['Độ mật', title(mark)],
        ['Độ khẩn', 'Thường'],
      ],
    }),
    of('in a register', {
      body: TEXT,
      table: [
        ['Số, ký hiệu', 'Trích yếu', 'Độ mật'],
        ['15-CV/TU', 'Phương án', title(mark)],
      ],
    }),
    of('in a named property', { body: TEXT, properties: { 'Độ mật': title(mark) } }),
    of('in the title property', { body: TEXT, properties: { title: `Phương án nhân sự (${title(mark)})` } }),
    of('name of a picture', { body: TEXT, alt: [`dau_${plain(mark).toLowerCase().replace(' ', '_')}.png`] }),
    of('picture of a stamp', { body: TEXT, alt: [`Dấu ${title(mark)}`] }),
    of('header with page number', { body: TEXT, header: [`${mark}\t\t2`] }),
    of('list item', { body: insert(6, `- ${title(mark)}`) }),
    of('proposal slip', { body: insert(6, `Đề xuất độ mật: ${title(mark)}`) }),
  ];
}

export function markedDrafts(): Marked[] {
  const drafts: Marked[] = [];
  for (const mark of LEVELS) {
    const writings = mark === 'MẬT' ? WRITINGS : { ...WRITINGS, ...DOUBLE_WRITINGS };
    for (const [writing, write] of Object.entries(writings)) {
      for (const [place, put] of Object.entries(PLACES))
        drafts.push({ name: `${mark} ${writing} ${place}`, spec: put(write(mark)), level: mark.toLowerCase() });
    }
    drafts.push(...special(mark));
  }
  return drafts;
}
