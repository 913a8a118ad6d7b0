import data from '../data/vocabulary.json';

const toneVariants: readonly (readonly [RegExp, string])[] = [
  [/òa/g, 'oà'],
  [/óa/g, 'oá'],
  [/ỏa/g, 'oả'],
  [/õa/g, 'oã'],
  [/ọa/g, 'oạ'],
  [/òe/g, 'oè'],
  [/óe/g, 'oé'],
  [/ỏe/g, 'oẻ'],
  [/õe/g, 'oẽ'],
  [/ọe/g, 'oẹ'],
  [/ùy/g, 'uỳ'],
  [/úy/g, 'uý'],
  [/ủy/g, 'uỷ'],
  [/ũy/g, 'uỹ'],
  [/ụy/g, 'uỵ'],
];
const abbreviations = new Map(Object.entries(data.abbreviations));
const contracted = new RegExp(`(?<![\\p{L}])(?:${Object.keys(data.contractions).join('|')})(?![\\p{L}])`, 'u');
/** Words that say of a box that it must be filled, or may be; no part of its name. */
const aside = new RegExp(String.raw`\s+(?:${data.asides.join('|')})$`);

/** One space between words, NFC, no invisible characters. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Key of a label: no stars, counters, numbering; tone marks kept (Sổ is not Số). */
export function labelKey(text: string): string {
  if (text.length > 120) return '';
  let t = clean(text).toLowerCase();
  for (const [from, to] of toneVariants) t = t.replace(from, to);
  t = t
    .replace(/\(\s*(?:\*|bắt buộc|required|nếu có|\d[\d./\s]*|d{1,2}[/.-]m{1,2}[/.-]y{2,4}|ngày[/.]tháng[/.]năm)\s*\)/g, ' ')
    .replace(/^\s*(?:\d{1,2}|[a-hivx]{1,3})\s*[.)]\s*/, '')
    .replace(/[*:：▲▼↑↓⇅•·]+/g, ' ')
    .replace(/\s*[,/&|_-]\s*/g, ' ')
    .replace(/(?<=\p{L})[.…]+(?=\s|$)|[;?]+$/gu, ' ')
    .replace(/ (?:và|hoặc) /g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(aside, '');
  const words = t
    .split(' ')
    .map((w) => abbreviations.get(w) ?? w)
    .join(' ');
  return contracted.test(words) ? words.replace(contracted, (w) => data.contractions[w as keyof typeof data.contractions]) : words;
}

/** Letters without any mark: only for labels typed without Vietnamese. */
export function bare(key: string): string {
  return key.replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
