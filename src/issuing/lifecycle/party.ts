import type { CatalogueStore } from '../ports.js';

/** For whom somebody acts. */
export interface Party {
  /** As the audit names whoever acts. */
  readonly actor: string;
  /** DID of the issuer; `undefined`: the operator at the command line, who acts for all of them. */
  readonly did: string | undefined;
  /** Code of the institution; `undefined`: the network, or the operator. */
  readonly institution: string | undefined;
}

/** The operator at the command line, as the audit names them. */
export const OPERATOR = 'cli';

export function operator(actor: string): Party {
  return { actor, did: undefined, institution: undefined };
}

/** The party of an institution (by its code), or of the network. Throws `institution.unknown`. */
export async function partyOf(
  store: Pick<CatalogueStore, 'selectIssuerDid'>,
  actor: string,
  institution: string | undefined,
): Promise<Party & { readonly did: string }> {
  return { actor, did: await store.selectIssuerDid(institution), institution };
}

/**
 * Whether something that an issuer awarded is the party's to change. What an institution awarded is its own business: the
 * network changes its own certificates alone, as an institution does.
 */
export function isOwn(party: Party, issuerDid: string): boolean {
  return party.did === undefined || party.did === issuerDid;
}

/** Whether the party may know which award something is about: its own, or the network's overview of all. */
export function maySee(party: Party, issuerDid: string): boolean {
  return party.institution === undefined || party.did === issuerDid;
}
