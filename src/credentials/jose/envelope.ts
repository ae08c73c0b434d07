import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { list } from '../documents/reading.js';
import { type JwsContent, joseFault, mediaTypeName } from './compact.js';
import { readTimes, type TokenTimes } from './times.js';

export type EnvelopeKind = 'credential' | 'presentation';

/** All that tells the two kinds apart (Securing Verifiable Credentials using JOSE and COSE 1.0, section 3.1). */
interface KindForm {
  readonly kind: EnvelopeKind;
  readonly typ: string;
  readonly cty: string;
  readonly documentType: string;
  /** Whose key signs. */
  readonly signedBy: 'issuer' | 'holder';
}

export const ENVELOPE_KINDS: Readonly<Record<EnvelopeKind, KindForm>> = {
  credential: {
    kind: 'credential',
    typ: 'vc+jwt',
    cty: 'vc',
    documentType: 'VerifiableCredential',
    signedBy: 'issuer',
  },
  presentation: {
    kind: 'presentation',
    typ: 'vp+jwt',
    cty: 'vp',
    documentType: 'VerifiablePresentation',
    signedBy: 'holder',
  },
};

/**
 * Claims of the token, which stand beside the document's own members (RFC 7519, section 4.1, RFC 7800, OpenID Connect and Token
 * Status List).
 * They say nothing of the document, and no context of it defines them.
 */
const TOKEN_CLAIMS: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'nonce',
  'cnf',
  'status',
]);

/** What an enveloped document says, and what its token says of itself. */
export interface EnvelopeContent {
  readonly kind: EnvelopeKind;
  /** The document: the payload without the claims of the token. It may hold Data Integrity proofs, which nobody checked. */
  readonly document: JsonObject;
  readonly times: TokenTimes;
  /** Whom a presentation is meant for; empty if it doesn't say. */
  readonly audience: readonly string[];
  readonly nonce: string | undefined;
}

/** The content of a JWS that was read with the types of envelopes. Throws what `readEnveloped` does. */
export function envelopeContent(jws: JwsContent): EnvelopeContent {
  const { type, header, payload } = jws;
  const form =
    type === ENVELOPE_KINDS.credential.typ ? ENVELOPE_KINDS.credential : ENVELOPE_KINDS.presentation;
  requireContentType(header, form);
  requireDocument(payload, form);
  requireSigner(jws, form);
  refuseContradictions(jws, form);
  const { nonce } = payload;
  if (nonce !== undefined && typeof nonce !== 'string')
    throw joseFault('jose.nonce', '/payload/nonce', 'The nonce is not a text.', 'a text');
  const members = Object.entries(payload).filter(([name]) => !TOKEN_CLAIMS.has(name));
  return {
    kind: form.kind,
    document: Object.fromEntries(members),
    times: readTimes(payload),
    audience: readAudience(payload),
    nonce,
  };
}

/** Whether a document has a member that a token would take for a claim of its own. */
export function holdsTokenClaim(document: JsonObject): boolean {
  return Object.keys(document).some((name) => TOKEN_CLAIMS.has(name));
}

function requireContentType({ cty }: JsonObject, form: KindForm): void {
  if (cty === undefined || mediaTypeName(cty) === form.cty) return;
  const message = 'The header says that something else is inside.';
  throw joseFault('jose.cty', '/header/cty', message, `${form.cty}, or nothing`);
}

function requireDocument(payload: JsonObject, form: KindForm): void {
  for (const name of ['vc', 'vp']) {
    if (payload[name] === undefined) continue;
    const message = 'The document is wrapped in a claim, as in version 1.1.';
    throw joseFault('jose.vc-claim', `/payload/${name}`, message, 'the document itself as payload');
  }
  if (list(payload.type).includes(form.documentType)) return;
  const message = 'What is signed is not of the kind that its envelope says.';
  throw joseFault('jose.payload-type', '/payload/type', message, form.documentType);
}

function requireSigner({ signer, payload }: JwsContent, form: KindForm): void {
  const named = payload[form.signedBy];
  // a presentation needn't name its holder: then it is whoever signed
  if (named === undefined && form.signedBy === 'holder') return;
  if (idOf(named) === signer) return;
  const message = `The key that is said to have signed is not one of the ${form.signedBy}.`;
  throw joseFault('jose.kid', '/header/kid', message, `a key of the DID in ${form.signedBy}`);
}

/** Section 3.1.3: claims that mean the same as a member of the document don't say otherwise; nor does `iss` of the header. */
function refuseContradictions({ header, payload, signer }: JwsContent, form: KindForm): void {
  if (header.iss !== undefined && header.iss !== signer) {
    const message = 'The header says that somebody else has signed.';
    throw joseFault('jose.iss', '/header/iss', message, 'the DID of the key, or nothing');
  }
  const subjects = list(payload.credentialSubject).map(idOf).filter(isPresent);
  const meant: Readonly<Record<string, readonly string[]>> = {
    iss: [signer],
    sub: form.kind === 'credential' ? subjects : [],
    jti: [payload.id].filter((id) => typeof id === 'string'),
  };
  for (const [claim, ids] of Object.entries(meant)) {
    const value = payload[claim];
    if (value === undefined) continue;
    if (typeof value === 'string' && (ids.length === 0 || ids.includes(value))) continue;
    const message = 'A claim of the token contradicts the document.';
    throw joseFault(`jose.${claim}`, `/payload/${claim}`, message, 'what the document says, or nothing');
  }
}

function readAudience({ aud }: JsonObject): string[] {
  const audience = list(aud);
  const texts = audience.filter((one) => typeof one === 'string');
  if (texts.length === audience.length) return texts;
  throw joseFault('jose.aud', '/payload/aud', 'The audience is not a text.', 'a text, or a list of texts');
}

function idOf(value: JsonValue | undefined): string | undefined {
  const id = isJsonObject(value) ? value.id : value;
  return typeof id === 'string' ? id : undefined;
}

function isPresent(id: string | undefined): id is string {
  return id !== undefined;
}
