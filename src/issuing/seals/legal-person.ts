import { CairnError } from '../../common/errors.js';
import type { LegalPerson } from '../../credentials/x509/name.js';
import type { LegalIdentity } from '../../domain/legal.js';
import type { TextMap } from '../../domain/text.js';

/**
 * Who an institution or the network is to the law. Throws a CairnError `seal.no-legal-identity` of kind `refused` where it
 * says nothing of that: there is nothing to hold a certificate against.
 */
export function legalPersonOf(issuer: {
  readonly name: TextMap;
  readonly legal?: LegalIdentity | undefined;
}): LegalPerson {
  if (issuer.legal)
    return { names: issuer.legal.name ?? issuer.name, eidasIdentifier: issuer.legal.eidasIdentifier };
  throw new CairnError(
    'refused',
    'seal.no-legal-identity',
    'The institution has no legal identity yet: it needs its legal name and eIDAS identifier first',
  );
}
