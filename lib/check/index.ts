/** From bytes to cited verdicts: the rooms in the order of the flow. Runs alike in a page, a worker and Node. */
import { type Anatomy, analyse } from '../anatomy';
import { createCalendar } from '../calendar';
import { type DraftDocument, type ReadOptions, readDocument } from '../document';
import { chooseRuleSet, countVerdicts, evaluate, loadRuleSet } from '../rules';
import { createTripwire, findMark, SecrecyStop, secrecyVerdicts } from '../secrecy';
import { checkLanguage, type OfficeLexicon } from '../spelling';
import { picturedPages } from './pictured';
import type { CheckOutcome, CheckReport, SecrecyStopReport } from './types';

export * from './types';

export interface CheckOptions extends ReadOptions {
  /** Rule set id; without it the set is chosen by issuing system and date. */
  ruleset?: string;
  /** ISO day that decides the rule set instead of the document's own date. */
  date?: string;
  /** ISO day that stands for an undated draft. */
  today: string;
  /** Name of the file, looked at for secrecy marks only; never kept. */
  fileName?: string;
  /** The office's own words: right wherever they stand. */
  lexicon?: OfficeLexicon;
}

/**
 * Checks one draft.
 *
 * @throws UnreadableFileError when the file can't be read, RangeError for an unknown rule set id, and whatever
 *   `options.signal` aborts with
 */
export async function checkDraft(bytes: Uint8Array, options: CheckOptions): Promise<CheckOutcome> {
  try {
    const { document, anatomy } = await readUnmarked(bytes, options);
    return await report(bytes, document, anatomy, options);
  } catch (error) {
    if (error instanceof SecrecyStop) return stopped(error);
    throw error;
  }
}

/** @throws SecrecyStop at a mark, wherever it stands, as soon as it is met. */
async function readUnmarked(bytes: Uint8Array, options: CheckOptions): Promise<{ document: DraftDocument; anatomy: Anatomy }> {
  const tripwire = createTripwire();
  if (options.fileName) tripwire.checkFileName(options.fileName);
  const document = await readDocument(bytes, {
    ...options,
    onText(text, place) {
      tripwire.onText(text, place);
      options.onText?.(text, place);
    },
  });
  tripwire.checkProperties(document.properties);
  const anatomy = analyse(document);
  const mark = findMark(document, anatomy);
  if (mark) throw new SecrecyStop(mark.level, mark.place);
  return { document, anatomy };
}

function stopped(stop: SecrecyStop): SecrecyStopReport {
  return { secrecyStop: true, level: stop.level, place: stop.place };
}

async function report(bytes: Uint8Array, document: DraftDocument, anatomy: Anatomy, options: CheckOptions): Promise<CheckReport> {
  const { today } = options;
  const choice = chooseRuleSet(anatomy.system, options.date ?? anatomy.metadata.date, today);
  const id = options.ruleset ?? (anatomy.normative ? null : (choice.ruleSet?.id ?? null));
  const format = id ? evaluate(document, anatomy, loadRuleSet(id, choice.onDay), { today }) : [];
  const pictured = picturedPages(document);
  const questions = secrecyVerdicts(document, anatomy, { today, isWorkingDay: createCalendar().isWorking }, pictured);
  const language = checkLanguage(document, anatomy, { onDay: choice.onDay, lexicon: options.lexicon });
  const verdicts = [...format, ...questions, ...language];
  return {
    sha256: await sha256(bytes),
    kind: document.kind,
    ruleset: id,
    rulesetWhy: choice.why,
    system: anatomy.system,
    secrecyStop: false,
    metadata: anatomy.metadata,
    metadataReasons: anatomy.reasons,
    components: anatomy.components,
    verdicts,
    counts: countVerdicts(verdicts),
    pictured,
  };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
