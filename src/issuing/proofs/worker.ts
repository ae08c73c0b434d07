import { CairnError } from '../../common/errors.js';
import { deriveProof } from '../../credentials/suites/add-proof.js';
import { verifyProof } from '../../credentials/suites/verify-proof.js';
import type { ProofAnswer, ProofTask } from './threads.js';

/** What a thread for proofs does: one task at a time, of which everything comes with it. */
export default async function work(task: ProofTask): Promise<ProofAnswer> {
  try {
    return { done: await (task.kind === 'verify' ? verifyProof(...task.given) : deriveProof(...task.given)) };
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    // an error would lose its code on the way between threads
    const { kind, code, message, faults } = error;
    return { refused: { kind, code, message, faults } };
  }
}
