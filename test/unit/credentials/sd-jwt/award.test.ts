import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JsonObject } from '../../../../src/common/json.js';
import {
  buildCertificate,
  buildModuleCredential,
  type StackLine,
} from '../../../../src/credentials/documents/build.js';
import { identityHash } from '../../../../src/credentials/documents/identity.js';
import { nativeCredentialSchema } from '../../../../src/credentials/documents/native-form.js';
import { publishVersion } from '../../../../src/credentials/documents/published.js';
import { type Reading, readingOfNative } from '../../../../src/credentials/documents/reading.js';
import { awardOfSdJwt } from '../../../../src/credentials/sd-jwt/award.js';
import {
  buildCertificateSdJwt,
  buildModuleSdJwt,
  type SdJwtFacts,
} from '../../../../src/credentials/sd-jwt/claims.js';
import { nativeSdJwtSchema } from '../../../../src/credentials/sd-jwt/form.js';
import { readingOfAward } from '../../../../src/credentials/sd-jwt/reading.js';
import { testModule } from '../../../support/samples.js';
import { makeSdJwtWorld } from '../../../support/sd-jwt.js';

const uuid = fc.uuid({ version: 4 });
const offset = fc
  .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 11 }), fc.constantFrom('00', '30', '45'))
  .map(([sign, hours, minutes]) => `${sign}${String(hours).padStart(2, '0')}:${minutes}`);
const awardedDate = fc
  .tuple(fc.date({ min: new Date('1990-01-01'), max: new Date('2026-06-01'), noInvalidDate: true }), offset)
  .map(([day, zone]) => `${day.toISOString().slice(0, 10)}T00:00:00${zone}`);
const did = fc.constantFrom('did:web:uni-a.example', 'did:web:cairn.example:i:uni-b');
const ects = fc.integer({ min: 1, max: 60_000 });
const list = 'https://cairn.example/status/0b8f6f0e-6f0a-4d5c-9a55-0a4a30f0a001';

const line: fc.Arbitrary<StackLine> = fc
  .record({
    rulePart: fc.constantFrom('core', 'electives'),
    award: uuid,
    through: fc.option(uuid, { nil: undefined }),
    achievement: fc.constantFrom('https://cairn.example/m/A/1', 'https://cairn.example/p/B/2'),
    ects,
    awardedDate,
    issuer: did,
  })
  .map(({ through, ...rest }) => (through === undefined ? rest : { ...rest, through }));

const facts = fc.record({
  credentialId: uuid,
  issuer: did,
  learner: fc.record({
    id: uuid,
    name: fc.string({ minLength: 1, unit: 'grapheme' }).filter(isText),
    salt: fc.stringMatching(/^[0-9a-f]{1,32}$/),
  }),
  award: fc.record({
    id: uuid,
    ects,
    awardedDate,
    grade: fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { nil: undefined }),
    criteria: fc.option(fc.constant({ 'cc-1': 'good' }), { nil: undefined }),
  }),
  index: fc.nat(131_071),
  issuedAt: fc.date({ min: new Date('2026-06-02'), max: new Date('2035-01-01'), noInvalidDate: true }),
  expires: fc.option(
    fc.date({ min: new Date('2036-01-01'), max: new Date('2050-01-01'), noInvalidDate: true }),
    { nil: undefined },
  ),
  supersedes: fc.option(uuid, { nil: undefined }),
  prior: fc.option(fc.record({ id: uuid, issuer: did }), { nil: undefined }),
});

function isText(name: string): boolean {
  return !/\p{Surrogate}/u.test(name) && name.trim() !== '';
}

type Made = typeof facts extends fc.Arbitrary<infer T> ? T : never;

function factsOf(made: Made, versionDigest: string): SdJwtFacts {
  const { issuer, index, prior, award, ...rest } = made;
  return {
    ...rest,
    issuer: { did: issuer, name: { en: 'A university' }, country: 'PT' },
    award: {
      ...award,
      grade: award.grade === undefined ? undefined : { scheme: 'letters', value: award.grade },
    },
    status: { list: `${list}/token`, index },
    versionDigest,
    priorLearning: prior && { ...prior, digest: versionDigest },
  };
}

const whole = (instant: Date) => new Date(Math.floor(instant.getTime() / 1000) * 1000);

/** What a reader has to find again. */
function expected(facts: SdJwtFacts, achievement: string, stack?: readonly StackLine[]) {
  const { learner, award } = facts;
  return {
    credentialId: facts.credentialId,
    issuer: facts.issuer.did,
    learner: {
      hash: identityHash(`urn:uuid:${learner.id}`, learner.salt),
      id: learner.id,
      name: learner.name,
    },
    award: { ...award },
    achievement,
    versionDigest: facts.versionDigest,
    issuedAt: whole(facts.issuedAt),
    expires: facts.expires && whole(facts.expires),
    status: facts.status,
    supersedes: facts.supersedes,
    priorLearning: facts.priorLearning,
    stack,
  };
}

test('the claims of any award are read back as the award', () => {
  const module = testModule();
  const { digest } = publishVersion(module);
  fc.assert(
    fc.property(facts, (made) => {
      const one = factsOf(made, digest);
      const { claims } = buildModuleSdJwt(module, one);
      expect(awardOfSdJwt(claims)).toEqual(expected(one, module.id));
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('the claims of any certificate are read back with its stack', async () => {
  const programme = await (await makeSdJwtWorld()).programme();
  const { digest } = publishVersion(programme);
  fc.assert(
    fc.property(facts, fc.array(line, { maxLength: 20 }), (made, stack) => {
      const built = factsOf(made, digest);
      const one = { ...built, award: { ...built.award, grade: undefined, criteria: undefined } };
      const { claims } = buildCertificateSdJwt(programme, one, stack);
      expect(awardOfSdJwt(claims)).toEqual(expected(one, programme.id, stack));
    }),
    { numRuns: 40, seed: 2 },
  );
});

test('one award says the same as SD-JWT VC and as native credential', async () => {
  const [module, programme] = [testModule(), await (await makeSdJwtWorld()).programme()];
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'x',
    created: '2026-06-15T10:00:00Z',
    verificationMethod: 'did:web:a#1',
    proofPurpose: 'assertionMethod',
    proofValue: 'z1',
  };
  const said = ({
    form: _1,
    id: _2,
    described: _3,
    proofs: _4,
    status: _5,
    validFrom: _6,
    validUntil: _7,
    withheld: _8,
    content,
    stack,
    ...rest
  }: Reading) => ({
    ...rest,
    // each has its own words for what only people read
    content: { country: content.country, quality: content.qualityAssurance },
    stack: stack && {
      programmeVersion: stack.programmeVersion,
      programmeDigest: stack.programmeDigest,
      parts: stack.parts.map(({ id: _id, ...part }) => part),
    },
  });
  fc.assert(
    fc.property(facts, fc.option(fc.array(line, { minLength: 1, maxLength: 5 })), (made, stack) => {
      const version = stack ? programme : module;
      const built = factsOf(made, publishVersion(version).digest);
      const one = stack
        ? { ...built, award: { ...built.award, grade: undefined, criteria: undefined } }
        : built;
      const native = {
        ...one,
        status: {
          lists: { revocation: `${list}/revocation`, suspension: `${list}/suspension` },
          index: made.index,
        },
      };
      const document: JsonObject = {
        ...(stack ? buildCertificate(programme, native, stack) : buildModuleCredential(module, native)),
        validFrom: '2026-06-15T10:00:00Z',
        proof: [proof],
      };
      const { claims } = stack ? buildCertificateSdJwt(programme, one, stack) : buildModuleSdJwt(module, one);
      const theirs = said(readingOfNative(document, nativeCredentialSchema(2).parse(document)));
      const ours = said(readingOfAward(nativeSdJwtSchema.parse(claims), { withheld: 0 }));
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 30, seed: 3 },
  );
});

test('claims of anything else are those of no award', async () => {
  const { claims } = buildModuleSdJwt(
    testModule(),
    await (await makeSdJwtWorld()).facts('uni-a', { versionDigest: publishVersion(testModule()).digest }),
  );
  expect(awardOfSdJwt(claims)).toBeDefined();
  for (const over of [
    { vct: 'other' },
    { award_statement: null },
    { surplus: 1 },
    { iat: 1.5 },
    { stack: [] },
  ])
    expect(awardOfSdJwt({ ...claims, ...over } as JsonObject)).toBeUndefined();
  expect(awardOfSdJwt({})).toBeUndefined();
});
