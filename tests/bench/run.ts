/** `npm run bench [name …]`: every figure beside its peer's, measured in the same run. */
import { existsSync } from 'node:fs';
import { CHROME_BUILD } from '../browser/harness';
import { docxRows, pdfRows } from './check';
import { hostRows } from './host';
import { languageRows } from './language';
import { printRows, type Row } from './measure';
import { memoryRows } from './memory';
import { screenRows } from './screen';
import { storeRows } from './store';

const GROUPS: Record<string, () => Row[] | Promise<Row[]>> = {
  docx: docxRows,
  pdf: pdfRows,
  language: languageRows,
  memory: memoryRows,
  host: hostRows,
  screen: async () => {
    if (existsSync(CHROME_BUILD)) return screenRows();
    console.log('screen: not measured, build first (npm run build chrome)');
    return [];
  },
  store: async () => {
    if (existsSync(CHROME_BUILD)) return storeRows();
    console.log('store: not measured, build first (npm run build chrome)');
    return [];
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in GROUPS));
if (unknown) {
  console.error(`bench: no group "${unknown}" (there are ${Object.keys(GROUPS).join(', ')})`);
  process.exit(2);
}
for (const [name, measure] of Object.entries(GROUPS)) if (wanted.length === 0 || wanted.includes(name)) printRows(await measure());
