import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { canonicalJson, type JsonObject } from '../common/json.js';
import { shapeOf } from '../credentials/lint/shape.js';
import { signCredential } from '../credentials/suites/sign.js';
import type { Signer } from '../credentials/suites/signer.js';
import type { TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import type { Intent, IssuingStore } from './ports.js';

/** How many credentials are signed before they are stored, and learners settled together: a second or two of work. */
export const CHUNK = 200;
/** Of so many credentials of one chunk at least one is verified. */
const SAMPLE = 20;

/** After so many signatures whatever else the process has to do gets its turn: signing never waits for anything. */
const BREATH = 4;

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** An array in pieces of at most `CHUNK`. */
export function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

export interface FinishDeps {
  readonly store: Pick<IssuingStore, 'storeSigned'>;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly clock: Clock;
}

interface Signed {
  readonly intent: Intent;
  readonly document: JsonObject;
}

/**
 * Steps 5 to 7 of issuing, for a chunk: signs recorded intents, verifies what was signed with the product's own verifier
 * (the first of each shape, and one in twenty; so a single one always), and stores all of it with the audit entries. If
 * one does not verify, nothing of the chunk is stored or handed out. Returns the ids of what it stored. Safe to repeat
 * and to race: an intent is finished once.
 */
export async function finishChunk(
  deps: FinishDeps,
  intents: readonly Intent[],
  trust: TrustMaterial,
  actor: string,
): Promise<string[]> {
  if (intents.length === 0) return [];
  const signedAt = deps.clock();
  const signed: Signed[] = [];
  for (const [index, intent] of intents.entries()) {
    if (index % BREATH === BREATH - 1) await breath();
    const signer = await deps.signerFor(intent.issuerDid);
    signed.push({ intent, document: await signCredential(intent.unsigned, signer, signedAt) });
  }
  for (const { document } of sampleOf(signed)) await selfCheck(document, { ...trust, now: signedAt });
  return deps.store.storeSigned(
    signed.map(({ intent, document }) => ({
      credentialId: intent.credentialId,
      document: canonicalJson(document),
      signedAt,
    })),
    { actor, at: signedAt },
  );
}

/** What is verified of a chunk. */
function sampleOf(signed: readonly Signed[]): Signed[] {
  const shapes = new Set<string>();
  return signed.filter(({ intent }, index) => {
    const shape = shapeOf(intent.unsigned);
    const fresh = !shapes.has(shape);
    shapes.add(shape);
    return fresh || index % SAMPLE === 0;
  });
}

async function selfCheck(signed: JsonObject, trust: TrustMaterial): Promise<void> {
  const report = await verify(signed, trust, { by: 'self' });
  if (report.verdict === 'verified') return;
  const results = report.credentials.flatMap((credential) => credential.results);
  const codes = results
    .filter((result) => result.outcome !== 'pass' && result.advisory !== true)
    .map((result) => result.code);
  throw new CairnError(
    'incoherent',
    'issue.self-check',
    `A credential that was just signed does not verify (${codes.join(', ')}) and was not handed out`,
  );
}
