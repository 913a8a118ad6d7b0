import { sha256 as theirs } from '@noble/hashes/sha2.js';
import { bytesToHex as theirHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesToHex, sha256, utf8ToBytes } from '../../../userscript/build/small-sha256';

it('hashes the example of the standard', () =>
  expect(bytesToHex(sha256(utf8ToBytes('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));

it('hashes as the library does, at every length around a block and beyond', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 255);
    expect(bytesToHex(sha256(bytes))).toBe(theirHex(theirs(bytes)));
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => bytesToHex(sha256(bytes)) === theirHex(theirs(bytes))),
    { numRuns: 60 },
  );
  const large = new Uint8Array(1_000_003).fill(7);
  expect(bytesToHex(sha256(large))).toBe(theirHex(theirs(large)));
});
