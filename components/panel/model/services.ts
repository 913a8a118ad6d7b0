import type { CheckReport } from '../../../lib/check';
import type { PageAttachment } from '../../../lib/messages';
import type { OfficeLexicon } from '../../../lib/spelling';
import type { Checker } from '../../state/checker';
import type { PageFile, PageScan } from '../../state/page-access';
import type { SessionStore } from '../../state/session';
import type { WaiverStore } from '../../state/waivers';

type Taken = Promise<{ bytes: Uint8Array; name: string }>;

/** All that the panel asks of the world around it. */
export interface PanelServices {
  checker: Checker;
  session: SessionStore;
  waivers: WaiverStore;
  today: () => string;
  /** The office's own words, as they are at this moment. */
  lexicon: () => Promise<OfficeLexicon>;
  /** Adds a word to the office's own; the answer takes it back. */
  addWord: (word: string) => Promise<() => Promise<void>>;
  /** First of the pages on whose picture a red frame like a mark's is seen; null where none is, or it can't be drawn. */
  findStamp: (bytes: Uint8Array, pages: readonly number[], signal: AbortSignal) => Promise<number | null>;
  /** One more stop on this day, where the office wants them counted. */
  countStop: () => Promise<void>;
  /** Keeps what an attachment's check said, for the mark beside it; null = stopped or unreadable. */
  noteAttachment: (attachment: PageAttachment, report: CheckReport | null) => Promise<void>;
  page: {
    fetchLink: (tabId: number, frameId: number, url: string) => Taken;
    fetchAttachment: (tabId: number, frameId: number, attachment: PageAttachment) => Taken;
    fetchPageFile: (tabId: number, file: PageFile) => Taken;
    scanPage: (tabId: number) => Promise<PageScan>;
    selectedText: (tabId: number, frameId: number) => Promise<string>;
    fieldText: (tabId: number, frameId: number) => Promise<string>;
  };
  views: {
    open: (item: { id: string; name: string; bytes: Uint8Array; report: CheckReport; waived: number[]; chosen: number | null }) => void;
    /** Shows a new report of the same bytes in the view that is open, if one is. */
    update: (id: string, report: CheckReport) => void;
    /** Shuts every open view of the item and makes it forget the document. */
    close: (id: string) => void;
  };
}
