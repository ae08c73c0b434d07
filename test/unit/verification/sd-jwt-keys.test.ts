import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { publishVersion } from '../../../src/credentials/documents/published.js';
import { buildModuleSdJwt } from '../../../src/credentials/sd-jwt/claims.js';
import { signSdJwt } from '../../../src/credentials/sd-jwt/sign.js';
import type { CertifiedKey, TrustMaterial, VerifyOptions } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { type JoseIssuer, joseIssuer } from '../../support/jose-issuers.js';
import { testIssuer } from '../../support/samples.js';
import {
  bundleOf,
  countingRandom,
  foundIn,
  makeSdJwtWorld,
  present,
  type SdJwtAward,
  type SdJwtWorld,
  sdJwtStack,
} from '../../support/sd-jwt.js';
import { bind, craft, digests, disclosureOf, foreignClaims } from '../../support/sd-jwt-forge.js';

let made: SdJwtWorld;
let stack: { a: SdJwtAward; b: SdJwtAward; c: SdJwtAward; certificate: SdJwtAward };
let stranger: JoseIssuer;
beforeAll(async () => {
  made = await makeSdJwtWorld();
  stack = await sdJwtStack(made);
  stranger = await joseIssuer('P-256', 'stranger of the network');
});

const found = (input: JsonValue, over: Partial<TrustMaterial> = {}, options: VerifyOptions = {}) =>
  foundIn(made, input, over, options);

const wallet = () => made.wallet;
const asked = { challenge: 'n-1', domain: 'https://verifier.example' };

describe('whoever presents it', () => {
  test('is asked by a challenge and a domain, and answers with the key that it is bound to', async () => {
    const { text } = await made.award({ bound: true });
    expect((await found(text)).verdict).toBe('verified');
    expect(await found(text, {}, asked)).toMatchObject({ verdict: 'not-verified', bad: ['holder.unproven'] });
    const by = { wallet: wallet(), nonce: asked.challenge, aud: asked.domain };
    const shown = await found(await present(text, ['name', 'assessment_grade'], by), {}, asked);
    expect(shown.verdict).toBe('verified');
    expect(shown.report.results.map(({ code }) => code)).toEqual(['holder.present']);
    expect(shown.report.credentials[0]?.summary).toMatchObject({ learnerName: 'Learner 1', grade: 'B' });
  });

  test.each<[string, JsonObject, Partial<VerifyOptions>, string]>([
    ['another challenge', { nonce: 'n-2' }, {}, 'holder.challenge-mismatch'],
    ['another verifier', { aud: 'https://other.example' }, {}, 'holder.domain-mismatch'],
    ['another choice of claims', { sd_hash: 'x' }, {}, 'holder.presents-other'],
    ['an hour ago', { iat: 1_781_517_600 - 4000 }, {}, 'holder.too-old'],
    ['later than now', { iat: 1_781_517_600 + 400 }, {}, 'holder.not-yet-valid'],
    ['a time that is over', { iat: 1_781_517_000, exp: 1_781_517_100 }, {}, 'holder.expired'],
  ])('for %s does not', async (_what, payload, _options, code) => {
    const { text } = await made.award({ bound: true });
    const { verdict, bad } = await found(await bind(text, wallet(), payload), {}, asked);
    expect([verdict, bad.at(-1)]).toEqual(['not-verified', code]);
  });

  test('with another key, or of what is bound to nobody, does not, even if nobody asked', async () => {
    const { text } = await made.award({ bound: true });
    const thief = await joseIssuer('P-256', 'thief');
    for (const options of [{}, asked])
      expect((await found(await bind(text, thief), {}, options)).bad[0]).toBe('holder.invalid');
    expect((await found(await bind(text, await joseIssuer('Ed25519', 'thief')))).bad).toEqual([
      'holder.key-type',
    ]);
    expect((await found(await bind(stack.a.text, wallet()))).bad).toEqual(['holder.not-bound']);
    const bound = await bind(text, wallet());
    expect((await found(bundleOf(bound))).verdict).toBe('verified');
    const less = text.split('~').slice(0, 3).join('~');
    expect((await found(`${less}~${bound.split('~').at(-1)}`)).bad).toEqual(['holder.presents-other']);
    expect((await found(bundleOf(`${less}~${bound.split('~').at(-1)}`))).bad).toEqual([
      'holder.presents-other',
    ]);
  });

  test('may be bound by a DID, which has to allow the key', async () => {
    const { did, method } = wallet();
    const foreign = await craft(stranger, foreignClaims(stranger, { cnf: { kid: method.id } }));
    const options: VerifyOptions = { ...asked, recognition: 'left-out' };
    expect(await found(await bind(foreign, wallet()), {}, options)).toMatchObject({ verdict: 'verified' });
    for (const [cnf, code] of [
      [{ kid: `${did}#other` }, 'holder.key-not-authorised'],
      [{ kid: 'did:web:gone.example#1' }, 'holder.unresolved'],
      [{ kid: 'mine' }, 'holder.binding-unsupported'],
      [{ jwk: { kty: 'RSA' } }, 'holder.binding-unsupported'],
      ['x', 'holder.binding-unsupported'],
    ] as const) {
      const text = await craft(stranger, foreignClaims(stranger, { cnf: cnf as JsonValue }));
      expect((await found(await bind(text, wallet()), {}, options)).bad).toContain(code);
    }
  });
});

describe('a credential of others', () => {
  test('is checked as far as anybody can; nobody here recognises its issuer', async () => {
    const claim = disclosureOf(['s', 'level', 7]);
    const text = await craft(stranger, foreignClaims(stranger, { _sd: digests(claim) }), [claim]);
    const { verdict, bad, report, results } = await found(text);
    expect([verdict, bad]).toEqual(['undetermined', ['recognition.issuer-unknown']]);
    expect(report.credentials[0]?.summary).toMatchObject({
      kind: 'other',
      title: 'https://types.example/card',
    });
    expect(results.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['proof.valid', 'issuer.authorised', 'status.none', 'content.other-form']),
    );
    expect((await found(text, {}, { checks: 'proofs' })).verdict).toBe('verified');
    const expired = await craft(stranger, foreignClaims(stranger, { iat: 1, exp: 2 }));
    expect((await found(expired, {}, { checks: 'proofs' })).bad).toContain('period.expired');
  });

  test('of the wallet’s type says what its claims say, and nothing is taken for an award', async () => {
    const said = {
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      achievement_title: 'Applied AI',
      family_name: 'Neal',
      given_name: 'Tyler',
      learning_outcomes: ['Analyses processes.'],
    };
    const { report, bad } = await found(await craft(stranger, foreignClaims(stranger, said)));
    expect(bad).toEqual(['recognition.issuer-unknown']);
    expect(report.credentials[0]?.summary).toMatchObject({
      kind: 'other',
      title: 'Applied AI',
      learnerName: 'Tyler Neal',
      outcomes: ['Analyses processes.'],
      award: undefined,
    });
  });

  test('whose key cannot be found or whose digests are of another kind cannot be told', async () => {
    const https = foreignClaims(stranger, { iss: 'https://issuer.example' });
    expect((await found(await craft(stranger, https, [], { kid: 'k' }))).bad).toContain(
      'proof.key-unavailable',
    );
    const web = foreignClaims(stranger, { iss: 'did:web:gone.example' });
    const gone = await found(await craft(stranger, web, [], { kid: 'did:web:gone.example#1' }));
    expect(gone).toMatchObject({ verdict: 'undetermined' });
    expect(gone.bad).toEqual(expect.arrayContaining(['proof.key-unavailable', 'issuer.unresolved']));
    const sha512 = await craft(stranger, foreignClaims(stranger, { _sd_alg: 'sha-512', _sd: [] }));
    expect(await found(sha512)).toMatchObject({
      verdict: 'undetermined',
      bad: ['structure.sd-jwt-hash-unsupported'],
    });
  });

  test('that is malformed is not verified; what is no SD-JWT VC at all is said to be none', async () => {
    const text = await craft(stranger, foreignClaims(stranger), [disclosureOf(['s', 'a', 1])]);
    for (const input of [text, bundleOf(text)])
      expect(await found(input)).toMatchObject({
        verdict: 'not-verified',
        bad: ['structure.sd-jwt-disclosure-unreferenced'],
      });
    await expect(verify('x~', made.material)).rejects.toMatchObject({ code: 'verify.not-a-credential' });
  });
});

describe('a certificate of X.509 that it is signed with', () => {
  const chain = ['MIIBleaf'];
  const certified = (over: Partial<CertifiedKey> = {}): Partial<TrustMaterial> => ({
    certifiedKey: async () => ({
      publicKey: stranger.publicJwk as JsonObject,
      judgement: 'trusted',
      issuer: undefined,
      ...over,
    }),
  });
  const sealed = async () => {
    const facts = await made.facts('uni-a', { versionDigest: publishVersion(made.module()).digest });
    const signer = { algorithm: 'ES256', chain, sign: stranger.signer.sign.bind(stranger.signer) } as const;
    return signSdJwt(buildModuleSdJwt(made.module(), facts), signer, { random: countingRandom() });
  };

  test('is judged by whoever can; where nobody does, nothing is told', async () => {
    const text = await sealed();
    const { did } = await testIssuer('uni-a');
    expect(await found(text, certified({ issuer: did }))).toMatchObject({ verdict: 'verified', bad: [] });
    expect(await found(text)).toMatchObject({
      verdict: 'undetermined',
      bad: ['proof.key-unavailable', 'issuer.certificate-not-judged'],
    });
    expect((await found(text, { certifiedKey: async () => undefined })).verdict).toBe('undetermined');
  });

  test.each<[string, Partial<CertifiedKey>, string, string]>([
    [
      'does not hold',
      { judgement: 'untrusted', because: 'x509.expired' },
      'not-verified',
      'issuer.certificate-invalid',
    ],
    ['cannot be told', { judgement: 'undetermined' }, 'undetermined', 'issuer.certificate-undetermined'],
    ['is nobody’s', {}, 'not-verified', 'issuer.certificate-of-other'],
    ['is of another', { issuer: 'did:web:other.example' }, 'not-verified', 'issuer.certificate-of-other'],
  ])('that %s counts so', async (_what, over, verdict, code) => {
    const { verdict: told, bad } = await found(await sealed(), certified(over));
    expect([told, bad]).toEqual([verdict, [code]]);
  });

  test('with another key than the signature’s does not help', async () => {
    const { did } = await testIssuer('uni-a');
    const publicKey = wallet().publicJwk as JsonObject;
    expect((await found(await sealed(), certified({ issuer: did, publicKey }))).bad).toEqual([
      'proof.invalid',
    ]);
  });

  test('of a stranger stands for whoever it certifies', async () => {
    const { iss: _iss, ...claims } = foreignClaims(stranger);
    const text = await craft(stranger, claims, [], { kid: undefined, x5c: chain });
    const trusted = certified({ issuer: 'https://issuer.example' });
    expect((await found(text, trusted)).bad).toEqual(['recognition.issuer-unknown']);
    expect((await found(text, certified())).bad).toEqual([
      'issuer.certificate-unassigned',
      'recognition.issuer-unknown',
    ]);
  });
});
