import { bootstrapKey, makeApiKey } from '../../src/access/api-keys.js';
import { type Caller, SCOPES, type Scope } from '../../src/access/caller.js';
import { apiClient, type Client } from './api-client/client.js';
import { startSite, type TestServices, type TestSite } from './services.js';

/** A client with the key that it sends. */
export interface Keyed {
  readonly client: Client;
  readonly keyId: string;
  readonly token: string;
}

/** The API over HTTP, with a client for everybody who may call it. */
export interface TestApi {
  readonly world: TestServices;
  readonly site: TestSite;
  /** A key of the network with every scope. */
  readonly network: Client;
  /** Keys of the institutions `alpha` and `beta` with every scope. */
  readonly alpha: Client;
  readonly beta: Client;
  /** A key of `alpha` that may only read. */
  readonly reader: Client;
  /** No key. */
  readonly anonymous: Client;
  /** A client with another key: of an institution, or (`undefined`) of the network. */
  keyed(institution: string | undefined, scopes?: readonly Scope[]): Promise<Keyed>;
  /** A client that sends this as its key. */
  as(token: string): Client;
  close(): Promise<void>;
}

/** Serves the API of a world that was opened with `openTestServices`; close it before the world. */
export async function startApi(world: TestServices): Promise<TestApi> {
  const site = await startSite(world.services);
  const { access } = world.services;
  const first = await bootstrapKey(access, 'first key', 'test');
  const maker: Caller = {
    keyId: first.key.id,
    institution: undefined,
    scopes: new Set(SCOPES),
    actor: `key:${first.key.id}`,
  };
  const as = (token: string) => apiClient(site.origin, token);
  const keyed = async (institution: string | undefined, scopes: readonly Scope[] = SCOPES) => {
    const name = `${institution ?? 'network'} ${scopes.join(' ')}`;
    const { key, token } = await makeApiKey(access, maker, {
      name,
      institution,
      scopes,
      expiresAt: undefined,
    });
    return { client: as(token), keyId: key.id, token };
  };
  return {
    world,
    site,
    network: as(first.token),
    alpha: (await keyed('alpha')).client,
    beta: (await keyed('beta')).client,
    reader: (await keyed('alpha', ['read'])).client,
    anonymous: apiClient(site.origin, undefined),
    keyed,
    as,
    close: () => site.close(),
  };
}
