import { sha256 } from '@noble/hashes/sha2.js';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import { CairnError } from '../../common/errors.js';
import { decode } from './certificate.js';
import { owned } from './engine.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
/** `granted` and `grantedWithMods` (RFC 3161, section 2.4.2). */
const GRANTED = [0, 1];

/** Asks for a timestamp of these bytes (RFC 3161, section 2.4.1), with the certificate in the answer. `nonce`: 8 bytes or more. */
export function timestampRequest(content: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256, algorithmParams: new Null() }),
    hashedMessage: new OctetString({ valueHex: owned(sha256(content)).buffer }),
  });
  const request = new TimeStampReq({
    version: 1,
    messageImprint: imprint,
    nonce: new Integer({ valueHex: owned(nonce).buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/**
 * The token of an answer, in DER and not verified. Throws a CairnError of kind `unavailable`: `timestamp.malformed`, or
 * `timestamp.refused` where the service gave none.
 */
export function tokenOfResponse(der: Uint8Array): Uint8Array {
  let response: TimeStampResp;
  try {
    response = new TimeStampResp({ schema: decode(der) });
  } catch {
    throw new CairnError(
      'unavailable',
      'timestamp.malformed',
      'The timestamp service gave no answer of its kind',
    );
  }
  if (GRANTED.includes(response.status.status) && response.timeStampToken)
    return new Uint8Array(response.timeStampToken.toSchema().toBER());
  throw new CairnError('unavailable', 'timestamp.refused', 'The timestamp service gave no timestamp');
}
