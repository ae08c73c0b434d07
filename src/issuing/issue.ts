import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { canonicalJson } from '../common/json.js';
import { signCredential } from '../credentials/suites/sign.js';
import type { Signer } from '../credentials/suites/signer.js';
import type { TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import type { Intent, IssuingStore } from './ports.js';

export interface IssueDeps {
  readonly store: IssuingStore;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly clock: Clock;
  readonly trust: () => Promise<TrustMaterial>;
}

/**
 * Steps 5 to 7 of issuing: signs the recorded intent, verifies what was signed with the product's own verifier, and
 * stores it together with the audit entry. Safe to repeat and to race: an intent is finished once.
 */
export async function finishIntent(
  deps: Pick<IssueDeps, 'store' | 'signerFor' | 'clock'>,
  intent: Intent,
  trust: TrustMaterial,
  actor: string,
): Promise<boolean> {
  const { store, signerFor, clock } = deps;
  const signedAt = clock();
  const signed = await signCredential(intent.unsigned, await signerFor(intent.issuerDid), signedAt);
  const report = await verify(signed, { ...trust, now: signedAt }, { by: 'self' });
  if (report.verdict !== 'verified') {
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
  return store.storeSigned(intent.credentialId, canonicalJson(signed), signedAt, { actor, at: signedAt });
}

/** Finishes the intents of these credentials. */
export async function finishIntents(
  deps: IssueDeps,
  credentialIds: readonly string[],
  actor: string,
): Promise<void> {
  if (credentialIds.length === 0) return;
  const trust = await deps.trust();
  for (const id of credentialIds) {
    const intent = await deps.store.selectOptionalIntent(id);
    if (intent) await finishIntent(deps, intent, trust, actor);
  }
}

/** What became of the intents that a crash left behind. */
export interface Recovery {
  readonly finished: number;
  /** Intents that could not be finished now: they stay, and are tried again. */
  readonly failed: readonly { readonly credentialId: string; readonly error: unknown }[];
}

/** Finishes what a crash left between intent and signature. One that can't be finished doesn't hold up the others. */
export async function finishPending(deps: IssueDeps, actor: string): Promise<Recovery> {
  let finished = 0;
  const failed: { credentialId: string; error: unknown }[] = [];
  const credentialIds = await deps.store.selectIntentIds();
  if (credentialIds.length === 0) return { finished, failed };
  const trust = await deps.trust();
  for (const credentialId of credentialIds) {
    try {
      const intent = await deps.store.selectOptionalIntent(credentialId);
      if (intent && (await finishIntent(deps, intent, trust, actor))) finished++;
    } catch (error) {
      failed.push({ credentialId, error });
    }
  }
  return { finished, failed };
}
