/** What a page of somebody else's system says about documents. Keys are the project's field names. */
export type FieldName =
  | 'arrivalNumber'
  | 'departureNumber'
  | 'referenceNumber'
  | 'documentDate'
  | 'arrivalDate'
  | 'issuer'
  | 'subject'
  | 'documentType'
  | 'topic'
  | 'secrecyLevel'
  | 'urgency'
  | 'deadline'
  | 'signerName'
  | 'signerTitle'
  | 'recipients'
  | 'copies'
  | 'pageCount'
  | 'register'
  | 'status'
  | 'instruction'
  | 'drafter'
  | 'draftingUnit'
  | 'note'
  | 'origin'
  | 'identifier'
  | 'ordinal';

export type PageKind = 'list' | 'detail' | 'form' | 'unknown';
export type Direction = 'incoming' | 'outgoing';

/** One value read from the page. `value: null` = the place is there and empty. */
export interface HostField {
  value: string | null;
  /** Unique in the page as it stands; not to be kept: many systems make their ids anew at each visit. */
  readonly selector: string;
  /** 0..1 */
  confidence: number;
  /** The label as printed, if one was used. */
  label?: string;
  element?: Element;
}

export interface HostAttachment {
  name: string;
  /** As in the page; null where only a script opens the file. */
  href: string | null;
  readonly selector: string;
  element?: Element;
}

/** A list row: every field of the vocabulary (null = empty or no such column). A row under a secrecy mark holds nothing but the stop. */
export type HostRow = Partial<Record<FieldName, string | null>> & {
  attachments?: HostAttachment[];
  secrecyStop?: true;
  _element?: Element;
  /** Where each value stands. */
  _cells?: Partial<Record<FieldName, Element>>;
};

export interface HostRecognition {
  kind: PageKind;
  /** Profile id, or `generic` when no profile knows the page. */
  system: string;
  /** 0..1 */
  confidence: number;
  direction?: Direction;
  /** Profile screen id, where one was told by breadcrumb or heading. */
  screen?: string;
  /** Vocabulary fields; labelled values outside it come under the `extras` keys of the vocabulary data. */
  fields: Record<string, HostField>;
  rows: HostRow[];
  attachments: HostAttachment[];
  secrecyStop?: true;
  /** Why the page is not, or only partly, recognised: a key for the screen's texts. */
  reason?: 'nothingFound' | 'noDocumentFields' | 'listWithoutRows' | 'profileOutdated';
}

export interface RecogniseOptions {
  /** One profile; `none` = the zero-knowledge recogniser alone; `all` (default) = every built-in profile. */
  profile?: SiteProfile | 'none' | 'all';
  /** Further profiles (local repairs, policy), tried before the built-in ones. */
  extraProfiles?: readonly SiteProfile[];
  /** Replaces the own visibility test. */
  isVisible?: (element: Element) => boolean;
  /** Look into same-origin frames too (default). Off when the caller runs in every frame by itself. */
  frames?: boolean;
}

export interface FieldRule {
  /** Labels as printed, most trusted first. */
  labels?: string[];
  /** CSS selector inside the screen (detail, form) or inside the row (list). */
  selector?: string;
  /** Read this attribute instead of the text. */
  attribute?: string;
  /** The site never shows this field here, whatever looks like it. */
  absent?: boolean;
}

export interface ProfileScreen {
  id: string;
  kind: Exclude<PageKind, 'unknown'>;
  direction?: Direction;
  /** Window title, breadcrumb or heading as printed; the screen applies when one of them stands there. */
  headings?: string[];
  /** CSS selector that must be found. */
  marker?: string;
  /** Where to look, instead of the whole page. */
  scope?: string;
  fields?: Record<string, FieldRule>;
  list?: { row: string; fields?: Record<string, FieldRule> };
}

export interface SiteProfile {
  id: string;
  name: string;
  version: number;
  match: {
    /** `example.vn` or `*.example.vn`. */
    hosts?: string[];
    /** Part of the page's title. */
    titles?: string[];
    /** CSS selectors, all of which must be found. */
    markers?: string[];
  };
  /** Labels of this system, over the vocabulary's. */
  labels?: Record<string, string[]>;
  screens?: ProfileScreen[];
}
