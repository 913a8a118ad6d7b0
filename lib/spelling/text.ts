import { foldStyle } from './syllable';

const OLD_STYLE = /[òóỏõọ][ae]|[ùúủũụ]y/g;

/** Lower case with one tone placement; length kept, so that offsets stay good. */
export function foldLine(text: string): string {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : text).replace(OLD_STYLE, (pair) => foldStyle(pair));
}

/** Gives `text` the capitals of `model`: all, first letter, or none. */
export function likeCase(text: string, model: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return text.toUpperCase();
  const first = model[0]!;
  return first === first.toLowerCase() ? text : text[0]!.toUpperCase() + text.slice(1);
}
