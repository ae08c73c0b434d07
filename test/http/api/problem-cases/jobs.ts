import { insertJob } from '../../../support/api-jobs.js';
import type { ProblemCases } from '../../../support/problem-case.js';

const NOBODYS = { id: '00000000-0000-4000-8000-000000000000' };

export const jobProblems: ProblemCases = {
  'job.ended': async ({ alpha, world }) => {
    const params = { id: await insertJob(world, 'alpha') };
    await alpha.cancelJob({ params });
    return alpha.resumeJob({ params });
  },
  'job.too-many-streams': async ({ keyed, world }) => {
    const { client } = await keyed('alpha', ['read']);
    const params = { id: await insertJob(world, 'alpha') };
    try {
      for (let count = 0; count < 10; count++) await client.followJob({ params });
      return await client.followJob({ params });
    } finally {
      world.services.jobFeed.close();
    }
  },
  'job.unknown': ({ network }) => network.getJob({ params: NOBODYS }),
};
