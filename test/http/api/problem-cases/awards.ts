import { VCDM2_CONTEXT } from '../../../../src/credentials/contexts/known.js';
import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { documentOf } from '../../../support/services.js';
import { strangerBadge } from '../../../support/stranger.js';

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const reason = 'A try.';

let count = 0;
const result = (module = 'MA', learner = `W-${++count}`) => ({
  learner,
  name: 'Ana',
  module,
  date: '2026-01-15',
  grade: 'A',
});

async function awardOf({ alpha }: TestApi, one = result()) {
  const { body } = await answered(201, alpha.issueAwards({ body: { results: [one] } }));
  const [issued] = body.issued;
  if (!issued) throw new Error('One award was issued');
  return issued;
}

const correct = async (api: TestApi, wish: object) => {
  const { award } = await awardOf(api);
  return api.alpha.correctAward({ params: { id: award }, body: { ...wish, reason } });
};

async function proposal(api: TestApi, client = api.alpha) {
  const [kept, merged] = [(await awardOf(api)).learner, (await awardOf(api)).learner];
  const body = { kept, merged, reason };
  return (await answered(201, client.proposeLearnerMerge({ body }))).body;
}

const recognise = ({ alpha }: TestApi, credential: string, one = result()) =>
  alpha.recognisePriorLearning({ body: { ...one, credential, confirmation: 'Seen.' } });

export const awardProblems: ProblemCases = {
  'award.unknown': ({ alpha }) => alpha.getAward({ params: { id: NOBODYS } }),
  'award.revoked': async (api) => {
    const { award } = await awardOf(api);
    await answered(200, api.alpha.revokeAwards({ body: { awards: [award], reason } }));
    return api.alpha.suspendAwards({ body: { awards: [award], reason } });
  },
  'award.exists': async (api) => {
    const one = result();
    await awardOf(api, one);
    return recognise(api, await strangerBadge('exists'), one);
  },
  // its period of recognition ended long ago, for a moment
  'award.not-renewable': async (api) => {
    const { award } = await awardOf(api);
    const { recognition } = api.world.database.prisma;
    const where = { institutionCode: 'alpha', moduleCode: 'MA' };
    await recognition.updateMany({ where, data: { until: '2026-01-20' } });
    try {
      return await api.alpha.correctAward({ params: { id: award }, body: { grade: 'B', reason } });
    } finally {
      await recognition.updateMany({ where, data: { until: null } });
    }
  },
  'correction.scope': (api) => correct(api, { date: '2026-01-16' }),
  'correction.grade-off-scale': (api) => correct(api, { grade: 'Z' }),
  'correction.grade-not-passing': (api) => correct(api, { grade: 'D' }),
  'correction.criterion-unknown': (api) => correct(api, { criteria: { no: 'low' } }),
  'correction.level-unknown': (api) => correct(api, { criteria: { 'cc-1': 'no' } }),
  'correction.not-a-module': async (api) => {
    const learner = `W-${++count}`;
    const results = [result('MA', learner), result('MB', learner)];
    await answered(201, api.alpha.issueAwards({ body: { results } }));
    const { body } = await answered(200, api.network.listAwards({ query: { programme: 'P1', limit: 1 } }));
    const id = body.items[0]?.id ?? '';
    return api.network.correctAward({ params: { id }, body: { grade: 'B', reason } });
  },
  'results.faulty': ({ alpha }) => alpha.issueAwards({ body: { results: [result('MX')] } }),
  'recognise.no-institution': async ({ network }) =>
    network.recognisePriorLearning({
      body: { ...result(), credential: await strangerBadge('network'), confirmation: 'Seen.' },
    }),
  'evidence.not-a-credential': (api) => recognise(api, '[]'),
  'evidence.not-verified': async (api) =>
    recognise(api, (await strangerBadge('forged')).replace('Teaching well', 'Teaching best')),
  'evidence.undetermined': (api) =>
    recognise(
      api,
      JSON.stringify({
        '@context': [VCDM2_CONTEXT, 'https://elsewhere.example/words'],
        type: ['VerifiableCredential'],
        issuer: 'did:web:elsewhere.example',
        credentialSubject: {},
      }),
    ),
  'evidence.own-issuer': async (api) => {
    const { award } = await awardOf(api);
    return recognise(api, JSON.stringify(await documentOf(api.world, award)));
  },
  'evidence.used': async (api) => {
    const credential = await strangerBadge('used');
    const one = result();
    await answered(201, recognise(api, credential, one));
    return recognise(api, credential, { ...one, date: '2026-01-16' });
  },
  'evidence.other-learner': async (api) => {
    const credential = await strangerBadge('other');
    await answered(201, recognise(api, credential));
    return recognise(api, credential);
  },
  'verify.too-much': (api) => {
    const many = Array.from({ length: 1100 }, (_, id) => ({ id }));
    return recognise(api, JSON.stringify({ type: ['VerifiableCredential'], many }));
  },
  'merge.unknown': ({ alpha }) => alpha.getLearnerMerge({ params: { id: NOBODYS } }),
  'merge.same-record': async (api) => {
    const { learner } = await awardOf(api);
    return api.alpha.proposeLearnerMerge({ body: { kept: learner, merged: learner, reason } });
  },
  'merge.exists': async (api) => {
    const { kept, merged } = await proposal(api);
    return api.alpha.proposeLearnerMerge({ body: { kept, merged, reason } });
  },
  'merge.same-person': async (api) => {
    const { id } = await proposal(api, api.network);
    return api.network.confirmLearnerMerge({ params: { id } });
  },
  // a friend's record is to get what another institution awarded
  'merge.names-differ': async (api) => {
    const { learner: merged, award } = await awardOf(api);
    const { name } = await api.world.database.prisma.learner.findUniqueOrThrow({ where: { id: merged } });
    const friend = {
      learner: `F-${award}`,
      name: 'Fred Friend',
      module: 'MA',
      date: '2026-05-04',
      grade: 'B',
    };
    const own = { ...friend, learner: `urn:uuid:${merged}`, name, date: '2026-05-05' };
    const { body } = await answered(201, api.beta.issueAwards({ body: { results: [friend, own] } }));
    const kept = body.issued[0]?.learner ?? '';
    const wish = { kept, merged, reason };
    const { id } = (await answered(201, api.beta.proposeLearnerMerge({ body: wish }))).body;
    return api.network.confirmLearnerMerge({ params: { id } });
  },
  'merge.decided': async (api) => {
    const { id } = await proposal(api);
    await answered(204, api.network.rejectLearnerMerge({ params: { id } }));
    return api.network.confirmLearnerMerge({ params: { id } });
  },
};
