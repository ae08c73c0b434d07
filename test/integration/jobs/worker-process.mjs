// A process that works on the queue and stays in the middle of the chunk that it begins. Plain JavaScript on the built
// code, since Node runs it as it is.
import { setTimeout as sleep } from 'node:timers/promises';
import { queueWork } from '../../../dist/issuing/jobs/work.js';
import { startQueue } from '../../../dist/storage/job-queue.js';
import { jobStore } from '../../../dist/storage/job-store.js';
import { namedLocks } from '../../../dist/storage/named-locks.js';
import { openDatabase } from '../../../dist/storage/open.js';

const { pool, prisma } = await openDatabase({ url: process.env.DATABASE_URL, dataDir: '/nonexistent' });
const locks = namedLocks(pool);
const kinds = {
  count: {
    async step(job) {
      process.stdout.write(`${job.id} ${job.done}\n`);
      await sleep(600_000);
    },
  },
};
const log = () => undefined;
const deps = {
  store: jobStore(prisma),
  locks,
  kinds,
  clock: () => new Date(),
  isPassing: () => false,
  sleep,
  log,
};
startQueue({ pool, prisma, locks, work: queueWork(deps, []), concurrency: 1, log });
