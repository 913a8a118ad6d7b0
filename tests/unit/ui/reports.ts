import type { CheckReport } from '../../../lib/check';
import type { Verdict } from '../../../lib/rules';

const both = (text: string) => ({ vi: text, en: `${text} (en)` });

export function verdict(change: Partial<Verdict> = {}): Verdict {
  return {
    rule: 'hd05.number.colon',
    component: 'number',
    outcome: 'fail',
    severity: 'error',
    confidence: 1,
    expected: both('không có dấu hai chấm'),
    actual: both('Số: 5'),
    message: both('Thừa dấu hai chấm'),
    remedy: both('Xóa dấu hai chấm'),
    citation: { norm: '05-HD/VPTW', clause: 'điểm 3' },
    where: [{ paragraph: 2, start: 0, end: 4, page: null, box: null }],
    ...change,
  };
}

export function report(verdicts: Verdict[], change: Partial<CheckReport> = {}): CheckReport {
  return {
    sha256: 'ab'.repeat(32),
    kind: 'docx',
    ruleset: 'hd05-2026',
    rulesetWhy: both('Kiểm tra theo 05-HD/VPTW'),
    system: 'party',
    secrecyStop: false,
    metadata: {
      issuer: 'TỈNH ỦY SƠN LÂM',
      parentBody: null,
      referenceNumber: '5-KH/TU',
      number: '5',
      symbol: '-KH/TU',
      place: 'Sơn Lâm',
      date: '2026-09-03',
      documentType: 'kế hoạch',
      subject: 'chỉnh lý',
      addressee: [],
      signAuthority: null,
      signerTitle: null,
      signerName: null,
      recipients: ['Lưu'],
      secrecyLevel: null,
      urgency: null,
      draftNumber: null,
      pages: 1,
    },
    metadataReasons: {},
    components: [],
    verdicts,
    counts: { error: 0, warning: 0, info: 0, pass: 0, notMeasured: 0 },
    pictured: [],
    ...change,
  };
}
