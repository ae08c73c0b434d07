import { askCorrection } from '../../src/issuing/corrections/corrections.js';
import type { TestServices } from './services.js';

/** A request of whom an award was made to; its id. */
export async function requested(
  { services, database }: Pick<TestServices, 'services' | 'database'>,
  awardId: string,
  text = 'It was an A.',
): Promise<string> {
  const { learnerId } = await database.prisma.award.findUniqueOrThrow({ where: { id: awardId } });
  await askCorrection(services.corrections, [{ learnerId, issuers: undefined }], awardId, {
    about: 'grade',
    text,
  });
  const where = { awardId, outcome: null };
  return (await database.prisma.correctionRequest.findFirstOrThrow({ where })).id;
}
