import type { JsonObject, JsonValue } from '../../common/json.js';
import { VCDM2_CONTEXT } from '../contexts/known.js';
import { encodeBits, MINIMUM_LENGTH, valuesOf } from '../status/bitstring.js';
import type { StandardPurpose } from '../status/entries.js';

/** How long verifiers may keep a list before they ask again, in milliseconds. */
export const STATUS_TTL = 300_000;

/** What a list says beside its bits. */
interface ListFacts {
  /** DID of the issuer, or an object with it. */
  readonly issuer: string | JsonObject;
  /** One list may serve several purposes. */
  readonly purpose: StandardPurpose | readonly StandardPurpose[];
  /** UTC instants. Signing sets `validFrom` to its own time where it is one of this project's lists. */
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
}

/** An unsigned `BitstringStatusListCredential` (Bitstring Status List 1.0, section 2.2) around bits that are encoded. */
export function buildStatusList(
  list: ListFacts & { readonly address: string; readonly encodedList: string },
): JsonObject {
  const { validFrom, validUntil, purpose } = list;
  return {
    '@context': [VCDM2_CONTEXT],
    id: list.address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    credentialSubject: {
      id: `${list.address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: typeof purpose === 'string' ? purpose : ([...purpose] as JsonValue[]),
      encodedList: list.encodedList,
      ttl: STATUS_TTL,
    },
  };
}

/**
 * The same of values: `values` holds index and value of what isn't 0. The size of entries stands in the credentials that
 * point to the list, since the vocabulary has no word for it in the list. `length` is in entries and never below the
 * shortest that the standard allows, which is what it is if not given.
 *
 * @throws CairnError as `valuesOf`.
 */
export async function buildStatusListOfValues(
  list: ListFacts & {
    readonly id: string;
    readonly statusSize?: number | undefined;
    readonly length?: number | undefined;
    readonly values: Iterable<readonly [index: number, value: number]>;
  },
): Promise<JsonObject> {
  const { id, statusSize = 1, length = MINIMUM_LENGTH, values, ...facts } = list;
  const bits = valuesOf(Math.max(length, MINIMUM_LENGTH), statusSize, values);
  return buildStatusList({ ...facts, address: id, encodedList: await encodeBits(bits) });
}
