import { levelInFileName } from './title';
import type { MarkFound } from './types';

export { findMark, findMarkInText } from './document';
export { type CitedText, type Guidance, guidanceFor, type RegimeId, regimeOn } from './guidance';
export { findMarkInHostRow, type HostField, isOrdinaryLevel, isSecrecyLabel, isUnknownLevel, levelInSecrecyField } from './hostRow';
export { mayBearMark } from './prefilter';
export { askQuestions, type Question, type QuestionSettings, secrecyVerdicts } from './questions';
export { type RegisterForm, secretRegisterForm } from './register';
export { detectStamp, isColourless, type PageImage, type StampCandidate } from './stamp';
export { createTripwire, type Tripwire } from './tripwire';
export * from './types';

/** A mark in the name or path of a file. */
export function findMarkInFileName(name: string): MarkFound | null {
  const level = levelInFileName(name);
  return level === undefined ? null : { level, place: 'fileName', page: null };
}
