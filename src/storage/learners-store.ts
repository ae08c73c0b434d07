import { CairnError } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import type { LearnersStore } from '../issuing/records/ports.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { conflict, type Db, isUniqueViolation } from './rows.js';
import { transact } from './transact.js';

export function learnersStore(prisma: PrismaClient): LearnersStore {
  return {
    async insertLearnerRecord({ esi, ...learner }, number, act) {
      try {
        await transact(prisma, async (tx) => {
          await tx.learner.create({ data: { ...learner, esi: esi ?? null, createdAt: act.at } });
          if (number) await insertNumber(tx, learner.id, number);
          const owner = await ownerOf(tx, number?.institution);
          await audit(tx, act, [{ act: 'learner.created', subject: `learner:${learner.id}`, owner }]);
        });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw conflict('learner.exists', 'The number or ESI was given to somebody in the meantime', error);
      }
    },

    async identifyLearner(id, { revision, number, esi, replace }, act) {
      await transact(prisma, async (tx) => {
        const learner = await tx.learner.update({ where: { id }, data: { revision: { increment: 1 } } });
        if (learner.erasedAt !== null)
          throw new CairnError('not-found', 'learner.unknown', 'There is no learner of this id');
        if (learner.mergedIntoId !== null)
          throw new CairnError('refused', 'learner.merged', 'The record was merged into another one');
        if (revision !== undefined && learner.revision !== revision + 1)
          throw new CairnError('outdated', 'edit.outdated', 'The record has changed since it was read');
        if (esi !== undefined && !replace && learner.esi !== null && learner.esi !== esi)
          throw conflict('learner.esi-differs', 'The record has another ESI', undefined);
        if (esi !== undefined) {
          await unlessTaken(
            'learner.esi-taken',
            'The ESI is somebody else’s: propose to merge the records',
            () => tx.learner.update({ where: { id }, data: { esi } }),
          );
        }
        if (number) {
          await unlessTaken('learner.number-taken', 'The number is somebody else’s', () =>
            insertNumber(tx, id, number),
          );
        }
        const owner = await ownerOf(tx, number?.institution);
        await audit(tx, act, [
          {
            act: 'learner.identified',
            subject: `learner:${id}`,
            details: { number: number !== undefined, esi: esi !== undefined },
            owner,
          },
        ]);
      });
    },
  };
}

async function insertNumber(
  tx: Db,
  learnerId: string,
  { institution, number }: { institution: string; number: string },
): Promise<void> {
  await tx.learnerNumber.create({ data: { institutionCode: institution, number, learnerId } });
}

async function unlessTaken(code: string, message: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict(code, message, error);
  }
}
