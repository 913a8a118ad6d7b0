const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
const MAX_ROMAN = 3999;
/** Word repeats a letter: z, aa, bb … up to this many. */
const MAX_LETTERS = 780;
const VIETNAMESE_DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

/** A counter as the list shows it (`ST_NumberFormat`); formats of other scripts fall back to figures. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return value >= 0 && value < 10 ? `0${value}` : String(value);
    case 'numberInDash':
      return `- ${value} -`;
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
    case 'ordinal':
      return `${value}${ordinalSuffix(value)}`;
    case 'hex':
      return value.toString(16).toUpperCase();
    case 'vietnameseCounting':
      return vietnamese(value);
    case 'chicago':
      return ['*', '†', '‡', '§'][(value - 1) % 4]?.repeat(Math.min(10, Math.floor((value - 1) / 4) + 1)) ?? String(value);
    default:
      return String(value);
  }
}

function letters(value: number): string {
  if (value < 1 || value > MAX_LETTERS) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  if (value < 1 || value > MAX_ROMAN) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}

function ordinalSuffix(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}

function vietnamese(value: number): string {
  if (value < 0 || value > 99) return String(value);
  if (value < 10) return VIETNAMESE_DIGITS[value]!;
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  const head = tens === 1 ? 'mười' : `${VIETNAMESE_DIGITS[tens]} mươi`;
  if (unit === 0) return head;
  if (unit === 5) return `${head} lăm`;
  return `${head} ${unit === 1 && tens > 1 ? 'mốt' : VIETNAMESE_DIGITS[unit]}`;
}
