import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** WebDriver element reference key. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export interface FirefoxOptions {
  executable: string;
  port: number;
  /** Fixes the address of an add-on: add-on id → UUID. */
  uuids?: Record<string, string>;
  prefs?: Record<string, string | number | boolean>;
  width?: number;
  height?: number;
}

/** A Firefox driven over its own Marionette protocol: frames `length:[type,id,name,params]` on a local socket. */
export class Firefox {
  private buffer = Buffer.alloc(0);
  private next = 1;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly socket: Socket,
    private readonly profile: string,
  ) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('close', () => {
      for (const one of this.waiting.values()) one.reject(new Error('Firefox closed the connection'));
      this.waiting.clear();
    });
  }

  static async launch(options: FirefoxOptions): Promise<Firefox> {
    const profile = mkdtempSync(path.join(tmpdir(), 'van-thu-firefox-'));
    mkdirSync(profile, { recursive: true });
    const prefs: Record<string, string | number | boolean> = {
      'marionette.port': options.port,
      'extensions.webextensions.uuids': JSON.stringify(options.uuids ?? {}),
      'datareporting.policy.dataSubmissionEnabled': false,
      'toolkit.telemetry.enabled': false,
      'app.update.enabled': false,
      'browser.shell.checkDefaultBrowser': false,
      'browser.startup.page': 0,
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
      ...options.prefs,
    };
    writeFileSync(
      path.join(profile, 'user.js'),
      Object.entries(prefs)
        .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
        .join('\n'),
    );
    const child = spawn(
      options.executable,
      [
        '--headless',
        '--marionette',
        '--remote-allow-system-access',
        '--no-remote',
        '--profile',
        profile,
        `--width=${options.width ?? 1280}`,
        `--height=${options.height ?? 900}`,
      ],
      { stdio: 'ignore', env: { ...process.env, MOZ_HEADLESS: '1' } },
    );
    try {
      const socket = await reach(options.port, child);
      const firefox = new Firefox(child, socket, profile);
      await firefox.send('WebDriver:NewSession', {});
      await firefox.send('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 30_000 });
      return firefox;
    } catch (error) {
      child.kill('SIGKILL');
      rmSync(profile, { recursive: true, force: true });
      throw error;
    }
  }

  private take(chunk: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, chunk]);
    for (;;) {
      const colon = this.buffer.indexOf(':');
      if (colon < 0) return;
      const length = Number(this.buffer.subarray(0, colon).toString());
      if (this.buffer.length < colon + 1 + length) return;
      const frame = JSON.parse(this.buffer.subarray(colon + 1, colon + 1 + length).toString());
      this.buffer = this.buffer.subarray(colon + 1 + length);
      if (!Array.isArray(frame)) continue;
      const [, id, error, result] = frame as [number, number, { error: string; message: string } | null, unknown];
      const one = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) one?.reject(new Error(`${error.error}: ${error.message}`));
      else one?.resolve(result);
    }
  }

  send<T = unknown>(name: string, params: unknown): Promise<T> {
    const id = this.next++;
    const text = JSON.stringify([0, id, name, params]);
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  async installAddon(folder: string): Promise<string> {
    const { value } = await this.send<{ value: string }>('Addon:Install', { path: folder, temporary: true });
    return value;
  }

  navigate(url: string): Promise<unknown> {
    return this.send('WebDriver:Navigate', { url });
  }

  context(context: 'chrome' | 'content'): Promise<unknown> {
    return this.send('Marionette:SetContext', { value: context });
  }

  /**
   * Runs the body of an async function in the page (or in the browser's own window after `context('chrome')`).
   * @param sandbox `system` = with the browser's own rights, which alone see into a closed layer
   */
  async evaluate<T>(body: string, args: unknown[] = [], sandbox: 'default' | 'system' = 'default'): Promise<T> {
    const script = `const done = arguments[arguments.length - 1]; (async (...args) => { ${body} })(...Array.from(arguments).slice(0, -1)).then((value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error) + '\\n' + (error?.stack ?? '') }));`;
    const { value } = await this.send<{ value: { value: T; error?: string } }>('WebDriver:ExecuteAsyncScript', {
      script,
      args,
      newSandbox: false,
      sandbox,
    });
    if (value.error) throw new Error(value.error);
    return value.value;
  }

  async waitFor<T>(body: string, milliseconds = 20_000): Promise<T> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const value = await this.evaluate<T>(body).catch(() => null);
      if (value) return value;
      if (Date.now() > end) throw new Error(`Firefox: nothing came of: ${body}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  async click(selector: string): Promise<void> {
    const { value } = await this.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
      using: 'css selector',
      value: selector,
    });
    await this.send('WebDriver:ElementClick', { id: value[ELEMENT] });
  }

  /** A real click at a place of the view (CSS px). */
  async clickAt(x: number, y: number): Promise<void> {
    await this.send('WebDriver:PerformActions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y), origin: 'viewport' },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ],
    });
  }

  /** A real click of the right button; the menu opens in the browser's own window. */
  async rightClick(selector: string): Promise<void> {
    const { value } = await this.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
      using: 'css selector',
      value: selector,
    });
    await this.send('WebDriver:PerformActions', {
      actions: [
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', duration: 0, x: 0, y: 0, origin: value },
            { type: 'pointerDown', button: 2 },
            { type: 'pointerUp', button: 2 },
          ],
        },
      ],
    });
  }

  /** Types into a field, or names a file to a file input. */
  async type(selector: string, text: string): Promise<void> {
    const { value } = await this.send<{ value: Record<string, string> }>('WebDriver:FindElement', {
      using: 'css selector',
      value: selector,
    });
    await this.send('WebDriver:ElementSendKeys', { id: value[ELEMENT], text });
  }

  async screenshot(): Promise<Buffer> {
    const { value } = await this.send<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
    return Buffer.from(value, 'base64');
  }

  async close(): Promise<void> {
    const gone = new Promise<void>((resolve) => this.child.once('exit', () => resolve()));
    await this.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    this.socket.destroy();
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 3000))]);
    this.child.kill('SIGKILL');
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function reach(port: number, child: ChildProcess): Promise<Socket> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (child.exitCode !== null) throw new Error(`Firefox ended with code ${child.exitCode}`);
    const socket = await new Promise<Socket | null>((resolve) => {
      const one = connect(port, '127.0.0.1');
      one.once('connect', () => resolve(one));
      one.once('error', () => {
        one.destroy();
        resolve(null);
      });
    });
    if (socket) return socket;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Firefox did not open its Marionette port');
}
