import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { LOGO } from '../../../support/pictures.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

let count = 0;

/** A draft of alpha's, of a module that can be published. */
async function alphaDraft({ alpha }: TestApi): Promise<string> {
  const { body } = await answered(200, alpha.getModule({ params: { code: 'MA', version: '1' } }));
  const draft = { kind: 'module', code: `TW-${++count}`, content: { ...body.content } } as const;
  return (await answered(201, alpha.createDraft({ body: draft }))).body.id;
}

/** Code of a module that alpha published. */
async function alphaModule(api: TestApi): Promise<string> {
  const params = { id: await alphaDraft(api) };
  return (await answered(201, api.alpha.publishDraft({ params, headers: ANY }))).body.code;
}

async function alphaProgramme({ alpha }: TestApi): Promise<string> {
  const { body } = await answered(200, alpha.getProgramme({ params: { code: 'P1', version: '1' } }));
  const wish = { kind: 'programme', code: `TP-${++count}`, content: { ...body.content } } as const;
  const params = { id: (await answered(201, alpha.createDraft({ body: wish }))).body.id };
  return (await answered(201, alpha.publishDraft({ params, headers: ANY }))).body.code;
}

/** A recognition of alpha's, by a module of its own. */
async function alphaRecognition(api: TestApi): Promise<string> {
  const module = await alphaModule(api);
  const body = { institution: 'alpha', module, from: '2026-01-01' };
  await answered(201, api.network.recogniseInstitution({ body }));
  return module;
}

async function alphaWithLogo({ alpha }: TestApi): Promise<string> {
  const params = { code: 'alpha', kind: 'logo' } as const;
  await answered(200, alpha.replacePicture({ params, body: { content: LOGO } }));
  return 'alpha';
}

const ANY = { 'If-Match': '*' };
const alpha = async () => 'alpha';
const page = { query: { limit: 200 } };
const recognition = (module: string) => ({ params: { institution: 'alpha', module, from: '2026-01-01' } });
const version = (code: string) => ({ params: { code, version: '1' } });

export const catalogueCases: TenantCases = {
  listInstitutions: {
    wall: 'own',
    why: 'an institution finds itself, whatever others there are',
  },
  admitInstitution: {
    wall: 'network-only',
    ask: (beta, code) =>
      beta.admitInstitution({
        body: {
          code,
          name: { en: 'X' },
          country: 'BE',
          city: 'X',
          timeZone: 'Europe/Brussels',
          website: 'https://x.example',
          primaryLanguage: 'en',
          memberFrom: '2026-01-01',
        },
      }),
  },
  getInstitution: {
    wall: 'hidden',
    make: alpha,
    ask: (beta, code) => beta.getInstitution({ params: { code } }),
  },
  editInstitution: {
    wall: 'hidden',
    make: alpha,
    ask: (client, code) =>
      client.editInstitution({ params: { code }, headers: ANY, body: { website: 'https://b.example' } }),
  },
  listRecognitions: {
    wall: 'listed',
    make: alphaRecognition,
    ask: (client) => client.listRecognitions(page),
  },
  getPicture: {
    wall: 'hidden',
    make: alphaWithLogo,
    ask: (beta, code) => beta.getPicture({ params: { code, kind: 'logo' } }),
  },
  replacePicture: {
    wall: 'hidden',
    make: alpha,
    ask: (beta, code) => beta.replacePicture({ params: { code, kind: 'logo' }, body: { content: LOGO } }),
  },
  deletePicture: {
    wall: 'hidden',
    make: alphaWithLogo,
    ask: (beta, code) => beta.deletePicture({ params: { code, kind: 'logo' } }),
  },
  recogniseInstitution: {
    wall: 'network-only',
    ask: (beta, institution) =>
      beta.recogniseInstitution({ body: { institution, module: 'MA', from: '2026-01-01' } }),
  },
  getRecognition: {
    wall: 'hidden',
    make: alphaRecognition,
    ask: (beta, module) => beta.getRecognition(recognition(module)),
  },
  endRecognition: {
    wall: 'network-only',
    make: alphaRecognition,
    ask: (beta, module) => beta.endRecognition({ ...recognition(module), body: {} }),
  },
  withdrawRecognition: {
    wall: 'network-only',
    make: alphaRecognition,
    ask: (beta, module) => beta.withdrawRecognition(recognition(module)),
  },
  listDrafts: { wall: 'listed', make: alphaDraft, ask: (client) => client.listDrafts(page) },
  createDraft: {
    wall: 'network-only',
    make: alpha,
    ask: (beta, owner) => beta.createDraft({ body: { kind: 'module', code: 'TW', owner } }),
  },
  getDraft: { wall: 'hidden', make: alphaDraft, ask: (beta, id) => beta.getDraft({ params: { id } }) },
  replaceDraft: {
    wall: 'hidden',
    make: alphaDraft,
    ask: (beta, id) => beta.replaceDraft({ params: { id }, headers: ANY, body: { content: {} } }),
  },
  deleteDraft: {
    wall: 'hidden',
    make: alphaDraft,
    ask: (beta, id) => beta.deleteDraft({ params: { id }, headers: ANY }),
  },
  checkDraft: { wall: 'hidden', make: alphaDraft, ask: (beta, id) => beta.checkDraft({ params: { id } }) },
  publishDraft: {
    wall: 'hidden',
    make: alphaDraft,
    ask: (beta, id) => beta.publishDraft({ params: { id }, headers: ANY }),
  },
  listModules: { wall: 'public', ask: (client) => client.listModules(page) },
  getModule: { wall: 'public', ask: (client) => client.getModule(version('MA')) },
  retireModule: {
    wall: 'hidden',
    make: alphaModule,
    ask: (beta, code) => beta.retireModule(version(code)),
  },
  reinstateModule: {
    wall: 'hidden',
    make: alphaModule,
    ask: (beta, code) => beta.reinstateModule(version(code)),
  },
  listGradingSchemes: { wall: 'public', ask: (client) => client.listGradingSchemes(page) },
  addGradingScheme: {
    wall: 'network-only',
    ask: (beta) =>
      beta.addGradingScheme({ body: { code: 'x', title: { en: 'X' }, values: ['x'], pass: 'x' } }),
  },
  listProgrammes: { wall: 'public', ask: (client) => client.listProgrammes(page) },
  getProgramme: { wall: 'public', ask: (client) => client.getProgramme(version('P1')) },
  retireProgramme: {
    wall: 'hidden',
    make: alphaProgramme,
    ask: (beta, code) => beta.retireProgramme(version(code)),
  },
  reinstateProgramme: {
    wall: 'hidden',
    make: alphaProgramme,
    ask: (beta, code) => beta.reinstateProgramme(version(code)),
  },
};
