import { browser } from 'wxt/browser';
import { VIEW_CHANNEL, type ViewMessage, viewMessageSchema } from '../../lib/messages';
import type { PanelServices } from '../panel/model';
import type { Checker } from './checker';

type Shown = Parameters<PanelServices['views']['open']>[0];

/**
 * Page views of the documents this panel holds. A view is a tab that asks for its document by a token; bytes go over in
 * memory and are written nowhere.
 */
export class Views {
  private readonly channel = new BroadcastChannel(VIEW_CHANNEL);
  /** Token → document. One view an item. */
  private readonly shown = new Map<string, Shown>();
  private readonly tabs = new Map<string, number>();

  constructor(
    private readonly checker: Checker,
    private readonly onChosen: (id: string, verdict: number) => void,
  ) {
    this.channel.onmessage = ({ data }) => void this.take(data);
  }

  open = async (shown: Shown): Promise<void> => {
    const token = this.tokenOf(shown.id);
    if (token) {
      this.shown.set(token, shown);
      const tab = this.tabs.get(token);
      if (tab !== undefined && (await browser.tabs.update(tab, { active: true }).catch(() => null))) {
        if (shown.chosen === null) await this.send(token, shown);
        else this.post({ type: 'choose', token, verdict: shown.chosen });
        return;
      }
      this.shown.delete(token);
    }
    const fresh = crypto.randomUUID();
    this.shown.set(fresh, shown);
    const tab = await browser.tabs.create({ url: `${browser.runtime.getURL('/document-view.html' as '/')}#${fresh}` });
    if (tab.id === undefined) return;
    this.tabs.set(fresh, tab.id);
    // Shut while it was opening.
    if (!this.shown.has(fresh)) this.removeTab(fresh);
  };

  /** A view that is open shows the new report of the same bytes. */
  update = (id: string, report: Shown['report']): void => {
    const token = this.tokenOf(id);
    const shown = token ? this.shown.get(token) : undefined;
    if (!token || !shown) return;
    const next = { ...shown, report, waived: [], chosen: null };
    this.shown.set(token, next);
    void this.send(token, next);
  };

  close = (id: string): void => {
    const token = this.tokenOf(id);
    if (!token) return;
    this.post({ type: 'close', token });
    this.shown.delete(token);
    this.removeTab(token);
  };

  private removeTab(token: string): void {
    const tab = this.tabs.get(token);
    this.tabs.delete(token);
    if (tab !== undefined) browser.tabs.remove(tab).catch(() => undefined);
  }

  private tokenOf(id: string): string | null {
    for (const [token, shown] of this.shown) if (shown.id === id) return token;
    return null;
  }

  private post(message: ViewMessage): void {
    this.channel.postMessage(message);
  }

  private async take(data: unknown): Promise<void> {
    const message = viewMessageSchema.safeParse(data);
    if (!message.success) return;
    const shown = this.shown.get(message.data.token);
    if (!shown) return;
    if (message.data.type === 'ready') await this.send(message.data.token, shown);
    if (message.data.type === 'chosen') this.onChosen(shown.id, message.data.verdict);
  }

  private async send(token: string, { name, bytes, report, waived, chosen }: Shown): Promise<void> {
    const paragraphs = report.kind === 'pdf' ? [] : await this.checker.paragraphs(bytes).catch(() => []);
    if (this.shown.has(token)) this.post({ type: 'document', token, name, bytes, report, waived, paragraphs, chosen });
  }
}
