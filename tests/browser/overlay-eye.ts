import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page, Protocol } from 'puppeteer';
import { CHROME_BUILD } from './harness';

/** The build as it stands on a machine whose clerk has let it onto the local pages. */
export function allowedBuild(site = 'http://127.0.0.1/*', source = CHROME_BUILD): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'van-thu-allowed-'));
  cpSync(source, folder, { recursive: true });
  const manifest = path.join(folder, 'manifest.json');
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), host_permissions: [site] }));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface Seen {
  tag: string;
  classes: string;
  look: string | undefined;
  text: string;
  title: string;
  node: number;
}

type Node = Protocol.DOM.Node;

/** Looks into the closed layer as only the browser's own tools can. */
export class OverlayEye {
  private constructor(
    private readonly page: Page,
    private readonly cdp: CDPSession,
  ) {}

  static async on(page: Page): Promise<OverlayEye> {
    return new OverlayEye(page, await page.createCDPSession());
  }

  async all(): Promise<Seen[]> {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const out: Seen[] = [];
    const visit = (node: Node, inside: boolean) => {
      if (inside && node.nodeType === 1) out.push(seen(node));
      for (const shadow of node.shadowRoots ?? []) if (shadow.shadowRootType === 'closed') visit(shadow, true);
      for (const child of node.children ?? []) visit(child, inside);
      if (node.contentDocument) visit(node.contentDocument, false);
    };
    visit(root, false);
    return out;
  }

  async find(classes: string, text?: string | RegExp): Promise<Seen[]> {
    const matches = (one: Seen) => (text === undefined ? true : typeof text === 'string' ? one.text.includes(text) : text.test(one.text));
    return (await this.all()).filter((one) => one.classes.split(' ').includes(classes) && matches(one));
  }

  async until(classes: string, text?: string | RegExp, count = 1, milliseconds = 20_000): Promise<Seen[]> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const found = await this.find(classes, text);
      if (found.length >= count) return found;
      if (Date.now() > end) {
        const there = (await this.all()).map((one) => `${one.classes}: ${one.text}`).join('\n');
        throw new Error(`no ${classes} ${text} in the layer, but:\n${there}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async none(classes: string, text?: string | RegExp, milliseconds = 10_000): Promise<void> {
    const end = Date.now() + milliseconds;
    while ((await this.find(classes, text)).length > 0) {
      if (Date.now() > end) throw new Error(`still ${classes} ${text} in the layer`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async box(one: Seen): Promise<{ x: number; y: number; width: number; height: number }> {
    const { model } = await this.cdp.send('DOM.getBoxModel', { nodeId: one.node });
    const [x = 0, y = 0] = model.border;
    return { x, y, width: model.width, height: model.height };
  }

  /** A real click of the mouse. */
  async click(one: Seen): Promise<void> {
    const { x, y, width, height } = await this.box(one);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }
}

function seen(node: Node): Seen {
  const attributes = new Map<string, string>();
  for (let at = 0; at < (node.attributes?.length ?? 0); at += 2) attributes.set(node.attributes![at]!, node.attributes![at + 1]!);
  const text = (one: Node): string => (one.nodeType === 3 ? one.nodeValue : (one.children ?? []).map(text).join(' '));
  return {
    tag: node.localName,
    classes: attributes.get('class') ?? '',
    look: attributes.get('data-look'),
    text: text(node).trim(),
    title: attributes.get('title') ?? '',
    node: node.nodeId,
  };
}
