import { isJsonObject, type JsonObject } from '../../common/json.js';
import { list } from '../documents/reading.js';
import { joseFault, readCompact } from './compact.js';
import type { EnvelopeKind } from './envelope.js';
import type { Envelope } from './read-enveloped.js';
import { readTimes } from './times.js';

/** How the claims of a token stand for members of the document (Verifiable Credentials Data Model 1.1, section 6.3.1). */
const WRAPPERS: Readonly<Record<EnvelopeKind, string>> = { credential: 'vc', presentation: 'vp' };

/**
 * Reads a JWT of version 1.1 of the data model, whose document stands in a claim `vc` or `vp` while other claims stand for
 * some of its members. Nothing else of the kind is accepted: the later form forbids these claims.
 *
 * Throws a CairnError of kind `invalid`: what `readCompact` throws; `jose.legacy` for a payload without the claim of its
 * kind, or with both; `jose.iss`, `jose.sub`, `jose.jti` for a claim that contradicts the document.
 */
export function readLegacyJwt(text: string, kind: EnvelopeKind): Envelope {
  const jws = readCompact(text, ['jwt']);
  const { payload } = jws;
  const name = WRAPPERS[kind];
  const inner = payload[name];
  const both = payload.vc !== undefined && payload.vp !== undefined;
  if (!isJsonObject(inner) || both) {
    const message = 'The token holds no document of its kind.';
    throw joseFault('jose.legacy', `/payload/${name}`, message, `one claim ${name} with an object`);
  }
  const { nonce } = payload;
  return {
    ...jws,
    kind,
    document: kind === 'credential' ? credentialOf(inner, payload) : presentationOf(inner, payload),
    times: readTimes(payload),
    audience: list(payload.aud).filter((one) => typeof one === 'string'),
    nonce: typeof nonce === 'string' ? nonce : undefined,
  };
}

function credentialOf(inner: JsonObject, { iss, sub, jti, nbf, exp }: JsonObject): JsonObject {
  const legacy = list(inner['@context'])[0] === 'https://www.w3.org/2018/credentials/v1';
  const dates: JsonObject = legacy
    ? { ...dated('issuanceDate', nbf), ...dated('expirationDate', exp) }
    : { ...dated('validFrom', nbf), ...dated('validUntil', exp) };
  const document = { ...dates, ...withId(inner, 'id', jti, 'jti') };
  const { issuer } = inner;
  const named = isJsonObject(issuer)
    ? { ...document, issuer: withId(issuer, 'id', iss, 'iss') }
    : withId(document, 'issuer', iss, 'iss');
  const [subject, ...more] = list(inner.credentialSubject);
  if (sub === undefined) return named;
  if (!isJsonObject(subject) || more.length > 0)
    throw joseFault(
      'jose.sub',
      '/payload/sub',
      'The token names one subject, and the document another number.',
      'one subject',
    );
  return { ...named, credentialSubject: withId(subject, 'id', sub, 'sub') };
}

function presentationOf(inner: JsonObject, { iss, jti }: JsonObject): JsonObject {
  return withId(withId(inner, 'id', jti, 'jti'), 'holder', iss, 'iss');
}

function withId(
  object: JsonObject,
  member: string,
  claim: JsonObject[string] | undefined,
  name: string,
): JsonObject {
  if (claim === undefined) return object;
  if (typeof claim !== 'string' || (object[member] !== undefined && object[member] !== claim))
    throw joseFault(
      `jose.${name}`,
      `/payload/${name}`,
      'A claim of the token contradicts the document.',
      'what the document says',
    );
  return { ...object, [member]: claim };
}

function dated(member: string, seconds: JsonObject[string] | undefined): JsonObject {
  if (typeof seconds !== 'number') return {};
  return { [member]: new Date(seconds * 1000).toISOString() };
}
