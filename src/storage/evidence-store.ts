import { CairnError } from '../common/errors.js';
import type { Act, AwardPlan } from '../issuing/ports.js';
import { keepReason } from './reasons.js';
import { type Db, json } from './rows.js';

/**
 * Keeps what awards rest on, in the transaction that records them. One document supports one award for a learner and a
 * module, and nobody but one learner.
 */
export async function insertEvidence(tx: Db, plans: readonly AwardPlan[], act: Act): Promise<void> {
  for (const { award, evidence } of plans) {
    if (!evidence) continue;
    const { confirmation, ...record } = evidence;
    await refuseUsed(tx, record.content, award);
    await tx.evidence.create({
      data: {
        ...record,
        report: json(record.report),
        awardId: award.id,
        verifiedAt: act.at,
        verifiedBy: act.actor,
      },
    });
    await keepReason(tx, `award:${award.id}`, 'award.recorded', confirmation, act);
  }
}

async function refuseUsed(tx: Db, content: string, award: AwardPlan['award']): Promise<void> {
  // one at a time for a document, so that two awards at once don't miss each other
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`evidence ${content}`}, 0))`;
  const used = await tx.evidence.findMany({
    where: { content, award: { revokedAt: null } },
    select: { award: { select: { learnerId: true, code: true } } },
  });
  if (used.some((one) => one.award.learnerId !== award.learner.id))
    throw new CairnError(
      'refused',
      'evidence.other-learner',
      'The credential supports an award of another learner already',
    );
  if (used.some((one) => one.award.code === award.code))
    throw new CairnError(
      'refused',
      'evidence.used',
      'The credential supports an award of this module already',
    );
}
