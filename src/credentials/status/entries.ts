import { invalid } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { isEntrySize, MAXIMUM_SIZE } from './bitstring.js';

/** What this project's own lists are for. */
export type StatusPurpose = 'revocation' | 'suspension';
export const STATUS_PURPOSES: readonly StatusPurpose[] = ['revocation', 'suspension'];

/** All purposes that the standard gives a meaning to (Bitstring Status List 1.0, section 2.1). */
export type StandardPurpose = StatusPurpose | 'refresh' | 'message';

/** The place of one credential in a pair of status lists: one index, two lists. */
export interface StatusSlot {
  /** Address of the signed list for each purpose. */
  readonly lists: Readonly<Record<StatusPurpose, string>>;
  readonly index: number;
}

/** The `credentialStatus` of a credential (Bitstring Status List 1.0, section 2.1): revocation and suspension. */
export function statusEntries(slot: StatusSlot): JsonObject[] {
  return STATUS_PURPOSES.map((purpose) =>
    statusEntry({ list: slot.lists[purpose], index: slot.index, purpose }),
  );
}

/** The place of one credential in one list. */
export interface StatusPlace {
  /** Address of the signed list. */
  readonly list: string;
  readonly index: number;
  readonly purpose: StandardPurpose;
  /** Bits of the entry, 1 to 8; 1 if not given. */
  readonly size?: number | undefined;
  /** What each value means, from 0 on; has to be given where `size` is more than 1. */
  readonly messages?: readonly string[] | undefined;
  /** Addresses of material about the status. */
  readonly references?: readonly string[] | undefined;
}

/**
 * One entry of `credentialStatus`, for any purpose (Bitstring Status List 1.0, section 2.1).
 *
 * @throws CairnError of kind `invalid`: `status.index` for what is no index, `status.size`, `status.messages` if there is
 *   not exactly one message for each value.
 */
export function statusEntry(place: StatusPlace): JsonObject {
  const { list, index, purpose, size = 1, messages, references } = place;
  requirePlace(place);
  return {
    id: `${list}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: list,
    ...(size === 1 ? {} : { statusSize: size }),
    ...(messages && {
      statusMessage: messages.map((message, value) => ({ status: `0x${value.toString(16)}`, message })),
    }),
    ...(references && { statusReference: [...references] }),
  };
}

function requirePlace({ index, size = 1, messages }: StatusPlace): void {
  if (!Number.isSafeInteger(index) || index < 0)
    throw fault('status.index', '/index', 'A status index is a whole number from 0 on.');
  if (!isEntrySize(size)) throw fault('status.size', '/size', `A status has 1 to ${MAXIMUM_SIZE} bits here.`);
  if (messages ? messages.length !== 2 ** size : size > 1)
    throw fault('status.messages', '/messages', 'Each value of a status needs a message.');
}

function fault(code: string, pointer: string, message: string) {
  return invalid({ code, pointer, message });
}
