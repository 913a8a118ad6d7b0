/** Draws the extension's icons: `tsx scripts/icons.ts`. A sheet with its red heading line and a tick. */
import { mkdirSync } from 'node:fs';
import puppeteer from 'puppeteer';
import { ensureBrowser } from './setup/browsers';

const SIZES = [16, 32, 48, 128];

/** Small sizes carry fewer and thicker lines. */
function drawing(size: number): string {
  const small = size <= 32;
  const lines = small ? '' : '<path d="M44 62h34M44 76h22" stroke="#c9c2b8" stroke-width="5" stroke-linecap="round"/>';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="${size}" height="${size}">
    <rect x="4" y="4" width="120" height="120" rx="${small ? 22 : 26}" fill="#9c1c1c"/>
    <path d="M${small ? 26 : 32} ${small ? 18 : 22}h${small ? 56 : 46}l18 18v${small ? 74 : 66}H${small ? 26 : 32}z" fill="#fffdf8"/>
    <path d="M44 ${small ? 42 : 44}h${small ? 36 : 34}" stroke="#9c1c1c" stroke-width="${small ? 10 : 6}" stroke-linecap="round"/>
    ${lines}
    <path d="M${small ? '42 78l16 18 36-40' : '60 90l14 14 30-34'}" fill="none" stroke="#fffdf8" stroke-width="${small ? 26 : 20}" stroke-linecap="round" stroke-linejoin="round"/>
    <path d="M${small ? '42 78l16 18 36-40' : '60 90l14 14 30-34'}" fill="none" stroke="#d69a17" stroke-width="${small ? 15 : 11}" stroke-linecap="round" stroke-linejoin="round"/>
  </svg>`;
}

async function main(): Promise<void> {
  const browser = await puppeteer.launch({ executablePath: (await ensureBrowser('chromium')) ?? undefined, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  mkdirSync('public/icon', { recursive: true });
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block}</style>${drawing(size)}`);
    await page.screenshot({ path: `public/icon/${size}.png`, omitBackground: true });
  }
  await browser.close();
}

await main();
