import { expect, test } from '@jest/globals';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../../../../src/credentials/documents/published.js';
import {
  buildCertificateSdJwt,
  buildModuleSdJwt,
  type SdJwtFacts,
} from '../../../../src/credentials/sd-jwt/claims.js';
import { signSdJwt } from '../../../../src/credentials/sd-jwt/sign.js';
import { ectsFromDecimal } from '../../../../src/domain/ects.js';
import { verify } from '../../../../src/verification/verify.js';
import { testIssuer } from '../../../support/samples.js';
import { countingRandom, makeSdJwtWorld } from '../../../support/sd-jwt.js';
import { seedCatalogue } from '../../../support/seed.js';

const { modules, programmes, gradingSchemes } = seedCatalogue();
const body = { id: 'did:web:cairn.example', code: 'network', name: { en: 'Network' } };
const gradingScheme = gradingSchemes[0] as PublishedModule['gradingScheme'];

const published: readonly PublishedModule[] = modules.map((module) => ({
  ...module,
  id: `https://cairn.example/m/${module.code}/1`,
  type: 'ModuleVersion',
  ownedBy: body,
  gradingScheme,
}));
const certified: readonly PublishedProgramme[] = programmes.map((programme) => ({
  ...programme,
  id: `https://cairn.example/p/${programme.code}/1`,
  type: 'ProgrammeVersion',
  awardedBy: body,
  equivalents: [],
  gradingSchemes,
  titles: {},
}));

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

async function millisecondsOf(act: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 60; round++) {
    const start = performance.now();
    await act();
    times.push(performance.now() - start);
  }
  return median(times.slice(20));
}

test('every seeded module and programme as SD-JWT: sizes, and the time to build, sign and verify', async () => {
  const made = await makeSdJwtWorld();
  const { signer } = await testIssuer('uni-a');
  const random = countingRandom();
  const factsOf = async (version: PublishedModule | PublishedProgramme): Promise<SdJwtFacts> => {
    const base = await made.facts('uni-a', { versionDigest: publishVersion(version).digest });
    const award = { ...base.award, ects: ectsFromDecimal(version.ects) };
    return version.type === 'ModuleVersion'
      ? { ...base, award }
      : { ...base, award: { ...award, grade: undefined, criteria: undefined } };
  };
  const sizes: Record<string, number> = {};
  for (const module of published) {
    const facts = await factsOf(module);
    sizes[module.code] = (await signSdJwt(buildModuleSdJwt(module, facts), signer, { random })).length;
  }
  const stack = published.slice(0, 12).map((module) => ({
    rulePart: 'core',
    award: '00000001-0000-4000-8000-000000000001',
    achievement: module.id,
    ects: 200,
    awardedDate: '2026-03-10T00:00:00+00:00',
    issuer: body.id,
  }));
  const parts: Record<string, number> = { 'iPET-1': 2, 'iPET-2': 7, 'iPET-3': 14 };
  for (const programme of certified) {
    const lines = Array.from(
      { length: parts[programme.code] ?? 12 },
      (_one, at) => stack[at % stack.length] ?? never(),
    );
    const claims = buildCertificateSdJwt(programme, await factsOf(programme), lines);
    sizes[programme.code] = (await signSdJwt(claims, signer, { random })).length;
  }
  const [module] = published;
  if (!module) throw new Error('no seed');
  const facts = await factsOf(module);
  const claims = buildModuleSdJwt(module, facts);
  const text = await signSdJwt(claims, signer, { random });
  const times = {
    build: await millisecondsOf(async () => buildModuleSdJwt(module, facts)),
    sign: await millisecondsOf(() => signSdJwt(claims, signer, { random })),
    verify: await millisecondsOf(() => verify(text, made.material)),
  };
  console.log(JSON.stringify({ characters: sizes, milliseconds: times }, null, 1));
  expect(Object.keys(sizes)).toHaveLength(modules.length + programmes.length);
  expect(Math.max(...Object.values(sizes))).toBeLessThan(20_000);
}, 120_000);

function never(): never {
  throw new Error('no such part');
}
