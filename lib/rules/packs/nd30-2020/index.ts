import type { PackSource } from '../../engine/read-pack';
import s1Page from './appendix-1/part-1/section-1-page.json';
import s21NationalHeading from './appendix-1/part-1/section-2/1-national-heading.json';
import s22Agency from './appendix-1/part-1/section-2/2-agency.json';
import s23Number from './appendix-1/part-1/section-2/3-number.json';
import s24PlaceDate from './appendix-1/part-1/section-2/4-place-date.json';
import s25TypeSubject from './appendix-1/part-1/section-2/5-type-subject.json';
import s26Content from './appendix-1/part-1/section-2/6-content.json';
import s27Signature from './appendix-1/part-1/section-2/7-signature.json';
import s29Recipients from './appendix-1/part-1/section-2/9-recipients.json';
import s31Appendix from './appendix-1/part-1/section-3/1-appendix.json';
import s32Marks from './appendix-1/part-1/section-3/2-marks.json';
import s33DrafterCode from './appendix-1/part-1/section-3/3-drafter-code.json';
import s34Contact from './appendix-1/part-1/section-3/4-contact.json';
import appendix1Part2Copies from './appendix-1/part-2-copies.json';
import appendix2Capitals from './appendix-2-capitals.json';
import pack from './pack.json';
import tables from './tables.json';

/** Every file of this folder; a test compares the two. */
export const source: PackSource = {
  folder: 'nd30-2020',
  pack,
  tables,
  files: {
    'appendix-1/part-1/section-1-page.json': s1Page,
    'appendix-1/part-1/section-2/1-national-heading.json': s21NationalHeading,
    'appendix-1/part-1/section-2/2-agency.json': s22Agency,
    'appendix-1/part-1/section-2/3-number.json': s23Number,
    'appendix-1/part-1/section-2/4-place-date.json': s24PlaceDate,
    'appendix-1/part-1/section-2/5-type-subject.json': s25TypeSubject,
    'appendix-1/part-1/section-2/6-content.json': s26Content,
    'appendix-1/part-1/section-2/7-signature.json': s27Signature,
    'appendix-1/part-1/section-2/9-recipients.json': s29Recipients,
    'appendix-1/part-1/section-3/1-appendix.json': s31Appendix,
    'appendix-1/part-1/section-3/2-marks.json': s32Marks,
    'appendix-1/part-1/section-3/3-drafter-code.json': s33DrafterCode,
    'appendix-1/part-1/section-3/4-contact.json': s34Contact,
    'appendix-1/part-2-copies.json': appendix1Part2Copies,
    'appendix-2-capitals.json': appendix2Capitals,
  },
};
