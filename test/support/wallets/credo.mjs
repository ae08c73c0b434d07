/**
 * Credo's holder, in a process of its own: takes the credential of an offer and prints what it was given. Credo 0.6.3 has no
 * package for Node, so the parts that it wants of a platform are here, as small as they can be, in memory.
 *
 *   {"offerUri": …, "txCode": …, "configuration": …} → {"credential": …, "dpop": …}
 *
 * With "openid4vp", a request to present something, it answers that, too: "answered" is the status of the answer.
 */
import { createPublicKey, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Agent, DependencyManager, InjectionSymbols, Kms } from '@credo-ts/core';
import { OpenId4VcModule } from '@credo-ts/openid4vc';

class Keys {
  backend = 'memory';
  #keys = new Map();
  isOperationSupported(_context, { operation, type }) {
    if (operation === 'createKey') return type.crv === 'P-256' || type.crv === 'Ed25519';
    return ['getPublicKey', 'sign', 'verify', 'randomBytes', 'deleteKey'].includes(operation);
  }
  async getPublicKey(_context, keyId) {
    const key = this.#keys.get(keyId);
    return key ? { ...key.publicKey.export({ format: 'jwk' }), kid: keyId } : null;
  }
  async createKey(context, { type, keyId = randomBytes(8).toString('hex') }) {
    const pair =
      type.crv === 'P-256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
    this.#keys.set(keyId, pair);
    return { keyId, publicJwk: await this.getPublicKey(context, keyId) };
  }
  async sign(_context, { keyId, data, algorithm }) {
    const key = { key: this.#keys.get(keyId).privateKey, dsaEncoding: 'ieee-p1363' };
    return { signature: new Uint8Array(sign(hashOf(algorithm), data, key)) };
  }
  async verify(_context, { key, algorithm, data, signature }) {
    const jwk = key.publicJwk;
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const good = verify(hashOf(algorithm), data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature);
    return good ? { verified: true, publicJwk: jwk } : { verified: false };
  }
  randomBytes(_context, { length }) {
    return new Uint8Array(randomBytes(length));
  }
}

const hashOf = (algorithm) => (algorithm.startsWith('Ed') ? null : 'sha256');

class Records {
  supportsCursorPagination = false;
  #records = new Map();
  async save(_context, record) {
    this.#records.set(record.id, record);
  }
  update = this.save;
  async delete(_context, { id }) {
    this.#records.delete(id);
  }
  async getById(_context, _class, id) {
    return this.#records.get(id);
  }
  async getAll(_context, { type }) {
    return [...this.#records.values()].filter((record) => record.type === type);
  }
  async findByQuery(context, kind) {
    return this.getAll(context, kind);
  }
}

class Files {
  async exists() {
    return false;
  }
}

class Sockets {}

const input = JSON.parse(
  await new Promise((resolve) => {
    const chunks = [];
    process.stdin
      .on('data', (chunk) => chunks.push(chunk))
      .on('end', () => resolve(Buffer.concat(chunks).toString()));
  }),
);
const dependencies = new DependencyManager();
dependencies.registerInstance(InjectionSymbols.StorageService, new Records());
const agent = new Agent(
  {
    config: { allowInsecureHttpUrls: true, autoUpdateStorageOnStartup: true },
    dependencies: { FileSystem: Files, EventEmitterClass: EventEmitter, fetch, WebSocketClass: Sockets },
    modules: {
      openid4vc: new OpenId4VcModule(),
      keyManagement: new Kms.KeyManagementModule({ backends: [new Keys()], defaultBackend: 'memory' }),
    },
  },
  dependencies,
);
await agent.initialize();
const { holder } = agent.openid4vc;
const resolvedCredentialOffer = await holder.resolveCredentialOffer(input.offerUri);
const tokens = await holder.requestToken({ resolvedCredentialOffer, txCode: input.txCode });
const { credentials } = await holder.requestCredentials({
  resolvedCredentialOffer,
  ...tokens,
  credentialConfigurationIds: [input.configuration],
  credentialBindingResolver: async () => {
    const key = await agent.kms.createKey({ type: { kty: 'EC', crv: 'P-256' } });
    return { method: 'jwk', keys: [Kms.PublicJwk.fromPublicJwk(key.publicJwk)] };
  },
});
const [{ record, notificationId }] = credentials;
const { metadata } = resolvedCredentialOffer;
await holder.sendNotification({
  metadata,
  notificationId,
  accessToken: tokens.accessToken,
  dpop: tokens.dpop,
  notificationEvent: 'credential_accepted',
});
const [{ compactSdJwtVc }] = record.credentialInstances;
const answered = input.openid4vp === undefined ? undefined : await present(record);
process.stdout.write(
  JSON.stringify({ credential: compactSdJwtVc, dpop: tokens.dpop !== undefined, answered }),
);
process.exit(0);

async function present(held) {
  await agent.sdJwtVc.store({ record: held });
  const { dcql, authorizationRequestPayload } = await holder.resolveOpenId4VpAuthorizationRequest(
    input.openid4vp,
  );
  const credentials = holder.selectCredentialsForDcqlRequest(dcql.queryResult);
  const options = { authorizationRequestPayload, dcql: { credentials } };
  return (await holder.acceptOpenId4VpAuthorizationRequest(options)).serverResponse?.status;
}
