import type { VerificationReport } from '../../../verification/report.js';

/** What somebody handed in. */
export type HandedIn =
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }
  /** What the camera sees at this moment. */
  | { readonly kind: 'frame'; readonly picture: ImageData };

/** What the page asks of the worker: one thing at a time. */
export interface Question {
  readonly handedIn: HandedIn;
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
}

export type Answered = { readonly report: VerificationReport } | { readonly problem: Problem };
