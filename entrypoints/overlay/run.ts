import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';
import { documentsOn } from '../../components/overlay/page-documents';
import { createReader, type HostRecognition, type LiveReader, type SiteProfile, sketchPage } from '../../lib/host';
import {
  fromOwnPage,
  type OverlayRequest,
  type OverlayWelcome,
  overlayCommandSchema,
  type PageHealth,
  welcomeSchema,
} from '../../lib/messages';
import type { Feature, Overlay, RunningFeature } from './feature';
import { attachmentBadge } from './features/attachment-badge';
import { filing } from './features/filing';
import { formCheck } from './features/form-check';
import { numberAudit } from './features/number-audit';
import { rowMarks } from './features/row-marks';
import { clearDeadLayers, h, Layer } from './layer';
import { startRepair } from './repair';
import { textsIn } from './texts';

const FEATURES: readonly Feature[] = [attachmentBadge, filing, formCheck, numberAudit, rowMarks];

/** Quiet time after a change of the page, and the longest wait while it keeps changing (ms). */
const SETTLE = 120;
/** Beyond so many changes at once they are not looked at one by one. */
const STORM = 4000;
const PULSE = 5000;
/** Without a pulse for so long the layer hides. */
const LIFE = 3 * PULSE;
/** A reading below this is shown as one to be doubted. */
const SURE = 0.5;

type Marked = typeof globalThis & { vanThuOverlay?: { alive: () => boolean } };

/** False once the extension was updated, switched off or removed under a page that is still open. */
const alive = (): boolean => {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
};

async function ask<T>(request: OverlayRequest, answer: z.ZodMiniType<T>): Promise<T | null> {
  try {
    const parsed = answer.safeParse(await browser.runtime.sendMessage(request));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** One in each frame of a page, whatever how often it is put there. */
export function startOverlay(): void {
  const here = globalThis as Marked;
  if (here.vanThuOverlay?.alive() || !document.documentElement || document.contentType === 'application/pdf') return;
  clearDeadLayers();
  const session = new Session();
  here.vanThuOverlay = { alive: () => alive() && !session.ended };
  void session.start();
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

class Session {
  ended = false;
  private readonly stop = new AbortController();
  private welcome: OverlayWelcome | null = null;
  private overlay: Overlay | null = null;
  private round = new AbortController();
  private running: RunningFeature[] = [];
  private reader: LiveReader | null = null;
  private readFor = '';
  private last: HostRecognition | null = null;
  private queue: MutationRecord[] = [];
  private whole = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private busy = false;
  private cost = 0;
  private readonly observer = new MutationObserver((records) => this.onMutations(records));

  async start(): Promise<void> {
    browser.runtime.onMessage.addListener(this.onCommand);
    const { signal } = this.stop;
    const pulse = setInterval(() => this.pulse(), PULSE);
    signal.addEventListener('abort', () => clearInterval(pulse));
    // Timers sleep in a tab nobody looks at.
    document.addEventListener('visibilitychange', () => this.pulse(), { passive: true, signal });
    for (const type of ['input', 'change'])
      document.addEventListener(type, (event) => event.target !== this.overlay?.layer.host && this.reread(), {
        capture: true,
        passive: true,
        signal,
      });
    for (const type of ['popstate', 'hashchange', 'pageshow']) addEventListener(type, () => this.reread(), { passive: true, signal });
    await this.hello();
  }

  /** Settings or permission may be others than a moment ago: everything on the page is put up anew. */
  private async hello(): Promise<void> {
    const welcome = await ask({ type: 'overlay.hello' }, welcomeSchema);
    if (this.ended) return;
    if (!welcome) return this.pulse();
    const same = this.welcome && JSON.stringify(this.welcome) === JSON.stringify(welcome);
    this.welcome = welcome;
    if (same) {
      for (const one of this.running) void one.refresh?.();
      return;
    }
    this.round.abort();
    this.observer.disconnect();
    this.overlay = null;
    this.reader = null;
    this.last = null;
    if (!welcome.allowed) {
      this.end();
      return;
    }
    this.round = new AbortController();
    // The userscript companion looks for this and stands down.
    document.documentElement.dataset.vanThu = 'extension';
    const t = textsIn(welcome.language);
    const layer = new Layer({ pill: t('overlay.pill'), close: t('overlay.close') }, this.round.signal);
    layer.setTheme(welcome.theme);
    layer.beat(LIFE);
    this.overlay = {
      layer,
      t,
      language: welcome.language,
      profiles: welcome.profiles as unknown as SiteProfile[],
      signal: this.round.signal,
      ask,
    };
    this.running = FEATURES.filter(({ id }) => welcome.features.includes(id)).map((feature) => feature.start(this.overlay!));
    this.observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    await this.read();
  }

  private onMutations(records: MutationRecord[]): void {
    const { host } = this.overlay!.layer;
    const ours = ({ type, target, addedNodes, removedNodes }: MutationRecord) =>
      target === host || (type === 'childList' && [...addedNodes, ...removedNodes].every((node) => node === host));
    if (records.some(({ removedNodes }) => [...removedNodes].includes(host))) setTimeout(() => this.overlay?.layer.ensure(), 500);
    const theirs = records.filter((one) => !ours(one));
    if (theirs.length === 0) return;
    if (this.queue.length + theirs.length > STORM) {
      this.queue = [];
      this.whole = true;
    } else if (!this.whole) this.queue.push(...theirs);
    // Marks go with what they stand at, at once; what they say follows the reading.
    this.overlay!.layer.place();
    this.schedule();
  }

  private reread(): void {
    this.whole = true;
    this.schedule();
  }

  /** No more than a fifth of the time goes into reading, however restless the page. */
  private schedule(): void {
    if (this.timer !== undefined || this.busy || !this.overlay) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        void this.read();
      },
      Math.max(SETTLE, this.cost * 4),
    );
  }

  private async read(): Promise<void> {
    const overlay = this.overlay;
    if (!overlay || this.busy || this.ended) return;
    if (document.hidden) {
      document.addEventListener('visibilitychange', () => this.reread(), { once: true, signal: overlay.signal });
      this.queue = [];
      this.whole = true;
      return;
    }
    this.busy = true;
    const since = performance.now();
    const records = this.queue;
    this.queue = [];
    const anew = this.whole || !this.reader || this.readFor !== location.href;
    this.whole = false;
    try {
      if (!this.reader || this.readFor !== location.href) {
        this.readFor = location.href;
        this.reader = createReader(document, location.href, {
          extraProfiles: overlay.profiles,
          frames: false,
          isOwn: (node) => node === overlay.layer.host,
        });
      }
      let recognition: HostRecognition | null = null;
      if (anew) recognition = await this.reader.read(overlay.signal);
      else {
        const update = await this.reader.update(records, overlay.signal);
        if (update.changed !== 'nothing') recognition = update.recognition;
      }
      if (recognition && this.overlay === overlay) await this.show(recognition);
    } catch {
      // Ended under way, or a page that changes under the reader's hands: the next change is read afresh.
      this.reader = null;
    } finally {
      this.busy = false;
      this.cost = performance.now() - since;
      if (this.queue.length > 0 || this.whole) this.schedule();
    }
  }

  private async show(recognition: HostRecognition): Promise<void> {
    const { layer, t } = this.overlay!;
    const before = this.last && JSON.stringify(healthOf(this.last));
    this.last = recognition;
    const secret = recognition.secrecyStop === true;
    layer.setSection(
      'secret',
      secret ? { look: 'neutral', summary: t('overlay.rows.secret'), body: () => [h('p', {}, t('overlay.rows.secret'))] } : null,
    );
    const shown = secret || recognition.kind === 'unknown' ? null : recognition;
    const { signal } = this.overlay!;
    for (const one of this.running) {
      // Each in a task of its own: a long list is work for every one of them.
      await pause();
      if (signal.aborted) return;
      void one.show(shown);
    }
    if (before !== JSON.stringify(healthOf(recognition)))
      browser.runtime.sendMessage({ type: 'overlay.changed' } satisfies OverlayRequest).catch(() => undefined);
  }

  private readonly onCommand = (message: unknown, sender: { id?: string; url?: string }): Promise<unknown> | undefined => {
    if (!fromOwnPage(sender, browser.runtime)) return;
    const command = overlayCommandSchema.safeParse(message);
    if (!command.success || this.ended) return;
    const { type } = command.data;
    if (type === 'overlay.refresh') {
      void this.hello();
      return;
    }
    if (!this.overlay) return;
    // The frame that shows documents speaks for the page; without one, the page itself.
    const speaks = (this.last !== null && this.last.kind !== 'unknown') || window === window.top;
    if (!speaks) return;
    const wait = this.last && this.last.kind !== 'unknown' ? 0 : 150;
    return new Promise((resolve) => {
      setTimeout(() => resolve(this.obey(type)), wait);
    });
  };

  private obey(type: 'overlay.health' | 'overlay.sketch' | 'overlay.repair' | 'overlay.documents'): unknown {
    if (!this.overlay) return null;
    if (type === 'overlay.health') return this.last ? healthOf(this.last) : null;
    if (this.last?.secrecyStop) return null;
    if (type === 'overlay.documents') return this.last ? documentsOn(this.last).map(({ document: one }) => one) : [];
    if (type === 'overlay.sketch') return sketchPage(document, location.href);
    startRepair(this.overlay, this.last);
    return true;
  }

  private pulse(): void {
    if (this.ended) return;
    if (alive()) {
      this.overlay?.layer.beat(LIFE);
      return;
    }
    const overlay = this.overlay;
    const shown = this.running.length > 0 && this.last !== null && this.last.kind !== 'unknown';
    this.end();
    if (!overlay || !shown) return;
    const { t } = overlay;
    const last = new Layer({ pill: t('overlay.pill'), close: t('overlay.close') }, new AbortController().signal);
    last.setTheme(this.welcome?.theme ?? 'system');
    last.note(t('overlay.dead'), 'warning', { text: t('overlay.reload'), run: () => location.reload() });
  }

  private end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.observer.disconnect();
    this.queue = [];
    this.round.abort();
    this.stop.abort();
    delete document.documentElement.dataset.vanThu;
    try {
      browser.runtime.onMessage.removeListener(this.onCommand);
    } catch {
      // Gone with the extension.
    }
  }
}

function healthOf(one: HostRecognition): PageHealth {
  const partly = one.kind === 'unknown' ? one.reason === 'noDocumentFields' : one.reason !== undefined || one.confidence < SURE;
  const state = one.secrecyStop ? 'secret' : partly ? 'partly' : one.kind === 'unknown' ? 'unknown' : 'recognised';
  const fields = Object.values(one.fields).filter(({ value }) => value !== null).length;
  return {
    state,
    kind: one.kind,
    system: one.system.slice(0, 100),
    rows: one.rows.length,
    fields,
    reason: one.reason ?? (partly ? 'unsure' : null),
  };
}
