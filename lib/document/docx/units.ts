const MM_PER_TWIP = 25.4 / 1440;
const MM_PER_EMU = 25.4 / 914400;
export const PT_PER_EMU = 72 / 914400;
export const TWIPS_PER_POINT = 20;

const TWIPS_PER_UNIT: Record<string, number> = {
  mm: 1440 / 25.4,
  cm: 14400 / 25.4,
  in: 1440,
  pt: 20,
  pc: 240,
  pi: 240,
};

const MEASURE = /^\s*([-+]?\d*\.?\d+)\s*(mm|cm|in|pt|pc|pi)?\s*$/;

/** A length in twips: a plain number, or a universal measure of strict files ('2.5cm'). */
export function twips(value: string | undefined): number | undefined {
  return measure(value, 1);
}

/** A font size in half points. */
export function halfPoints(value: string | undefined): number | undefined {
  return measure(value, 0.1);
}

function measure(value: string | undefined, perTwip: number): number | undefined {
  if (value === undefined) return undefined;
  const match = MEASURE.exec(value);
  if (!match) return undefined;
  const number = Number(match[1]);
  const unit = match[2];
  return unit ? number * TWIPS_PER_UNIT[unit]! * perTwip : number;
}

export function integer(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number.parseInt(value, 10);
  return Number.isFinite(number) ? number : undefined;
}

/** An on/off value; an element without a value means on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !(value === '0' || value === 'false' || value === 'off');
}

/** Points, to a hundredth. */
export const roundPt = (value: number) => Math.round(value * 100) / 100;

/** Millimetres, to the micrometre. */
export const mmOfTwips = (value: number) => roundMm(value * MM_PER_TWIP);
export const mmOfEmu = (value: number) => roundMm(value * MM_PER_EMU);
export const roundMm = (value: number) => Math.round(value * 1000) / 1000;
