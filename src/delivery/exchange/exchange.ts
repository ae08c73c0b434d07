import * as z from 'zod';
import { CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { buildBundle } from '../../credentials/documents/bundle.js';
import { holderOf } from '../../issuing/renditions/holder.js';
import type { HolderKey } from '../../issuing/renditions/issue.js';
import { boundCopy, INTERVAL, isPassing } from '../oid4vci/credential.js';
import { hashOf, type WalletDeps } from '../oid4vci/deps.js';
import type { WalletOffer } from '../oid4vci/ports.js';
import { presentationSchema, presentedBy } from '../oid4vci/proofs.js';

type Links = Pick<WalletDeps, 'publicUrl'>;

/** The challenge that a wallet signs at an exchange: whoever has the address has it, too, and nobody else. */
function challengeOf(token: string): string {
  return hashOf('exchange', `challenge ${token}`).slice(0, 32);
}

/**
 * The link that opens the Learner Credential Wallet with a request for one award of an offer (`number` counts from 1). The
 * wallet signs the challenge with the key of its DID, and posts that to the address.
 */
export function learnerCredentialWalletLink({ publicUrl }: Links, token: string, number: number): string {
  const query = new URLSearchParams({
    issuer: publicUrl,
    auth_type: 'bearer',
    challenge: challengeOf(token),
    vc_request_url: `${publicUrl}/exchanges/${token}/${number}`,
  });
  return `https://lcw.app/request?${query}`;
}

/** The address at which a wallet learns how it can be given what is offered (VCALM 1.0, section 3.7). */
export function interactionUrl({ publicUrl }: Links, token: string): string {
  return `${publicUrl}/interactions/${token}?iuv=1`;
}

/** What such an address answers. Throws `wallet.unknown-offer` (kind `not-found`). */
export async function readInteraction(deps: WalletDeps, token: string): Promise<JsonObject> {
  await selectOffer(deps, token);
  return { protocols: { vcapi: `${deps.publicUrl}/exchanges/${token}` } };
}

/**
 * A bare presentation that proves the wallet's DID, answered with the bare credential bound to it, as the Learner Credential
 * Wallet does it. Safe to repeat.
 *
 * @throws CairnError `wallet.unknown-offer` (kind `not-found`), `wallet.presentation` (kind `invalid`), `wallet.not-yet` (kind
 *   `unavailable`); what `issueRendition`
 *   and `holderOf` throw.
 */
export async function exchangePresentation(
  deps: WalletDeps,
  token: string,
  number: string,
  presentation: JsonValue,
): Promise<JsonValue> {
  const offer = await selectOffer(deps, token);
  const award = /^[1-9]\d?$/.test(number) ? offer.awards[Number(number) - 1] : undefined;
  if (!award) throw unknownOffer();
  const key = await holderOf(await presenter(deps, token, presentation, ''));
  return boundNow(deps, offer, award.id, key);
}

const messageSchema = z.looseObject({ verifiablePresentation: presentationSchema.optional() });

/**
 * One message of an exchange (VCALM 1.0, section 3.6), which is its last: a wallet that presents its DID is given copies
 * bound to it, and one that presents nothing the credentials as they are, since not every wallet keeps what it is given after a
 * request. Throws as `exchangePresentation` does.
 */
export async function exchangeMessage(
  deps: WalletDeps,
  token: string,
  message: JsonValue,
): Promise<JsonObject> {
  const offer = await selectOffer(deps, token);
  const presentation = messageSchema.safeParse(message).data?.verifiablePresentation;
  const credentials: JsonValue[] = [];
  if (presentation === undefined) {
    for (const { id } of offer.awards) credentials.push(await unbound(deps, id));
  } else {
    const key = await holderOf(await presenter(deps, token, presentation, '/verifiablePresentation'));
    for (const { id } of offer.awards) credentials.push(await boundNow(deps, offer, id, key));
  }
  return { verifiablePresentation: buildBundle(credentials.filter(isJsonObject)) };
}

async function selectOffer({ store, clock }: WalletDeps, token: string): Promise<WalletOffer> {
  const offer = await store.selectOptionalOfferByExchange(hashOf('exchange', token), clock());
  if (offer) return offer;
  throw unknownOffer();
}

function unknownOffer(): CairnError {
  return new CairnError('not-found', 'wallet.unknown-offer', 'There is no such offer, or not any more');
}

/** The DID that a presentation proves. */
async function presenter(deps: WalletDeps, token: string, presentation: JsonValue, pointer: string) {
  const challenge = challengeOf(token);
  const did = isJsonObject(presentation) ? await presentedBy(deps, presentation, { challenge }) : undefined;
  if (did !== undefined) return did;
  throw invalid({
    code: 'wallet.presentation',
    pointer,
    message:
      'This is not a presentation in which a wallet proves its DID with the challenge of this exchange.',
    expected:
      'a presentation without credentials, with one proof for authentication that has the challenge of the link',
  });
}

async function boundNow(
  deps: WalletDeps,
  offer: WalletOffer,
  awardId: string,
  key: HolderKey,
): Promise<JsonValue> {
  try {
    return await boundCopy(deps, offer, { awardId, form: 'vc', key });
  } catch (error) {
    throw isPassing(error) ? notYet() : error;
  }
}

/** The credential as it is, bound to no wallet. */
async function unbound({ renditions }: WalletDeps, awardId: string): Promise<JsonValue> {
  const award = await renditions.store.selectOptionalRenderableAward(awardId);
  if (!award || award.revoked)
    throw new CairnError('conflict', 'award.revoked', 'The award is revoked, and stays so');
  if (award.suspended)
    throw new CairnError('conflict', 'award.suspended', 'The award is suspended: nothing is made of it now');
  if (!award.credential) throw notYet();
  return parseStrictJson(award.credential.document);
}

function notYet(): CairnError {
  const message = 'A credential of the offer is not signed yet, or was replaced a moment ago';
  return new CairnError('unavailable', 'wallet.not-yet', message, [], { retryAfter: INTERVAL });
}
