import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import type { RepeatedCases } from '../../../support/repeated-case.js';

let count = 0;

async function draftOf({ alpha }: TestApi) {
  const { body } = await answered(200, alpha.getModule({ params: { code: 'MA', version: '1' } }));
  return { kind: 'module', code: `RM-${++count}`, content: { ...body.content } } as const;
}

/** A module of alpha's that is published. */
async function published(api: TestApi): Promise<string> {
  const { body } = await answered(201, api.alpha.createDraft({ body: await draftOf(api) }));
  const headers = { 'If-Match': '*' };
  return (await answered(201, api.alpha.publishDraft({ params: { id: body.id }, headers }))).body.code;
}

const from = '2026-01-01';
/** All that it says: codes name these things. */
const whole = (body: unknown) => body;

export const catalogueRepeated: RepeatedCases = {
  admitInstitution: async ({ network }) => {
    const body = {
      code: 'repeated',
      name: { en: 'X' },
      country: 'BE',
      city: 'X',
      timeZone: 'Europe/Brussels',
      website: 'https://x.example',
      primaryLanguage: 'en',
      memberFrom: from,
    };
    return { ask: (headers) => network.admitInstitution({ body, headers }), names: whole };
  },
  addGradingScheme: async ({ network }) => {
    const body = { code: 'repeated', title: { en: 'X' }, values: ['no', 'yes'], pass: 'yes' };
    return { ask: (headers) => network.addGradingScheme({ body, headers }), names: whole };
  },
  recogniseInstitution: async (api) => {
    const body = { institution: 'alpha', module: await published(api), from };
    return { ask: (headers) => api.network.recogniseInstitution({ body, headers }), names: whole };
  },
  endRecognition: async (api) => {
    const params = { institution: 'alpha', module: await published(api), from };
    await answered(201, api.network.recogniseInstitution({ body: params }));
    return { ask: (headers) => api.network.endRecognition({ params, body: {}, headers }), names: whole };
  },
  createDraft: async (api) => {
    const body = await draftOf(api);
    return { ask: (headers) => api.alpha.createDraft({ body, headers }) };
  },
  publishDraft: async (api) => {
    const { body, headers: read } = await answered(201, api.alpha.createDraft({ body: await draftOf(api) }));
    const match = { 'If-Match': read.get('ETag') ?? '' };
    const params = { id: body.id };
    return {
      ask: (headers) => api.alpha.publishDraft({ params, headers: { ...match, ...headers } }),
      names: whole,
    };
  },
};
