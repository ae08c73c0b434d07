import type { JsonObject } from '../../common/json.js';
import { VCDM2_CONTEXT } from '../contexts/known.js';
import type { StatusPurpose } from '../status/entries.js';

/** How long verifiers may keep a list before they ask again, in milliseconds. */
export const STATUS_TTL = 300_000;

/** An unsigned `BitstringStatusListCredential` (Bitstring Status List 1.0, section 2.2). `validUntil` is a UTC instant. */
export function buildStatusList(list: {
  address: string;
  issuer: string;
  purpose: StatusPurpose;
  encodedList: string;
  validUntil: string;
}): JsonObject {
  return {
    '@context': [VCDM2_CONTEXT],
    id: list.address,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: list.issuer,
    validUntil: list.validUntil,
    credentialSubject: {
      id: `${list.address}#list`,
      type: 'BitstringStatusList',
      statusPurpose: list.purpose,
      encodedList: list.encodedList,
      ttl: STATUS_TTL,
    },
  };
}
