import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { compactVerify, importJWK, type JWK } from 'jose';
import type { JsonObject } from '../../../../src/common/json.js';
import { resolveDidKey } from '../../../../src/credentials/dids/did-key.js';
import { readEnveloped } from '../../../../src/credentials/jose/read-enveloped.js';
import { type EnvelopeOptions, signEnveloped } from '../../../../src/credentials/jose/sign-enveloped.js';
import { verifyEnveloped } from '../../../../src/credentials/jose/verify-enveloped.js';
import {
  credentialOf,
  forge,
  JOSE_KEY_TYPES,
  type JoseIssuer,
  joseIssuer,
  presentationOf,
} from '../../../support/jose-issuers.js';
import { testCredential, testIssuer } from '../../../support/samples.js';

let issuers: JoseIssuer[];

beforeAll(async () => {
  issuers = await Promise.all(JOSE_KEY_TYPES.map((type) => joseIssuer(type)));
});

const ASKED: EnvelopeOptions = {
  kind: 'presentation',
  issuedAt: new Date('2026-06-15T10:00:00.700Z'),
  expires: new Date('2026-06-15T10:05:00Z'),
  nonce: 'n-1',
  audience: 'https://verifier.example',
};

describe.each([0, 1, 2])('with a key of type %#', (number) => {
  let issuer: JoseIssuer;
  beforeAll(() => {
    issuer = issuers[number] as JoseIssuer;
  });

  test('what is signed is read back, verified with the key of the DID, and understood by jose', async () => {
    const document = credentialOf(issuer);
    const text = await signEnveloped(document, issuer.signer, { kind: 'credential' });
    const envelope = readEnveloped(text, 'credential');
    const [method] = (await resolveDidKey(envelope.signer))?.verificationMethod ?? [];
    if (!method) throw new Error('A did:key has a key');
    expect(envelope).toMatchObject({ kind: 'credential', document, signer: issuer.did, text });
    expect(await verifyEnveloped(envelope, method)).toBe('valid');
    const theirs = await compactVerify(text, await importJWK(issuer.publicJwk as JWK, issuer.alg));
    expect(theirs.protectedHeader).toEqual({
      alg: issuer.alg,
      kid: issuer.method.id,
      typ: 'vc+jwt',
      cty: 'vc',
    });
    expect(JSON.parse(new TextDecoder().decode(theirs.payload))).toEqual(document);
  });

  test('what jose signs is valid', async () => {
    const document = credentialOf(issuer);
    const envelope = readEnveloped(await issuer.joseSigns(document));
    expect(envelope.document).toEqual(document);
    expect(await verifyEnveloped(envelope, issuer.method)).toBe('valid');
  });

  test('a presentation says when it was signed, for whom and in answer to what', async () => {
    const text = await signEnveloped(presentationOf(issuer), issuer.signer, ASKED);
    const envelope = readEnveloped(text, 'presentation');
    expect(envelope).toMatchObject({
      kind: 'presentation',
      document: presentationOf(issuer),
      times: {
        issuedAt: new Date('2026-06-15T10:00:00Z'),
        expires: new Date('2026-06-15T10:05:00Z'),
      },
      audience: ['https://verifier.example'],
      nonce: 'n-1',
    });
    expect(envelope.document).not.toHaveProperty('nonce');
    expect(await verifyEnveloped(envelope, issuer.method)).toBe('valid');
  });

  test('the signature of another key is invalid, under its own name or this one', async () => {
    const other = await joseIssuer(JOSE_KEY_TYPES[number] ?? 'P-256', 'other');
    const envelope = readEnveloped(await issuer.joseSigns(credentialOf(issuer)));
    expect(await verifyEnveloped(envelope, other.method)).toBe('invalid');
    expect(await verifyEnveloped(envelope, { ...other.method, id: issuer.method.id })).toBe('invalid');
    expect(await verifyEnveloped(envelope, { ...issuer.method, id: other.method.id })).toBe('invalid');
    const theirs = await other.joseSigns(credentialOf(issuer), { kid: issuer.method.id });
    expect(await verifyEnveloped(readEnveloped(theirs), issuer.method)).toBe('invalid');
  });

  test('a key of another type says nothing', async () => {
    const envelope = readEnveloped(await issuer.joseSigns(credentialOf(issuer)));
    const { id } = issuer.method;
    for (const other of issuers.filter((one) => one !== issuer))
      expect(await verifyEnveloped(envelope, { ...other.method, id })).toBe('key-type');
    expect(await verifyEnveloped(envelope, { ...issuer.method, publicKeyMultibase: 'z6Mk' })).toBe(
      'key-type',
    );
  });
});

test('the fully specified name of EdDSA is the same algorithm', async () => {
  const [issuer] = issuers as [JoseIssuer];
  const text = await issuer.joseSigns(credentialOf(issuer), { alg: 'EdDSA' });
  expect(readEnveloped(text).algorithm.names).toContain('Ed25519');
  const header = { alg: 'Ed25519', kid: issuer.method.id, typ: 'application/vc+jwt', cty: 'application/vc' };
  const envelope = readEnveloped(await forge(header, credentialOf(issuer), issuer));
  expect(await verifyEnveloped(envelope, issuer.method)).toBe('valid');
});

test('a credential that holds a Data Integrity proof can be enveloped as well, and keeps it', async () => {
  const [{ did, signer }, signed] = await Promise.all([testIssuer('issuer-a'), testCredential('issuer-a')]);
  const envelope = readEnveloped(await signEnveloped(signed, signer, { kind: 'credential' }));
  expect(envelope).toMatchObject({ signer: did, document: { proof: signed.proof } });
});

test('claims that are not understood stay in what was signed, those of the token leave the document', async () => {
  const [issuer] = issuers as [JoseIssuer];
  const document = credentialOf(issuer);
  const claims = {
    iss: issuer.did,
    sub: 'did:example:learner',
    jti: document.id ?? '',
    iat: 1_781_517_600,
    nbf: 1_781_517_600.5,
    aud: ['a', 'b'],
    cnf: { kid: 'x' },
  };
  const envelope = readEnveloped(await issuer.joseSigns({ ...document, ...claims, other: 1 }));
  expect(envelope.document).toEqual({ ...document, other: 1 });
  expect(envelope.payload).toEqual({ ...document, ...claims, other: 1 });
  expect(envelope.audience).toEqual(['a', 'b']);
  expect(envelope.times.notBefore).toEqual(new Date('2026-06-15T10:00:00.500Z'));
});

test('a presentation without a holder is whoever’s signed it', async () => {
  const [issuer] = issuers as [JoseIssuer];
  const { holder: _, ...document } = presentationOf(issuer);
  const text = await signEnveloped(document, issuer.signer, { kind: 'presentation' });
  expect(readEnveloped(text)).toMatchObject({ signer: issuer.did, document, audience: [], nonce: undefined });
});

test('an issuer may be an object with an id', async () => {
  const [issuer] = issuers as [JoseIssuer];
  const document = credentialOf(issuer, { issuer: { id: issuer.did, name: 'University' } });
  expect(readEnveloped(await issuer.joseSigns(document)).signer).toBe(issuer.did);
});

describe('nothing is signed that would be refused', () => {
  test.each<[string, (issuer: JoseIssuer) => JsonObject, EnvelopeOptions, string]>([
    [
      'another’s credential',
      (i) => credentialOf(i, { issuer: 'did:example:a' }),
      { kind: 'credential' },
      'jose.kid',
    ],
    ['one without an issuer', (i) => credentialOf(i, { issuer: {} }), { kind: 'credential' }, 'jose.kid'],
    ['a presentation as credential', presentationOf, { kind: 'credential' }, 'jose.payload-type'],
    ['a credential as presentation', credentialOf, { kind: 'presentation' }, 'jose.payload-type'],
    ['a wrapped one', (i) => credentialOf(i, { vc: {} }), { kind: 'credential' }, 'jose.vc-claim'],
    [
      'half a character',
      (i) => credentialOf(i, { name: '\ud800' }),
      { kind: 'credential' },
      'json.surrogate',
    ],
    [
      'a number that is lost',
      (i) => credentialOf(i, { n: 0.1234567890123456 }),
      { kind: 'credential' },
      'json.number',
    ],
    [
      'a claim of its own',
      (i) => credentialOf(i, { exp: 1 }),
      { kind: 'credential' },
      'jose.claim-in-document',
    ],
    [
      'a time that ends before it begins',
      presentationOf,
      { kind: 'presentation', issuedAt: new Date(2000), expires: new Date(2500) },
      'jose.time',
    ],
  ])('%s', async (_what, documentOf, options, code) => {
    const [issuer] = issuers as [JoseIssuer];
    let asked = false;
    const signer = {
      ...issuer.signer,
      sign: () => {
        asked = true;
        throw new Error('It was asked to sign');
      },
    };
    await expect(signEnveloped(documentOf(issuer), signer, options)).rejects.toMatchObject({ code });
    expect(asked).toBe(false);
  });

  test('by a key that has no place in a JWS', async () => {
    const [issuer] = issuers as [JoseIssuer];
    const signer = { ...issuer.signer, algorithm: 'BBS-BLS12-381-SHA-256' };
    await expect(signEnveloped(credentialOf(issuer), signer, { kind: 'credential' })).rejects.toMatchObject({
      code: 'jose.key-type',
    });
  });

  test.each(['issuer', '#key', 'did:example', 'did:example:a', 'https://a.example#key'])(
    'under the name %s',
    async (id) => {
      const [issuer] = issuers as [JoseIssuer];
      const signer = { ...issuer.signer, id };
      await expect(signEnveloped(credentialOf(issuer), signer, { kind: 'credential' })).rejects.toMatchObject(
        {
          code: 'jose.kid',
        },
      );
    },
  );

  test('in another form than the algorithm’s', async () => {
    const [issuer] = issuers as [JoseIssuer];
    const signer = { ...issuer.signer, sign: async () => new Uint8Array(70) };
    await expect(signEnveloped(credentialOf(issuer), signer, { kind: 'credential' })).rejects.toMatchObject({
      kind: 'incoherent',
      code: 'jose.signature-length',
    });
  });
});

test('where the browser does not know the algorithm, nothing can be said', async () => {
  const [issuer] = issuers as [JoseIssuer];
  const envelope = readEnveloped(await issuer.joseSigns(credentialOf(issuer)));
  // what browsers did before they had Ed25519, which no engine here is old enough for
  const importKey = jest
    .spyOn(globalThis.crypto.subtle, 'importKey')
    .mockRejectedValue(new DOMException('Unrecognized name', 'NotSupportedError'));
  try {
    expect(await verifyEnveloped(envelope, issuer.method)).toBe('unsupported');
  } finally {
    importKey.mockRestore();
  }
  expect(await verifyEnveloped(envelope, issuer.method)).toBe('valid');
});
