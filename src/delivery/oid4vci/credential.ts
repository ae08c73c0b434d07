import * as z from 'zod';
import { randomUuid } from '../../common/effects.js';
import { CairnError, type ErrorKind } from '../../common/errors.js';
import { canonicalJson, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { operator } from '../../issuing/lifecycle/party.js';
import { holderOf } from '../../issuing/renditions/holder.js';
import { type HolderKey, issueRendition } from '../../issuing/renditions/issue.js';
import { type Configuration, configurationsOf, FORMATS } from './configurations.js';
import { hashOf, type WalletDeps } from './deps.js';
import { NOTIFICATIONS, type WalletForm, type WalletOffer, type WalletRequest } from './ports.js';
import { proofsSchema, provenKeys } from './proofs.js';
import { Code, refusal } from './protocol.js';

/** Seconds after which a wallet that has to wait asks again. */
export const INTERVAL = 5;

const requestSchema = z.looseObject({
  ...proofsSchema,
  credential_configuration_id: z.string().optional(),
  credential_identifier: z.string().optional(),
  format: z.string().optional(),
  credential_response_encryption: z.unknown().optional(),
});

/** What a wallet is answered: 202 where it has to wait. */
export interface CredentialAnswer {
  readonly status: 200 | 202;
  readonly body: JsonObject;
}

/**
 * Copies of one award that an offer is for, one for each key that the request proves (OpenID4VCI 1.0, section 8). A wallet that
 * asks again with the same keys is given the same copies. Throws in the protocol's form.
 */
export async function requestCredential(
  deps: WalletDeps,
  offer: WalletOffer,
  body: JsonValue,
): Promise<CredentialAnswer> {
  const request = parsed(requestSchema, body);
  if (request.credential_response_encryption !== undefined)
    throw refusal(Code.InvalidEncryptionParameters, 'Responses are not encrypted here.');
  const { award, form } = chosen(configurationsOf(offer.awards), request);
  const keys = await provenKeys(deps, request);
  const holders = keys.map(({ named }) => named);
  const digest = hashOf('request', canonicalJson([award.id, form, keys.map(({ key }) => key.did).sort()]));
  const recorded = { id: randomUuid(deps.random), awardId: award.id, form, holders };
  const when = { offerId: offer.id, digest, createdAt: deps.clock() };
  const id = await deps.store.recordRequest({ ...recorded, ...when });
  return answer(deps, offer, { ...recorded, id });
}

/** What a wallet was told to wait for (OpenID4VCI 1.0, section 9). */
export async function requestDeferred(
  deps: WalletDeps,
  offer: WalletOffer,
  body: JsonValue,
): Promise<CredentialAnswer> {
  const { transaction_id: id } = parsed(
    z.looseObject({ transaction_id: z.uuid() }),
    body,
    'invalid_transaction_id',
  );
  const request = await deps.store.selectOptionalRequest(offer.id, id);
  if (!request) throw refusal('invalid_transaction_id', 'There is no such transaction.');
  return answer(deps, offer, request);
}

/** Notes what a wallet did with what it was given (OpenID4VCI 1.0, section 11). */
export async function notify(deps: WalletDeps, offer: WalletOffer, body: JsonValue): Promise<void> {
  const schema = z.looseObject({ notification_id: z.string(), event: z.enum(NOTIFICATIONS) });
  const { notification_id: id, event } = parsed(schema, body, 'invalid_notification_request');
  const known = z.uuid().safeParse(id).success;
  if (!known || !(await deps.store.notifyRequest(offer.id, id, event, deps.clock())))
    throw refusal('invalid_notification_id', 'There is no such notification_id.');
}

type Parsed<S extends z.ZodType> = z.output<S>;

function parsed<S extends z.ZodType>(
  schema: S,
  body: JsonValue,
  code: Parameters<typeof refusal>[0] = Code.InvalidCredentialRequest,
): Parsed<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refusal(code, `The request is malformed at /${issue?.path.join('/') ?? ''}.`);
}

/** By the configuration that the request names; or, as earlier drafts do, by a format that leaves no doubt. */
function chosen(offered: readonly Configuration[], request: z.output<typeof requestSchema>): Configuration {
  if (request.credential_identifier !== undefined)
    throw refusal('unknown_credential_identifier', 'No credential identifiers were given out.');
  const { credential_configuration_id: id, format } = request;
  const matching = offered.filter((one) => (id === undefined ? FORMATS[one.form] === format : one.id === id));
  const [only, ...others] = matching;
  if (only && others.length === 0) return only;
  throw id === undefined
    ? refusal(Code.InvalidCredentialRequest, 'The credential_configuration_id is missing.')
    : refusal(Code.UnknownCredentialConfiguration, 'The offer is not for this configuration.');
}

async function answer(
  deps: WalletDeps,
  offer: WalletOffer,
  request: WalletRequest,
): Promise<CredentialAnswer> {
  const { id, awardId, form, holders } = request;
  const credentials: JsonObject[] = [];
  for (const named of holders) {
    const credential = await copyFor(deps, offer, { awardId, form, key: await holderOf(named) });
    if (credential === undefined) return { status: 202, body: { transaction_id: id, interval: INTERVAL } };
    credentials.push({ credential });
  }
  return { status: 200, body: { credentials, notification_id: id } };
}

/** `undefined` where it can't be made now, and will be. */
async function copyFor(
  deps: Pick<WalletDeps, 'renditions'>,
  offer: Pick<WalletOffer, 'id'>,
  wanted: { readonly awardId: string; readonly form: WalletForm; readonly key: HolderKey },
): Promise<JsonValue | undefined> {
  try {
    return await boundCopy(deps, offer, wanted);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    if (isPassing(error)) return undefined;
    if (!NEVER.includes(error.kind)) throw error;
    throw refusal('credential_request_denied', `${error.message}.`);
  }
}

/** Another credential of the award is being signed, or took its place a moment ago. */
export function isPassing(error: unknown): boolean {
  return error instanceof CairnError && /^award\.(?:unfinished|changed)$/.test(error.code);
}

const NEVER: readonly ErrorKind[] = ['conflict', 'refused', 'not-found'];

/** The copy of an award for a wallet's key, in the form that it is handed out in. Throws what `issueRendition` does. */
export async function boundCopy(
  { renditions }: Pick<WalletDeps, 'renditions'>,
  offer: Pick<WalletOffer, 'id'>,
  { awardId, form, key }: { readonly awardId: string; readonly form: WalletForm; readonly key: HolderKey },
): Promise<JsonValue> {
  const { document } = await issueRendition(renditions, awardId, form, operator(`wallet:${offer.id}`), key);
  return form === 'vc' ? parseStrictJson(document) : document;
}
