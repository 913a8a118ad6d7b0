import { compoundFileNames, isCompoundFile } from './cfb-directory';

/**
 * What the bytes are, whatever the file is called. The first four can be read; the others are named in the refusal.
 * `zip` and `cfb` are packages of an unknown kind.
 */
export type FileKind =
  | 'docx'
  | 'pdf'
  | 'doc'
  | 'text'
  | 'empty'
  | 'lockFile'
  | 'encrypted'
  | 'rtf'
  | 'html'
  | 'xml'
  | 'json'
  | 'image'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'zip'
  | 'xls'
  | 'ppt'
  | 'msg'
  | 'cfb'
  | 'binary';

const PDF_HEADER_WITHIN = 1024;
const LOOK_AT = 64 * 1024;

const IMAGES: number[][] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
];

const startsWith = (bytes: Uint8Array, head: number[]) => head.every((byte, i) => bytes[i] === byte);

export function sniff(bytes: Uint8Array): FileKind {
  if (bytes.length === 0 || isBlank(bytes)) return 'empty';
  if (isLockFile(bytes)) return 'lockFile';
  if (isCompoundFile(bytes)) return compoundKind(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return zipKind(bytes);
  const head = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  if (head.includes('%PDF-')) return 'pdf';
  if (/^\s*\{\\rtf/.test(head)) return 'rtf';
  if (isImage(bytes)) return 'image';
  return textKind(bytes);
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** The `~$…` file Word leaves beside an open document: the user's name once in bytes, once in UTF-16. */
function isLockFile(bytes: Uint8Array): boolean {
  const length = bytes[0]!;
  if (bytes.length < 160 || bytes.length > 180 || length === 0 || length > 53) return false;
  return bytes[54] === length && bytes[55] === 0 && bytes.subarray(length + 1, 54).every((byte) => byte === 0 || byte === 0x20);
}

function compoundKind(bytes: Uint8Array): FileKind {
  const names = compoundFileNames(bytes);
  const has = (name: string) => names.includes(name);
  if (has('EncryptedPackage') || has('EncryptionInfo')) return 'encrypted';
  if (has('WordDocument')) return 'doc';
  if (has('Workbook') || has('Book')) return 'xls';
  if (has('PowerPoint Document')) return 'ppt';
  if (names.some((name) => name.startsWith('__substg1.0_'))) return 'msg';
  // A directory that can't be followed was cut off: the reader of Word files says so.
  return names.length === 0 ? 'doc' : 'cfb';
}

/** Told by the names in the directory at the end of the file; nothing is unpacked. */
function zipKind(bytes: Uint8Array): FileKind {
  const names = zipNames(bytes);
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\//)) return 'xlsx';
  if (has(/^ppt\//)) return 'pptx';
  if (has(/^word\//) || has(/^\[content_types\]\.xml$/) || names.length === 0) return 'docx';
  if (has(/^mimetype$/) || has(/^meta-inf\/manifest\.xml$/)) return 'odt';
  return 'zip';
}

function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  let at = -1;
  for (let i = bytes.length - 22; i >= Math.max(0, bytes.length - 22 - 0xffff); i--) {
    if (view.getUint32(i, true) === 0x06054b50) {
      at = view.getUint32(i + 16, true);
      break;
    }
  }
  while (at >= 0 && at + 46 <= bytes.length && names.length < 1000 && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    names.push(
      latin1(bytes.subarray(at + 46, at + 46 + length))
        .replaceAll('\\', '/')
        .toLowerCase(),
    );
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function isImage(bytes: Uint8Array): boolean {
  if (IMAGES.some((head) => startsWith(bytes, head))) return true;
  const head = latin1(bytes.subarray(0, 16));
  return (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') || /^....ftyp(?:heic|heif|avif|mif1)/s.test(head);
}

function textKind(bytes: Uint8Array): FileKind {
  const text = decodeText(bytes.subarray(0, LOOK_AT));
  if (text === null) return 'binary';
  const start = text.trimStart();
  if (/^(?:<!doctype\s+html|<html|<head|<body|<div|<table|<p[\s>]|<meta)/i.test(start)) return 'html';
  if (/^<(?:\?xml|[a-z!])/i.test(start)) return /<html[\s>]/i.test(start) ? 'html' : 'xml';
  if (/^[[{]/.test(start) && looksLikeJson(start)) return 'json';
  return 'text';
}

function looksLikeJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /^\{\s*"[^"\n]{0,200}"\s*:/.test(text) || /^\[\s*\{\s*"/.test(text);
  }
}

/** Control characters but blanks, and what stands for undecodable bytes. */
const NOT_TEXT = /(?![\t\n\v\f\r])\p{Cc}|\ufffd/u;

/** Text in UTF-8 or marked UTF-16; null when the bytes are neither. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  // A cut at the end may go through a letter.
  const text = new TextDecoder(encoding, { fatal: false }).decode(bytes);
  return NOT_TEXT.test(text.slice(0, -1)) ? null : text;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
