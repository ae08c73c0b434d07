import * as z from 'zod';
import type { JobRecord } from '../../../issuing/jobs/job.js';
import { hasEnded, readJob } from '../../../issuing/jobs/manage.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';
import { jobBody } from './job.js';

export const followJob = endpoint({
  method: 'get',
  path: '/jobs/:id/events',
  operation: 'followJob',
  tag: 'Jobs',
  summary: 'Follow a job',
  description:
    'A stream of server-sent events: `progress` with the job as `GET /jobs/{id}` answers it, at once and whenever it changed, until its end. The id of an event is the job’s revision: who reconnects with `Last-Event-ID` is told what is new, and 204 where nothing can come any more. A comment every 15 seconds shows that the stream is alive. A key can follow ten jobs at once.',
  scope: 'read',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'The events.', 204: 'The job has ended, and its last state was seen.' },
  streams: 'text/event-stream',
  problems: { 404: ['job.unknown'], 429: ['job.too-many-streams'] },
  async handle({ jobs, jobFeed }, { caller, params, request }) {
    const record = await readJob(jobs, params.id, caller.institution);
    const [seen] = /^\d{1,9}$/.exec(request.get('Last-Event-ID') ?? '') ?? [];
    const known = seen === undefined ? undefined : Number(seen);
    if (known === record.revision && hasEnded(record.state)) return { status: 204 };
    return {
      status: 200,
      // a proxy that gathers answers would hold the events back
      headers: { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' },
      stream: jobFeed.follow(caller.keyId, record, known, eventText),
    };
  },
});

function eventText(record: JobRecord | undefined): string {
  if (!record) return ': here\n\n';
  return `id: ${record.revision}\nevent: progress\ndata: ${JSON.stringify(jobBody(record))}\n\n`;
}
