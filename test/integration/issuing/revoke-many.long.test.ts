import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { runJobToEnd } from '../../../src/issuing/jobs/run.js';
import { MOST_IN_A_JOB, startActJob } from '../../../src/issuing/lifecycle/jobs.js';
import { partyOf } from '../../../src/issuing/lifecycle/party.js';
import { contradictions } from '../../support/books.js';
import { issueToMany } from '../../support/many-awards.js';
import { openTestServices } from '../../support/services.js';

/** By the clock, without the looks at what is held. */
const SECONDS = 30;
/** What is still held is what counts: how far the heap has grown by garbage is Node's choice. */
const MEGABYTES = 50;
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
/** Milliseconds that it took to look what is held. */
let looking = 0;

function held(): number {
  const began = performance.now();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  looking += performance.now() - began;
  return heapUsed + external;
}

test(`${MOST_IN_A_JOB} awards are revoked by one call in ${SECONDS} seconds, in as much memory as a few`, async () => {
  const the = await openTestServices();
  const { services, database } = the;
  try {
    const awards = await issueToMany(the, Math.ceil(MOST_IN_A_JOB / 3), 'bulk');
    const ids = Object.values(awards).flat().slice(0, MOST_IN_A_JOB);
    expect(ids).toHaveLength(MOST_IN_A_JOB);
    const party = await partyOf(services.stores, 'test', 'alpha');
    const [began, cpu, memory] = [performance.now(), process.cpuUsage(), held()];
    let most = memory;
    looking = 0;
    const id = await startActJob(services.lifecycle, services.jobs, 'revoke', ids, 'A wrong exam.', party);
    const job = await runJobToEnd(services.jobs, id, () => {
      most = Math.max(most, held());
    });
    const seconds = (performance.now() - began - looking) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    const busy = (user + system) / 1e6 - looking / 1000;
    const grown = (most - memory) / 1_000_000;
    console.log(
      `${ids.length} awards revoked in ${seconds.toFixed(1)} s (${busy.toFixed(1)} s of this process), ${grown.toFixed(0)} MB more`,
    );
    expect(job).toMatchObject({
      state: 'finished',
      done: MOST_IN_A_JOB,
      failed: 0,
      result: { changed: MOST_IN_A_JOB, failures: [] },
    });
    const entries = await database.prisma.auditEntry.count({
      where: { act: 'award.revoked', actor: 'test' },
    });
    expect(entries).toBe(MOST_IN_A_JOB);
    const certificates = { kind: 'programme', suspendedAt: null, revokedAt: null } as const;
    expect(await database.prisma.award.count({ where: certificates })).toBe(0);
    expect(await contradictions(database)).toEqual([]);
    expect(seconds).toBeLessThan(SECONDS);
    expect(grown).toBeLessThan(MEGABYTES);
  } finally {
    await the.close();
  }
}, 900_000);
