import { isJsonObject, type JsonObject } from '../../common/json.js';
import { VCDM1_CONTEXT } from '../contexts/known.js';
import { list } from '../documents/reading.js';
import { instantOfDateTime } from '../suites/time.js';
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
 * kind, or with both; `jose.iss`, `jose.sub`, `jose.jti`, `jose.nbf`, `jose.exp` for a claim that contradicts the document.
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
  const times = readTimes(payload);
  return {
    ...jws,
    kind,
    document: kind === 'credential' ? credentialOf(inner, payload) : presentationOf(inner, payload),
    times,
    audience: list(payload.aud).filter((one) => typeof one === 'string'),
    nonce: typeof nonce === 'string' ? nonce : undefined,
  };
}

function credentialOf(inner: JsonObject, { iss, sub, jti, nbf, exp }: JsonObject): JsonObject {
  const legacy = list(inner['@context'])[0] === VCDM1_CONTEXT;
  if (legacy) {
    requireSameDate(inner.issuanceDate, nbf, 'nbf');
    requireSameDate(inner.expirationDate, exp, 'exp');
  }
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
    throw contradiction(name);
  return { ...object, [member]: claim };
}

function contradiction(name: string) {
  const message = 'A claim of the token contradicts the document.';
  return joseFault(`jose.${name}`, `/payload/${name}`, message, 'what the document says');
}

/**
 * In version 1.1 these claims are the document's dates, which a decoder sets by them: what the document says itself may say
 * more exactly when, and nothing else.
 */
function requireSameDate(
  date: JsonObject[string] | undefined,
  claim: JsonObject[string] | undefined,
  name: 'nbf' | 'exp',
): void {
  if (date === undefined || typeof claim !== 'number') return;
  const instant = typeof date === 'string' ? instantOfDateTime(date) : Number.NaN;
  if (Math.floor(instant / 1000) !== Math.floor(claim)) throw contradiction(name);
}

function dated(member: string, seconds: JsonObject[string] | undefined): JsonObject {
  if (typeof seconds !== 'number') return {};
  return { [member]: new Date(seconds * 1000).toISOString() };
}
