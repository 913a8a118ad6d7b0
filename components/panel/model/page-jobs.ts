import type { Job, PageAttachment } from '../../../lib/messages';
import { fileKey } from '../../overlay/names';
import { PageAccessError, type PageFile } from '../../state/page-access';
import type { Checks } from './checks';
import type { PanelServices } from './services';
import type { Board, Notice } from './state';

/** What is asked for on a page: a link, an attachment, the files of the page, chosen words, a field. */
export class PageJobs {
  /** An attachment that only its page can open: the clerk downloads it and drops it here. */
  private awaited: PageAttachment | null = null;

  constructor(
    private readonly board: Board,
    private readonly services: PanelServices,
    private readonly checks: Checks,
  ) {}

  async add(name: string | null, bytes: Uint8Array, show = true): Promise<void> {
    const attachment = this.awaited && name !== null && fileKey(name) === fileKey(this.awaited.name) ? this.awaited : null;
    if (attachment) this.awaited = null;
    const id = await this.checks.take(name, bytes, show);
    if (attachment) await this.services.noteAttachment(attachment, this.board.item(id)?.report ?? null);
  }

  async run(job: Job): Promise<void> {
    this.board.set({ fetching: true, notice: null, found: null });
    try {
      await this.runJob(job);
    } catch (error) {
      this.board.set({ notice: noticeOf(error) });
    } finally {
      this.board.set({ fetching: false });
    }
  }

  private async runJob(job: Job): Promise<void> {
    const { page } = this.services;
    switch (job.kind) {
      case 'link': {
        const { bytes, name } = await page.fetchLink(job.tabId, job.frameId, job.url);
        this.board.set({ fetching: false });
        return this.add(name, bytes);
      }
      case 'attachment':
        return this.checkAttachment(job);
      case 'selection':
        return this.checkText((await page.selectedText(job.tabId, job.frameId).catch(() => '')) || job.text, 'nothingSelected');
      case 'field':
        return this.checkText(await page.fieldText(job.tabId, job.frameId), 'nothingWritten');
      case 'page':
        return this.checkPage(job.tabId);
    }
  }

  private async checkText(read: string, nothing: Notice['code']): Promise<void> {
    const text = read.trim();
    this.board.set({ fetching: false });
    if (text) await this.add(null, new TextEncoder().encode(text));
    else this.board.set({ notice: { code: nothing, values: {} }, selected: null });
  }

  private async checkPage(tabId: number): Promise<void> {
    const { files, scripted } = await this.services.page.scanPage(tabId);
    const only = files.length === 1 ? files[0] : files.find((file) => file.source === 'viewer');
    if (only) await this.checkPageFile(tabId, only);
    else if (files.length > 0) this.board.set({ found: { tabId, files }, selected: null });
    else if (scripted > 0) this.board.set({ notice: { code: 'pageScripted', values: { count: scripted } }, selected: null });
    else this.board.set({ notice: { code: 'pageNothing', values: {} }, selected: null });
  }

  private async checkAttachment({ tabId, frameId, attachment }: Extract<Job, { kind: 'attachment' }>): Promise<void> {
    if (attachment.link === null && attachment.chosen === null) this.awaited = attachment;
    const { bytes, name } = await this.services.page.fetchAttachment(tabId, frameId, attachment);
    this.board.set({ fetching: false });
    const id = await this.checks.take(attachment.chosen ? attachment.name : name, bytes, true);
    await this.services.noteAttachment(attachment, this.board.item(id)?.report ?? null);
  }

  async checkPageFile(tabId: number, file: PageFile): Promise<void> {
    this.board.set({ fetching: true, notice: null });
    try {
      const { bytes, name } = await this.services.page.fetchPageFile(tabId, file);
      this.board.set({ fetching: false, found: null });
      await this.add(name, bytes);
    } catch (error) {
      this.board.set({ notice: noticeOf(error), fetching: false });
    }
  }
}

function noticeOf(error: unknown): Notice {
  if (!(error instanceof PageAccessError)) return { code: 'pageRefused', values: {} };
  const codes = { status: 'linkFailed', blocked: 'linkBlocked', page: 'linkPage', script: 'linkScript', refused: 'pageRefused' } as const;
  return { code: codes[error.refusal], values: { status: error.status } };
}
