import type { JsonObject } from '../../common/json.js';

export type StatusPurpose = 'revocation' | 'suspension';
export const STATUS_PURPOSES: readonly StatusPurpose[] = ['revocation', 'suspension'];

/** The place of one credential in a pair of status lists: one index, two lists. */
export interface StatusSlot {
  /** Address of the signed list for each purpose. */
  readonly lists: Readonly<Record<StatusPurpose, string>>;
  readonly index: number;
}

/** The `credentialStatus` of a credential (Bitstring Status List 1.0, section 2.1): revocation and suspension. */
export function statusEntries(slot: StatusSlot): JsonObject[] {
  return STATUS_PURPOSES.map((purpose) => statusEntry(slot, purpose));
}

/** The entry of one purpose. */
export function statusEntry(slot: StatusSlot, statusPurpose: StatusPurpose): JsonObject {
  return {
    id: `${slot.lists[statusPurpose]}#${slot.index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose,
    statusListIndex: String(slot.index),
    statusListCredential: slot.lists[statusPurpose],
  };
}
