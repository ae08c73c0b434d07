import type { TestApi } from '../../../support/api.js';
import { answered, type Said } from '../../../support/api-client/client.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { learnerByNumber } from '../../../support/services.js';

const NOBODYS = '00000000-0000-4000-8000-000000000000';

/** Awards of alpha's to a learner of this tag. */
async function awardsOf({ world }: TestApi, tag: string, ...days: readonly number[]): Promise<string[]> {
  await world.issue('alpha', ...days.map((day) => `W-${tag},Ana,MA,2026-01-1${day},A,`));
  const learnerId = await learnerByNumber(world, 'alpha', `W-${tag}`);
  return (await world.database.prisma.award.findMany({ where: { learnerId } })).map(({ id }) => id);
}

/** Posts to the exchange of an offer of an award. */
async function exchanged(api: TestApi, awards: readonly string[], message: object): Promise<Said> {
  const { interactionUrl } = (
    await answered(201, api.alpha.createWalletOffer({ body: { awards: [...awards] } }))
  ).body;
  return asked(api, new URL(interactionUrl).pathname.replace('interactions', 'exchanges'), message);
}

async function asked({ site }: TestApi, path: string, message: object): Promise<Said> {
  const headers = { 'Content-Type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(message) };
  const response = await fetch(`${site.origin}${path}`, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** A request to a wallet, and where it is answered. */
async function requested(api: TestApi): Promise<{ readonly exchange: string }> {
  const { body } = await asked(api, '/api/ask', { module: 'MA' });
  const { learnerCredentialWallet } = body as Record<string, string>;
  const link = new URL(learnerCredentialWallet ?? '').searchParams.get('request') ?? '';
  return { exchange: new URL(JSON.parse(link).protocols.vcapi).pathname };
}

export const walletProblems: ProblemCases = {
  'ask.unknown': (api) => asked(api, '/oid4vp/exchanges/nothing', {}),
  'ask.unknown-code': (api) => asked(api, '/api/ask', { programme: 'NOTHING' }),
  'ask.answered': async (api) => {
    const { exchange } = await requested(api);
    await api.world.database.prisma.presentationRequest.updateMany({ data: { answer: new Uint8Array(1) } });
    return asked(api, exchange, {});
  },
  'ask.expired': async (api) => {
    const { exchange } = await requested(api);
    await api.world.database.prisma.presentationRequest.updateMany({ data: { expiresAt: new Date(0) } });
    return asked(api, exchange, {});
  },
  'ask.not-presented': async (api) => {
    const [awardId = ''] = await awardsOf(api, 'unsigned-presentation', 5);
    const { document } = await api.world.database.prisma.credential.findFirstOrThrow({ where: { awardId } });
    const verifiableCredential = [JSON.parse(document ?? '')];
    const context = ['https://www.w3.org/ns/credentials/v2'];
    const unsigned = { '@context': context, type: ['VerifiablePresentation'], verifiableCredential };
    return asked(api, (await requested(api)).exchange, { verifiablePresentation: unsigned });
  },
  'ask.not-an-answer': async (api) => {
    const { exchange } = await requested(api);
    const path = exchange.replace('exchanges', 'responses');
    const response = await fetch(`${api.site.origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ vp_token: '{}' }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  },

  'wallet.unknown-award': ({ network }) => network.createWalletOffer({ body: { awards: [NOBODYS] } }),
  'wallet.same-version': async (api) =>
    api.alpha.createWalletOffer({ body: { awards: await awardsOf(api, 'twice', 1, 2) } }),
  'wallet.unknown-offer': (api) => asked(api, '/exchanges/nothing', {}),
  'wallet.presentation': async (api) =>
    exchanged(api, await awardsOf(api, 'unproven', 3), { verifiablePresentation: {} }),
  'wallet.not-yet': async (api) => {
    const awards = await awardsOf(api, 'unsigned', 4);
    const { prisma } = api.world.database;
    const where = { awardId: awards[0] ?? '' };
    const { document } = await prisma.credential.findFirstOrThrow({ where });
    await prisma.credential.updateMany({ where, data: { state: 'intent', document: null } });
    try {
      return await exchanged(api, awards, {});
    } finally {
      await prisma.credential.updateMany({ where, data: { state: 'issued', document } });
    }
  },
};
