import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

const alphaIssuer = async ({ alpha }: TestApi) =>
  (await answered(201, alpha.createSuppliedIssuer({ body: { keyType: 'Ed25519' } }))).body.did;
/** A key that nobody has here. */
const NOBODYS = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
const keyOf = (did: string) => (did.startsWith('did:key:') ? did.slice('did:key:'.length) : NOBODYS);

export const suppliedCases: TenantCases = {
  listSuppliedIssuers: {
    wall: 'listed',
    make: alphaIssuer,
    ask: (client) => client.listSuppliedIssuers({ query: { limit: 200 } }),
  },
  createSuppliedIssuer: { wall: 'own', why: 'makes an issuer of whoever calls, and takes no institution' },
  retireSuppliedIssuer: {
    wall: 'hidden',
    make: alphaIssuer,
    ask: (beta, did) => beta.retireSuppliedIssuer({ params: { key: keyOf(did) } }),
  },
};
