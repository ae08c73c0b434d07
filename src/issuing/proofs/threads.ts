import { CairnError } from '../../common/errors.js';
import { deriveProof } from '../../credentials/suites/add-proof.js';
import { suiteOf, type VerifyEd25519 } from '../../credentials/suites/table.js';
import { proofVerifier, type VerifyProof } from '../../credentials/suites/verify-proof.js';
import { proofsOf } from '../../verification/checks/proof.js';
import { threadPool } from '../thread-pool.js';

export type ProofTask =
  | { readonly kind: 'verify'; readonly given: Parameters<VerifyProof> }
  | { readonly kind: 'derive'; readonly given: Parameters<typeof deriveProof> };

/** Verifies and derives proofs, those of slow suites in threads of their own. */
export interface ProofThreads {
  readonly verifyProof: VerifyProof;
  readonly deriveProof: typeof deriveProof;
  close(): Promise<void>;
}

/** Suites whose every operation takes hundreds of milliseconds: here it would hold up all other requests. */
const SLOW = ['bbs-2023'];
/** Tasks that may wait for a thread. */
const MOST_WAITING = 20;

/**
 * `worker`: where the compiled `worker.js` of this folder is. Threads are started when they are first needed. `verifyEd25519`: in place of
 * the library.
 */
export function proofThreads(worker: URL, verifyEd25519?: VerifyEd25519): ProofThreads {
  const verifyProof = proofVerifier(verifyEd25519);
  const pool = threadPool<ProofTask>(worker);
  const run = async <T>(task: ProofTask): Promise<T> => {
    if (pool.waiting() >= MOST_WAITING)
      throw new CairnError('unavailable', 'verify.busy', 'Too much is being verified at present', [], {
        retryAfter: 5,
      });
    return (await pool.run(task)) as T;
  };
  const isSlow = (proof: Parameters<typeof suiteOf>[0]) => SLOW.includes(suiteOf(proof)?.name ?? '');
  return {
    verifyProof: (...given) => (isSlow(given[1]) ? run({ kind: 'verify', given }) : verifyProof(...given)),
    deriveProof: (...given) =>
      proofsOf(given[0]).some(isSlow) ? run({ kind: 'derive', given }) : deriveProof(...given),
    close: () => pool.close(),
  };
}
