import { setImmediate } from 'node:timers/promises';
import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import { lintCredentials } from '../credentials/lint/lint.js';
import type { AwardPlan } from './ports.js';

/** A slot that stands for the one to come: what is linted differs from what is signed in nothing but this. */
const PROVISIONAL = {
  lists: { revocation: 'https://status.invalid/revocation', suspension: 'https://status.invalid/suspension' },
  index: 0,
};

/**
 * Steps 1 to 3 of issuing what is recorded before it is signed: builds the documents of plans, expands them and lints
 * them. Throws as `requireSound` does.
 */
export async function prepare(plans: readonly Pick<AwardPlan, 'document'>[]): Promise<void> {
  await requireSound(plans.map((plan) => plan.document(PROVISIONAL)));
}

/** After so many whatever else the process has to do gets its turn: linting waits for nothing. */
const BREATH = 16;

/**
 * Expands and lints documents that are to be signed. Throws a CairnError `issue.lint` of kind `incoherent`: inputs were
 * checked before, so a document that breaks a rule shows a defect in a published version or in this software.
 */
export async function requireSound(documents: readonly JsonObject[]): Promise<void> {
  for (let at = 0; at < documents.length; at += BREATH) {
    if (at > 0) await setImmediate();
    const faults = (await lintCredentials(documents.slice(at, at + BREATH))).find(({ length }) => length > 0);
    if (!faults) continue;
    throw new CairnError(
      'incoherent',
      'issue.lint',
      'A credential would break the rules and was not issued',
      faults,
    );
  }
}
