import type { AskStore } from '../delivery/asking/ports.js';
import type { PrismaClient } from '../generated/prisma/client.js';

export function askStore(prisma: PrismaClient): AskStore {
  return {
    async insertRequest({ question: { kind, code }, achievements, ...times }) {
      await prisma.presentationRequest.create({
        data: { kind, code, achievements: [...achievements], ...times },
      });
    },

    async selectOptionalRequest(hash, at) {
      const row = await prisma.presentationRequest.findFirst({ where: { hash, forgottenAt: { gt: at } } });
      if (!row) return undefined;
      const { kind, code, achievements, expiresAt, forgottenAt, answer } = row;
      const question = { kind: kind as 'module' | 'programme', code };
      return { question, achievements, expiresAt, forgottenAt, answer: answer ?? undefined };
    },

    async takeAnswer(hash, sealed, at) {
      const { count } = await prisma.presentationRequest.updateMany({
        where: { hash, answer: null, expiresAt: { gt: at } },
        data: { answer: new Uint8Array(sealed), answeredAt: at },
      });
      return count > 0;
    },

    async deleteOldRequests(before) {
      await prisma.presentationRequest.deleteMany({ where: { forgottenAt: { lte: before } } });
    },
  };
}
