import { CairnError } from '../../common/errors.js';
import { recognise } from '../../registry/recognition.js';
import type { Registry } from '../../registry/registry.js';
import type { RenderableAward } from './ports.js';

/**
 * Whether a new credential of an award could be signed now: a member that lost its recognition, or its membership, signs
 * nothing more once the grace is over, not even anew.
 */
export function isRenewable({ award }: RenderableAward, registry: Registry, now: Date): boolean {
  const { issuerDid, achievement, ects, awardedOn } = award;
  const claim = { issuer: issuerDid, achievement, ects, awardedOn, signedAt: now.toISOString() };
  return recognise(registry, claim) === 'recognised';
}

/** Of whom was erased nothing more is made. Throws `learner.erased` (kind `refused`). */
export function requireNotErased({ erased }: Pick<RenderableAward, 'erased'>): void {
  if (!erased) return;
  const message = 'The learner was erased: nothing more can be made of what they were awarded';
  throw new CairnError('refused', 'learner.erased', message);
}
