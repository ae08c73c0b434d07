import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, Random } from '../common/effects.js';
import { projectFile } from '../common/project-files.js';
import { traffic } from '../common/traffic.js';
import type { Config } from '../config/config.js';
import { drawingThreads } from '../delivery/certificate/drawing.js';
import { requestScope } from '../insight/scope.js';
import { serviceMetrics } from '../insight/service-metrics.js';
import { buildVersion } from '../insight/version.js';
import { proofThreads } from '../issuing/proofs/threads.js';
import type { RegistryStatements } from '../issuing/registry-statements.js';
import { draftingThreads } from '../issuing/signing/threads.js';
import { LIFETIME, type StatusLists } from '../issuing/status-lists.js';
import { ed25519Verifier } from '../keys/ed25519.js';
import { sealedKeystore } from '../keys/keystore.js';
import { derivedKey, masterSealer } from '../keys/seal.js';
import { catalogueStore } from '../storage/catalogue-store.js';
import { insightStore } from '../storage/insight-store.js';
import { keyStore } from '../storage/key-store.js';
import { namedLocks } from '../storage/named-locks.js';
import { type Database, MIGRATIONS } from '../storage/open.js';
import { renditionStore } from '../storage/rendition-store.js';
import { connections } from '../storage/statements.js';
import type { TrustMaterial } from '../verification/material.js';
import { wireSealing } from './sealing.js';

// Worker threads run compiled code.
const DRAWING_WORKER = projectFile('dist/delivery/certificate/worker.js');
const DRAFT_WORKER = projectFile('dist/issuing/signing/worker.js');
const PROOF_WORKER = projectFile('dist/issuing/proofs/worker.js');

/** What the world gives to the program. Only entry points hold the real ones. */
export interface Effects {
  readonly clock: Clock;
  readonly random: Random;
  /** One line for the operator: a stable event and what belongs to it, nothing personal. */
  readonly log: (event: string, details?: Readonly<Record<string, unknown>>) => void;
  /** What programs are run with that this one needs: the one that speaks with tokens. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export type Base = ReturnType<typeof wireBase>;

/** What verifiers are given. */
export interface Trusting {
  readonly statusLists: StatusLists;
  readonly statements: RegistryStatements;
  readonly trust: () => Promise<TrustMaterial>;
}

/** What every area is wired to: the database, effects whose log knows its request, figures and keys. */
export function wireBase(
  { prisma, pool }: Pick<Database, 'prisma' | 'pool'>,
  config: Config,
  masterSecret: Uint8Array,
  given: Effects,
) {
  const scope = requestScope();
  const effects: Effects = { ...given, log: scope.logging(given.log) };
  const { clock, random } = effects;
  const insight = insightStore(prisma, pool, MIGRATIONS);
  const sealer = masterSealer(masterSecret, random);
  const sealerFor = (purpose: string) => ({
    seal: (name: string, secret: Uint8Array) => sealer.seal(purpose, name, secret),
    open: (name: string, sealed: Uint8Array) => sealer.open(purpose, name, sealed),
  });
  const statements = connections(pool);
  const slots = { sealer: sealerFor('status permutation'), random, publicUrl: config.publicUrl };
  return {
    config,
    prisma,
    pool,
    statements,
    traffic: traffic((milliseconds) => sleep(milliseconds, undefined, { ref: false })),
    locks: namedLocks(pool),
    effects,
    world: { clock, random },
    scope,
    insight,
    metrics: serviceMetrics({ ...insight, listLifetime: LIFETIME, clock, version: buildVersion() }),
    sealerFor,
    keyFor: (purpose: string) => derivedKey(masterSecret, purpose),
    keystore: sealedKeystore({ store: keyStore(prisma, statements), sealer, clock, random }),
    sealing: wireSealing(prisma, statements, sealer, config, given),
    catalogue: catalogueStore(prisma, statements),
    renditions: renditionStore(prisma, slots),
    threads: proofThreads(PROOF_WORKER, ed25519Verifier()),
    drafting: draftingThreads(DRAFT_WORKER, effects.log),
    drawing: drawingThreads(DRAWING_WORKER),
    /** What status indices are handed out from. */
    slots,
  };
}
