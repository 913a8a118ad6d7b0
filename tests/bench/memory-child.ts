/**
 * Checks a long draft in a process of its own, or lets a peer do its part of it, and prints the highest memory the
 * process needed, in megabytes, before that and in all. Arguments: file, and `check` or `peer`.
 */
import { readFileSync } from 'node:fs';
import { checkDraft } from '../../lib/check';
import { readWithBarePdfjs } from './peers';

const [file, what] = process.argv.slice(2) as [string, string];
const draft = new Uint8Array(readFileSync(file));
const megabytes = () => process.resourceUsage().maxRSS / 1024;
const before = megabytes();
if (what === 'check') {
  const outcome = await checkDraft(draft, { today: '2026-11-22', limits: { milliseconds: 600_000 } });
  if (outcome.secrecyStop) throw new Error('a draft of the bench was taken for a secret one');
} else if (file.endsWith('.pdf')) await readWithBarePdfjs(draft);
else await (await import('mammoth')).default.convertToHtml({ buffer: Buffer.from(draft) });
console.log(JSON.stringify({ before, peak: megabytes() }));
