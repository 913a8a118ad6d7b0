import type { LoadedRule } from '../../../../lib/rules';
import type { Check } from '../../../../lib/rules/check-schema';
import { type DraftSpec, find, setParagraph, setRuns, setText, textOf } from '../../../fixtures/drafts';
import { decision, letter, type Planted, rules, twoAppendices } from './planted';

/** The document a component stands in, where a plan has none. */
const STAGE: Record<string, Planted['options']> = {
  subjectCV: letter,
  addressLabel: letter,
  bases: decision,
  article: decision,
  partChapter: rules,
  partChapterTitle: rules,
  section: { ...rules, text: { body: ['Mục 1|QUY ĐỊNH CHUNG', 'Điều 1. Phạm vi', 'Quy chế này quy định công tác văn thư.'] } },
  sectionTitle: { ...rules, text: { body: ['Mục 1|QUY ĐỊNH CHUNG', 'Điều 1. Phạm vi', 'Quy chế này quy định công tác văn thư.'] } },
  appendix: twoAppendices,
  appendixTitle: twoAppendices,
  appendixReference: twoAppendices,
  urgency: { urgency: 'KHẨN' },
  circulation: { circulation: 'LƯU HÀNH NỘI BỘ' },
  drafterCode: { drafterCode: true },
  contact: { contact: 'Số 1, đường Trần Phú, phường Đồi Thông; điện thoại: 0200.123456; thư điện tử: snv@example.vn' },
  body: {
    text: {
      body: [
        'Sở Nội vụ ban hành Kế hoạch kiểm tra công tác văn thư, lưu trữ tại các cơ quan, tổ chức trên địa bàn tỉnh như sau:',
        '1. Kiểm tra việc soạn thảo, ký ban hành văn bản.',
      ],
    },
  },
};

/** The same words in the other case; the sign of a signing power stays. */
function otherCase(text: string, wanted: string): string {
  if (wanted === 'notAllUpper') return text.toUpperCase();
  if (wanted === 'upperFirst') return text.charAt(0).toLowerCase() + text.slice(1);
  return text.replace(/\p{L}+(?!\.)/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** What breaks one rule on the look of a component, read off the rule itself; null when the rule is of another kind. */
function breakLook(check: Check, role: string): ((spec: DraftSpec) => void) | null {
  if (check.type === 'alignment') {
    const wrong = (['left', 'right', 'center'] as const).find((align) => !check.allow.includes(align))!;
    return (spec) => setParagraph(spec, role, { align: wrong });
  }
  if (check.type !== 'font') return null;
  const { sizePt, bold, italic, family, color } = check;
  if (sizePt) return (spec) => setRuns(spec, role, { sizePt: sizePt[1]! + 1 });
  if (family) return (spec) => setRuns(spec, role, { font: 'Arial' });
  if (color) return (spec) => setRuns(spec, role, { color: '#0000FF' });
  if (check.case) return (spec) => setText(spec, role, otherCase(textOf(find(spec, role)), check.case!));
  return (spec) =>
    setRuns(spec, role, { ...(bold === undefined ? {} : { bold: !bold }), ...(italic === undefined ? {} : { italic: !italic }) });
}

/** One planted error for each rule on size, weight, slant, case, face, colour and alignment. */
export function plantedLooks(all: readonly LoadedRule[], byHand: ReadonlySet<string>): Planted[] {
  return all.flatMap((rule) => {
    const id = rule.id.replace(/^nd30\./, '');
    const change = byHand.has(id) ? null : breakLook(rule.check, rule.component);
    return change ? [{ rules: [id], options: STAGE[rule.component] ?? {}, change }] : [];
  });
}
