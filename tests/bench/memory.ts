/** Peak memory of a long check, beside a peer's conversion of the same file, each in a process of its own. */
import { execFileSync } from 'node:child_process';
import type { Row } from './measure';

function peak(pages: number, what: 'check' | 'peer'): number {
  const out = execFileSync(process.execPath, ['--import', 'tsx', 'tests/bench/memory-child.ts', String(pages), what], { encoding: 'utf8' });
  return JSON.parse(out).peak;
}

/** The limit for any file. */
const LIMIT_MB = 512;

export function memoryRows(): Row[] {
  const ours = peak(500, 'check');
  if (ours > LIMIT_MB) process.exitCode = 1;
  return [
    {
      name: 'DOCX, 500 pages: peak memory of the process',
      ours,
      peer: peak(500, 'peer'),
      unit: 'MB',
      peerName: 'mammoth to HTML',
      bound: null,
    },
  ];
}
