/** Numbers written out, as papers want them: 'Viết bằng chữ: …'. */
import words from './data/number-words.json';

const DIGITS: readonly string[] = words.digits;
const digit = (value: number): string => DIGITS[value]!;

/** The unit behind tens: một → mốt and bốn → tư from twenty on, năm → lăm from ten on. */
function unitAfter(tens: number, unit: number): string {
  if (unit === 5) return words.fiveAfterTens;
  if (tens >= 2 && unit === 1) return words.oneAfterTens;
  if (tens >= 2 && unit === 4) return words.fourAfterTens;
  return digit(unit);
}

/** 0…999; `full`: hundreds are spoken even when there are none ('không trăm linh năm'). */
function below1000(value: number, full: boolean): string[] {
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const unit = value % 10;
  const spoken: string[] = [];
  const over = hundreds > 0 || full;
  if (over) spoken.push(digit(hundreds), words.hundred);
  if (tens === 0) {
    if (unit > 0) spoken.push(...(over ? [words.skippedTens] : []), digit(unit));
    return spoken;
  }
  spoken.push(...(tens === 1 ? [words.ten] : [digit(tens), words.tens]));
  if (unit > 0) spoken.push(unitAfter(tens, unit));
  return spoken;
}

/**
 * A whole number in Vietnamese words.
 *
 * @throws RangeError outside 0…999 999
 */
export function inWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > words.largest) throw new RangeError(`0…${words.largest}`);
  if (value === 0) return digit(0);
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000;
  const spoken = thousands > 0 ? [...below1000(thousands, false), words.thousand] : [];
  if (rest > 0) spoken.push(...below1000(rest, thousands > 0));
  return spoken.join(' ');
}

/** With a capital at its beginning. */
export const inWordsCapital = (value: number): string => inWords(value).replace(/^./u, (letter) => letter.toUpperCase());
