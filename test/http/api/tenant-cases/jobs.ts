import type { TestApi } from '../../../support/api.js';
import { insertJob } from '../../../support/api-jobs.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

const alphaJob = ({ world }: TestApi) => insertJob(world, 'alpha');
const networkJob = ({ world }: TestApi) => insertJob(world, undefined);
/** Its stream ends by itself. */
const endedJob = async (api: TestApi) => {
  const id = await alphaJob(api);
  await api.alpha.cancelJob({ params: { id } });
  return id;
};

export const jobCases: TenantCases = {
  listJobs: { wall: 'listed', make: alphaJob, ask: (client) => client.listJobs() },
  getJob: [alphaJob, networkJob].map((make) => ({
    wall: 'hidden',
    make,
    ask: (beta, id) => beta.getJob({ params: { id } }),
  })),
  pauseJob: { wall: 'hidden', make: alphaJob, ask: (beta, id) => beta.pauseJob({ params: { id } }) },
  resumeJob: { wall: 'hidden', make: alphaJob, ask: (beta, id) => beta.resumeJob({ params: { id } }) },
  cancelJob: { wall: 'hidden', make: alphaJob, ask: (beta, id) => beta.cancelJob({ params: { id } }) },
  followJob: { wall: 'hidden', make: endedJob, ask: (beta, id) => beta.followJob({ params: { id } }) },
};
