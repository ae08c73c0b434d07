import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { isWithin } from '../../common/wall.js';
import { SIGNING_KEY_TYPES, type SigningKeyType } from '../../credentials/keys/signing.js';
import type { NewKey } from '../ports.js';
import type { IssuerPage, SuppliedIssuer, SuppliedStore } from './ports.js';

export interface SuppliedIssuerDeps {
  readonly store: SuppliedStore;
  /** A new key, with a `did:key` of its own. */
  readonly makeKey: (type: SigningKeyType) => Promise<NewKey>;
  readonly clock: Clock;
}

/** Who acts: the network (`institution` undefined), or an institution. */
export interface SuppliedCaller {
  readonly institution: string | undefined;
  readonly actor: string;
}

/** Most issuers in use of one institution, or of the network. */
const MOST = 20;

/**
 * Makes a DID under which the caller may have credentials signed that it supplies itself; without one the VC API issues
 * nothing for it. The DID is a `did:key` and no issuer of the network, so what it signs is never taken for an award.
 * Throws `supplied.too-many` (kind `refused`).
 */
export async function makeSuppliedIssuer(
  { store, makeKey, clock }: SuppliedIssuerDeps,
  { institution, actor }: SuppliedCaller,
  keyType: SigningKeyType,
): Promise<SuppliedIssuer> {
  const key = await makeKey(keyType);
  const at = clock();
  const issuer = {
    did: key.did,
    institution,
    keyType,
    createdAt: at,
    createdBy: actor,
    retiredAt: undefined,
  };
  if (await store.insertSuppliedIssuer(issuer, key, MOST, { actor, at })) return issuer;
  throw new CairnError('refused', 'supplied.too-many', `There are ${MOST} such issuers in use already`);
}

/** The caller's issuers, newest first; all of them for the network. */
export function listSuppliedIssuers(
  { store }: Pick<SuppliedIssuerDeps, 'store'>,
  { institution }: SuppliedCaller,
  page: IssuerPage,
): Promise<SuppliedIssuer[]> {
  return store.selectSuppliedIssuers(institution, page);
}

/** An issuer that is the caller's to see. Throws `supplied.unknown` (kind `not-found`), also for another's. */
export async function selectSuppliedIssuer(
  { store }: Pick<SuppliedIssuerDeps, 'store'>,
  caller: SuppliedCaller,
  did: string,
): Promise<SuppliedIssuer> {
  const issuer = await store.selectOptionalSuppliedIssuer(did);
  if (issuer && isWithin(caller.institution, issuer.institution)) return issuer;
  throw new CairnError('not-found', 'supplied.unknown', 'There is no such issuer of supplied credentials');
}

/** Ends an issuer: it signs nothing new; what it signed stays, and its status can still be changed. */
export async function retireSuppliedIssuer(
  deps: SuppliedIssuerDeps,
  caller: SuppliedCaller,
  did: string,
): Promise<SuppliedIssuer> {
  await selectSuppliedIssuer(deps, caller, did);
  await deps.store.retireSuppliedIssuer(did, { actor: caller.actor, at: deps.clock() });
  return selectSuppliedIssuer(deps, caller, did);
}

/** The type of key that a text names; `undefined` for any other text. */
export function signingKeyType(text: string): SigningKeyType | undefined {
  return SIGNING_KEY_TYPES.find((type) => type === text);
}
