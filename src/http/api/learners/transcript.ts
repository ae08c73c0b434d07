import * as z from 'zod';
import { makeTranscript } from '../../../issuing/transcripts/make.js';
import { endpoint } from '../endpoint.js';
import { uuidOrUrn } from '../fields.js';

export const getLearnerTranscript = endpoint({
  method: 'get',
  path: '/learners/:id/transcript',
  operation: 'getLearnerTranscript',
  tag: 'Learners',
  summary: 'Make a transcript',
  description:
    'What the caller awarded to the learner and is in force, as a Comprehensive Learner Record 2.0: a `ClrCredential` in a JSON Web Signature, with each credential whole. It is made anew each time and not kept.',
  scope: 'share',
  params: z.strictObject({ id: uuidOrUrn }),
  answers: { 200: 'The transcript, in compact serialisation.' },
  streams: 'application/vc+jwt',
  problems: {
    404: ['learner.unknown', 'transcript.empty'],
    409: ['transcript.not-verified'],
  },
  async handle({ transcripts }, { caller, params }) {
    const text = await makeTranscript(transcripts, caller.institution, params.id, caller.actor);
    const name = `attachment; filename="transcript-${params.id}.jwt"`;
    return {
      status: 200,
      headers: { 'Content-Type': 'application/vc+jwt', 'Content-Disposition': name },
      stream: once(text),
    };
  },
});

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
