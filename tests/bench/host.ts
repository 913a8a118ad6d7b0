/** Main-thread time that reading a long list adds to the page, beside the same page bare, in a real browser. */
import path from 'node:path';
import puppeteer, { type Page } from 'puppeteer';
import { build } from 'vite';
import { median, type Row } from './measure';

const RUNS = 5;
const ROWS = 2000;
const root = path.resolve(import.meta.dirname, '../..');

async function bundled(): Promise<string> {
  const out = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { write: false, lib: { entry: path.join(root, 'lib/host/index.ts'), name: 'Host', formats: ['iife'], fileName: 'host' } },
  });
  return ((Array.isArray(out) ? out[0] : out) as { output: { code: string }[] }).output[0]!.code;
}

function longList(): string {
  const heads = ['Số đến', 'Ngày đến', 'Số, ký hiệu', 'Trích yếu', 'Nơi gửi', 'Độ mật', 'Hạn xử lý'].map((l) => `<th>${l}</th>`).join('');
  const row = (n: number): string =>
    `<tr>${[n, '05/03/2026', `${n}-CV/SNV`, `Về việc thứ ${n} cần làm trong tháng`, 'Sở Nội vụ', 'Thường', '20/03/2026'].map((v) => `<td><div><span>${v}</span></div></td>`).join('')}</tr>`;
  return `<h2>Văn bản đến</h2><table><thead><tr>${heads}</tr></thead><tbody>${Array.from({ length: ROWS }, (_, i) => row(i + 1)).join('')}</tbody></table>`;
}

/** Milliseconds of the main thread from an empty page to a quiet one, and the longest task of them. */
async function busy(page: Page, html: string, code: string | null): Promise<{ ms: number; longest: number }> {
  await page.goto('about:blank');
  const before = (await page.metrics()).TaskDuration ?? 0;
  await page.setContent(html);
  await page.evaluate(() => {
    document.body.getBoundingClientRect();
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
  });
  if (code) {
    await page.evaluate(`globalThis.Host = (() => { ${code}; return Host; })()`);
    await page.evaluate(async () => {
      const { auditSteps, createReader, inSlices, rowsFromHost } = (globalThis as unknown as { Host: typeof import('../../lib/host') })
        .Host;
      const { rows } = await createReader(document, 'http://page.invalid/').read();
      await inSlices(auditSteps(rowsFromHost(rows)));
    });
  }
  const longest = await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 100));
    return Math.max(0, ...(globalThis as unknown as { seen: number[] }).seen);
  });
  return { ms: 1000 * (((await page.metrics()).TaskDuration ?? 0) - before), longest };
}

export async function hostRows(): Promise<Row[]> {
  const code = await bundled();
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const html = longList();
    const ours: number[] = [];
    const bare: number[] = [];
    const longest: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const without = await busy(page, html, null);
      const beside = await busy(page, html, code);
      if (run === 0) continue;
      bare.push(without.ms);
      ours.push(beside.ms);
      longest.push(beside.longest);
    }
    const row = { unit: 'ms', bound: null };
    return [
      {
        ...row,
        name: `Main thread, a list of ${ROWS} rows read and audited`,
        ours: median(ours),
        peer: median(bare),
        peerName: 'the page bare',
      },
      { ...row, name: `Longest task over 50 ms while it is read (0 = none)`, ours: median(longest), peer: null, peerName: null },
    ];
  } finally {
    await browser.close();
  }
}
