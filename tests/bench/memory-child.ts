/** Checks a long draft in a process of its own and prints the highest memory it needed, in megabytes, with and without the check. */
import { checkDraft } from '../../lib/check';
import { longDocx } from './documents';

const draft = longDocx(Number(process.argv[2]));
const before = process.resourceUsage().maxRSS;
if (process.argv[3] === 'check') await checkDraft(draft, { today: '2026-11-22' });
else await (await import('mammoth')).default.convertToHtml({ buffer: Buffer.from(draft) });
console.log(JSON.stringify({ before: before / 1024, peak: process.resourceUsage().maxRSS / 1024 }));
