import { describe, expect, it } from 'vitest';
import { analyse } from '../../../lib/anatomy';
import { readDocument } from '../../../lib/document';
import { chooseRuleSet, evaluate, loadRuleSet, standInDay } from '../../../lib/rules';
import { OFFICES, officeDocx } from '../../fixtures/offices';

const TODAY = '2026-11-22';

describe.each(OFFICES.map((office) => [office.id, office] as const))('%s', (_id, office) => {
  it('is read as a person reads it', async () => {
    const { metadata, system } = analyse(await readDocument(officeDocx(office)));
    const { truth } = office;
    expect({ ...metadata, system }).toMatchObject({
      system: truth.system,
      documentType: truth.type,
      referenceNumber: truth.ref,
      date: truth.date,
      issuer: truth.issuer,
      parentBody: truth.parent,
      subject: truth.subject,
      signerTitle: truth.title,
      signerName: truth.name,
      urgency: truth.urgency ?? null,
      secrecyLevel: null,
    });
    if (truth.to !== undefined) expect(metadata.addressee).toHaveLength(truth.to);
    if (truth.copies !== undefined) expect(metadata.recipients).toHaveLength(truth.copies);
  });

  it('has the faults that a reader finds and no others', async () => {
    const document = await readDocument(officeDocx(office));
    const anatomy = analyse(document);
    const { ruleSet } = chooseRuleSet(anatomy.system, anatomy.metadata.date, TODAY);
    expect(ruleSet === null).toBe(office.truth.system === 'unknown');
    if (!ruleSet) return;
    const rules = loadRuleSet(ruleSet.id, standInDay(anatomy.metadata.date, TODAY));
    const errors = evaluate(document, anatomy, rules, { today: TODAY }).filter((v) => v.outcome === 'fail' && v.severity === 'error');
    expect(errors.map((v) => v.rule.slice(v.rule.indexOf('.') + 1)).sort()).toEqual([...(office.faults ?? [])].sort());
  });
});
