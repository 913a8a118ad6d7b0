import { createHash } from 'node:crypto';

/** The id Chromium derives from the manifest's public key (base64 of its SPKI). */
export function extensionIdOf(key: string): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');
  return Array.from(digest.slice(0, 32), (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
