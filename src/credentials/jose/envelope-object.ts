import { type CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { VCDM2_CONTEXT } from '../contexts/known.js';
import { list } from '../documents/reading.js';
import { ENVELOPE_KINDS, type EnvelopeKind } from './envelope.js';

/** The `type` of an object that carries an enveloped document (Verifiable Credentials Data Model 2.0, section 4.13). */
const CARRIER_TYPES: Readonly<Record<EnvelopeKind, string>> = {
  credential: 'EnvelopedVerifiableCredential',
  presentation: 'EnvelopedVerifiablePresentation',
};

/** Envelopes that the standards know and that aren't opened here. */
const UNSUPPORTED = /^application\/(?:(?:vc|vp)\+(?:sd-jwt|cose)|dc\+sd-jwt)$/;

/** The object that carries a credential in a presentation. `jws` is the compact JWS. */
export function envelopedCredential(jws: string): JsonObject {
  return carrier('credential', jws);
}

/** The object that carries a presentation. `jws` is the compact JWS. */
export function envelopedPresentation(jws: string): JsonObject {
  return carrier('presentation', jws);
}

/**
 * The kind and compact JWS that such an object carries; give both to `readEnveloped`. No other member of it is read: none
 * is signed.
 *
 * Throws a CairnError of kind `invalid`: `envelope.malformed` for what isn't an object; `envelope.context` for one without
 * the context of the data model; `envelope.type`; `envelope.id` for what isn't a `data:` URL without parameters;
 * `envelope.media-type` for one of another media type, older names of it among them; `envelope.unsupported` for SD-JWT and
 * COSE.
 */
export function openEnvelope(object: JsonValue | undefined): { kind: EnvelopeKind; jws: string } {
  if (!isJsonObject(object))
    throw fault('envelope.malformed', '', 'The envelope is not an object.', 'an object');
  if (!list(object['@context']).includes(VCDM2_CONTEXT)) {
    const message = 'The envelope lacks the context that defines it.';
    throw fault('envelope.context', '/@context', message, VCDM2_CONTEXT);
  }
  const kind = kindOf(object.type);
  const [, mediaType, jws] =
    /^data:([^,;]*),(.+)$/is.exec(typeof object.id === 'string' ? object.id : '') ?? [];
  if (mediaType === undefined || jws === undefined) {
    const message = 'The envelope’s id is not a data: URL with a document.';
    throw fault('envelope.id', '/id', message, `data:${mediaTypeOf(kind)},…`);
  }
  requireMediaType(mediaType.toLowerCase(), kind);
  return { kind, jws };
}

function kindOf(type: JsonValue | undefined): EnvelopeKind {
  const [name, ...more] = list(type);
  if (more.length === 0 && name === CARRIER_TYPES.credential) return 'credential';
  if (more.length === 0 && name === CARRIER_TYPES.presentation) return 'presentation';
  const expected = Object.values(CARRIER_TYPES).join(' or ');
  throw fault('envelope.type', '/type', 'The object is no envelope, or something else as well.', expected);
}

function requireMediaType(mediaType: string, kind: EnvelopeKind): void {
  if (mediaType === mediaTypeOf(kind)) return;
  if (UNSUPPORTED.test(mediaType)) {
    const message = 'The envelope is of a form that is not supported here.';
    throw fault('envelope.unsupported', '/id', message, mediaTypeOf(kind));
  }
  const message = 'The envelope’s media type is not that of its type.';
  throw fault('envelope.media-type', '/id', message, mediaTypeOf(kind));
}

function carrier(kind: EnvelopeKind, jws: string): JsonObject {
  return {
    '@context': VCDM2_CONTEXT,
    id: `data:${mediaTypeOf(kind)},${jws}`,
    type: CARRIER_TYPES[kind],
  };
}

function mediaTypeOf(kind: EnvelopeKind): string {
  return `application/${ENVELOPE_KINDS[kind].typ}`;
}

function fault(code: string, at: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: at, message, expected });
}
