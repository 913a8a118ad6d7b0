/** Peak memory of long checks, beside a peer's work on the same file, each in a process of its own. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import own from '../../package.json' with { type: 'json' };
import { densePdf, longDocx } from './documents';
import type { Row } from './measure';

/** The limit for any file. */
const LIMIT_MB = 512;

/** The heap that the check command gives itself: without a bound the engine lets garbage lie while the machine has room. */
const HEAP = own.scripts.check.split(' ').filter((word) => word.startsWith('--'));

/** Megabytes; `what` is our check or the peer's work. */
function peakOf(name: string, bytes: Uint8Array, what: 'check' | 'peer'): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'van-thu-memory-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const child = path.join(import.meta.dirname, 'memory-child.ts');
    const out = execFileSync(process.execPath, [...HEAP, '--import', 'tsx', child, file, what], { encoding: 'utf8' });
    return JSON.parse(out).peak;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(name: string, file: string, bytes: Uint8Array, peerName: string): Row {
  const ours = peakOf(file, bytes, 'check');
  if (ours > LIMIT_MB) process.exitCode = 1;
  const held = ours <= LIMIT_MB ? `under ${LIMIT_MB} MB` : `OVER ${LIMIT_MB} MB`;
  return {
    name: `${name}: peak memory of the process, ${held}`,
    ours,
    peer: peakOf(file, bytes, 'peer'),
    unit: 'MB',
    peerName,
    bound: null,
  };
}

export async function memoryRows(): Promise<Row[]> {
  return [
    row('DOCX, 500 pages', 'long.docx', longDocx(500), 'mammoth to HTML'),
    row('PDF, 300 dense pages', 'dense.pdf', await densePdf(300), 'bare pdf.js, text and fonts'),
    row('PDF, 500 dense pages', 'dense.pdf', await densePdf(500), 'bare pdf.js, text and fonts'),
  ];
}
