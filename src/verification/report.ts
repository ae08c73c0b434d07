import type { CalendarDate } from '../domain/dates.js';

export type CheckName =
  | 'structure'
  | 'proof'
  | 'issuer'
  | 'recognition'
  | 'period'
  | 'status'
  | 'stack'
  | 'clr'
  | 'endorsement'
  | 'content'
  | 'holder'
  | 'question';

/** `unknown`: could not be checked. It is neither a pass nor a fail, and is never shown as either. */
export type Outcome = 'pass' | 'fail' | 'unknown' | 'not-applicable';

export interface CheckResult {
  readonly check: CheckName;
  readonly outcome: Outcome;
  /** Stable, such as `status.revoked`; pages and clients key on it. */
  readonly code: string;
  /** A sentence for a person who has never heard of credentials. */
  readonly message: string;
  /** The clause of the specification or regulation that is checked. */
  readonly citation?: string | undefined;
  /** The data behind the result; never personal data. */
  readonly evidence?: Readonly<Record<string, unknown>> | undefined;
  /** JSON pointer into the document, where there is one place to look at. */
  readonly pointer?: string | undefined;
  /** True where the result informs and doesn't bear on the verdict. */
  readonly advisory?: boolean | undefined;
}

export type Verdict = 'verified' | 'not-verified' | 'undetermined';

/** What a document calls its issuer. Nobody here confirms it: whoever shows it says so. @internal */
export interface ClaimedName {
  /** One line of bounded length, in which nothing is invisible. */
  readonly name: string;
  /** A registered institution that is called alike, and that the issuer is not. */
  readonly resembles?: { readonly did: string; readonly name: string } | undefined;
}

/** What a credential says, read from its signed fields, with names of issuers taken from the registry alone. */
export interface CredentialSummary {
  readonly id: string;
  readonly kind: 'module' | 'certificate' | 'transcript' | 'other';
  readonly title: string;
  readonly description?: string | undefined;
  /** As signed; absent where it was withheld. */
  readonly learnerName?: string | undefined;
  readonly issuer: {
    readonly did: string;
    /** From the registry; absent for an issuer that nobody here recognises. */
    readonly name?: string | undefined;
    readonly country?: string | undefined;
    /** The issuer belongs to a demonstration: nothing that it signs is a real diploma. */
    readonly demo?: boolean | undefined;
    /** What the document itself calls an issuer without a name, where a caller asked for `claims`. @internal */
    readonly claimed?: ClaimedName | undefined;
  };
  readonly award?: string | undefined;
  /** Address of the module or programme version. */
  readonly achievement?: string | undefined;
  readonly awardedOn?: CalendarDate | undefined;
  /** UTC instant at which it was signed. */
  readonly signedAt?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly ects?: number | undefined;
  readonly eqfLevel?: number | undefined;
  readonly grade?: string | undefined;
  readonly mode?: string | undefined;
  readonly outcomes?: readonly string[] | undefined;
  /** Id of the credential whose place it took. */
  readonly supersedes?: string | undefined;
  /** The award recognises prior learning: DID of who attested that, and the digest of the document kept as evidence. */
  readonly priorLearning?: { readonly issuer: string; readonly digest: string } | undefined;
}

/**
 * One entry of a certificate's stack, and what was found about it. A certificate says of what came in with another
 * programme only that it did. Where that inner certificate was shown too and its signature is genuine, `part`,
 * `partTitle` and `through` are as it says, and so on inwards: they then name the innermost programme.
 */
export interface PartReport {
  readonly award: string;
  readonly kind: 'module' | 'programme';
  /** Which part of the rule it fulfils: the certificate's own, or that of the innermost programme it came in with. */
  readonly part: string;
  /** Title of that part of that rule, where the programme gives one. */
  readonly partTitle?: string | undefined;
  /**
   * Award id of the programme that it came in with, if it came with one; always that of an entry of this stack where
   * it is taken from an inner certificate.
   */
  readonly through?: string | undefined;
  /** Address of the module or programme version. */
  readonly achievement: string;
  /** From the presented part or the published version; absent where neither is at hand. */
  readonly title?: string | undefined;
  readonly ects: number;
  readonly awardedOn: CalendarDate;
  readonly issuer: {
    readonly did: string;
    readonly name?: string | undefined;
    readonly country?: string | undefined;
  };
  /** The report of the credential that was shown for it; absent where none was shown. */
  readonly report?: CredentialReport | undefined;
}

export interface CredentialReport {
  readonly verdict: Verdict;
  /**
   * Of what was checked, so that a report can be told to belong to a file: a multihash (SHA-256) in Multibase of the token's text, or
   * else of the document, or of the sealed file with its seals, in its canonical form (RFC 8785). Absent for what could not be read.
   */
  readonly digestMultibase?: string | undefined;
  readonly summary: CredentialSummary | undefined;
  readonly results: readonly CheckResult[];
  /** In the order of the stack; empty for what is not a certificate. */
  readonly parts: readonly PartReport[];
  /** Of a learner record: the report of each credential that it lists, in its order; absent for what lists none. */
  readonly listed?: readonly CredentialReport[] | undefined;
}

/** The answer to one input. The verdict follows from the results; it is never stored. */
export interface VerificationReport {
  readonly verdict: Verdict;
  /** UTC instant for which the answer holds. */
  readonly checkedAt: string;
  readonly form: 'credential' | 'presentation';
  /** What was presented and is not a part of another presented certificate. */
  readonly credentials: readonly CredentialReport[];
  /** About the input as a whole, such as a presentation's holder. */
  readonly results: readonly CheckResult[];
  readonly sources: ReportSources;
  /**
   * Of what is undetermined because what it was held against is out of date: the UTC instant, that of the newest of it, for which
   * the same input is verified. It says nothing of what came later.
   */
  readonly verifiedAsOf?: string;
}

/** As of when that holds what the input was held against: UTC instants. */
export interface ReportSources {
  /** What a network says of its issuers; absent where no network's word was asked. */
  readonly registry?: { readonly network: string; readonly asOf: string };
  /** When the oldest of the status lists that were asked was signed. */
  readonly statusAsOf?: string;
}
