import type { Element } from '../../docx/package/xml';

/** What hangs on a character: drawings at its position in the text, a picture at its place in the data stream. */
export interface Hangings {
  drawings(position: number): Element[];
  picture(place: number): Element[];
}
