import {
  createOpenid4vpAuthorizationRequest,
  type Openid4vpAuthorizationRequest,
  parseOpenid4VpAuthorizationResponsePayload,
  validateOpenid4vpAuthorizationResponsePayload,
} from '@openid4vc/openid4vp';
import { CairnError, invalid } from '../../common/errors.js';
import type { JsonObject, JsonValue } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { didOf } from '../../credentials/dids/did-document.js';
import { JWS_ALGORITHMS } from '../../credentials/jose/algorithms.js';
import { signCompact, unsignedCompact } from '../../credentials/jose/sign-compact.js';
import { jwkOfMultikey } from '../../credentials/keys/jwk.js';
import { SUITES } from '../../credentials/suites/table.js';
import { plainJson } from '../oid4vci/protocol.js';
import { selectOpenRequest } from './ask.js';
import type { AskDeps } from './deps.js';
import type { PresentationRequest } from './ports.js';
import { dcqlOf } from './question.js';
import { nonceOf } from './secret.js';

// whether addresses under plain http pass is set with the library, in `oid4vci/protocol.ts`
const ALGORITHMS = JWS_ALGORITHMS.flatMap(({ names }) => names);
const PROOF_TYPES = [...new Set([...SUITES.values()].map(({ proofType }) => proofType))];
const CRYPTOSUITES = [...SUITES.values()].flatMap(({ name, proofType }) =>
  proofType === 'DataIntegrityProof' ? [name] : [],
);

/** What an answer has to be made for, beside its nonce. */
export async function audienceOf({ requestSigner }: Pick<AskDeps, 'requestSigner'>): Promise<string> {
  return `decentralized_identifier:${didOf((await requestSigner()).id)}`;
}

/** What a code holds, or a link on the same device: who asks, and where the request is (OpenID4VP 1.0, section 5.10). */
export async function requestUriOf(deps: AskDeps, walletSecret: string): Promise<string> {
  const query = new URLSearchParams({
    client_id: await audienceOf(deps),
    request_uri: `${deps.publicUrl}/oid4vp/requests/${walletSecret}`,
  });
  return `openid4vp://?${query}`;
}

/** The request, signed, as a wallet fetches it. Throws as `selectOpenRequest` does. */
export async function requestObjectOf(deps: AskDeps, walletSecret: string): Promise<string> {
  const request = await selectOpenRequest(deps, walletSecret);
  const signer = await deps.requestSigner();
  const { jar } = await createOpenid4vpAuthorizationRequest({
    authorizationRequestPayload: await payloadOf(deps, walletSecret, request),
    jar: {
      jwtSigner: { method: 'did', didUrl: signer.id, alg: 'ES256' },
      requestUri: `${deps.publicUrl}/oid4vp/requests/${walletSecret}`,
      expiresInSeconds: Math.ceil((request.expiresAt.getTime() - deps.clock().getTime()) / 1000),
      // whichever wallet it is (section 5.8)
      additionalJwtPayload: { aud: 'https://self-issued.me/v2' },
    },
    now: deps.clock(),
    callbacks: {
      async signJwt(_signer, { payload }) {
        const unsigned = unsignedCompact({ typ: 'oauth-authz-req+jwt' }, plainJson(payload), signer);
        const publicKey = jwkOfMultikey(signer.id.split('#')[1] ?? '');
        return { jwt: await signCompact(unsigned, signer), signerJwk: publicKey as { kty: string } };
      },
      encryptJwe: () => {
        throw new CairnError('incoherent', 'ask.encrypts-nothing', 'Requests to wallets are not encrypted');
      },
    },
  });
  return jar?.authorizationRequestJwt ?? '';
}

async function payloadOf(
  deps: AskDeps,
  walletSecret: string,
  { achievements }: PresentationRequest,
): Promise<Openid4vpAuthorizationRequest> {
  return {
    response_type: 'vp_token',
    response_mode: 'direct_post',
    client_id: await audienceOf(deps),
    response_uri: `${deps.publicUrl}/oid4vp/responses/${walletSecret}`,
    nonce: nonceOf(walletSecret),
    dcql_query: plainJson(dcqlOf(achievements)),
    client_metadata: {
      client_name: new URL(deps.publicUrl).host,
      vp_formats_supported: {
        'dc+sd-jwt': { 'sd-jwt_alg_values': nonEmpty(ALGORITHMS), 'kb-jwt_alg_values': nonEmpty(ALGORITHMS) },
        ldp_vc: {
          proof_type_values: nonEmpty(PROOF_TYPES),
          cryptosuite_values: nonEmpty(CRYPTOSUITES),
        },
      },
    },
  };
}

/**
 * The one presentation in an answer (OpenID4VP 1.0, section 8): an SD-JWT with the holder’s signature, or a signed presentation.
 * Throws `ask.not-an-answer` (kind `invalid`), and what `parseStrictJson` does.
 */
export async function presentationIn(
  deps: AskDeps,
  walletSecret: string,
  request: PresentationRequest,
  form: Readonly<Record<string, string>>,
): Promise<JsonObject | string> {
  const { vp_token: text = '' } = form;
  const token = text === '' ? '' : parseStrictJson(text);
  const payload = await payloadOf(deps, walletSecret, request);
  const given = Object.entries(presentationsIn(payload, token)).flatMap(([id, presentations]) =>
    presentations.map((presentation) => ({ id, presentation: presentation as JsonObject | string })),
  );
  const [only, ...others] = given;
  // each form as the query names it
  const fits = only && (only.id === 'sd-jwt' ? 'string' : only.id === 'vc' ? 'object' : '');
  if (only && others.length === 0 && typeof only.presentation === fits) return only.presentation;
  throw notAnAnswer();
}

function presentationsIn(request: Openid4vpAuthorizationRequest, token: JsonValue) {
  try {
    const answer = parseOpenid4VpAuthorizationResponsePayload({ vp_token: token });
    const parsed = validateOpenid4vpAuthorizationResponsePayload({
      authorizationRequestPayload: request,
      authorizationResponsePayload: answer,
    });
    return parsed.type === 'dcql' ? parsed.dcql.presentations : {};
  } catch {
    // the library tells of no fault of ours here
    throw notAnAnswer();
  }
}

function notAnAnswer(): CairnError {
  return invalid({
    code: 'ask.not-an-answer',
    pointer: '/vp_token',
    message: 'The answer holds no presentation for the query, or several.',
    expected:
      'vp_token as JSON: one presentation, under the id of the credential query that it is for (`sd-jwt` or `vc`)',
  });
}

function nonEmpty(values: readonly string[]): [string, ...string[]] {
  const [first = '', ...others] = values;
  return [first, ...others];
}
