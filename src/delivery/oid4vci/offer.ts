import { createHmac } from 'node:crypto';
import { preAuthorizedCodeGrantIdentifier } from '@openid4vc/oauth2';
import { randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import type { Reached } from '../../common/reach.js';
import { isUuid, uuidOf } from '../../common/uuid.js';
import { configurationsOf } from './configurations.js';
import { hashOf, newSecret, type WalletDeps } from './deps.js';
import { issuerMetadata, metadataFor } from './metadata.js';
import type { OfferedAward, WalletOffer } from './ports.js';

/** Milliseconds for which an offer can be taken. */
const LIFETIME = 3_600_000;
const MAX_AWARDS = 20;
const TX_CODE_LENGTH = 6;

export interface OfferOptions {
  /** By id, or `urn:uuid:…`; at least one, at most 20, all of one learner. */
  readonly awards: readonly string[];
  /** What is reached of whoever asks for themselves: other awards are answered as those that don't exist. */
  readonly learners?: readonly Reached[] | undefined;
  readonly actor: string;
  /** Code of the institution whose key makes it; without it, the network, or the learner. */
  readonly madeOf?: string | undefined;
}

/** An offer as it was made. Whatever opens it is shown this once. */
export interface NewOffer {
  readonly id: string;
  readonly awards: readonly OfferedAward[];
  /** For a QR code, or a link that opens a wallet on the same device. */
  readonly offerUri: string;
  /** Six digits that the wallet asks for. Never in the message that carries the address. */
  readonly txCode: string;
  /** The token in the address of the exchange, for wallets that don't speak OpenID4VCI: it needs no further code. */
  readonly exchangeToken: string;
  readonly expiresAt: Date;
}

/**
 * Offers awards to whichever wallet the learner opens it with, for an hour.
 *
 * @throws CairnError `wallet.unknown-award` (kind `not-found`) for awards that don't exist, belong to several learners or to
 *   none of those given; `wallet.too-many`, `wallet.same-version` (kind `invalid`); `award.revoked` (kind `conflict`).
 */
export async function offerToWallet(deps: WalletDeps, options: OfferOptions): Promise<NewOffer> {
  const awardIds = [...new Set(options.awards.map((id) => uuidOf(id) ?? id))];
  const { learnerId, awards } = await selectOfferable(deps, awardIds, options.learners);
  const createdAt = deps.clock();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME);
  const id = randomUuid(deps.random);
  const [code, exchangeToken, txCode] = [newSecret(deps.random), newSecret(deps.random), newTxCode(deps)];
  const hashes = {
    codeHash: hashOf('code', code),
    exchangeHash: hashOf('exchange', exchangeToken),
    txCodeMac: txCodeMac(deps, id, txCode),
  };
  const offer = { id, learnerId, awardIds, createdAt, expiresAt, ...hashes };
  await deps.store.insertOffer(offer, options.madeOf, { actor: options.actor, at: createdAt });
  const reference = `${deps.protocol.issuer}/offers/${code}`;
  const offerUri = `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(reference)}`;
  return { id, awards, offerUri, txCode, exchangeToken, expiresAt };
}

async function selectOfferable(
  { store }: Pick<WalletDeps, 'store'>,
  awardIds: readonly string[],
  learners: readonly Reached[] | undefined,
) {
  if (awardIds.length > MAX_AWARDS)
    throw fault('wallet.too-many', 'An offer has a limited number of awards.', `at most ${MAX_AWARDS}`);
  const wellFormed = awardIds.length > 0 && awardIds.every(isUuid);
  const found = wellFormed ? await store.selectOffered(awardIds, learners) : undefined;
  const learnerId = found?.learnerId;
  if (found === undefined || learnerId === undefined)
    throw new CairnError('not-found', 'wallet.unknown-award', 'There are no such awards of one learner');
  const { awards } = found;
  if (awards.some(({ revoked }) => revoked))
    throw new CairnError('conflict', 'award.revoked', 'An award is revoked, and stays so');
  if (new Set(awards.map(({ achievement }) => achievement)).size < awards.length)
    throw fault(
      'wallet.same-version',
      'Several of the awards are of the same module or programme version, which wallets cannot tell apart.',
      'an offer for each of them',
    );
  return { learnerId, awards };
}

function fault(code: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: '/awards', message, expected });
}

/** Evenly distributed, and as many digits each time. */
function newTxCode({ random }: Pick<WalletDeps, 'random'>): string {
  const bytes = new DataView(Uint8Array.from(random(8)).buffer);
  return String(bytes.getBigUint64(0) % 10n ** BigInt(TX_CODE_LENGTH)).padStart(TX_CODE_LENGTH, '0');
}

/** What is kept of a transaction code. */
export function txCodeMac(
  { txCodeKey }: Pick<WalletDeps, 'txCodeKey'>,
  offerId: string,
  code: string,
): string {
  return createHmac('sha256', txCodeKey).update(`${offerId} ${code}`).digest('base64url');
}

/**
 * The offer behind the address of an offer, as a wallet reads it (OpenID4VCI 1.0, section 4.1.1); `undefined` alike for one that
 * never was, was taken or has expired. To read it changes nothing.
 */
export async function readOffer(deps: WalletDeps, code: string) {
  const offer = await deps.store.selectOptionalOfferByCode(hashOf('code', code), deps.clock());
  return offer && !offer.taken ? offerObject(deps, offer, code) : undefined;
}

async function offerObject(deps: WalletDeps, { awards }: WalletOffer, code: string) {
  const { offers } = deps.protocol;
  const { credentialOfferObject } = await offers.createCredentialOffer({
    issuerMetadata: metadataFor(deps.protocol, await issuerMetadata(deps)),
    credentialConfigurationIds: configurationsOf(awards).map(({ id }) => id),
    grants: {
      [preAuthorizedCodeGrantIdentifier]: {
        'pre-authorized_code': code,
        tx_code: { input_mode: 'numeric', length: TX_CODE_LENGTH },
      },
    },
  });
  return credentialOfferObject;
}
