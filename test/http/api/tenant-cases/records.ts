import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { requested } from '../../../support/correction-requests.js';
import { revoke } from '../../../support/revoke.js';
import { learnerByNumber } from '../../../support/services.js';
import type { TenantCases } from '../../../support/tenant-wall.js';

let count = 0;

/** A learner of alpha's, with a result. */
async function alphaLearner({ world }: TestApi, modules = ['MA']): Promise<string> {
  const number = `T-${++count}`;
  await world.issue('alpha', ...modules.map((module) => `${number},Ana,${module},2026-01-15,A,`));
  return learnerByNumber(world, 'alpha', number);
}

async function alphaAward(api: TestApi): Promise<string> {
  const learnerId = await alphaLearner(api);
  const where = { learnerId, kind: 'module' } as const;
  return (await api.world.database.prisma.award.findFirstOrThrow({ where })).id;
}

async function alphaCredential(api: TestApi): Promise<string> {
  const awardId = await alphaAward(api);
  return (await api.world.database.prisma.credential.findFirstOrThrow({ where: { awardId } })).id;
}

/** Of a learner whose results add up to P1. */
async function networkCertificate(api: TestApi): Promise<string> {
  const learnerId = await alphaLearner(api, ['MA', 'MB']);
  const where = { learnerId, kind: 'programme' } as const;
  return (await api.world.database.prisma.award.findFirstOrThrow({ where })).id;
}

async function alphaShare(api: TestApi): Promise<string> {
  const award = await alphaAward(api);
  return (await answered(201, api.alpha.createShare({ body: { awards: [award] } }))).body.id;
}

/** Whom alpha's are told by: what the list of beta must not have. */
const page = { query: { limit: 200 } };

/** An SD-JWT of alpha's. */
async function alphaRendition(api: TestApi): Promise<string> {
  const params = { id: await alphaAward(api) };
  return (await answered(200, api.alpha.issueAwardRendition({ params, body: { form: 'sd-jwt' } }))).body.id;
}

const contactBody = { email: 'ana@example.org', language: 'en' };

/** A mail to a learner of alpha's, whose id is looked up when it is needed. */
async function alphaMail(api: TestApi): Promise<string> {
  const id = await alphaLearner(api);
  await answered(200, api.alpha.giveContact({ params: { id }, body: contactBody }));
  return (await api.world.database.prisma.mail.findFirstOrThrow({ where: { learnerId: id } })).id;
}

const alphaRequest = async (api: TestApi) => requested(api.world, await alphaAward(api));

export const recordCases: TenantCases = {
  listCorrectionRequests: {
    wall: 'listed',
    make: alphaRequest,
    ask: (client) => client.listCorrectionRequests(page),
  },
  answerCorrectionRequest: {
    wall: 'hidden',
    make: alphaRequest,
    ask: (client, id) =>
      client.answerCorrectionRequest({ params: { id }, body: { outcome: 'done', text: 'It is an A.' } }),
  },
  getContact: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (client, id) => client.getContact({ params: { id } }),
  },
  giveContact: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (client, id) => client.giveContact({ params: { id }, body: contactBody }),
  },
  listMails: { wall: 'listed', make: alphaMail, ask: (client) => client.listMails(page) },
  resendMail: {
    wall: 'hidden',
    make: alphaMail,
    ask: (client, id) => client.resendMail({ params: { id } }),
  },
  listAwardRenditions: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.listAwardRenditions({ params: { id } }),
  },
  issueAwardRendition: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.issueAwardRendition({ params: { id }, body: { form: 'sd-jwt' } }),
  },
  getRenditionDocument: {
    wall: 'hidden',
    make: alphaRendition,
    ask: (client, id) => client.getRenditionDocument({ params: { id } }),
  },
  exportForEuropass: {
    wall: 'hidden',
    make: alphaAward,
    ask: (client, id) => client.exportForEuropass({ body: { awards: [id] } }),
  },
  listLearners: { wall: 'listed', make: alphaLearner, ask: (client) => client.listLearners(page) },
  createLearner: {
    wall: 'own',
    why: 'names a learner by the caller’s own number, or by an ESI that it has to know',
  },
  getLearner: { wall: 'hidden', make: alphaLearner, ask: (beta, id) => beta.getLearner({ params: { id } }) },
  getLearnerTranscript: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (client, id) => client.getLearnerTranscript({ params: { id } }),
  },
  editLearner: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (client, id) =>
      client.editLearner({
        params: { id },
        headers: { 'If-Match': '*' },
        body: { number: `B-${id.slice(0, 8)}` },
      }),
  },
  renameLearner: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (client, id) =>
      client.renameLearner({
        params: { id },
        headers: { 'If-Match': '*' },
        body: { name: 'Friend', reason: 'A try.' },
      }),
  },
  eraseLearner: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (client, id) => client.eraseLearner({ params: { id }, body: {} }),
  },
  getErasure: {
    wall: 'hidden',
    make: async (api) => {
      const id = await alphaLearner(api);
      await answered(200, api.alpha.eraseLearner({ params: { id }, body: {} }));
      return id;
    },
    ask: (client, id) => client.getErasure({ params: { id } }),
  },
  giveConsent: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (beta, id) => beta.giveConsent({ params: { id }, body: { textVersion: '2026-1' } }),
  },
  withdrawConsent: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (beta, id) => beta.withdrawConsent({ params: { id } }),
  },
  listCredentials: { wall: 'listed', make: alphaCredential, ask: (client) => client.listCredentials(page) },
  getCredential: {
    wall: 'hidden',
    make: alphaCredential,
    ask: (beta, id) => beta.getCredential({ params: { id } }),
  },
  getCredentialDocument: {
    wall: 'hidden',
    make: alphaCredential,
    ask: (beta, id) => beta.getCredentialDocument({ params: { id } }),
  },
  listCertificates: {
    wall: 'listed',
    make: networkCertificate,
    ask: (client) => client.listCertificates(page),
  },
  listProposals: {
    wall: 'listed',
    make: async (api) => {
      const award = await networkCertificate(api);
      const one = await api.world.database.prisma.award.findUniqueOrThrow({ where: { id: award } });
      await revoke(api.world.services.lifecycle, award, 'Awarded by mistake.', 'test');
      return one.learnerId;
    },
    ask: (client) => client.listProposals(),
  },
  getCertificate: {
    wall: 'hidden',
    make: networkCertificate,
    ask: (beta, award) => beta.getCertificate({ params: { award } }),
  },
  composeCertificates: {
    wall: 'hidden',
    make: alphaLearner,
    ask: (beta, learner) => beta.composeCertificates({ body: { learner, confirm: true } }),
  },
  listShares: { wall: 'listed', make: alphaShare, ask: (client) => client.listShares(page) },
  createShare: {
    wall: 'hidden',
    make: alphaAward,
    ask: (beta, award) => beta.createShare({ body: { awards: [award] } }),
  },
  createWalletOffer: {
    wall: 'hidden',
    make: alphaAward,
    ask: (beta, award) => beta.createWalletOffer({ body: { awards: [award] } }),
  },
  getShare: { wall: 'hidden', make: alphaShare, ask: (beta, id) => beta.getShare({ params: { id } }) },
  revokeShare: { wall: 'hidden', make: alphaShare, ask: (beta, id) => beta.revokeShare({ params: { id } }) },
  listAudit: { wall: 'listed', make: alphaAward, ask: (client) => client.listAudit(page) },
};
