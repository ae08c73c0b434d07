import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { requested } from '../../../support/correction-requests.js';
import type { RepeatedCases } from '../../../support/repeated-case.js';
import { strangerBadge } from '../../../support/stranger.js';

const reason = 'A try.';
let count = 0;
const result = (module = 'MA', learner = `R-${++count}`) => ({
  learner,
  name: 'Ana',
  module,
  date: '2026-01-15',
  grade: 'A',
});

async function issued({ alpha }: TestApi) {
  const { body } = await answered(201, alpha.issueAwards({ body: { results: [result()] } }));
  const [one] = body.issued;
  if (!one) throw new Error('One award was issued');
  return one;
}

async function proposal(api: TestApi): Promise<{ readonly params: { readonly id: string } }> {
  const [kept, merged] = [(await issued(api)).learner, (await issued(api)).learner];
  const { body } = await answered(201, api.alpha.proposeLearnerMerge({ body: { kept, merged, reason } }));
  return { params: { id: body.id } };
}

/** The awards that a list of an answer's names. */
const awardsOf = (list: unknown): unknown[] =>
  Array.isArray(list) ? list.map((one: { award?: unknown }) => one.award) : [];

export const awardsRepeated: RepeatedCases = {
  // what was issued is there already, and is told with less
  issueAwards: async ({ alpha }) => {
    const body = { results: [result(), result('MB')] };
    const names = (answer: unknown) => {
      const { issued, existing } = answer as { issued?: unknown; existing?: unknown };
      return [...awardsOf(issued), ...awardsOf(existing)];
    };
    return { ask: (headers) => alpha.issueAwards({ body, headers }), names };
  },
  recognisePriorLearning: async ({ alpha }) => {
    const body = { ...result(), credential: await strangerBadge('repeated'), confirmation: 'Seen.' };
    return { ask: (headers) => alpha.recognisePriorLearning({ body, headers }) };
  },
  correctAward: async (api) => {
    const params = { id: (await issued(api)).award };
    return { ask: (headers) => api.alpha.correctAward({ params, body: { grade: 'B', reason }, headers }) };
  },
  revokeAwards: async (api) => {
    const body = { awards: [(await issued(api)).award], reason };
    return { ask: (headers) => api.alpha.revokeAwards({ body, headers }) };
  },
  // so many that it is a job, though they are one
  suspendAwards: async (api) => {
    const awards = Array(51).fill((await issued(api)).award);
    return { ask: (headers) => api.alpha.suspendAwards({ body: { awards, reason }, headers }) };
  },
  reinstateAwards: async (api) => {
    const body = { awards: [(await issued(api)).award], reason };
    await answered(200, api.alpha.suspendAwards({ body }));
    return { ask: (headers) => api.alpha.reinstateAwards({ body, headers }) };
  },
  answerCorrectionRequest: async (api) => {
    const params = { id: await requested(api.world, (await issued(api)).award) };
    const body = { outcome: 'declined' as const, text: 'It was a B.' };
    return { ask: (headers) => api.alpha.answerCorrectionRequest({ params, body, headers }) };
  },
  // it tells what came about by this request: the second time nothing does
  composeCertificates: async ({ alpha, network }) => {
    const learner = `R-${++count}`;
    const results = [result('MA', learner), result('MB', learner)];
    const { body } = await answered(201, alpha.issueAwards({ body: { results } }));
    const wish = { learner: body.issued[0]?.learner ?? '', confirm: true };
    const { items } = (await answered(200, network.listCertificates({ query: { learner: wish.learner } })))
      .body;
    const awards = items.map(({ award }) => award);
    await answered(200, network.revokeAwards({ body: { awards, reason } }));
    return {
      ask: (headers) => network.composeCertificates({ body: wish, headers }),
      names: () => [],
    };
  },
  // of the network, nothing but the name
  createLearner: async ({ network }) => ({
    ask: (headers) => network.createLearner({ body: { name: 'Ana' }, headers }),
  }),
  renameLearner: async (api) => {
    const params = { id: (await issued(api)).learner };
    const read = await answered(200, api.alpha.getLearner({ params }));
    const match = { 'If-Match': read.headers.get('ETag') ?? '' };
    const body = { name: 'Ana Exemplo', reason };
    return {
      ask: (headers) => api.alpha.renameLearner({ params, body, headers: { ...match, ...headers } }),
    };
  },
  eraseLearner: async (api) => {
    const params = { id: (await issued(api)).learner };
    return { ask: (headers) => api.alpha.eraseLearner({ params, body: {}, headers }) };
  },
  proposeLearnerMerge: async (api) => {
    const body = { kept: (await issued(api)).learner, merged: (await issued(api)).learner, reason };
    return { ask: (headers) => api.alpha.proposeLearnerMerge({ body, headers }) };
  },
  confirmLearnerMerge: async (api) => {
    const one = await proposal(api);
    return { ask: (headers) => api.network.confirmLearnerMerge({ ...one, headers }) };
  },
  rejectLearnerMerge: async (api) => {
    const one = await proposal(api);
    return { ask: (headers) => api.network.rejectLearnerMerge({ ...one, headers }) };
  },
};
