import type { LegalPerson } from '../../credentials/x509/name.js';
import { addSeal, type SealDeps } from './manage.js';
import type { MakeDemoAuthority } from './ports.js';

/** An issuer of a demonstration: an institution or the network. */
export interface DemoIssuer {
  readonly did: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
  readonly legal: LegalPerson;
}

/**
 * Makes an authority and gives each of these issuers that has no seal one under it, in its own legal name. How many were made.
 * To be called for demonstrations alone: nobody else believes such an authority.
 */
export async function addDemoSeals(
  deps: SealDeps & { readonly makeAuthority: MakeDemoAuthority },
  issuers: readonly DemoIssuer[],
  actor: string,
): Promise<number> {
  const without: DemoIssuer[] = [];
  for (const issuer of issuers) if (!(await deps.store.selectOptionalSeal(issuer.did))) without.push(issuer);
  if (without.length === 0) return 0;
  const authority = await deps.makeAuthority(deps.clock());
  for (const { did, country, legal } of without) {
    const { names, eidasIdentifier } = legal;
    const name = names.en ?? Object.values(names)[0] ?? '';
    const made = await authority.seal({ name, eidasIdentifier, country });
    const owner = { issuerDid: did, legal, actor };
    await addSeal(deps, owner, { kind: 'demo', ...made }, [authority.certificate]);
  }
  return without.length;
}
