import { WorkerChecker } from '../components/state/checker';
import { today } from '../components/state/today';
import { type CheckScope, serveChecks } from '../lib/check/serve';
import { workerMaker } from './checker';
import { Panel } from './panel';
import { loadSettings, saveSettings } from './settings';
import { whileAlone } from './standDown';

/** The function that the build makes of this whole script: its source is the worker's too, so that the code is in the file once. */
declare const vanThuScript: () => void;

function startPanel(signal: AbortSignal): void {
  let made: WorkerChecker | null = null;
  let ready: Promise<WorkerChecker> | null = null;
  // Whether a worker is to be had is found out at the first draft, not at every page.
  const checker = () => {
    ready ??= workerMaker(`(${vanThuScript})()`, today()).then((make) => {
      made = new WorkerChecker(make);
      return made;
    });
    return ready;
  };
  new Panel({
    checker: {
      check: async (...asked) => (await checker()).check(...asked),
      paragraphs: async (bytes) => (await checker()).paragraphs(bytes),
      ruleSets: async (day) => (await checker()).ruleSets(day),
      end: () => made?.end(),
      renew: () => made?.renew(),
    },
    settings: loadSettings(),
    save: saveSettings,
    signal,
  });
}

if (typeof document === 'undefined') serveChecks(self as unknown as CheckScope);
else whileAlone(document.documentElement, startPanel);
