import type { DraftDocument, TextForm } from '../../document';
import type { Slip } from '../types';

const RULES: Partial<Record<TextForm, string>> = {
  nfd: 'language.nfd',
  tcvn3: 'language.tcvn3',
  vni: 'language.vni',
  zeroWidth: 'language.hidden',
  softHyphens: 'language.hidden',
};
/** More than this of the converted text is of no use in a verdict. */
const OFFERED = 200;

/** Text that stood in the file in another form than it is read in. The text as read is the converted one. */
export function* encodings(document: DraftDocument): Generator<Slip> {
  for (const { form, paragraphs } of document.textForms) {
    const rule = RULES[form];
    if (!rule) continue;
    const legacy = form === 'tcvn3' || form === 'vni';
    for (const paragraph of paragraphs) {
      const text = document.paragraphs[paragraph]?.text.trim() ?? '';
      if (!text) continue;
      yield {
        rule,
        range: { paragraph, start: 0, end: text.length },
        found: text.slice(0, OFFERED),
        suggestions: legacy ? [text.slice(0, OFFERED)] : [],
        severity: legacy ? 'warning' : 'info',
        confidence: 0.9,
      };
    }
  }
}
