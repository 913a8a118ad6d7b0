import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Anatomy, analyse, COMPONENT_IDS } from '../../../lib/anatomy';
import { type DraftDocument, readDocument } from '../../../lib/document';
import { evaluate, loadRuleSet, ruleSetIds } from '../../../lib/rules';
import { compliantDraft } from '../../fixtures/drafts';

/** Odd documents: values unknown, ranges beyond the text, components in the wrong place, hostile text. */
const oddity = fc.record({
  at: fc.nat(400),
  what: fc.constantFrom('runs', 'align', 'spacing', 'indent', 'text', 'range', 'component', 'margins', 'number', 'parts', 'date'),
  text: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('Số 1-/', '((((', 'a'.repeat(4000), '\ud800', 'ngày tháng năm', 'Điều')),
});

function spoil(document: DraftDocument, anatomy: Anatomy, odd: { at: number; what: string; text: string }): void {
  const paragraph = document.paragraphs[odd.at % document.paragraphs.length]!;
  const component = anatomy.components[odd.at % anatomy.components.length]!;
  const section = document.sections[0]!;
  switch (odd.what) {
    case 'runs':
      for (const run of paragraph.runs)
        Object.assign(run, { sizePt: null, bold: null, italic: null, font: null, underline: null, color: null });
      break;
    case 'align':
      paragraph.align = null;
      break;
    case 'spacing':
      paragraph.spacing = null;
      break;
    case 'indent':
      paragraph.indent = null;
      break;
    case 'text':
      paragraph.text = odd.text;
      break;
    case 'range':
      component.ranges.push({ paragraph: odd.at, start: 5, end: 10_000 });
      break;
    case 'component':
      component.id = COMPONENT_IDS[odd.at % COMPONENT_IDS.length]!;
      break;
    case 'margins':
      section.marginsMm = null;
      section.paper = null;
      break;
    case 'number':
      section.pageNumbering = null;
      document.pages = odd.at;
      break;
    case 'parts':
      component.part = odd.at % 3;
      anatomy.parts.push({ index: 1, kind: 'appendix', firstParagraph: 0, lastParagraph: 0, title: null });
      break;
    default:
      anatomy.metadata.date = ['2026', '2026-02', '2026-02-30'][odd.at % 3]!;
  }
}

test('an odd document never stops the evaluation', async () => {
  const document = await readDocument(compliantDraft({ ruleset: 'hd05-2026', type: 'Quy định' }));
  const anatomy = analyse(document);
  fc.assert(
    fc.property(fc.array(oddity, { maxLength: 25 }), (oddities) => {
      const spoiled = structuredClone({ document, anatomy });
      for (const odd of oddities) spoil(spoiled.document, spoiled.anatomy, odd);
      for (const id of ruleSetIds()) {
        for (const verdict of evaluate(spoiled.document, spoiled.anatomy, loadRuleSet(id, '2026-11-16'), { today: '2026-11-22' })) {
          expect(verdict.confidence).toBeGreaterThanOrEqual(0);
          expect(verdict.outcome === 'notMeasured').toBe(verdict.reason !== undefined);
          if (verdict.outcome === 'fail') expect(verdict.where.length).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 60 },
  );
});
