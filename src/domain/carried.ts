import type { SourceId } from './ids.ts';
import type { LinkTrouble } from './shared-link.ts';

/** What a person may bring along: formats told apart by content, never by a file's name. */
export type CarriedFormat = 'notebook' | 'prescription' | 'cda' | 'hl7v2' | 'fhir';

/** A file or a pasted text as it came. */
export interface CarriedPiece {
  /** The file's own name; shown to the reader who chose it, and kept nowhere. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** With what a shared link is opened that wants one. */
  readonly passcode?: string;
}

/** The largest file that is read. */
export const MOST_CARRIED_BYTES = 20 * 1024 * 1024;

/** What became of what was handed over; several pieces of one notebook are one. */
export type CarriedOutcome = {
  readonly names: readonly string[];
} & (
  | {
      readonly state: 'taken';
      readonly source: SourceId;
      readonly format: CarriedFormat;
      readonly entries: number;
      /** What of it could not be read, and is listed among the issues of its source. */
      readonly issues: number;
    }
  /** Recognised, and nothing could be read out of it. */
  | { readonly state: 'nothing-read'; readonly format: CarriedFormat; readonly detail: string }
  | { readonly state: 'unknown-format' }
  | { readonly state: 'too-large' }
  /** A shared link that gave nothing; it may be tried again with a passcode. */
  | { readonly state: 'link'; readonly trouble: LinkTrouble; readonly piece: CarriedPiece }
  /** A shared link holds more files than could be read. */
  | { readonly state: 'link-part'; readonly others: number }
);
