/** Which number formats of a workbook show a day, and which day a serial number is. */
import { descendants, type Element } from '../docx/package/xml';

/** Numbers of the built-in formats that show a day (ECMA-376 18.8.30, with those of East Asian editions). */
const BUILT_IN_DAYS: readonly [number, number][] = [
  [14, 17],
  [22, 22],
  [27, 31],
  [34, 36],
  [50, 58],
];

const isBuiltInDay = (id: number) => BUILT_IN_DAYS.some(([from, to]) => id >= from && id <= to);

/** A format code shows a day when a `d` or `y` stands in it outside quotes, brackets and escapes. */
function showsDay(code: string): boolean {
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, ''));
}

/** For each cell format by its index: does it show a day. */
export function dayFormats(styles: Element | null): boolean[] {
  if (!styles) return [];
  const codes = new Map<number, string>();
  let formats: Element | undefined;
  for (const one of descendants(styles)) {
    if (one.name === 's:numFmt') codes.set(Number(one.attrs.numFmtId), one.attrs.formatCode ?? '');
    else if (one.name === 's:cellXfs') formats = one;
  }
  return (formats?.children ?? []).map((format) => {
    const id = Number(format.attrs.numFmtId ?? 0);
    const code = codes.get(id);
    return code === undefined ? isBuiltInDay(id) : showsDay(code);
  });
}

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 31);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** The 29th of February 1900, which never was. */
const LEAP_FAULT = 60;
const LAST_SERIAL = 2_958_465;

/** ISO day of a serial number; null where it is none. The time of day is left out. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const whole = Math.floor(serial);
  if (!(whole >= 1 && whole <= LAST_SERIAL) || (!from1904 && whole === LEAP_FAULT)) return null;
  const days = from1904 ? whole : whole > LEAP_FAULT ? whole - 1 : whole;
  return new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS).toISOString().slice(0, 10);
}
