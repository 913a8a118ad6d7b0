import type { Box } from '../document';

/**
 * Ids of the format components (thành phần thể thức). The same part has the same id in the Party's and the state's
 * system; `page` stands for paper and margins, `spelling` and `citation` for the language of the text.
 */
export const COMPONENT_IDS = [
  'page',
  'partyTitle',
  'nationalName',
  'nationalMotto',
  'agencyParent',
  'agency',
  'number',
  'placeDate',
  'typeName',
  'subject',
  'subjectCV',
  'separator',
  'addressLabel',
  'addressList',
  'bases',
  'body',
  'partChapter',
  'partChapterTitle',
  'section',
  'sectionTitle',
  'article',
  'clause',
  'point',
  'romanHeading',
  'signAuthority',
  'signPosition',
  'signPositionOther',
  'signature',
  'signName',
  'seal',
  'recipientsLabel',
  'recipients',
  'secret',
  'urgency',
  'circulation',
  'draft',
  'drafterCode',
  'contact',
  'pageNumber',
  'appendix',
  'appendixTitle',
  'appendixReference',
  'appendixESign',
  'copyLabel',
  'eCopyOrgSign',
  'eCopyPersonSign',
  'eCopySign',
  'spelling',
  'citation',
] as const;

export type ComponentId = (typeof COMPONENT_IDS)[number];

export type IssuingSystem = 'party' | 'state' | 'unknown';

/** A stretch of one paragraph. */
export interface TextRange {
  paragraph: number;
  start: number;
  end: number;
}

export interface ComponentFound {
  id: ComponentId;
  /** One range a printed line or paragraph, in reading order. */
  ranges: TextRange[];
  /** The text of the ranges, joined by '\n', NFC. */
  text: string;
  /** 0..1. Below `GUESSED` it was only guessed and can fail no harder than a warning. */
  confidence: number;
  /** Message id of the reason it was taken for this component. */
  why: string;
  /** Index in `Anatomy.parts`. */
  part: number;
  page: number | null;
  box: Box | null;
  /** Which shape or border draws it (separators, stamps, seals). */
  shape?: number;
  /**
   * For `separator`: which component it stands under and how it was made.
   * `form`: drawn = shape or border; underline = underlined text; hyphens, asterisk, underscores, other = typed.
   */
  separates?: {
    under: ComponentId;
    form: 'drawn' | 'underline' | 'hyphens' | 'asterisk' | 'underscores' | 'other';
    widthMm: number | null;
  };
}

export const GUESSED = 0.6;

/** A file may hold several documents, and a document appendices. */
export interface DocumentPart {
  index: number;
  kind: 'main' | 'attached' | 'appendix' | 'copy';
  firstParagraph: number;
  lastParagraph: number;
  title: string | null;
}

export interface DocumentMetadata {
  issuer: string | null;
  parentBody: string | null;
  /** As printed, without "Số", inner blanks dropped: '12-KH/TU', '-CV/TU' where the number is blank. */
  referenceNumber: string | null;
  number: string | null;
  symbol: string | null;
  place: string | null;
  /** ISO, cut to what is printed: '2026-03-05', '2026-03', '2026'. */
  date: string | null;
  /** Lower case: 'công văn', 'kế hoạch'… */
  documentType: string | null;
  subject: string | null;
  addressee: string[];
  /** 'T/M BAN THƯỜNG VỤ', 'KT. GIÁM ĐỐC'… */
  signAuthority: string | null;
  /** Authority and title joined by ' / '; of joint signers, left to right, joined by ' | '. */
  signerTitle: string | null;
  /** Joint signers joined by ' | '. */
  signerName: string | null;
  recipients: string[];
  secrecyLevel: string | null;
  urgency: string | null;
  draftNumber: string | null;
  pages: number | null;
}

/** Why a metadata field is null although the place for it was found: message ids by field. */
export type MetadataReasons = Partial<Record<keyof DocumentMetadata, string>>;

export interface Anatomy {
  system: IssuingSystem;
  systemConfidence: number;
  systemWhy: string[];
  /** A legal normative document (number with a year) is recognised and not measured. */
  normative: boolean;
  parts: DocumentPart[];
  components: ComponentFound[];
  metadata: DocumentMetadata;
  reasons: MetadataReasons;
}
