import type { CheckRecord, CheckRecordFinding } from '../../../verification/check-record-form.js';
import type { VerificationReport } from '../../../verification/report.js';

/** What somebody handed in. */
export type HandedIn =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }
  /** What a QR code says. */
  | { readonly kind: 'code'; readonly text: string }
  /** What the camera sees at this moment. */
  | { readonly kind: 'frame'; readonly picture: ImageData };

/** What the page asks of the worker: one thing at a time. */
export interface Question extends Asking {
  readonly handedIn: HandedIn;
  /** What others publish that is to be fetched first. */
  readonly wanted?: readonly Foreign[];
}

/** For when, and where, something is asked. */
export interface Asking {
  /** The moment, in milliseconds since 1970. */
  readonly now: number;
  /** Of the page: names are told in it, where the network has them in it. */
  readonly language: string;
  /** Without a slash at its end: links of this deployment begin with it. */
  readonly publicUrl: string;
}

/** Why nothing could be checked, by a key of words, with what stands in them. */
export interface Problem {
  readonly code: string;
  /** Of a code that isn't told in words of its own. */
  readonly message?: string | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
  /** Where a code leads that isn't followed. */
  readonly leadsTo?: string | undefined;
  /** What several codes say, of which one is to be chosen. */
  readonly choices?: readonly string[] | undefined;
}

/** What somebody else publishes: the document of a DID, or the status list at an address. */
export interface Foreign {
  readonly kind: 'did' | 'list';
  readonly address: string;
}

/** The same as an answer needed it. */
export interface Place extends Foreign {
  readonly host: string;
  /** UTC instant; absent where it isn't at hand. */
  readonly fetchedAt?: string | undefined;
  /** Why it could not be fetched now, a code. */
  readonly failed?: string | undefined;
}

export type Answered =
  | {
      readonly report: VerificationReport;
      readonly places: readonly Place[];
      /** Found with what was kept, since there was no network. */
      readonly offline: boolean;
    }
  /** What was handed in is a signed record of a check. */
  | { readonly record: CheckRecordFinding }
  | { readonly problem: Problem };

/** What the page asks of the worker after a click: that the service checks the same, for which it is sent there, and signs what it finds. */
export interface RecordQuestion extends Asking {
  readonly toRecord: HandedIn;
}

/** A signed record, and what it says; nothing if there is none to be had. */
export type Recorded = { readonly jws: string; readonly record: CheckRecord } | undefined;
