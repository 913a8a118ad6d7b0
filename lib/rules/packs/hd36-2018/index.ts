import type { PackSource } from '../../engine/read-pack';
import c1Required11Title from './1-required/1.1-title.json';
import c1Required12Agency from './1-required/1.2-agency.json';
import c1Required13Number from './1-required/1.3-number.json';
import c1Required14PlaceDate from './1-required/1.4-place-date.json';
import c1Required15TypeSubject from './1-required/1.5-type-subject.json';
import c1Required16Body from './1-required/1.6-body.json';
import c1Required16Headings from './1-required/1.6-headings.json';
import c1Required16Wording from './1-required/1.6-wording.json';
import c1Required17Signature from './1-required/1.7-signature.json';
import c1Required19Recipients from './1-required/1.9-recipients.json';
import c2Added21Urgency from './2-added/2.1-urgency.json';
import c2Added22CirculationDraft from './2-added/2.2-circulation-draft.json';
import c2Added23TypistCode from './2-added/2.3-typist-code.json';
import c2Added24Contact from './2-added/2.4-contact.json';
import c3Copies33CopyLabel from './3-copies/3.3-copy-label.json';
import c4Page45Appendix from './4-page/4.5-appendix.json';
import c4PagePage from './4-page/page.json';
import pack from './pack.json';
import tables from './tables.json';

/** Every file of this folder; a test compares the two. */
export const source: PackSource = {
  folder: 'hd36-2018',
  pack,
  tables,
  files: {
    '1-required/1.1-title.json': c1Required11Title,
    '1-required/1.2-agency.json': c1Required12Agency,
    '1-required/1.3-number.json': c1Required13Number,
    '1-required/1.4-place-date.json': c1Required14PlaceDate,
    '1-required/1.5-type-subject.json': c1Required15TypeSubject,
    '1-required/1.6-body.json': c1Required16Body,
    '1-required/1.6-headings.json': c1Required16Headings,
    '1-required/1.6-wording.json': c1Required16Wording,
    '1-required/1.7-signature.json': c1Required17Signature,
    '1-required/1.9-recipients.json': c1Required19Recipients,
    '2-added/2.1-urgency.json': c2Added21Urgency,
    '2-added/2.2-circulation-draft.json': c2Added22CirculationDraft,
    '2-added/2.3-typist-code.json': c2Added23TypistCode,
    '2-added/2.4-contact.json': c2Added24Contact,
    '3-copies/3.3-copy-label.json': c3Copies33CopyLabel,
    '4-page/4.5-appendix.json': c4Page45Appendix,
    '4-page/page.json': c4PagePage,
  },
};
