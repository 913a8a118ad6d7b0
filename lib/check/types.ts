import type { ComponentFound, DocumentMetadata, IssuingSystem, MetadataReasons } from '../anatomy';
import type { DocumentKind } from '../document';
import type { Bilingual, Verdict, VerdictCounts } from '../rules';

/** Answer for one file that was read. Bound to the bytes by `sha256`. */
export interface CheckReport {
  sha256: string;
  kind: DocumentKind;
  ruleset: string | null;
  /** Why this rule set, or why none. */
  rulesetWhy: Bilingual;
  system: IssuingSystem;
  secrecyStop: false;
  metadata: DocumentMetadata;
  metadataReasons: MetadataReasons;
  components: ComponentFound[];
  verdicts: Verdict[];
  counts: VerdictCounts;
  /** Pages that are pictures in the main, 1-based: a mark in a picture is not read. */
  pictured: number[];
}

/** Answer for a file that bears a secrecy mark: the mark seen, and nothing else of the file. */
export interface SecrecyStopReport {
  secrecyStop: true;
  /** Level of the mark, or null where it could not be told. */
  level: 'mật' | 'tối mật' | 'tuyệt mật' | null;
  /** Where it stood: a kind of place, never its text. */
  place: string;
}

export type CheckOutcome = CheckReport | SecrecyStopReport;
