import type { TestApi } from '../../../support/api.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

/** A further key of alpha. */
const alphaKey = async (api: TestApi) => (await api.keyed('alpha', ['read'])).keyId;
const networkKey = async (api: TestApi) => (await api.keyed(undefined, ['read'])).keyId;

export const keyCases: TenantCases = {
  getMe: { wall: 'own', why: 'tells of the key that the request carries' },
  listKeys: { wall: 'listed', make: alphaKey, ask: (client) => client.listKeys({ query: { limit: 200 } }) },
  createKey: ['alpha', null].map((institution) => ({
    wall: 'network-only',
    ask: (beta) => beta.createKey({ body: { name: 'a system', scopes: ['read'], institution } }),
  })),
  getKey: [alphaKey, networkKey].map((make) => ({
    wall: 'hidden',
    make,
    ask: (beta, id) => beta.getKey({ params: { id } }),
  })),
  rotateKey: { wall: 'hidden', make: alphaKey, ask: (beta, id) => beta.rotateKey({ params: { id } }) },
  revokeKey: { wall: 'hidden', make: alphaKey, ask: (beta, id) => beta.revokeKey({ params: { id } }) },
};
