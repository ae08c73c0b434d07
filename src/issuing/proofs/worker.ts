import { deriveProof } from '../../credentials/suites/add-proof.js';
import { verifyProof } from '../../credentials/suites/verify-proof.js';
import { answered, type ThreadAnswer } from '../thread-answer.js';
import type { ProofTask } from './threads.js';

/** What a thread for proofs does: one task at a time, of which everything comes with it. */
export default function work(task: ProofTask): Promise<ThreadAnswer> {
  return answered(() => (task.kind === 'verify' ? verifyProof(...task.given) : deriveProof(...task.given)));
}
