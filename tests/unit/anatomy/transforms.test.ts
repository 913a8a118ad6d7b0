import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as transform from '../../fixtures/docx/transform';
import { compliantDraft, RULESETS } from '../../fixtures/drafts';
import { type Look, lookAt as look } from '../../fixtures/look';
import { OFFICES, officeDocx } from '../../fixtures/offices';

/** However a document is stored, it is the same document: its metadata and its errors stay. */

const SAMPLES = join(import.meta.dirname, '../../../samples/drafts');

const headed = OFFICES.filter((office) => office.page.trim().startsWith('[['));
const DRAFTS: [string, Uint8Array][] = [
  ...headed.map((office): [string, Uint8Array] => [office.id, officeDocx(office)]),
  ...RULESETS.map((ruleset): [string, Uint8Array] => [ruleset, compliantDraft({ ruleset, type: 'Công văn' })]),
  ...RULESETS.map((ruleset): [string, Uint8Array] => [ruleset, compliantDraft({ ruleset, type: 'Quyết định' })]),
  ...readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.docx'))
    .map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(join(SAMPLES, name)))]),
];

const { otherTones, misread, headingBordered, ...same } = transform;

/** What does not change how the page looks, or only how its heading is held together. */
describe.each(Object.entries(same))('%s', (_name, change) => {
  it.each(DRAFTS)('%s', async (_draft, bytes) => {
    expect(await look(change(bytes))).toEqual(await look(bytes));
  });
});

const tonesFolded = (text: string) =>
  text.replace(/([oOuU])([\u0300\u0301\u0303\u0309\u0323]?)([aeyAEY])([\u0300\u0301\u0303\u0309\u0323]?)/g, '$1$3$2$4');

describe('otherTones', () => {
  it.each(DRAFTS)('%s', async (_draft, bytes) => {
    const folded = async (file: Uint8Array) => tonesFolded(JSON.stringify((await look(file)).metadata).normalize('NFD'));
    expect(await folded(otherTones(bytes))).toBe(await folded(bytes));
    expect((await look(otherTones(bytes))).errors).toEqual((await look(bytes)).errors);
  });
});

describe('headingBordered', () => {
  it.each(DRAFTS)('%s', async (_draft, bytes) => {
    const [before, after] = [await look(bytes), await look(headingBordered(bytes))];
    expect(after.metadata).toEqual(before.metadata);
    // Text inside a drawn table is no longer measured as heading; nothing new may be said of it.
    expect(before.errors).toEqual(expect.arrayContaining(after.errors));
  });
});

describe('misread', () => {
  it.each(DRAFTS)('%s', async (_draft, bytes) => {
    const [before, after] = [(await look(bytes)).metadata, (await look(misread(bytes))).metadata];
    const sure = ({ referenceNumber, date, system, secrecyLevel, urgency }: Look['metadata']) => [
      referenceNumber,
      date,
      system,
      secrecyLevel,
      urgency,
    ];
    expect(sure(after)).toEqual(sure(before));
  });
});
