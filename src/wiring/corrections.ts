import type { CorrectionDeps } from '../issuing/corrections/corrections.js';
import { correctionStore } from '../storage/correction-store.js';
import type { Base } from './base.js';

/** What graduates ask to have corrected. */
export function wireCorrections({ prisma, world }: Base): CorrectionDeps {
  return { store: correctionStore(prisma), ...world };
}
