import type { TextPlace } from '../document';
import { compact, lettersBeyond, plain } from './fold';
import { findMarkInHostRow, type HostField, isSecrecyLabel, levelInSecrecyField } from './hostRow';
import { classify, type Hit, leadsInto, levelsNamed, type Surroundings } from './mark';
import { levelInFileName, levelInTitle } from './title';
import { type MarkPlace, type SecrecyLevel, SecrecyStop } from './types';

export interface Tripwire {
  /** Hang on `ReadOptions.onText`, one paragraph, cell, box or line a call. @throws SecrecyStop at a mark that leaves no doubt. */
  onText(text: string, place: TextPlace): void;
  /** @throws SecrecyStop */
  checkFileName(name: string): void;
  /** Document properties by name. @throws SecrecyStop */
  checkProperties(properties: Readonly<Record<string, string>>): void;
  /** @throws SecrecyStop */
  checkHostRow(fields: readonly HostField[] | Readonly<Record<string, string>>): void;
}

const PICTURED = new Set<MarkPlace>(['altText', 'property', 'appearance']);
const PERSON = /author|creator|modifiedby|manager/i;
const HALF = /^(?:tuyệt|tối)$/;
const LONGEST_TITLE = 200;
const LETTERS_KEPT = 12;
/** Letters that one piece of a broken-up mark may have. */
const LONGEST_PIECE = 2;

/** Properties, titles of pictures and faces of signatures stand alone: they are read as titles too. */
export function levelInLabelledText(text: string, surroundings: Surroundings): SecrecyLevel | undefined {
  if (levelsNamed(text).size > 1) return classify(text)?.labelled ? classify(text)!.level : undefined;
  const hit = classify(text, surroundings);
  if (hit) return hit.level;
  const parts = text.split(/[;,|\n]+/);
  const standing = parts.length > 1 ? parts.map((part) => classify(part)).find((part) => part !== null && !part.small) : undefined;
  if (standing) return standing.level;
  if (text.length > LONGEST_TITLE) return undefined;
  return /\.[a-z]{2,4}$/i.test(text) ? levelInFileName(text) : levelInTitle(text, surroundings);
}

/** Names of people are not marks: "Mật" is one. */
export function levelInProperties(properties: Readonly<Record<string, string>>): SecrecyLevel | undefined {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value !== 'string' || value === '') continue;
    if (isSecrecyLabel(name)) {
      const level = levelInSecrecyField(value);
      if (level) return level;
      continue;
    }
    const level = levelInLabelledText(value, 'text');
    if (level !== undefined && !(level === 'mật' && PERSON.test(name) && !classify(value)?.caps)) return level;
  }
  return undefined;
}

/** Pieces of one or two letters that follow each other make a word: "M", "Ậ", "T" each in its own paragraph, cell or box. */
export class LetterChain {
  private letters = '';
  private kind: MarkPlace | null = null;

  /** The hit that this piece completes, if any. */
  add(text: string, kind: MarkPlace): Hit | null {
    if (lettersBeyond(text, LONGEST_PIECE)) {
      this.letters = '';
      this.kind = kind;
      return null;
    }
    const piece = compact(plain(text));
    if (piece === '') return null;
    if (piece.length > LONGEST_PIECE || this.kind !== kind) this.letters = '';
    this.kind = kind;
    if (piece.length > LONGEST_PIECE) return null;
    this.letters = (this.letters + text.trim()).slice(-LETTERS_KEPT);
    for (let from = 0; from < this.letters.length - 2; from++) {
      const hit = classify(this.letters.slice(from));
      if (hit) return hit;
    }
    return null;
  }
}

/**
 * Watches what is read and ends the reading at once. What needs the whole document (a list of the levels is no mark, a
 * cell beside its label is) is `findMark`'s work, right after the reading.
 */
export function createTripwire(): Tripwire {
  const chain = new LetterChain();
  let previous = '';
  return {
    onText(text, place) {
      const kind = place.container;
      if (PICTURED.has(kind)) {
        const level = levelInLabelledText(text, kind === 'property' ? 'text' : 'picture');
        if (level !== undefined && (kind !== 'property' || level !== 'mật' || classify(text)?.caps)) throw new SecrecyStop(level, kind);
        return;
      }
      const letters = chain.add(text, kind);
      if (letters) throw new SecrecyStop(letters.level, kind);
      const hit = classify(text);
      const sure = hit && (hit.labelled || (hit.caps && !hit.item && kind !== 'cell' && !leadsInto(previous, hit)));
      const level = sure && HALF.test(compact(plain(previous))) ? (classify(`${previous} ${text}`)?.level ?? hit.level) : hit?.level;
      if (text.trim() !== '') previous = text;
      if (sure) throw new SecrecyStop(level!, kind);
    },
    checkFileName(name) {
      const level = levelInFileName(name);
      if (level !== undefined) throw new SecrecyStop(level, 'fileName');
    },
    checkProperties(properties) {
      const level = levelInProperties(properties);
      if (level) throw new SecrecyStop(level, 'property');
    },
    checkHostRow(fields) {
      const found = findMarkInHostRow(fields);
      if (found) throw new SecrecyStop(found.level, found.place);
    },
  };
}
