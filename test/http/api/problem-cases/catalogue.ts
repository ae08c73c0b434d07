import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { CUT_LOGO, LOGO, pngOf } from '../../../support/pictures.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { learnerByNumber } from '../../../support/services.js';

const ANY = { 'If-Match': '*' };
const NOBODYS = '00000000-0000-4000-8000-000000000000';

const NEW = {
  code: 'alpha',
  name: { en: 'X' },
  country: 'BE',
  city: 'X',
  timeZone: 'Europe/Brussels',
  website: 'https://x.example',
  primaryLanguage: 'en',
  memberFrom: '2026-01-01',
};
const LOGO_OF_ALPHA = { params: { code: 'alpha', kind: 'logo' } } as const;
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
const SCHEME = { code: 'letters', title: { en: 'X' }, values: ['x'], pass: 'x' };

/** A recognition of alpha for MC under which something was awarded. */
async function used({ world }: TestApi) {
  const known = await learnerByNumber(world, 'alpha', 'PC-1').catch(() => undefined);
  if (known === undefined) await world.issue('alpha', 'PC-1,Ana,MC,2026-05-01,A,');
  return { params: { institution: 'alpha', module: 'MC', from: '2021-01-01' } };
}

export const catalogueProblems: ProblemCases = {
  'draft.faulty': async ({ network }) => {
    const { body } = await answered(201, network.createDraft({ body: { kind: 'module', code: 'EMPTY' } }));
    return network.publishDraft({ params: { id: body.id }, headers: ANY });
  },
  'draft.unknown': ({ network }) => network.getDraft({ params: { id: NOBODYS } }),
  'grading-scheme.code-taken': ({ network }) => network.addGradingScheme({ body: SCHEME }),
  'grading-scheme.invalid': ({ network }) =>
    network.addGradingScheme({ body: { ...SCHEME, code: 'y', pass: 'y' } }),
  'institution.awards-after': async (api) => {
    await used(api);
    const body = { memberUntil: '2026-01-01' };
    return api.network.editInstitution({ params: { code: 'alpha' }, headers: ANY, body });
  },
  'institution.code-taken': ({ network }) => network.admitInstitution({ body: NEW }),
  'institution.fixed': ({ alpha }) =>
    alpha.editInstitution({ params: { code: 'alpha' }, headers: ANY, body: { country: 'FR' } }),
  'institution.invalid': ({ network }) =>
    network.admitInstitution({ body: { ...NEW, code: 'new', memberFrom: '2001-01-01' } }),
  'module.code-taken': ({ alpha }) => alpha.createDraft({ body: { kind: 'module', code: 'MA' } }),
  'module.unknown': ({ network }) => network.getModule({ params: { code: 'MA', version: '99' } }),
  'picture.damaged': ({ alpha }) => alpha.replacePicture({ ...LOGO_OF_ALPHA, body: { content: CUT_LOGO } }),
  'picture.dimensions': ({ alpha }) =>
    alpha.replacePicture({ ...LOGO_OF_ALPHA, body: { content: pngOf(8, 8) } }),
  'picture.signatory': ({ alpha }) =>
    alpha.replacePicture({ params: { code: 'alpha', kind: 'signature' }, body: { content: LOGO } }),
  'picture.too-large': ({ alpha }) =>
    alpha.replacePicture({ ...LOGO_OF_ALPHA, body: { content: 'AAAA'.repeat(340_000) } }),
  'picture.type': ({ alpha }) => alpha.replacePicture({ ...LOGO_OF_ALPHA, body: { content: SVG } }),
  'picture.unknown': ({ alpha }) => alpha.getPicture({ params: { code: 'alpha', kind: 'seal' } }),
  'programme.code-taken': ({ alpha }) => alpha.createDraft({ body: { kind: 'programme', code: 'P1' } }),
  'programme.unknown': ({ network }) => network.getProgramme({ params: { code: 'P9', version: '1' } }),
  'recognition.awards-after': async (api) =>
    api.network.endRecognition({ ...(await used(api)), body: { until: '2026-04-30' } }),
  'recognition.ended': ({ network }) =>
    network.endRecognition({
      params: { institution: 'beta', module: 'MA', from: '2021-01-01' },
      body: { until: '2031-01-01' },
    }),
  'recognition.invalid': ({ network }) =>
    network.recogniseInstitution({ body: { institution: 'alpha', module: 'MA', from: '2026-01-01' } }),
  'recognition.unknown': ({ network }) =>
    network.getRecognition({ params: { institution: 'alpha', module: 'MX', from: '2026-01-01' } }),
  'recognition.used': async (api) => api.network.withdrawRecognition(await used(api)),
};
