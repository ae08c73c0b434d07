import type { JsonObject, JsonValue } from '../../common/json.js';
import type { Reach } from '../../common/reach.js';

/** An award as the deployment keeps it. */
export interface KeptAward {
  readonly id: string;
  readonly kind: 'module' | 'programme';
  readonly code: string;
  readonly issuerDid: string;
  readonly awardedOn: string;
  /** Hundredths. */
  readonly ects: number;
  readonly state: 'in-force' | 'suspended' | 'revoked';
  /** The newest signed credential, as text. */
  readonly document: string | undefined;
  /** All that is recorded of it, in a plain structure. */
  readonly record: JsonObject;
}

/** A learner's record, with all that hangs on it. */
export interface KeptRecord {
  readonly id: string;
  readonly name: string;
  /** Newest last. */
  readonly awards: readonly KeptAward[];
  /** What else is stored, in a plain structure. */
  readonly record: Readonly<Record<string, JsonValue>>;
}

/** Whose records, UUIDs, or which account's. */
export type ArchiveOwner = Reach | { readonly learnerIds: readonly string[] };

export interface ArchiveStore {
  /** Those of these records that there are: what an account reaches of them, or without an account everything. */
  selectKeptRecords(whose: ArchiveOwner): Promise<KeptRecord[]>;
}
