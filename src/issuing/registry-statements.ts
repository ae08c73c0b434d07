import type { Clock } from '../common/effects.js';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { textDigest } from '../credentials/documents/statement.js';
import { DEFAULT_SUITES } from '../credentials/keys/signing.js';
import { readSdJwt } from '../credentials/sd-jwt/read.js';
import { signCredential } from '../credentials/suites/sign.js';
import { keyTypeOfSigner, type Signer } from '../credentials/suites/signer.js';
import { wholeSeconds } from '../credentials/suites/time.js';
import type { Registry } from '../registry/registry.js';
import { buildRegistryStatement, networkOf, registryAsJson } from '../registry/statement.js';
import { lastGood } from './last-good.js';
import type { TrustStore } from './ports.js';

/** How long a statement may be relied on, and after what time it is signed anew though nothing changed, in milliseconds. */
const LIFETIME = 7 * 86_400_000;
const RENEW_AFTER = 86_400_000;

/** Where below the public address the statement is published. */
const PATH = '/registry';

/** What the network says of its issuers, for those who verify without asking. */
export interface RegistryStatements {
  /**
   * What the network says now, signed: at most a day ago, or, where it can't be signed, the last good one. `undefined` before a
   * network was set up, or where nothing could ever be signed.
   */
  current(): Promise<string | undefined>;
  /** The same to go with credentials, and the published versions that they refer to, as their addresses serve them. */
  toGoWith(documents: readonly JsonValue[]): Promise<{
    readonly statement: JsonObject | undefined;
    readonly versions: readonly JsonObject[];
  }>;
}

export interface RegistryStatementDeps {
  readonly store: Pick<TrustStore, 'loadRegistry' | 'selectOptionalVersion'>;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Told when it could not be signed, with nothing but its address. */
  readonly onFailure: (address: string, error: unknown) => void;
}

interface Signed {
  readonly document: string;
  /** Of the registry that it tells. */
  readonly digest: string;
  readonly signedAt: number;
}

/** Signs what the registry says when somebody asks, and again when it has changed or a day has gone by. */
export function registryStatements(deps: RegistryStatementDeps): RegistryStatements {
  const { store, clock, publicUrl } = deps;
  const address = `${publicUrl}${PATH}`;
  let last: Signed | undefined;
  const versions = new Map<string, JsonObject>();

  const sign = async ({ registry, network, digest }: ToSign) => {
    const now = clock();
    const validUntil = wholeSeconds(new Date(now.getTime() + LIFETIME));
    const unsigned = buildRegistryStatement(registry, { network, address, validUntil });
    const signer = await deps.signerFor(network);
    const suite = DEFAULT_SUITES[keyTypeOfSigner(signer)];
    const document = canonicalJson(await signCredential(unsigned, signer, now, suite));
    last = { document, digest, signedAt: now.getTime() };
    return document;
  };
  const signOnce = lastGood<ToSign>(deps, sign);

  const version = async (at: string): Promise<JsonObject | undefined> => {
    const known = versions.get(at);
    if (known) return known;
    const bytes = (await store.selectOptionalVersion(at))?.bytes;
    const read = bytes === undefined ? undefined : parseStrictJson(bytes);
    if (isJsonObject(read)) versions.set(at, read);
    return versions.get(at);
  };

  const statementOf = async (registry: Registry): Promise<string | undefined> => {
    const network = networkOf(registry)?.did;
    if (network === undefined) return undefined;
    const digest = textDigest(canonicalJson(registryAsJson(registry)));
    const isFresh = last?.digest === digest && Math.abs(clock().getTime() - last.signedAt) < RENEW_AFTER;
    if (isFresh) return last?.document;
    return signOnce({ address, document: last?.document, registry, network, digest });
  };

  return {
    current: async () => statementOf(await store.loadRegistry()),
    async toGoWith(documents) {
      const registry = await store.loadRegistry();
      const text = await statementOf(registry);
      const statement = text === undefined ? undefined : parseStrictJson(text);
      const named = new Set(documents.flatMap(textsIn).filter((one) => registry.versions.has(one)));
      const found = await Promise.all([...named].sort().map(version));
      return {
        statement: isJsonObject(statement) ? statement : undefined,
        versions: found.filter((one) => one !== undefined),
      };
    },
  };
}

interface ToSign {
  readonly address: string;
  readonly document: string | undefined;
  readonly registry: Registry;
  readonly network: string;
  readonly digest: string;
}

/** Every text that stands in a document, or is disclosed by an SD-JWT. */
function textsIn(document: JsonValue): string[] {
  const texts: string[] = [];
  const visit = (value: JsonValue): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (isJsonObject(value)) Object.values(value).forEach(visit);
  };
  visit(typeof document === 'string' ? readSdJwt(document).claims : document);
  return texts;
}
