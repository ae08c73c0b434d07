import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { publishVersion } from '../../../src/credentials/documents/published.js';
import {
  buildCertificateSdJwt,
  buildModuleSdJwt,
  type SdJwtClaims,
} from '../../../src/credentials/sd-jwt/claims.js';
import type { TrustMaterial, VerifyOptions } from '../../../src/verification/material.js';
import { readSubmitted } from '../../../src/verification/submitted.js';
import { type JoseIssuer, joseIssuer } from '../../support/jose-issuers.js';
import { NOW, testIssuer } from '../../support/samples.js';
import {
  bundleOf,
  disclosableOf,
  foundIn,
  libraryInstance,
  makeSdJwtWorld,
  present,
  type SdJwtAward,
  type SdJwtWorld,
  sdJwtStack,
  tokenAddress,
} from '../../support/sd-jwt.js';
import { craft, digests, disclosureOf } from '../../support/sd-jwt-forge.js';

let made: SdJwtWorld;
let stack: { a: SdJwtAward; b: SdJwtAward; c: SdJwtAward; certificate: SdJwtAward };
let _stranger: JoseIssuer;
beforeAll(async () => {
  made = await makeSdJwtWorld();
  stack = await sdJwtStack(made);
  _stranger = await joseIssuer('P-256', 'stranger of the network');
});

const found = (input: JsonValue, over: Partial<TrustMaterial> = {}, options: VerifyOptions = {}) =>
  foundIn(made, input, over, options);

const _wallet = () => made.wallet;
const _asked = { challenge: 'n-1', domain: 'https://verifier.example' };

/** A module award whose claims are bent before they are signed by their own issuer. */
async function bent(over: (claims: JsonObject) => JsonObject, sign = 'uni-a'): Promise<string> {
  const facts = await made.facts('uni-a', { versionDigest: publishVersion(made.module()).digest });
  const { claims, disclosable } = buildModuleSdJwt(made.module(), facts);
  const said = over({ iss: facts.issuer.did, ...claims });
  const issuer = await joseIssuer('Ed25519', sign);
  const hidden = disclosable.filter((name) => said[name] !== undefined);
  const made1 = hidden.map((name) => disclosureOf(['salt', name, said[name] ?? null]));
  const shown = Object.fromEntries(Object.entries(said).filter(([name]) => !hidden.includes(name)));
  return craft(issuer, { ...shown, _sd_alg: 'sha-256', _sd: digests(...made1) }, made1);
}

describe('an award as SD-JWT VC', () => {
  test('is verified, by each way of handing it in, and says what it is and how it stands', async () => {
    const { verdict, report, results } = await found(stack.a.text);
    expect(verdict).toBe('verified');
    expect(results.map(({ code }) => code)).toEqual([
      'structure.valid',
      'proof.valid',
      'issuer.authorised',
      'recognition.recognised',
      'period.valid',
      'status.not-revoked',
      'content.complete',
    ]);
    expect(report.credentials[0]?.summary).toMatchObject({
      kind: 'module',
      title: 'Module MOD-A',
      learnerName: 'Learner 1',
      award: `urn:uuid:${stack.a.line.award}`,
      awardedOn: '2026-03-10',
      signedAt: '2026-06-15T10:00:00Z',
      ects: 2,
      eqfLevel: 7,
      grade: 'B',
      mode: 'blended',
      issuer: { name: 'Name of uni-a', country: 'PT' },
    });
    const json = JSON.parse(
      JSON.stringify(libraryInstance().toFlattenJSON(stack.a.text).toJson()),
    ) as JsonObject;
    const general = JSON.parse(
      JSON.stringify(libraryInstance().toGeneralJSON(stack.a.text).toJson()),
    ) as JsonObject;
    for (const input of [json, general, bundleOf(stack.a.text), bundleOf(json), bundleOf(general)])
      expect((await found(input)).verdict).toBe('verified');
    for (const bytes of [stack.a.text, ` ${stack.a.text}\n`, JSON.stringify(stack.a.text)]) {
      expect(readSubmitted(new TextEncoder().encode(bytes))).toBe(stack.a.text);
    }
  });

  test('may be shown in part: what is withheld is not said, and never failed', async () => {
    const { verdict, results, report } = await found(await present(stack.a.text, ['name']));
    expect(verdict).toBe('verified');
    const content = results.find(({ check }) => check === 'content');
    expect(content).toMatchObject({ outcome: 'unknown', code: 'content.withheld', advisory: true });
    expect(content?.evidence?.missing).toContain('learning outcomes');
    const { summary } = report.credentials[0] ?? {};
    expect(summary).toMatchObject({ learnerName: 'Learner 1', ects: 2 });
    expect([summary?.grade, summary?.eqfLevel]).toEqual([undefined, undefined]);
    expect(
      (await found(await present(stack.a.text, []))).report.credentials[0]?.summary?.learnerName,
    ).toBeUndefined();
  });

  test.each<[string, (claims: JsonObject) => JsonObject, string]>([
    ['a claim that it has not', (claims) => ({ ...claims, surplus: 1 }), 'structure.form'],
    ['no statement of the award', ({ award_statement: _gone, ...rest }) => rest, 'structure.form'],
    ['no status', ({ status: _gone, ...rest }) => rest, 'structure.form'],
    [
      'another day than it was signed',
      (claims) => ({ ...claims, date_of_issuance: '2026-06-14' }),
      'structure.form',
    ],
    ['an end that it does not show', (claims) => ({ ...claims, exp: 1_900_000_000 }), 'structure.form'],
    [
      'the statement of another issuer',
      (claims) => ({
        ...claims,
        award_statement: { ...(claims.award_statement as JsonObject), issuer: 'did:web:other.example' },
      }),
      'structure.form',
    ],
    [
      'the id of another learner',
      (claims) => ({ ...claims, learner_identification: 'urn:uuid:00000003-0000-4000-8000-000000000002' }),
      'structure.form',
    ],
    [
      'another title',
      (claims) => ({ ...claims, achievement_title: 'Doctor' }),
      'recognition.described-otherwise',
    ],
    [
      'another level',
      (claims) => ({ ...claims, level_of_learning_experience: 8 }),
      'recognition.described-otherwise',
    ],
    [
      'another outcome',
      (claims) => ({ ...claims, learning_outcomes: ['Flies.'] }),
      'recognition.described-otherwise',
    ],
    [
      'another workload',
      (claims) => ({ ...claims, expected_study_time: '500 h' }),
      'recognition.described-otherwise',
    ],
    [
      'prerequisites of its own',
      (claims) => ({ ...claims, prerequisites_to_enroll: ['None'] }),
      'recognition.described-otherwise',
    ],
    [
      'stackability of its own',
      (claims) => ({ ...claims, stackability: 'Counts for all.' }),
      'recognition.described-otherwise',
    ],
    [
      'a grade that is none',
      (claims) => ({ ...claims, assessment_grade: 'A+' }),
      'recognition.described-otherwise',
    ],
    [
      'a scale of its own',
      (claims) => ({ ...claims, grading_scheme: 'mine' }),
      'recognition.described-otherwise',
    ],
    [
      'a result that is none',
      (claims) => ({ ...claims, assessment_results: { 'cc-1': 'perfect' } }),
      'recognition.described-otherwise',
    ],
    [
      'more ECTS',
      (claims) => ({ ...claims, award_statement: { ...(claims.award_statement as JsonObject), ects: 20 } }),
      'recognition.ects-differ',
    ],
    [
      'another version',
      (claims) => ({ ...claims, achievement_version_digest: publishVersion(made.module('MOD-B')).digest }),
      'recognition.version-changed',
    ],
  ])('with %s is not verified, though its own issuer signed it', async (_what, over, code) => {
    const { verdict, bad } = await found(await bent(over));
    expect([verdict, bad[0]]).toEqual(['not-verified', code]);
  });

  test('is held to no more than that: the same claims unbent are verified', async () => {
    expect((await found(await bent((claims) => claims))).verdict).toBe('verified');
    const older = await bent((claims) => claims);
    expect(
      (await found(older, { registry: { ...made.material.registry, versions: new Map() } })).verdict,
    ).not.toBe('verified');
    expect((await found(older, { publishedVersion: async () => undefined })).bad).toEqual([
      'recognition.version-unavailable',
    ]);
  });

  test('by somebody else is not verified, whatever it says of itself', async () => {
    const { did } = await testIssuer('uni-a');
    const stolen = await bent(({ iss: _iss, ...claims }) => claims, 'stranger');
    expect((await found(stolen)).bad).toContain('issuer.proof-by-other');
    expect((await found(await bent((claims) => claims, 'stranger'))).bad).toEqual(['structure.sd-jwt-iss']);
    const registered = await joseIssuer('Ed25519', 'uni-a');
    const card = await craft(registered, { iss: did, iat: 1_781_517_600, vct: 'https://types.example/card' });
    expect((await found(card)).bad).toEqual(['structure.form']);
  });

  test('that is expired, not valid yet, or signed in the future says so', async () => {
    const facts = await made.facts('uni-a', { versionDigest: publishVersion(made.module()).digest });
    const expires = new Date('2026-07-01T00:00:00Z');
    const text = await made.sign(buildModuleSdJwt(made.module(), { ...facts, expires }), 'uni-a');
    expect((await found(text)).verdict).toBe('verified');
    expect((await found(text, { now: new Date('2026-07-01T00:06:00Z') })).bad).toEqual(['period.expired']);
    const early = { now: new Date('2026-06-15T09:50:00Z') };
    expect((await found(text, early)).bad).toEqual(
      expect.arrayContaining(['period.not-yet-valid', 'period.signed-in-future']),
    );
  });
});

describe('its status', () => {
  test('is that of its issuer’s token: revoked, suspended, or unknown where no list can be had or trusted', async () => {
    const award = await made.award();
    made.setStatus('uni-a', award.index, 1);
    expect(await found(award.text)).toMatchObject({ verdict: 'not-verified', bad: ['status.revoked'] });
    made.setStatus('uni-a', award.index, 2);
    expect((await found(award.text)).bad).toEqual(['status.suspended']);
    made.setStatus('uni-a', award.index, 3);
    expect((await found(award.text)).bad).toEqual(['status.value-unknown']);
    made.setStatus('uni-a', award.index, 0);
    const list = await made.material.statusToken?.(tokenAddress('uni-a'));
    const other = await made.material.statusToken?.(tokenAddress('uni-b'));
    for (const [statusToken, code] of [
      [undefined, 'status.list-unavailable'],
      [async () => undefined, 'status.list-unavailable'],
      [async () => other, 'status.list-invalid'],
      [async () => `${list?.slice(0, -4)}AAAA`, 'status.list-invalid'],
      [async () => 'x', 'status.token-malformed'],
    ] as const)
      expect(await found(award.text, { statusToken })).toMatchObject({
        verdict: 'undetermined',
        bad: [code],
      });
  });

  test('is known to the deployment that issued it before any list is signed, and comes along in a bundle', async () => {
    const { did } = await testIssuer('uni-a');
    const truth = { bits: 2, bytes: new Uint8Array(32_768).fill(0b01010101) } as const;
    const tokenTruth = async () => ({ list: truth, issuer: did, signedAt: '2026-06-15T10:00:00Z' });
    const never = async () => {
      throw new Error('no list is asked for');
    };
    expect((await found(stack.a.text, { tokenTruth, statusToken: never })).bad).toEqual(['status.revoked']);
    const others = async () => ({ list: truth, issuer: 'did:web:other.example', signedAt: '' });
    expect((await found(stack.a.text, { tokenTruth: others })).bad).toEqual(['status.list-invalid']);
    const token = (await made.material.statusToken?.(tokenAddress('uni-a'))) ?? '';
    const offline = { statusToken: undefined };
    expect((await found(bundleOf(stack.a.text, token), offline)).verdict).toBe('verified');
    expect((await found(bundleOf(stack.a.text), offline)).bad).toEqual(['status.list-unavailable']);
    const forged = `${token.slice(0, -4)}AAAA`;
    expect((await found(bundleOf(stack.a.text, forged), offline)).bad).toEqual(['status.list-invalid']);
  });

  test('is not looked up for what is not genuine', async () => {
    const forged = stack.a.text.replace(/\.[^.~]+~/, `.${'A'.repeat(86)}~`);
    const { bad } = await found(forged, {
      statusToken: async () => {
        throw new Error('a list is asked for');
      },
    });
    expect(bad).toEqual(['proof.invalid']);
  });
});

describe('a certificate', () => {
  test('holds with its parts, in whatever form those are, and without them as far as the body vouches', async () => {
    const { certificate, a, b, c } = stack;
    const whole = await found(bundleOf(certificate.text, a.text, b.text, c.text));
    expect(whole).toMatchObject({ verdict: 'verified', bad: [] });
    expect(whole.report.credentials).toHaveLength(1);
    expect(whole.report.credentials[0]?.parts.map(({ report }) => report?.verdict)).toEqual(
      Array(3).fill('verified'),
    );
    expect((await found(certificate.text)).verdict).toBe('verified');
    expect((await found(certificate.text, {}, { parts: 'required' })).bad).toEqual([
      'stack.part-not-presented',
    ]);
    const { world } = made;
    const native = await world.award({ module: 'MOD-A' });
    const mixed = await made.certify('P-ONE', [
      ['core', { ...a, line: native.line }],
      ['electives', b],
      ['electives', c],
    ]);
    const both = await found(bundleOf(mixed.text, native.document, b.text, await present(c.text, [])));
    expect(both).toMatchObject({ verdict: 'verified', bad: [] });
    expect(both.report.credentials).toHaveLength(1);
  });

  test('a rule that needs a grade which was withheld cannot be told', async () => {
    const inner = stack.certificate;
    const d = await made.award({ module: 'MOD-D', issuer: 'uni-b' });
    const lines = [
      ['base', inner],
      ['project', d],
      ...[stack.a, stack.b, stack.c].map((part) => [
        'base',
        { ...part, line: { ...part.line, through: inner.line.award } },
      ]),
    ] as (readonly [string, SdJwtAward])[];
    const outer = await made.certify('P-TWO', lines);
    const parts = [inner, stack.a, stack.b, stack.c].map(({ text }) => text);
    expect(await found(bundleOf(outer.text, ...parts, d.text))).toMatchObject({
      verdict: 'verified',
      bad: [],
    });
    const without = await present(d.text, ['name']);
    const { verdict, bad } = await found(bundleOf(outer.text, ...parts, without));
    expect([verdict, bad.length]).toEqual(['undetermined', 1]);
    expect(bad[0]).toMatch(/^stack\..*grade/);
  });

  test('with a part of another learner, too few, or one bent line is not verified', async () => {
    const other = await made.award({
      facts: { learner: { id: '00000003-0000-4000-8000-000000000002', name: 'Learner 2', salt: '5a172' } },
    });
    const { a, b, c } = stack;
    const text = (
      await made.certify('P-ONE', [
        ['core', other],
        ['electives', b],
        ['electives', c],
      ])
    ).text;
    expect((await found(bundleOf(text, other.text))).bad).toContain('stack.other-learner');
    const few = await made.certify('P-ONE', [
      ['core', a],
      ['electives', b],
    ]);
    expect((await found(few.text)).verdict).toBe('not-verified');
    made.setStatus('uni-a', b.index, 1);
    const revoked = await found(bundleOf(stack.certificate.text, a.text, b.text, c.text));
    expect(revoked.bad).toContain('stack.part-revoked');
    made.setStatus('uni-a', b.index, 0);
  });

  test('without its stack is not one', async () => {
    const programme = await made.programme();
    const facts = await made.facts('network', { versionDigest: publishVersion(programme).digest });
    const { claims, disclosable } = buildCertificateSdJwt(
      programme,
      { ...facts, award: { ...facts.award, ects: 400 } },
      [],
    );
    const { stack: _gone, ...rest } = claims;
    const { text } = { text: await made.sign({ claims: rest, disclosable } as SdJwtClaims, 'network') };
    expect((await found(text)).bad).toEqual(['stack.missing']);
  });
});

test('what a holder may withhold is every disclosure and nothing else', () => {
  expect(disclosableOf(stack.a.text)).not.toContain('award_statement');
  expect(NOW.getTime()).toBe(1_781_517_600_000);
});
