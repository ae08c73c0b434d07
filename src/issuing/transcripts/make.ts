import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError, type Fault } from '../../common/errors.js';
import { isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import type { Wall } from '../../common/wall.js';
import { buildTranscript, MAX_LISTED } from '../../credentials/documents/clr.js';
import { signEnveloped } from '../../credentials/jose/sign-enveloped.js';
import type { Signer } from '../../credentials/suites/signer.js';
import type { TrustMaterial } from '../../verification/material.js';
import { verify } from '../../verification/verify.js';
import type { CatalogueStore } from '../ports.js';
import { type LearnersDeps, selectLearner } from '../records/learners.js';
import type { TranscriptStore } from './ports.js';

export interface TranscriptDeps {
  readonly store: TranscriptStore & Pick<CatalogueStore, 'selectIssuerDid'>;
  readonly learners: Pick<LearnersDeps, 'store'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly trust: () => Promise<TrustMaterial>;
}

/**
 * Makes a transcript of a learner: what the institution, or the network, awarded to them and is in force, as an enveloped
 * `ClrCredential`. It is verified before it is handed out, noted in the audit, and not kept. Where there is more than a
 * verifier looks at in one request, it lists the newest awards and says that it is partial.
 *
 * @throws CairnError `learner.unknown` (kind `not-found`), also for a learner behind the wall; `transcript.empty` (kind
 *   `not-found`) where nothing is in force; `transcript.not-verified` (kind `conflict`) where an award doesn't verify now:
 *   its credential is about to be replaced, or its issuer left the network.
 */
export async function makeTranscript(
  deps: TranscriptDeps,
  wall: Wall,
  learnerId: string,
  actor: string,
): Promise<string> {
  const view = await selectLearner(deps.learners, wall, learnerId);
  const learner = view.mergedInto ?? view.id;
  const texts = await deps.store.selectStanding(wall, learner, MAX_LISTED + 1);
  if (texts.length === 0) {
    const message = 'The caller awarded the learner nothing that is in force';
    throw new CairnError('not-found', 'transcript.empty', message);
  }
  const credentials = texts.map((text) => parseStrictJson(text)).filter(isJsonObject);
  const at = deps.clock();
  const did = await deps.store.selectIssuerDid(wall);
  const trust = { ...(await deps.trust()), now: at };
  const made = await makeOfMost(deps, did, credentials, trust);
  const { id, listed, text } = made;
  await deps.store.recordTranscript({ id, learnerId: learner, listed, madeOf: wall }, { actor, at });
  return text;
}

interface Made {
  readonly id: string;
  readonly text: string;
  readonly listed: number;
}

/** A transcript of as many credentials, of those given first, as can be verified in one request. */
async function makeOfMost(
  deps: TranscriptDeps,
  did: string,
  credentials: readonly JsonObject[],
  trust: TrustMaterial,
): Promise<Made> {
  for (let most = MAX_LISTED; ; most = Math.floor(most / 2)) {
    try {
      return await makeOf(deps, did, credentials, most, trust);
    } catch (error) {
      if (!(error instanceof CairnError && error.code === 'verify.too-much') || most === 1) throw error;
    }
  }
}

async function makeOf(
  { random, signerFor }: TranscriptDeps,
  did: string,
  credentials: readonly JsonObject[],
  most: number,
  trust: TrustMaterial,
): Promise<Made> {
  const issuer = trust.registry.issuers.get(did);
  if (!issuer)
    throw new CairnError('incoherent', 'transcript.no-issuer', 'The registry lacks an issuer of the network');
  const id = randomUuid(random);
  const listed = credentials.slice(0, most);
  const transcript = buildTranscript({
    id,
    issuer,
    at: trust.now,
    credentials: listed,
    partial: listed.length < credentials.length,
  });
  const text = await signEnveloped(transcript, await signerFor(did), {
    kind: 'credential',
    issuedAt: trust.now,
  });
  await requireVerified(text, trust);
  return { id, text, listed: listed.length };
}

async function requireVerified(text: string, trust: TrustMaterial): Promise<void> {
  const report = await verify(text, trust);
  if (report.verdict === 'verified') return;
  const faults = report.credentials
    .flatMap(({ results, listed = [] }) => [...results, ...listed.flatMap((one) => one.results)])
    .filter(({ outcome, advisory }) => advisory !== true && (outcome === 'fail' || outcome === 'unknown'))
    .map(({ code, message, pointer = '' }): Fault => ({ code, message, pointer }));
  const message = 'An award that the transcript would list does not verify now';
  throw new CairnError('conflict', 'transcript.not-verified', message, faults);
}
