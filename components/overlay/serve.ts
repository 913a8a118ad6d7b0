import { browser } from 'wxt/browser';
import {
  type CheckAnswer,
  type DraftAnswer,
  type FiledAnswer,
  type Job,
  type OverlayCommand,
  type OverlayRequest,
  type OverlayWelcome,
  overlayRequestSchema,
  pageOf,
} from '../../lib/messages';
import { type DocumentSign, filedStates, hasDossiers } from '../../lib/store';
import { openPanel } from '../state/open-panel';
import { browserSession } from '../state/session';
import { loadSettings } from '../state/settings';
import { theStore } from '../work/shared/database';
import { FILED_KEY } from './filed';
import { fileKey } from './names';
import { loadRecords, RECORDS_KEY, stateOf } from './records';
import { loadFeatures, loadProfiles, OVERLAY_KEYS, saveProfile } from './settings';
import { allowedSites, isAllowed, startOn, syncSites } from './sites';

type Page = NonNullable<ReturnType<typeof pageOf>>;
type Post = (windowId: number, job: Job) => Promise<void>;

async function tell(command: OverlayCommand): Promise<void> {
  const tabs = await browser.tabs.query({});
  for (const { id } of tabs) if (id !== undefined) browser.tabs.sendMessage(id, command).catch(() => undefined);
}

/** After an update: Chromium's script of before says that the page must be loaded anew, Firefox's is gone and can say nothing. */
async function goOn(): Promise<void> {
  if (import.meta.env.FIREFOX) await startOn(await allowedSites());
}

/** The background's half: lets the script onto allowed pages and answers it. Trusts no message it has not examined. */
export function serveOverlay(post: Post): void {
  browser.runtime.onInstalled.addListener(() => void syncSites().then(goOn));
  browser.runtime.onStartup.addListener(() => void syncSites());
  browser.permissions.onAdded.addListener(({ origins = [] }) => void syncSites().then(() => startOn(origins)));
  browser.permissions.onRemoved.addListener(() => void syncSites().then(() => tell({ type: 'overlay.refresh' })));
  browser.storage.onChanged.addListener((changes: Record<string, unknown>, area: string) => {
    const concerns =
      area === 'managed' ||
      (area === 'local' && OVERLAY_KEYS.some((key) => key in changes)) ||
      (area === 'session' && (RECORDS_KEY in changes || 'results' in changes || FILED_KEY in changes));
    if (concerns) void tell({ type: 'overlay.refresh' });
  });
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const page = pageOf(sender as Parameters<typeof pageOf>[0], browser.runtime);
    if (!page) return;
    const request = overlayRequestSchema.safeParse(message);
    if (!request.success || request.data.type === 'overlay.changed') return;
    return answer(request.data, page, post);
  });
}

async function answer(request: OverlayRequest, page: Page, post: Post): Promise<unknown> {
  // First of all: the panel may open only while the click still counts as the clerk's own.
  const opened =
    request.type === 'overlay.check' || request.type === 'overlay.file'
      ? openPanel(page.windowId).then(
          () => true,
          () => false,
        )
      : null;
  const allowed = await isAllowed(page.url.href);
  if (request.type === 'overlay.hello') return welcome(allowed);
  if (!allowed) return opened ? ({ taken: false, panel: false, reason: 'notAllowed' } satisfies CheckAnswer) : null;
  switch (request.type) {
    case 'overlay.states': {
      const records = await loadRecords();
      return request.attachments.map((one) => stateOf(one, records));
    }
    case 'overlay.check':
      return check(request, page, opened, post);
    case 'overlay.filed':
      return filed(request.documents);
    case 'overlay.file': {
      await post(page.windowId, { kind: 'file', documents: request.documents });
      return { taken: true, panel: (await opened) ?? false } satisfies CheckAnswer;
    }
    case 'overlay.draft':
      return draftFacts(request.names, request.latest);
    case 'overlay.saveProfile':
      return saveProfile(request.profile).then(
        () => true,
        () => false,
      );
    default:
      return null;
  }
}

async function welcome(allowed: boolean): Promise<OverlayWelcome> {
  const [{ settings }, features, profiles] = await Promise.all([loadSettings(), loadFeatures(), loadProfiles()]);
  return {
    allowed,
    language: settings.language,
    theme: settings.theme,
    features: allowed ? features.filter(({ on }) => on).map(({ id }) => id) : [],
    profiles: (allowed ? profiles : []) as unknown as OverlayWelcome['profiles'],
  };
}

/** Says of the office's dossiers no more than whether these documents are in one. */
async function filed(signs: readonly DocumentSign[]): Promise<FiledAnswer> {
  const database = theStore();
  return (await hasDossiers(database)) ? filedStates(database, signs) : null;
}

/** A page can have nothing fetched but what it could fetch itself: an address of its own. */
async function check(
  { attachment }: Extract<OverlayRequest, { type: 'overlay.check' }>,
  page: Page,
  opened: Promise<boolean> | null,
  post: Post,
): Promise<CheckAnswer> {
  const panel = (await opened) ?? false;
  if (attachment.link !== null) {
    let origin: string | null = null;
    try {
      origin = new URL(attachment.link).origin;
    } catch {
      // Not an address at all.
    }
    if (origin !== page.url.origin) return { taken: false, panel, reason: 'otherSite' };
  }
  await post(page.windowId, { kind: 'attachment', tabId: page.tabId, frameId: page.frameId, attachment });
  return { taken: true, panel };
}

async function draftFacts(names: readonly string[], latest: boolean): Promise<DraftAnswer> {
  const results = (await browserSession.load()).sort((a, b) => b.checkedAt - a.checkedAt);
  const wanted = new Set(names.map(fileKey));
  const found = results.find(({ name }) => wanted.has(fileKey(name))) ?? (latest ? results[0] : undefined);
  if (!found) return { draft: null, anyChecked: results.length > 0 };
  const { documentType, subject, referenceNumber, number, symbol, date, signerName, urgency, secrecyLevel } = found.report.metadata;
  return {
    draft: { name: found.name, documentType, subject, referenceNumber, number, symbol, date, signerName, urgency, secrecyLevel },
    anyChecked: true,
  };
}
