import { randomUUID } from 'node:crypto';
import type { TestApi } from '../../../support/api.js';
import { answered } from '../../../support/api-client/client.js';
import { requested } from '../../../support/correction-requests.js';
import { meanwhile } from '../../../support/held.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { learnerByNumber } from '../../../support/services.js';

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const CORRECTED = { outcome: 'done', text: 'It is an A.' } as const;
const ESI = 'urn:schac:personalUniqueCode:int:esi:alpha.example:';

/** A learner of alpha's with a number and an ESI of this tag. */
const learnerOf = async ({ alpha }: TestApi, tag: string) => {
  const body = { name: 'Ana', number: `P-${tag}`, esi: `${ESI}${tag}` };
  return (await answered(201, alpha.createLearner({ body }))).body;
};
const editing = (id: string) => ({ params: { id }, headers: { 'If-Match': '*' } });

export const recordProblems: ProblemCases = {
  'learner.unknown': ({ network }) => network.getLearner({ params: { id: NOBODYS } }),
  'contact.unknown': async (api) => {
    const { id } = await learnerOf(api, 'unwritten');
    return api.alpha.getContact({ params: { id } });
  },
  'correction-request.unknown': ({ alpha }) =>
    alpha.answerCorrectionRequest({ params: { id: NOBODYS }, body: CORRECTED }),
  'correction-request.answered': async ({ alpha, world }) => {
    await world.issue('alpha', 'P-asks,Ana,MA,2026-01-15,B,');
    const learnerId = await learnerByNumber(world, 'alpha', 'P-asks');
    const award = await world.database.prisma.award.findFirstOrThrow({ where: { learnerId } });
    const answer = { params: { id: await requested(world, award.id) }, body: CORRECTED };
    await answered(200, alpha.answerCorrectionRequest(answer));
    return alpha.answerCorrectionRequest({ ...answer, body: { outcome: 'declined', text: 'It was a B.' } });
  },
  'mail.unknown': ({ alpha }) => alpha.resendMail({ params: { id: NOBODYS } }),
  'mail.forgotten': async ({ network, world }) => {
    const at = new Date('2026-01-15T10:00:00Z');
    const mail = { kind: 'link', state: 'delivered', createdAt: at, endedAt: at } as const;
    const { id } = await world.database.prisma.mail.create({ data: { id: randomUUID(), ...mail } });
    return network.resendMail({ params: { id } });
  },
  'learner.no-numbers': ({ network }) => network.createLearner({ body: { name: 'Ana', number: 'N-1' } }),
  'learner.name-differs': async (api) => {
    await learnerOf(api, 'name');
    return api.alpha.createLearner({ body: { name: 'Berta', number: 'P-name' } });
  },
  'learner.two-records': async (api) => {
    await learnerOf(api, 'first');
    await learnerOf(api, 'second');
    return api.alpha.createLearner({ body: { name: 'Ana', number: 'P-first', esi: `${ESI}second` } });
  },
  'learner.number-taken': async (api) => {
    await learnerOf(api, 'taken');
    const { id } = await learnerOf(api, 'other');
    return api.alpha.editLearner({ ...editing(id), body: { number: 'P-taken' } });
  },
  'learner.esi-taken': async (api) => {
    await learnerOf(api, 'esi');
    const body = { name: 'Ana', number: 'P-another' };
    const { id } = (await answered(201, api.alpha.createLearner({ body }))).body;
    return api.alpha.editLearner({ ...editing(id), body: { esi: `${ESI}esi` } });
  },
  'learner.esi-differs': async (api) => {
    const { id } = await learnerOf(api, 'mine');
    return api.alpha.editLearner({ ...editing(id), body: { esi: `${ESI}yours` } });
  },
  'learner.number-missing': ({ alpha }) => alpha.createLearner({ body: { name: 'Ana', esi: `${ESI}alone` } }),
  'learner.shared': async (api) => {
    await api.world.issue('alpha', 'P-shared,Ana,MA,2026-01-15,A,');
    const id = await learnerByNumber(api.world, 'alpha', 'P-shared');
    await api.world.issue('beta', `urn:uuid:${id},Ana,MA,2026-01-16,A,`);
    return api.alpha.renameLearner({ ...editing(id), body: { name: 'Friend', reason: 'A try.' } });
  },
  // merging itself is tested where it is
  'learner.merged': async (api) => {
    const [{ id }, kept] = [await learnerOf(api, 'merged'), await learnerOf(api, 'kept')];
    await api.world.database.prisma.learner.update({ where: { id }, data: { mergedIntoId: kept.id } });
    return api.network.renameLearner({ ...editing(id), body: { name: 'Berta', reason: 'A try.' } });
  },
  // somebody else records the number between the look for it and the writing of it
  'learner.exists': ({ alpha, world }) =>
    meanwhile(
      world.database,
      (client) =>
        client.query(
          `WITH made AS (INSERT INTO "Learner" (id, name, salt, "createdAt")
             VALUES (gen_random_uuid(), 'Ana', '00', now()) RETURNING id)
           INSERT INTO "LearnerNumber" SELECT 'alpha', 'P-raced', id FROM made`,
        ),
      () => alpha.createLearner({ body: { name: 'Ana', number: 'P-raced' } }),
    ),
  'erasure.unknown': async (api) => {
    const { id } = await learnerOf(api, 'there');
    return api.alpha.getErasure({ params: { id } });
  },
  'learner.erased': async (api) => {
    await api.world.issue('alpha', 'P-erased,Ana,MA,2026-01-15,A,');
    const learnerId = await learnerByNumber(api.world, 'alpha', 'P-erased');
    const award = await api.world.database.prisma.award.findFirstOrThrow({ where: { learnerId } });
    await answered(200, api.alpha.eraseLearner({ params: { id: learnerId }, body: {} }));
    return api.alpha.correctAward({ params: { id: award.id }, body: { grade: 'B', reason: 'A try.' } });
  },
  // a process works on the import
  'learner.import-running': async (api) => {
    const { id } = await learnerOf(api, 'imported');
    const { prisma } = api.world.database;
    const content = { learner: 'P-imported' };
    const at = { createdAt: new Date(), createdBy: 'test' };
    const one = { institutionCode: 'alpha', format: 'csv', digest: 'z', state: 'committing', ...at } as const;
    const rows = { create: { line: 2, content } };
    const { id: running } = await prisma.import.create({ data: { id: crypto.randomUUID(), ...one, rows } });
    const refused = await api.alpha.eraseLearner({ params: { id }, body: {} });
    await prisma.import.delete({ where: { id: running } });
    return refused;
  },
  'transcript.empty': async (api) => {
    const { id } = await learnerOf(api, 'nothing');
    return api.alpha.getLearnerTranscript({ params: { id } });
  },
  // somebody writes to the database
  'transcript.not-verified': async (api) => {
    await api.world.issue('alpha', 'P-bent,Ana,MA,2026-01-15,A,');
    const learnerId = await learnerByNumber(api.world, 'alpha', 'P-bent');
    const { prisma } = api.world.database;
    const where = { award: { learnerId } };
    const { id, document } = await prisma.credential.findFirstOrThrow({ where });
    const bent = String(document).replace('"name":"Ana"', '"name":"Mallory"');
    await prisma.credential.update({ where: { id }, data: { document: bent } });
    return api.alpha.getLearnerTranscript({ params: { id: learnerId } });
  },
  'consent.text-version': async (api) => {
    const { id } = await learnerOf(api, 'consent');
    return api.alpha.giveConsent({ params: { id }, body: { textVersion: '1999-1' } });
  },
  'edit.if-match-missing': async (api) => {
    const { id } = await learnerOf(api, 'unread');
    return api.alpha.send('PATCH', `/learners/${id}`, { body: { number: 'P-else' } });
  },
  'edit.outdated': async (api) => {
    const { id } = await learnerOf(api, 'read');
    const headers = { 'If-Match': '"7"' };
    return api.alpha.editLearner({ params: { id }, headers, body: { esi: `${ESI}outdated` } });
  },
  'credential.unknown': ({ network }) => network.getCredential({ params: { id: NOBODYS } }),
  'certificate.unknown': ({ network }) => network.getCertificate({ params: { award: NOBODYS } }),
  'share.unknown': ({ network }) => network.getShare({ params: { id: NOBODYS } }),
  'share.unknown-award': ({ network }) => network.createShare({ body: { awards: [NOBODYS] } }),
  'share.expiry-past': async ({ alpha, world }) => {
    await world.issue('alpha', 'P-share,Ana,MA,2026-01-15,A,');
    const learnerId = await learnerByNumber(world, 'alpha', 'P-share');
    const award = await world.database.prisma.award.findFirstOrThrow({ where: { learnerId } });
    return alpha.createShare({ body: { awards: [award.id], expiresAt: '2020-01-01T00:00:00Z' } });
  },
};
