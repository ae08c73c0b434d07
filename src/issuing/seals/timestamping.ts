import type { Clock, Random } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { type Certificate, readCertificate } from '../../credentials/x509/certificate.js';
import { timestampChain, verifyTimestamp } from '../../credentials/x509/timestamp.js';
import { timestampRequest, tokenOfResponse } from '../../credentials/x509/timestamp-request.js';
import { CLOCK_SKEW } from '../../verification/checks/period.js';

export interface TimestampingDeps {
  /** Posts to the service and answers with what came back, within bounds. */
  readonly post: (
    headers: Readonly<Record<string, string>>,
    body: Uint8Array,
  ) => Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array;
  }>;
  /** In DER: authorities whose timestamps are taken. Empty: any that hold together, since the address was chosen by the operator. */
  readonly anchors: readonly Uint8Array[];
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * A client of a timestamp service (RFC 3161 over HTTP, section 3.4): gives a token in DER over these bytes, once it was
 * verified: imprint, nonce, signature, certificate, time.
 *
 * Throws a CairnError of kind `unavailable`: `timestamp.unavailable`, `timestamp.malformed`, `timestamp.refused`, and
 * `timestamp.invalid` with which of these it was as fault.
 */
export function timestamping(deps: TimestampingDeps): (content: Uint8Array) => Promise<Uint8Array> {
  const anchors = deps.anchors.map(readCertificate);
  return async (content) => {
    const nonce = Uint8Array.from(deps.random(16));
    // a positive number of one length, so that it comes back as it was sent
    nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
    const token = tokenOfResponse(await ask(deps, timestampRequest(content, nonce)));
    const problem = await problemOf(token, { content, nonce, anchors, now: deps.clock() });
    if (problem === undefined) return token;
    const message = 'The timestamp service gave a timestamp that is not good';
    throw new CairnError('unavailable', 'timestamp.invalid', message, [
      { code: `timestamp.${problem}`, pointer: '', message, expected: 'another timestamp service' },
    ]);
  };
}

async function ask({ post }: TimestampingDeps, request: Uint8Array): Promise<Uint8Array> {
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  const { status, headers: given, body } = await post(headers, request);
  const type = given['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (status === 200 && type === 'application/timestamp-reply') return body;
  throw new CairnError('unavailable', 'timestamp.unavailable', 'The timestamp service did not answer');
}

interface Asked {
  readonly content: Uint8Array;
  readonly nonce: Uint8Array;
  readonly anchors: readonly Certificate[];
  readonly now: Date;
}

async function problemOf(
  token: Uint8Array,
  { content, nonce, anchors, now }: Asked,
): Promise<string | undefined> {
  const found = await verifyTimestamp(token, content);
  if (typeof found === 'string') return found;
  const sent = [...nonce].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found.nonce !== sent) return 'other-nonce';
  if (Math.abs(found.at.getTime() - now.getTime()) > CLOCK_SKEW) return 'other-time';
  return timestampChain(found, anchors.length > 0 ? anchors : [found.signer]);
}
