import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { publishVersion } from '../../../../src/credentials/documents/published.js';
import { awardDigest } from '../../../../src/credentials/documents/statement.js';
import { buildCertificateSdJwt, buildModuleSdJwt } from '../../../../src/credentials/sd-jwt/claims.js';
import { testModule } from '../../../support/samples.js';
import { claimsOf, disclosableOf, makeSdJwtWorld, sdJwtStack } from '../../../support/sd-jwt.js';
import { thrown } from '../../../support/thrown.js';

/** The claims of the reference issuer's learning credential: which are demanded, of what type, and which may be withheld. */
const LEARNING_CREDENTIAL: Readonly<
  Record<string, readonly [mandatory: boolean, type: string, sd: boolean]>
> = {
  issuing_authority: [true, 'string', false],
  issuing_country: [true, 'string', false],
  date_of_issuance: [true, 'string', false],
  date_of_expiry: [false, 'string', false],
  family_name: [true, 'string', true],
  given_name: [false, 'string', true],
  achievement_title: [true, 'string', false],
  achievement_description: [false, 'string', false],
  learning_outcomes: [false, 'texts', true],
  assessment_grade: [false, 'string', true],
  language_of_classes: [true, 'texts', false],
  learner_identification: [true, 'string', true],
  expected_study_time: [true, 'string', true],
  level_of_learning_experience: [true, 'number', true],
  types_of_quality_assurance: [true, 'texts', true],
  prerequisites_to_enroll: [false, 'texts', true],
  integration_stackability_options: [false, 'boolean', true],
};

const typeOf = (value: unknown) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? 'texts' : typeof value;

test('a module award says all that the wallet’s learning credential demands, in its types', async () => {
  const made = await makeSdJwtWorld();
  const module = testModule({ entryRequirements: { en: 'Teachers in higher education.' } });
  const facts = await made.facts('uni-a', {
    versionDigest: publishVersion(module).digest,
    expires: new Date('2031-06-15T10:00:00Z'),
    learner: {
      id: '3f0c7a4e-8f7e-4c3c-8d6e-0c9a4f3b2a01',
      name: 'Ana Lima',
      familyName: 'Lima',
      givenName: 'Ana',
      salt: 'x',
    },
  });
  const { claims, disclosable } = buildModuleSdJwt(module, facts);
  for (const [name, [, type, sd]] of Object.entries(LEARNING_CREDENTIAL)) {
    expect([name, typeOf(claims[name])]).toEqual([name, type]);
    expect([name, disclosable.includes(name)]).toEqual([name, sd]);
  }
  expect(claims).toMatchObject({
    vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
    date_of_issuance: '2026-06-15',
    date_of_expiry: '2031-06-15',
    iat: 1781517600,
    exp: 1939284000,
    expected_study_time: '50 h, 2 ECTS',
    level_of_learning_experience: 7,
    types_of_quality_assurance: ['peer-review'],
    prerequisites_to_enroll: ['Teachers in higher education.'],
    types_of_assessment: ['portfolio'],
    form_of_participation: 'blended',
    supervision_and_identity_verification: 'unsupervised',
    assessment_grade: 'B',
    grading_scheme: 'letters',
    family_name: 'Lima',
    given_name: 'Ana',
    name: 'Ana Lima',
  });
});

test('what a stack pins is never withheld, nor anything that tells whose list or type it is', async () => {
  const made = await makeSdJwtWorld();
  const { a, certificate } = await sdJwtStack(made);
  for (const text of [a.text, certificate.text]) {
    const payload = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as JsonObject;
    expect(payload.award_statement).toEqual(claimsOf(text).award_statement);
    for (const name of [
      'iss',
      'iat',
      'jti',
      'vct',
      'status',
      'achievement_version_digest',
      'date_of_issuance',
    ])
      expect(payload).toHaveProperty([name]);
    for (const name of disclosableOf(text)) expect(payload).not.toHaveProperty([name]);
    const signed = JSON.stringify(payload);
    expect(signed).not.toContain('Learner 1');
    expect(signed).not.toContain('5a171');
  }
  const claims = claimsOf(certificate.text);
  const stack = claims.stack as { programmeVersion: string; parts: JsonObject[] };
  expect(claims.award_statement).toMatchObject({ achievement: stack.programmeVersion, ects: 4 });
  expect(stack.parts.map(({ rulePart }) => rulePart)).toEqual(['core', 'electives', 'electives']);
  const statement = claimsOf(a.text).award_statement as unknown as Parameters<typeof awardDigest>[0];
  expect(stack.parts[0]).toMatchObject({ award: statement.award, awardDigest: awardDigest(statement) });
});

test('texts are in the institution’s language, else in English; its legal name stands for it', async () => {
  const made = await makeSdJwtWorld();
  const module = testModule({
    title: { en: 'Course design', pt: 'Desenho de cursos' },
    outcomes: [{ id: 'lo-1', title: { en: 'Designs.' } }],
  });
  const facts = await made.facts('uni-a');
  const issuer = {
    ...facts.issuer,
    name: { en: 'Uni A' },
    primaryLanguage: 'pt',
    legal: { name: { pt: 'Universidade A, S.A.' }, eidasIdentifier: 'VATPT-501234567' },
  };
  expect(buildModuleSdJwt(module, { ...facts, issuer }).claims).toMatchObject({
    achievement_title: 'Desenho de cursos',
    learning_outcomes: ['Designs.'],
    issuing_authority: 'Universidade A, S.A.',
  });
  expect(buildModuleSdJwt(module, facts).claims.achievement_title).toBe('Course design');
});

test('a name of which nobody knows the parts is not taken apart', async () => {
  const made = await makeSdJwtWorld();
  const facts = await made.facts('uni-a');
  const learner = { ...facts.learner, name: 'Аружан Серікқызы Ли', givenName: 'Аружан' };
  const { claims } = buildModuleSdJwt(testModule(), { ...facts, learner });
  expect(claims).toMatchObject({ name: learner.name, family_name: learner.name });
  expect(claims).not.toHaveProperty('given_name');
});

test('a programme that lacks what the credential has to say is not expressed: all that is missing is told at once', async () => {
  const made = await makeSdJwtWorld();
  const { languages, mode, assessment, ...bare } = await made.programme();
  expect(languages && mode && assessment).toBeTruthy();
  const facts = await made.facts('network');
  const error = thrown(() => buildCertificateSdJwt(bare, facts, []));
  expect(error).toMatchObject({ kind: 'invalid', code: 'sd-jwt.element-missing' });
  expect(error.faults.map(({ pointer }) => pointer)).toEqual(['/languages', '/mode', '/assessment']);
  expect(
    buildCertificateSdJwt(
      {
        ...bare,
        languages: ['en'],
        mode: 'online',
        assessment: { type: 'project', description: { en: 'x' }, supervision: 'unsupervised' },
      },
      facts,
      [],
    ).claims,
  ).toMatchObject({
    language_of_classes: ['en'],
    form_of_participation: 'online',
  });
});
