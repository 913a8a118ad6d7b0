import { UnreadableFileError } from '../../types';

/** Little-endian reads that refuse to leave the data. */
export class Bytes {
  private readonly view: DataView;

  constructor(readonly data: Uint8Array) {
    this.view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  }

  get length(): number {
    return this.data.length;
  }

  u8(at: number): number {
    return this.view.getUint8(this.within(at, 1));
  }

  u16(at: number): number {
    return this.view.getUint16(this.within(at, 2), true);
  }

  i16(at: number): number {
    return this.view.getInt16(this.within(at, 2), true);
  }

  u32(at: number): number {
    return this.view.getUint32(this.within(at, 4), true);
  }

  i32(at: number): number {
    return this.view.getInt32(this.within(at, 4), true);
  }

  part(at: number, length: number): Bytes {
    this.within(at, length);
    return new Bytes(this.data.subarray(at, at + length));
  }

  /** `count` UTF-16 units. */
  utf16(at: number, count: number): string {
    this.within(at, count * 2);
    let text = '';
    for (let i = 0; i < count; i++) text += String.fromCharCode(this.view.getUint16(at + 2 * i, true));
    return text;
  }

  private within(at: number, length: number): number {
    if (!(at >= 0 && length >= 0 && at + length <= this.data.length)) throw damaged();
    return at;
  }
}

export const damaged = () => new UnreadableFileError('damaged');

/** Zero-terminated text of at most `count` UTF-16 units. */
export function untilZero(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
