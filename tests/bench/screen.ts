/** Time from choosing a file to the first verdict on the panel, in a real browser. */
import { chooseFiles, draft, launchChromium, openPage, REPORT_SHOWN } from '../browser/harness';
import { median, type Row } from './measure';

const RUNS = 7;

export async function screenRows(): Promise<Row[]> {
  const session = await launchChromium();
  try {
    const times: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const page = await openPage(session, 'sidepanel.html');
      const began = performance.now();
      await chooseFiles(page, draft('ke-hoach-chinh-ly-tai-lieu.docx'));
      await page.waitForSelector(REPORT_SHOWN);
      if (run > 0) times.push(performance.now() - began);
      await page.close();
    }
    return [
      { name: 'First verdict on screen after choosing a draft', ours: median(times), peer: null, unit: 'ms', peerName: null, bound: 1000 },
    ];
  } finally {
    await session.close();
  }
}
