import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { learnerByNumber } from '../../../support/services.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

let count = 0;

async function alphaLearner({ world }: TestApi): Promise<string> {
  const number = `A-${++count}`;
  await world.issue('alpha', `${number},Ana,MA,2026-01-15,A,`);
  return learnerByNumber(world, 'alpha', number);
}

async function alphaAward(api: TestApi): Promise<string> {
  const learnerId = await alphaLearner(api);
  return (await api.world.database.prisma.award.findFirstOrThrow({ where: { learnerId } })).id;
}

async function alphaMerge(api: TestApi): Promise<string> {
  const [kept, merged] = [await alphaLearner(api), await alphaLearner(api)];
  const body = { kept, merged, reason: 'One person.' };
  return (await answered(201, api.alpha.proposeLearnerMerge({ body }))).body.id;
}

const page = { query: { limit: 200 } };
const reason = 'A try.';

export const awardCases: TenantCases = {
  listAwards: { wall: 'listed', make: alphaAward, ask: (client) => client.listAwards(page) },
  getAward: { wall: 'hidden', make: alphaAward, ask: (client, id) => client.getAward({ params: { id } }) },
  issueAwards: { wall: 'own', why: 'awards are those of the caller’s institution' },
  previewAwards: [
    {
      wall: 'hidden',
      make: alphaAward,
      ask: (client, id) => client.previewAwards({ body: { act: 'revoke', awards: [id] } }),
    },
    {
      wall: 'hidden',
      make: alphaAward,
      ask: (client, id) => client.previewAwards({ body: { act: 'correct', award: id, grade: 'B' } }),
    },
  ],
  revokeAwards: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.revokeAwards({ body: { awards: [id], reason } }),
  },
  suspendAwards: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.suspendAwards({ body: { awards: [id], reason } }),
  },
  reinstateAwards: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.reinstateAwards({ body: { awards: [id], reason } }),
  },
  correctAward: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.correctAward({ params: { id }, body: { grade: 'B', reason } }),
  },
  recognisePriorLearning: {
    wall: 'own',
    why: 'the award is that of the caller’s institution, to a learner named as in its results',
  },
  listLearnerMerges: { wall: 'listed', make: alphaMerge, ask: (client) => client.listLearnerMerges(page) },
  getLearnerMerge: {
    wall: 'hidden',
    make: alphaMerge,
    ask: (client, id) => client.getLearnerMerge({ params: { id } }),
  },
  proposeLearnerMerge: {
    wall: 'hidden',
    make: alphaLearner,
    ask: async (client, id) => {
      const other = '00000000-0000-4000-8000-000000000001';
      const known = await client.listLearners({ query: { limit: 1 } });
      const [first] = known.status === 200 ? known.body.items : [];
      return client.proposeLearnerMerge({ body: { kept: id, merged: first?.id ?? other, reason } });
    },
  },
  confirmLearnerMerge: {
    wall: 'network-only',
    make: alphaMerge,
    ask: (client, id) => client.confirmLearnerMerge({ params: { id } }),
  },
  rejectLearnerMerge: {
    wall: 'network-only',
    make: alphaMerge,
    ask: (client, id) => client.rejectLearnerMerge({ params: { id } }),
  },
};
