import type { PrismaClient } from '../generated/prisma/client.js';
import type { CatalogueStore } from '../issuing/ports.js';
import type { TranscriptStore } from '../issuing/transcripts/ports.js';
import { audit } from './audit.js';
import { ownerOf } from './owner.js';
import { transact } from './transact.js';

export function transcriptStore(
  prisma: PrismaClient,
  { selectIssuerDid }: Pick<CatalogueStore, 'selectIssuerDid'>,
): TranscriptStore {
  const inForce = { revokedAt: null, suspendedAt: null };
  return {
    async selectStanding(wall, learnerId, most) {
      const credential = { ...inForce, state: 'issued', rendition: 'vc' } as const;
      const issuerDid = await selectIssuerDid(wall);
      const rows = await prisma.award.findMany({
        where: { ...inForce, learnerId, issuerDid, credentials: { some: credential } },
        orderBy: [{ awardedOn: 'desc' }, { id: 'asc' }],
        take: most,
        select: {
          credentials: {
            where: credential,
            orderBy: { revision: 'desc' },
            take: 1,
            select: { document: true },
          },
        },
      });
      return rows
        .map(({ credentials }) => credentials[0]?.document)
        .filter((document) => typeof document === 'string');
    },

    async recordTranscript({ id, learnerId, listed, madeOf }, act) {
      await transact(prisma, async (tx) => {
        const owner = await ownerOf(tx, madeOf);
        const details = { transcript: id, listed };
        await audit(tx, act, [
          { act: 'transcript.made', subject: `learner:${learnerId}`, details, ...(owner ? { owner } : {}) },
        ]);
      });
    },
  };
}
