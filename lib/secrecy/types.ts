import type { TextPlace } from '../document';

export type SecrecyLevel = 'mật' | 'tối mật' | 'tuyệt mật';

/** Kind of place a mark stood in; never its text. */
export type MarkPlace = TextPlace['container'] | 'fileName' | 'hostField' | 'subject' | 'number' | 'text';

export interface MarkFound {
  /** null where the mark is sure and its level is not. */
  level: SecrecyLevel | null;
  place: MarkPlace;
  /** 1-based where known. */
  page: number | null;
}

/** Ends all work on a file. Carries the kind of place and the level; no text, no name, no cause. */
export class SecrecyStop extends Error {
  override readonly name = 'SecrecyStop';
  constructor(
    readonly level: SecrecyLevel | null,
    readonly place: MarkPlace,
  ) {
    super('secrecyMark');
  }
}
