import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { CheckReport } from '../../lib/check';
import type { AttachmentState, PageAttachment } from '../../lib/messages';
import { countStandings, itemsOf, toneOf } from '../panel/verdicts';
import { fileKey } from './names';

/** What is known of an attachment that was checked: kept in memory by the browser until it closes, never of a stopped file. */
export const recordSchema = z.object({
  sha256: z.string(),
  name: z.string(),
  link: z.nullable(z.string()),
  about: z.string(),
  stamp: z.nullable(z.string()),
  state: z.enum(['clean', 'failed', 'warned', 'open']),
  count: z.int(),
  renewed: z.boolean(),
  checkedAt: z.number(),
});
export type AttachmentRecord = z.infer<typeof recordSchema>;

export const RECORDS_KEY = 'attachments';
const KEPT = 300;

const sameDocument = (record: AttachmentRecord, one: PageAttachment): boolean =>
  record.about === one.about && fileKey(record.name) === fileKey(one.name);

const samePlace = (record: AttachmentRecord, one: PageAttachment): boolean =>
  one.chosen
    ? record.stamp === one.chosen.stamp && sameDocument(record, one)
    : one.link !== null
      ? record.link === one.link
      : record.link === null && record.stamp === null && sameDocument(record, one);

/** A document's file under another address, or another file in the same field, is not the one that was checked. */
export function stateOf(one: PageAttachment, records: readonly AttachmentRecord[]): AttachmentState {
  const known = records.find((record) => samePlace(record, one));
  if (known) return { state: known.state, count: known.count, renewed: known.renewed, checkedAt: known.checkedAt };
  const earlier = records.find((record) => sameDocument(record, one));
  return { state: earlier ? 'changed' : 'unchecked', count: 0, renewed: false, checkedAt: earlier?.checkedAt ?? null };
}

export function recordOf(one: PageAttachment, report: CheckReport, earlier: readonly AttachmentRecord[], now: number): AttachmentRecord {
  const counts = countStandings(itemsOf(report, []));
  const tone = toneOf(report, counts);
  const state = tone === 'failed' || tone === 'warned' || tone === 'clean' ? tone : 'open';
  const count = { failed: counts.error, warned: counts.warning + counts.info, clean: 0, open: counts.notMeasured }[state];
  const before = earlier.find((record) => samePlace(record, one));
  return {
    sha256: report.sha256,
    name: one.name,
    link: one.link,
    about: one.about,
    stamp: one.chosen?.stamp ?? null,
    state,
    count,
    renewed: before !== undefined && (before.sha256 !== report.sha256 || before.renewed),
    checkedAt: now,
  };
}

export async function loadRecords(): Promise<AttachmentRecord[]> {
  const stored = (await browser.storage.session.get(RECORDS_KEY))[RECORDS_KEY];
  const parsed = z.array(recordSchema).safeParse(stored ?? []);
  return parsed.success ? parsed.data : [];
}

/** @param report null = stopped or unreadable: nothing stays of it, and what was known before no longer holds */
export async function noteAttachment(one: PageAttachment, report: CheckReport | null): Promise<void> {
  const records = await loadRecords();
  const others = records.filter((record) => !samePlace(record, one));
  const next = report ? [recordOf(one, report, records, Date.now()), ...others] : others;
  await browser.storage.session.set({ [RECORDS_KEY]: next.slice(0, KEPT) });
}
