import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import { App } from '../../components/App';
import { addOwnWord } from '../../components/lexicon/words';
import { noteAttachment } from '../../components/overlay/records';
import { PanelModel } from '../../components/panel/model';
import { Panel } from '../../components/panel/Panel';

import { countingFaults } from '../../components/state/fault-counts';
import { STANDALONE } from '../../components/state/open-panel';
import { fetchAttachment, fetchLink, fetchPageFile, fieldText, scanPage, selectedText } from '../../components/state/page-access';
import { browserSession } from '../../components/state/session';
import { findStamp } from '../../components/state/stamp';
import { countStop } from '../../components/state/stops';
import { today } from '../../components/state/today';
import { Views } from '../../components/state/views';
import { localWaivers } from '../../components/state/waivers';
import { makeChecker } from '../../components/state/worker';
import { FirstRun } from '../../components/work/first-run/FirstRun';
import { theStore } from '../../components/work/shared/database';
import { Workspace } from '../../components/work/Workspace';
import { fromOwnPage, type Job, jobsSchema, type PageDocument, type Request, requestSchema } from '../../lib/messages';
import { lexiconWords } from '../../lib/store';

const checker = makeChecker();
const views = new Views(checker, (id, verdict) => model.choose(id, verdict));
const model = new PanelModel({
  checker,
  session: countingFaults(browserSession, theStore()),
  waivers: localWaivers,
  today,
  lexicon: async () => ({ words: await lexiconWords(theStore()) }),
  addWord: (word) => addOwnWord(theStore(), word),
  findStamp,
  countStop,
  noteAttachment,
  page: { fetchAttachment, fetchLink, fetchPageFile, fieldText, scanPage, selectedText },
  views,
});

/** Shows the check when it is asked for from outside, whichever tab is open; asked for too early, as soon as there are tabs. */
let early = false;
let showCheck = () => {
  early = true;
};
const onCheck = (show: () => void) => {
  showCheck = show;
  if (early) show();
  return () => {
    showCheck = () => {};
  };
};

/** Documents of a page that the clerk wants in a dossier. */
const wanted = {
  documents: null as readonly PageDocument[] | null,
  listeners: new Set<() => void>(),
  set(documents: readonly PageDocument[] | null) {
    wanted.documents = documents;
    for (const listener of wanted.listeners) listener();
  },
};
const subscribe = (listener: () => void) => {
  wanted.listeners.add(listener);
  return () => wanted.listeners.delete(listener);
};

async function take(job: Job): Promise<void> {
  if (job.kind === 'file') return wanted.set(job.documents);
  showCheck();
  await model.run(job);
}

const standalone = location.hash === STANDALONE;

async function listen(): Promise<void> {
  const windowId = (await browser.windows.getCurrent()).id ?? -1;
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    if (!fromOwnPage(sender, browser.runtime)) return;
    const request = requestSchema.safeParse(message);
    if (!request.success || request.data.type !== 'job') return;
    if (!standalone && request.data.windowId !== windowId) return;
    void take(request.data.job);
    return Promise.resolve(true);
  });
  const waiting = jobsSchema.safeParse(
    await browser.runtime.sendMessage({ type: 'panelReady', windowId, standalone } satisfies Request).catch(() => []),
  );
  for (const job of waiting.data ?? []) await take(job);
}

void model.restore().then(listen);

function SidePanel() {
  const filing = useSyncExternalStore(subscribe, () => wanted.documents);
  return (
    <Workspace
      database={theStore()}
      check={<Panel model={model} onSettings={() => void browser.runtime.openOptionsPage()} welcome={<FirstRun />} />}
      onCheck={onCheck}
      onFiles={(files) => void model.addFiles(files)}
      filing={filing}
      onFilingDone={() => wanted.set(null)}
      onOpenDraft={(id) => void model.select(id)}
    />
  );
}

createRoot(document.getElementById('root')!).render(
  <App>
    <SidePanel />
  </App>,
);
