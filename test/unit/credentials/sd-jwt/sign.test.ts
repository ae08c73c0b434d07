import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { decodeProtectedHeader } from 'jose';
import type { JsonObject } from '../../../../src/common/json.js';
import { publishVersion } from '../../../../src/credentials/documents/published.js';
import { buildModuleSdJwt, type SdJwtClaims } from '../../../../src/credentials/sd-jwt/claims.js';
import { holderKey } from '../../../../src/credentials/sd-jwt/holder-key.js';
import { readSdJwt } from '../../../../src/credentials/sd-jwt/read.js';
import { signSdJwt } from '../../../../src/credentials/sd-jwt/sign.js';
import { JOSE_KEY_TYPES, type JoseIssuer, joseIssuer } from '../../../support/jose-issuers.js';
import { testModule } from '../../../support/samples.js';
import {
  countingRandom,
  disclosableOf,
  libraryInstance,
  makeSdJwtWorld,
  present,
} from '../../../support/sd-jwt.js';
import { thrownBy } from '../../../support/thrown.js';

const random = countingRandom();
let wallet: JoseIssuer;
let claimsFor: (did: string) => Promise<SdJwtClaims>;
beforeAll(async () => {
  wallet = await joseIssuer('P-256', 'wallet');
  const made = await makeSdJwtWorld();
  const module = testModule();
  const facts = await made.facts('uni-a', { versionDigest: publishVersion(module).digest });
  claimsFor = async (did) => buildModuleSdJwt(module, { ...facts, issuer: { ...facts.issuer, did } });
});

/** Verifies in a process that has `jose` and nothing of this project. */
function joseAlone(jwt: string, jwk: object): JsonObject {
  const script = `
    import { compactVerify, importJWK } from 'jose';
    const [jwt, jwk, alg] = JSON.parse(process.argv[1]);
    const { payload, protectedHeader } = await compactVerify(jwt, await importJWK(jwk, alg));
    console.log(JSON.stringify({ header: protectedHeader, payload: JSON.parse(new TextDecoder().decode(payload)) }));`;
  const { alg } = decodeProtectedHeader(jwt);
  const args = ['--input-type=module', '-e', script, JSON.stringify([jwt, jwk, alg])];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

describe.each(JOSE_KEY_TYPES)('signed with %s', (type) => {
  test('the signature is one to jose, in a process of its own, and the library discloses what was built', async () => {
    const issuer = await joseIssuer(type);
    const { claims, disclosable } = await claimsFor(issuer.did);
    const text = await signSdJwt({ claims, disclosable }, issuer.signer, {
      random,
      holder: { ...(wallet.publicJwk as JsonObject), kid: 'key of the person', use: 'sig' },
    });
    const { header, payload } = joseAlone(text.split('~')[0] ?? '', issuer.publicJwk) as Record<
      string,
      JsonObject
    >;
    expect(header).toEqual({ typ: 'dc+sd-jwt', kid: issuer.method.id, alg: issuer.alg });
    expect(payload).toMatchObject({ iss: issuer.did, _sd_alg: 'sha-256', cnf: { jwk: wallet.publicJwk } });
    const whole = { iss: issuer.did, ...claims, cnf: { jwk: wallet.publicJwk } };
    expect(await libraryInstance().getClaims(text)).toEqual({ ...whole, _sd_alg: undefined });
    expect(readSdJwt(text)).toMatchObject({ claims: whole, withheld: 0 });
    expect(disclosableOf(text).sort()).toEqual([...disclosable].sort());
  });
});

test('the order of digests tells nothing, and each salt is another', async () => {
  const issuer = await joseIssuer('Ed25519');
  const text = await signSdJwt(await claimsFor(issuer.did), issuer.signer, { random });
  const { jws } = readSdJwt(text);
  const digests = jws.payload._sd as string[];
  expect(digests).toEqual([...digests].sort());
  const salts = text
    .split('~')
    .slice(1, -1)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString())[0] as string);
  expect(new Set(salts).size).toBe(salts.length);
  for (const salt of salts) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
  expect(jws.payload).not.toHaveProperty('cnf');
});

test('with a certificate, the chain stands for the issuer, and no DID does', async () => {
  const issuer = await joseIssuer('P-256');
  const chain = ['MIIBleaf', 'MIIBroot'];
  const text = await signSdJwt(
    await claimsFor('did:web:uni.example'),
    { algorithm: 'ES256', chain, sign: issuer.signer.sign.bind(issuer.signer) },
    { random },
  );
  expect(joseAlone(text.split('~')[0] ?? '', issuer.publicJwk).header).toEqual({
    typ: 'dc+sd-jwt',
    alg: 'ES256',
    x5c: chain,
  });
  expect(readSdJwt(text).key).toEqual({ kind: 'certificate', chain });
  expect(readSdJwt(text).claims).not.toHaveProperty('iss');
});

test('what verifiers would refuse is not signed', async () => {
  const issuer = await joseIssuer('Ed25519');
  const good = await claimsFor(issuer.did);
  let signed = 0;
  const signer = { ...issuer.signer, sign: async () => new Uint8Array(64).fill(++signed) };
  const refused = async (claims: SdJwtClaims, by = signer) =>
    (
      await thrownBy(() =>
        signSdJwt(claims, { ...by, id: issuer.signer.id, algorithm: by.algorithm }, { random }),
      )
    ).code;
  expect(await refused(await claimsFor('did:web:other.example'))).toBe('sd-jwt.issuer');
  for (const over of [
    { surplus: 1 },
    { date_of_issuance: '2026-06-14' },
    { assessment_grade: 7 },
    { jti: 'x' },
  ])
    expect(await refused({ ...good, claims: { ...good.claims, ...over } as JsonObject })).toBe(
      'structure.form',
    );
  expect(await refused(good, { ...signer, algorithm: 'BBS-BLS12-381-SHA-256' })).toBe('jose.key-type');
  expect(signed).toBe(0);
  for (const name of ['iss', 'iat', 'vct', 'status', 'award_statement', 'jti']) {
    const hiding = { ...good, disclosable: [...good.disclosable, name] };
    expect(await refused(hiding)).toBe('sd-jwt.claim-not-disclosable');
  }
  expect(signed).toBe(0);
  const der = { ...issuer.signer, sign: async () => new Uint8Array(70) };
  const error = await thrownBy(() =>
    signSdJwt(good, { ...der, id: issuer.signer.id, algorithm: 'Ed25519' }, { random }),
  );
  expect(error).toMatchObject({ kind: 'incoherent', code: 'jose.signature-length' });
});

test('a wallet’s key is taken from a JWK or a DID, and nothing else of it', async () => {
  const { publicJwk, did, method } = wallet;
  const jwkDid = `did:jwk:${Buffer.from(JSON.stringify({ ...publicJwk, use: 'sig' })).toString('base64url')}`;
  for (const named of [{ ...publicJwk, kid: 'mine', alg: 'ES256' }, did, method.id, jwkDid, `${jwkDid}#0`])
    expect(await holderKey(named as JsonObject)).toEqual(publicJwk);
  const code = async (named: unknown) => (await thrownBy(() => holderKey(named as JsonObject))).code;
  expect(await code({ ...publicJwk, d: 'secret' })).toBe('key.private');
  expect(await code({ kty: 'RSA', n: 'x', e: 'AQAB' })).toBe('key.type-unsupported');
  expect(await code({ kty: 'OKP', crv: 'X25519', x: Buffer.alloc(32, 9).toString('base64url') })).toBe(
    'holder.key-unsupported',
  );
  for (const named of ['did:web:wallet.example', 'did:key:zWrong', '', undefined, 7])
    expect(await code(named)).toBe('holder.did-unsupported');
});

test('the library presents a choice, and what is read is that choice', async () => {
  const issuer = await joseIssuer('Ed25519');
  const text = await signSdJwt(await claimsFor(issuer.did), issuer.signer, { random });
  const shown = readSdJwt(await present(text, ['name', 'assessment_grade']));
  expect(shown.claims).toMatchObject({ name: 'Learner 1', assessment_grade: 'B' });
  expect(shown.claims).not.toHaveProperty('learning_outcomes');
  expect(shown.withheld).toBe(disclosableOf(text).length - 2);
});
