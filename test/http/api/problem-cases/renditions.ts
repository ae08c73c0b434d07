import { randomUUID } from 'node:crypto';
import { readCertificate } from '../../../../src/credentials/x509/certificate.js';
import { edcMaker } from '../../../../src/issuing/renditions/edc.js';
import { addDemoSeals } from '../../../../src/issuing/seals/demo.js';
import { legalPersonOf } from '../../../../src/issuing/seals/legal-person.js';
import { sealFor } from '../../../../src/issuing/seals/seal.js';
import { timestamping } from '../../../../src/issuing/seals/timestamping.js';
import type { TestApi } from '../../../support/api.js';
import { answered, apiClient } from '../../../support/api-client/client.js';
import { PICTURE } from '../../../support/edc-cases.js';
import { certificateWorkshop, TIMESTAMP_USAGE } from '../../../support/openssl-certificates.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { learnerByNumber, startSite } from '../../../support/services.js';
import { timestampAuthority } from '../../../support/timestamp-authority.js';

/** An award to a learner with a number of this tag. */
const awardOf = async ({ world }: TestApi, tag: string, institution = 'alpha'): Promise<string> => {
  await world.issue(institution, `R-${tag},Ana,MA,2026-01-15,A,`);
  const learnerId = await learnerByNumber(world, institution, `R-${tag}`);
  const where = { learnerId, kind: 'module' } as const;
  return (await world.database.prisma.award.findFirstOrThrow({ where })).id;
};
const rendering = async (api: TestApi, tag: string) => ({ params: { id: await awardOf(api, tag) } });
const P256_OFF = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) } as const;
const ED25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;

/** Asks for an edc of beta's, where timestamps are asked of an address. */
async function stamped(api: TestApi, tag: string, url: string) {
  const { services } = api.world;
  const { network, institutions } = await services.stores.selectCatalogue();
  const beta = [network, ...institutions].find(({ code }) => code === 'beta');
  if (!beta) throw new Error('The test network has beta');
  const { did, country } = beta;
  await addDemoSeals(services.sealing, [{ did, country, legal: legalPersonOf(beta) }], 'test');
  const timestamp = timestamping({
    ...services.effects,
    anchors: [],
    post: async (headers, body) => {
      const answer = await fetch(url, { method: 'POST', headers, body: Uint8Array.from(body) });
      const given = new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: given };
    },
  });
  const edc = edcMaker({
    sealOf: (issuer) => sealFor(services.sealing, issuer),
    picture: async () => PICTURE,
    timestamp,
    verifyAt: undefined,
  });
  const makers = { ...services.renditions.makers, edc };
  const site = await startSite({ ...services, renditions: { ...services.renditions, makers } });
  const { token } = await api.keyed('beta');
  const params = { id: await awardOf(api, tag, 'beta') };
  const answer = await apiClient(site.origin, token).issueAwardRendition({ params, body: { form: 'edc' } });
  await site.close();
  return answer;
}

export const renditionProblems: ProblemCases = {
  'award.suspended': async (api) => {
    const id = await awardOf(api, 'suspended');
    await answered(200, api.alpha.suspendAwards({ body: { awards: [id], reason: 'A question is open.' } }));
    return api.alpha.issueAwardRendition({ params: { id }, body: { form: 'sd-jwt' } });
  },
  'holder.malformed': async (api) =>
    api.alpha.issueAwardRendition({
      ...(await rendering(api, 'holder')),
      body: { form: 'sd-jwt', holder: P256_OFF },
    }),
  'rendition.not-bound': async (api) =>
    api.alpha.issueAwardRendition({
      ...(await rendering(api, 'bound')),
      body: { form: 'edc', holder: ED25519 },
    }),
  'rendition.inexpressible': async (api) => {
    const asked = { ...(await rendering(api, 'said')), body: { form: 'edc-upload' } } as const;
    const { prisma } = api.world.database;
    const { legal } = await prisma.institution.findUniqueOrThrow({ where: { code: 'alpha' } });
    // as an institution is that was admitted before anybody asked who it is to the law
    await prisma.$executeRaw`UPDATE "Institution" SET "legal" = NULL WHERE "code" = 'alpha'`;
    const answer = await api.alpha.issueAwardRendition(asked);
    await prisma.$executeRaw`UPDATE "Institution" SET "legal" = ${JSON.stringify(legal)}::jsonb WHERE "code" = 'alpha'`;
    return answer;
  },
  'rendition.too-many-copies': async (api) => {
    const asked = await rendering(api, 'copies');
    const { prisma } = api.world.database;
    const { id: credentialId } = await prisma.credential.findFirstOrThrow({
      where: { awardId: asked.params.id },
    });
    const copy = {
      credentialId,
      form: 'sd-jwt',
      state: 'void',
      unsigned: '{}',
      recordedAt: new Date(),
    } as const;
    const copies = Array.from({ length: 200 }, (_, index) => ({
      ...copy,
      id: randomUUID(),
      holder: `${index}`,
    }));
    await prisma.rendition.createMany({ data: copies });
    return api.alpha.issueAwardRendition({ ...asked, body: { form: 'sd-jwt', holder: ED25519 } });
  },
  'seal.none': async (api) =>
    api.alpha.issueAwardRendition({ ...(await rendering(api, 'seal')), body: { form: 'edc' } }),
  'seal.disagrees': async (api) => {
    const { services, database } = api.world;
    const { institutions } = await services.stores.selectCatalogue();
    const beta = institutions.find(({ code }) => code === 'beta');
    if (!beta) throw new Error('The test network has beta');
    const { did, country } = beta;
    await addDemoSeals(services.sealing, [{ did, country, legal: legalPersonOf(beta) }], 'test');
    const { legal } = await database.prisma.institution.findUniqueOrThrow({ where: { code: 'beta' } });
    const other = JSON.stringify({ eidasIdentifier: 'NTRBE-another' });
    await database.prisma
      .$executeRaw`UPDATE "Institution" SET "legal" = ${other}::jsonb WHERE "code" = 'beta'`;
    const params = { id: await awardOf(api, 'renamed', 'beta') };
    const answer = await api.beta.issueAwardRendition({ params, body: { form: 'edc' } });
    const before = JSON.stringify(legal);
    await database.prisma
      .$executeRaw`UPDATE "Institution" SET "legal" = ${before}::jsonb WHERE "code" = 'beta'`;
    return answer;
  },
  'seal.expired': async (api) => {
    const { services, database } = api.world;
    const { institutions } = await services.stores.selectCatalogue();
    const beta = institutions.find(({ code }) => code === 'beta');
    if (!beta) throw new Error('The test network has beta');
    const { names, eidasIdentifier } = legalPersonOf(beta);
    const workshop = certificateWorkshop();
    const subject = `O=${names.en}/organizationIdentifier=${eidasIdentifier}`;
    const { der } = workshop.make('old', { subject, from: '20240101000000Z', until: '20250101000000Z' });
    workshop.close();
    const { fingerprint } = readCertificate(der);
    const kept = { id: randomUUID(), issuerDid: beta.did, kind: 'demo', fingerprint, chain: [der] } as const;
    // the newest, whatever seals there are
    const at = new Date(services.effects.clock().getTime() + 1000);
    // as one is that was good when it was added; no key is needed for what isn't sealed
    const seal = { ...kept, sealedSecret: new Uint8Array(), createdAt: at, retiredAt: undefined };
    await services.sealing.store.insertSeal(seal, { actor: 'test', at });
    const params = { id: await awardOf(api, 'expired', 'beta') };
    const answer = await api.beta.issueAwardRendition({ params, body: { form: 'edc' } });
    await services.sealing.store.retireSeal(kept.id, { actor: 'test', at });
    const where = { form: 'edc', credential: { awardId: params.id } };
    if ((await database.prisma.rendition.count({ where })) > 0) throw new Error('Something was recorded');
    return answer;
  },
  'timestamp.unavailable': async (api) => {
    // an address of this very service that answers, but gives no timestamps
    return stamped(api, 'silent', `${api.site.origin}/healthz`);
  },
  'timestamp.invalid': async (api) => {
    const workshop = certificateWorkshop();
    const root = workshop.authority('Root');
    const signer = workshop.make('tsa', { subject: 'O=Time', issuer: root, extensions: TIMESTAMP_USAGE });
    const service = await timestampAuthority(workshop, signer, [root]);
    // it has the real time, and the clock here stands at another
    const answer = await stamped(api, 'late', service.url);
    await service.close();
    workshop.close();
    return answer;
  },
};
