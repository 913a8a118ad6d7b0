import path from 'node:path';
import type { Page } from 'puppeteer';
import { build, type Rolldown } from 'vite';
import { shippedData } from '../../scripts/vite/shipped-data';
import { ROOT } from './harness';
import type { inPage } from './store-in-page';

export type StoreInPage = typeof inPage;

let code: Promise<string> | null = null;

async function bundle(): Promise<string> {
  const result = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [shippedData()],
    build: {
      write: false,
      lib: { entry: path.join(ROOT, 'tests/browser/store-in-page.ts'), formats: ['iife'], name: 'page' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0]!.output[0].code;
}

/** Gives the page `store`: what lib/store exports, and what tests need beside it. */
export async function injectStore(page: Page): Promise<void> {
  code ??= bundle();
  // The runner of these scripts wraps named functions in a helper that pages don't have.
  await page.evaluate('globalThis.__name = (work) => work');
  await page.evaluate(await code);
}
