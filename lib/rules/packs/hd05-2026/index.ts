import type { PackSource } from '../../engine/read-pack';
import pack from './pack.json';
import cpart2Section11Title from './part-2/section-1/1-title.json';
import cpart2Section12Agency from './part-2/section-1/2-agency.json';
import cpart2Section13Number from './part-2/section-1/3-number.json';
import cpart2Section14PlaceDate from './part-2/section-1/4-place-date.json';
import cpart2Section15TypeSubject from './part-2/section-1/5-type-subject.json';
import cpart2Section16Body from './part-2/section-1/6-body.json';
import cpart2Section16Headings from './part-2/section-1/6-headings.json';
import cpart2Section16Wording from './part-2/section-1/6-wording.json';
import cpart2Section17Signature from './part-2/section-1/7-signature.json';
import cpart2Section19Recipients from './part-2/section-1/9-recipients.json';
import cpart2Section21Appendix from './part-2/section-2/1-appendix.json';
import cpart2Section23Urgency from './part-2/section-2/3-urgency.json';
import cpart2Section24CirculationDraft from './part-2/section-2/4-circulation-draft.json';
import cpart2Section25DrafterCode from './part-2/section-2/5-drafter-code.json';
import cpart2Section26Contact from './part-2/section-2/6-contact.json';
import cpart2Section4Page from './part-2/section-4/page.json';
import tables from './tables.json';

/** Every file of this folder; a test compares the two. */
export const source: PackSource = {
  folder: 'hd05-2026',
  pack,
  tables,
  files: {
    'part-2/section-1/1-title.json': cpart2Section11Title,
    'part-2/section-1/2-agency.json': cpart2Section12Agency,
    'part-2/section-1/3-number.json': cpart2Section13Number,
    'part-2/section-1/4-place-date.json': cpart2Section14PlaceDate,
    'part-2/section-1/5-type-subject.json': cpart2Section15TypeSubject,
    'part-2/section-1/6-body.json': cpart2Section16Body,
    'part-2/section-1/6-headings.json': cpart2Section16Headings,
    'part-2/section-1/6-wording.json': cpart2Section16Wording,
    'part-2/section-1/7-signature.json': cpart2Section17Signature,
    'part-2/section-1/9-recipients.json': cpart2Section19Recipients,
    'part-2/section-2/1-appendix.json': cpart2Section21Appendix,
    'part-2/section-2/3-urgency.json': cpart2Section23Urgency,
    'part-2/section-2/4-circulation-draft.json': cpart2Section24CirculationDraft,
    'part-2/section-2/5-drafter-code.json': cpart2Section25DrafterCode,
    'part-2/section-2/6-contact.json': cpart2Section26Contact,
    'part-2/section-4/page.json': cpart2Section4Page,
  },
};
