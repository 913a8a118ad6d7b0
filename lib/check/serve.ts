import { anatomyMessages, type DocumentMetadata } from '../anatomy';
import { explainUnreadable, readDocument, UnreadableFileError } from '../document';
import { loadRuleSet, ruleSetIds, standInDay } from '../rules';
import { type CheckReport, checkDraft } from './index';
import type { CheckRequest, Explained, RuleWords, RuleWordsRequest, WorkerAnswer, WorkerRequest } from './worker-messages';

/** What the engine knows of where it runs: a worker's own scope, or something like it. */
export interface CheckScope {
  postMessage: (answer: WorkerAnswer) => void;
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
}

const PROGRESS_EVERY_MS = 80;

function explain(report: CheckReport, { today, date }: CheckRequest['options']): Explained {
  const reasons: Explained['reasons'] = {};
  for (const [field, id] of Object.entries(report.metadataReasons)) {
    const line = anatomyMessages[id];
    if (line) reasons[field as keyof DocumentMetadata] = line;
  }
  const onDay = standInDay(date ?? report.metadata.date, today);
  return { ruleSet: report.ruleset ? loadRuleSet(report.ruleset, onDay).info : null, reasons };
}

/** A place in the words that only a document fills. */
const OPEN_PLACE = /\{\w+/;

function ruleWords({ ids, today }: RuleWordsRequest): RuleWords[] {
  const wanted = new Set(ids);
  const rules = ruleSetIds().flatMap((id) => loadRuleSet(id, today).rules);
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return [...wanted].flatMap((id) => {
    const rule = known.get(id);
    if (!rule) return [];
    const words = rule.message?.need ?? rule.message?.fault ?? null;
    const { component, norm, clause } = rule;
    return [{ rule: id, component, need: words && !OPEN_PLACE.test(words.vi) ? words : null, citation: { norm, clause } }];
  });
}

async function answer(request: WorkerRequest, scope: CheckScope): Promise<WorkerAnswer> {
  const { id } = request;
  switch (request.type) {
    case 'ruleSets':
      return { type: 'ruleSets', id, ruleSets: ruleSetIds().map((one) => loadRuleSet(one, request.today).info) };
    case 'ruleWords':
      return { type: 'ruleWords', id, words: ruleWords(request) };
    case 'paragraphs': {
      const draft = await readDocument(request.bytes);
      const paragraphs = draft.paragraphs.map(({ index, text, container }) => ({ index, text, container: container.kind }));
      return { type: 'paragraphs', id, paragraphs };
    }
    case 'check': {
      let last = 0;
      const onProgress = (share: number) => {
        const now = Date.now();
        if (now - last < PROGRESS_EVERY_MS) return;
        last = now;
        scope.postMessage({ type: 'progress', id, share });
      };
      const outcome = await checkDraft(request.bytes, { ...request.options, onProgress });
      return { type: 'outcome', id, outcome, explained: outcome.secrecyStop ? null : explain(outcome, request.options) };
    }
  }
}

/** Answers requests, each by its id. Whoever made the scope stops it by ending it. */
export function serveChecks(scope: CheckScope): void {
  scope.onmessage = async ({ data: request }) => {
    try {
      scope.postMessage(await answer(request, scope));
    } catch (error) {
      if (error instanceof UnreadableFileError)
        scope.postMessage({ type: 'unreadable', id: request.id, code: error.code, line: explainUnreadable(error) });
      else scope.postMessage({ type: 'failed', id: request.id });
    }
  };
}
