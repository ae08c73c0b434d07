import type { CalendarDate } from '../domain/dates.js';
import type { EctsHundredths } from '../domain/ects.js';
import type { LegalIdentity } from '../domain/legal.js';
import type { TextMap } from '../domain/text.js';

/** A key that signs or signed for an issuer, and when: a retired key still verifies what it signed before. */
export interface IssuerKey {
  /** Verification method, a DID URL. */
  readonly id: string;
  readonly publicKeyMultibase: string;
  /** UTC instants. */
  readonly from: string;
  readonly until?: string | undefined;
}

/** A period of calendar dates, both ends included; without `until` it goes on. */
export interface Period {
  readonly from: CalendarDate;
  readonly until?: CalendarDate | undefined;
}

/** An issuer that the network vouches for. What stands here is shown to people; what a credential says of itself isn't. */
export interface RegistryIssuer {
  readonly did: string;
  readonly kind: 'network' | 'institution';
  readonly code: string;
  readonly name: TextMap;
  readonly country: string;
  /** In which its documents are first of all written: ISO 639-1. */
  readonly primaryLanguage?: string | undefined;
  /** Who it is to the law: what the certificate of its seal is compared with. @internal */
  readonly legal?: LegalIdentity | undefined;
  /** Nothing that it signs is a real diploma. */
  readonly demo: boolean;
  readonly membership: Period;
  /** Modules that it may award, and when. */
  readonly recognisedFor: readonly (Period & { readonly module: string })[];
  readonly keys: readonly IssuerKey[];
}

/** A published module or programme version that the network stands for. */
export interface RegisteredVersion {
  readonly address: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  readonly title: TextMap;
  readonly digest: string;
  readonly ects: EctsHundredths;
  /** Of a programme: the DID of its awarding body. */
  readonly awardedBy?: string | undefined;
}

/** Who is recognised for what: the trust anchor of a verification. */
export interface Registry {
  readonly issuers: ReadonlyMap<string, RegistryIssuer>;
  /** By address. */
  readonly versions: ReadonlyMap<string, RegisteredVersion>;
  /** Days after the end of a recognition in which what was awarded before may still be signed. */
  readonly graceDays: number;
}
