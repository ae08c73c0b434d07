import type { EctsHundredths } from '../../domain/ects.js';
import type { Grade } from '../../domain/grades.js';
import type { LegalIdentity } from '../../domain/legal.js';
import type { TextMap } from '../../domain/text.js';
import type { PriorLearning, StackLine } from '../documents/build.js';
import type { PublishedModule, PublishedProgramme } from '../documents/published.js';

/** Who awards, as a European digital credential says it. */
export interface EdcOrganisation {
  readonly did: string;
  readonly name: TextMap;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly city?: string | undefined;
  /** https address. */
  readonly website?: string | undefined;
  /** ISO 639-1; the issuer of a document needs one. */
  readonly primaryLanguage?: string | undefined;
  /** The issuer of a document needs it. */
  readonly legal?: LegalIdentity | undefined;
}

/** An award, as a European digital credential says it. */
export interface EdcAward {
  /** UUID. */
  readonly id: string;
  readonly ects: EctsHundredths;
  /** Midnight with offset. */
  readonly awardedDate: string;
  readonly grade?: Grade | undefined;
  /** Criterion id to level id. */
  readonly criteria?: Readonly<Record<string, string>> | undefined;
}

/** Everything that an `edc` says that isn't in the module or programme version. */
export interface EdcFacts {
  /** UUID. */
  readonly credentialId: string;
  readonly issuer: EdcOrganisation;
  readonly learner: { readonly id: string; readonly name: string; readonly salt: string };
  readonly award: EdcAward;
  /** Digest of the published version's bytes. */
  readonly versionDigest: string;
  /** UTC instant with `Z`, whole seconds. */
  readonly issuedAt: string;
  /** PNG bytes of the certificate as the graduate sees it. */
  readonly picture: Uint8Array;
  /** https address of the page where it can be verified. */
  readonly verifyAt?: string | undefined;
  /** UUID of the credential whose place it takes. */
  readonly supersedes?: string | undefined;
  /** What an award that recognises prior learning rests on. */
  readonly priorLearning?: PriorLearning | undefined;
}

/** One line of a certificate's stack with all that is said of it when it is embedded. */
export interface EdcPart {
  readonly line: StackLine;
  readonly version: PublishedModule | PublishedProgramme;
  /** Digest of the published version's bytes. */
  readonly versionDigest: string;
  readonly issuer: EdcOrganisation;
  readonly grade?: Grade | undefined;
  readonly criteria?: Readonly<Record<string, string>> | undefined;
  /** Of a programme award: the lines of its own certificate, by which its parts are nested. */
  readonly stack?: readonly StackLine[] | undefined;
}
