import { readFileSync } from 'node:fs';
import type { Clock, Random } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import type { Config } from '../config/config.js';

import type { SealDeps } from '../issuing/seals/manage.js';
import type { MakeDemoAuthority } from '../issuing/seals/ports.js';
import { sealAnchors } from '../issuing/seals/seal.js';
import { timestamping } from '../issuing/seals/timestamping.js';
import type { Sealer } from '../keys/seal.js';
import { demoAuthority } from '../keys/seals/demo-authority.js';
import { certificatesOfPem } from '../keys/seals/order-chain.js';
import { sealVault } from '../keys/seals/vault.js';
import { guardedFetcher } from '../net/guarded-fetch.js';
import type { Database } from '../storage/open.js';
import { sealStore } from '../storage/seal-store.js';
import type { Statements } from '../storage/statements.js';
import { whileUnchanged } from '../storage/unchanged.js';

interface World {
  readonly clock: Clock;
  readonly random: Random;
  /** What programs are run with: the one that speaks with tokens. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Seals of European digital credentials: adding them, and sealing. */
export interface Sealing extends SealDeps {
  readonly makeAuthority: MakeDemoAuthority;
  /** Gives a timestamp over bytes, where a service is configured: for `sealDocument`. */
  readonly timestamp: ((content: Uint8Array) => Promise<Uint8Array>) | undefined;
  readonly certificatesOfPem: (text: string) => Uint8Array[];
  readonly anchors: () => Promise<readonly Uint8Array[]>;
  readonly timestampAnchors: readonly Uint8Array[];
}

export function wireSealing(
  prisma: Database['prisma'],
  statements: Statements,
  sealer: Sealer,
  config: Config,
  given: World,
): Sealing {
  const { clock, random } = given;
  const store = sealStore(prisma);
  const read = new Map<string, Uint8Array | undefined>();
  const [others, timestampAnchors] = [readAnchors(config.sealAnchors), readAnchors(config.timestampAnchors)];
  return {
    store,
    anchors: whileUnchanged(statements, async () => [...(await sealAnchors(store, read)), ...others]),
    timestampAnchors,
    vault: sealVault({ sealer, pkcs11: { environment: given.environment ?? {} } }),
    makeAuthority: (at: Date) => demoAuthority(at, random),
    certificatesOfPem: (text: string) => certificatesOfPem(text).map(({ der }) => der),
    timestamp: wireTimestamps(config, timestampAnchors, given),
    clock,
    random,
  };
}

/** The timestamp service is the operator's choice: its origin is let through as it is. */
function wireTimestamps(
  { timestampUrl: url }: Config,
  anchors: readonly Uint8Array[],
  { clock, random }: World,
) {
  if (url === undefined) return undefined;
  const { fetch } = guardedFetcher({ clock, allow: [new URL(url).origin], perHostPerMinute: 600 });
  return timestamping({
    post: (headers, body) => fetch(url, { method: 'POST', headers, body, limitBytes: 65_536 }),
    anchors,
    clock,
    random,
  });
}

/** Certificates in DER of a PEM file. A file that can't be read, or holds none, is no start. */
function readAnchors(file: string | undefined): Uint8Array[] {
  if (file === undefined) return [];
  let found: Uint8Array[] = [];
  try {
    found = certificatesOfPem(readFileSync(file, 'utf8')).map(({ der }) => der);
  } catch {
    // told below
  }
  if (found.length > 0) return found;
  const message = 'A file of certificates that a setting names cannot be read, or holds none';
  throw new CairnError('invalid', 'config.anchors', message);
}
