import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { readSubmitted } from '../../../src/verification/submitted.js';
import type { MadeCertificate } from '../../support/openssl-certificates.js';
import { NOW, testCredential } from '../../support/samples.js';
import { sealed, signerOf } from '../../support/sealed.js';
import { codes, found, type MadeFile, sealedFile, signaturesOf } from '../../support/sealed-file.js';

let workshop: MadeFile['workshop'];
let issue: MadeFile['issue'];
let seal: MadeFile['seal'];
let document: MadeFile['document'];
let signer: MadeFile['signer'];
let file: MadeFile['file'];
let check: MadeFile['check'];
let resealed: MadeFile['resealed'];

beforeAll(async () => {
  ({ workshop, issue, seal, document, signer, file, check, resealed } = await sealedFile());
});
afterAll(() => workshop.close());

describe('what was changed or forged', () => {
  const broken: [string, () => Promise<JsonValue>, string][] = [
    [
      'a letter of the payload',
      async () => ({ ...file, payload: String(file.payload).replace('Test Learner', 'Best Learner') }),
      'proof.invalid',
    ],
    ['a space in the payload', async () => ({ ...file, payload: `${file.payload} ` }), 'proof.invalid'],
    [
      'the key of another certificate',
      async () => resealed((header) => header, undefined, await signerOf(issue('thief'))),
      'proof.invalid',
    ],
    [
      'a certificate that the signed header does not name',
      () => resealed((header) => ({ ...header, x5c: [base64(issue('swapped'))] })),
      'proof.other-certificate',
    ],
    [
      'RS256 said of an elliptic key',
      () => resealed((header) => ({ ...header, alg: 'RS256' })),
      'proof.key-type',
    ],
    [
      'HS256 with the certificate as secret',
      () => resealed((header) => ({ ...header, alg: 'HS256' })),
      'structure.jades-alg-unsupported',
    ],
    ['alg none', () => resealed((header) => ({ ...header, alg: 'none' })), 'structure.jades-alg-none'],
    [
      'a certificate that is none',
      () => resealed((header) => ({ ...header, x5c: ['AAAA'], 'x5t#S256': undefined })),
      'proof.certificate-malformed',
    ],
    [
      'a good seal beside one by somebody else that is not good',
      async () => ({
        ...file,
        signatures: [
          ...signaturesOf(file),
          { ...signaturesOf(await sealed('{"a":1}', await signerOf(issue('other'))))[0] },
        ],
      }),
      'proof.invalid',
    ],
    ['no seal at all', async () => ({ ...file, signatures: [] }), 'structure.jades-malformed'],
    ['the document without its seal', async () => document, 'proof.missing'],
    [
      'a header that names a key elsewhere',
      () => resealed((header) => ({ ...header, jku: 'https://evil.example' })),
      'structure.jades-header',
    ],
    [
      'a header with a key in it',
      () => resealed((header) => ({ ...header, jwk: {} })),
      'structure.jades-header',
    ],
    [
      'x5t, which JAdES forbids',
      () => resealed((header) => ({ ...header, x5t: 'AAAA' })),
      'structure.jades-header',
    ],
    ['something detached', () => resealed((header) => ({ ...header, sigD: {} })), 'structure.jades-header'],
    [
      'an extension that nobody knows',
      () => resealed((header) => ({ ...header, crit: ['b64', 'exp'], exp: 1 })),
      'structure.jades-header',
    ],
    [
      'crit without what it names',
      () => resealed((header) => ({ ...header, crit: ['b64', 'sigT'] })),
      'structure.jades-crit',
    ],
    [
      'b64 that crit does not name',
      () => resealed(({ crit: _crit, ...header }) => header),
      'structure.jades-b64',
    ],
    [
      'b64 that is no truth value',
      () => resealed((header) => ({ ...header, b64: 'false' })),
      'structure.jades-b64',
    ],
    ['no time', () => resealed(({ iat: _iat, ...header }) => header), 'structure.jades-time'],
    [
      'two times that disagree',
      () => resealed((header) => ({ ...header, sigT: '2026-01-01T00:00:00Z' })),
      'structure.jades-time',
    ],
    [
      'a time that is none',
      () => resealed((header) => ({ ...header, sigT: '2026-02-30T00:00:00Z', iat: undefined })),
      'structure.jades-time',
    ],
    [
      'a time in the future',
      () => resealed((header) => ({ ...header, iat: NOW.getTime() / 1000 + 86_400 })),
      'period.signed-in-future',
    ],
    ['another type', () => resealed((header) => ({ ...header, typ: 'vc+jwt' })), 'structure.jades-typ'],
    [
      'a member beside the payload',
      async () => ({ ...file, issuer: 'did:web:evil' }),
      'structure.jades-malformed',
    ],
    [
      'an unsigned algorithm',
      async () => ({
        ...file,
        signatures: signaturesOf(file).map((one) => ({ ...one, header: { alg: 'none' } })),
      }),
      'structure.jades-malformed',
    ],
    [
      'a payload with a name twice',
      () => resealed((header) => header, `{"id":"urn:a",${JSON.stringify(document).slice(1)}`),
      'structure.json-duplicate-key',
    ],
    [
      'a payload with half a character',
      async () => ({ ...file, payload: '{"a":"\ud800"}' }),
      'structure.jades-malformed',
    ],
    ['a payload that is no object', () => resealed((header) => header, '[]'), 'structure.jades-malformed'],
    [
      'a payload that is a credential in another form',
      async () => resealed((header) => header, JSON.stringify(await testCredential())),
      'structure.not-european',
    ],
    [
      'a payload with a proof of another kind inside',
      () =>
        resealed((header) => header, JSON.stringify({ ...document, proof: { type: 'DataIntegrityProof' } })),
      'structure.',
    ],
    [
      'a payload that breaks the model',
      () => resealed((header) => header, JSON.stringify({ ...document, displayParameter: undefined })),
      'structure.elm-',
    ],
  ];
  test.each(broken)('%s', async (_name, make, code) => {
    const report = await check(await make());
    expect(report.verdict).toBe(code === 'structure.jades-alg-unsupported' ? 'undetermined' : 'not-verified');
    expect(codes(report).some((one) => one.startsWith(code))).toBe(true);
  });

  test('any letter of the file, anywhere', async () => {
    const text = JSON.stringify(file);
    const step = Math.ceil(text.length / 100);
    for (let at = 3; at < text.length; at += step) {
      const letter = text[at] === 'A' ? 'B' : 'A';
      const changed = `${text.slice(0, at)}${letter}${text.slice(at + 1)}`;
      const read = attempt(() => readSubmitted(new TextEncoder().encode(changed)));
      const verdict = read && (await check(read).catch(() => undefined))?.verdict;
      expect([at, verdict === 'verified']).toEqual([at, false]);
    }
  });

  test('too large to be looked at', async () => {
    const long = await check({ ...file, payload: 'a'.repeat(4_194_305) });
    expect(long.verdict).toBe('not-verified');
    const wide = { ...document, note: Array.from({ length: 1500 }, () => ({})) };
    await expect(check(await sealed(wide, signer))).rejects.toMatchObject({ code: 'verify.too-much' });
  });
});

describe('other spellings of a file', () => {
  test('a payload in base64url is the same document, and one that only claims to be is none', async () => {
    const text = JSON.stringify(document);
    const payload = Buffer.from(text).toString('base64url');
    const bare = ({ b64: _b64, crit: _crit, ...header }: JsonObject) => header;
    expect(found(await check(await resealed(bare, payload)))).toEqual(['verified']);
    const said = (header: JsonObject) => ({ ...header, b64: true });
    expect(found(await check(await resealed(said, payload)))).toEqual(['verified']);
    expect((await check(await resealed(said, text))).verdict).toBe('not-verified');
    expect((await check(await resealed((header) => header, payload))).verdict).toBe('not-verified');
  });

  test('two seals that spell the payload in two ways', async () => {
    const payload = Buffer.from(JSON.stringify(document)).toString('base64url');
    const bare = ({ b64: _b64, crit: _crit, ...header }: JsonObject) => header;
    const other = await resealed(bare, payload);
    const both = { payload, signatures: [...other.signatures, ...signaturesOf(file)] };
    expect(codes(await check(both))).toEqual(['structure.jades-b64']);
  });

  test('sigT in place of iat, as files before 2025 have it', async () => {
    const old = await resealed(({ iat: _iat, ...header }) => ({
      ...header,
      sigT: '2026-06-15T10:00:00Z',
      crit: ['b64', 'sigT'],
    }));
    const report = await check(old);
    expect(found(report)).toEqual(['verified']);
  });

  test('a second good seal by somebody else neither helps nor harms', async () => {
    const other = issue('other', { subject: 'O=Ministry/organizationIdentifier=VATPT-600000000' });
    const more = await resealed(
      (header) => ({ ...header, x5c: [base64(other)], 'x5t#S256': undefined }),
      undefined,
      await signerOf(other),
    );
    const both = { ...file, signatures: [...signaturesOf(file), ...more.signatures] };
    const report = await check(both);
    expect(found(report)).toEqual(['verified']);
    // nor does when it says to have sealed
    const early = await resealed(
      (header) => ({
        ...header,
        iat: Date.parse('2026-02-01') / 1000,
        x5c: [base64(other)],
        'x5t#S256': undefined,
      }),
      undefined,
      await signerOf(other),
    );
    const dated = await check({ ...file, signatures: [...signaturesOf(file), ...early.signatures] });
    expect(found(dated)).toEqual(['verified']);
    expect(codes(report)).toContain('issuer.sealed-beside');
    expect(found(await check(more))).toContain('issuer.other-identifier');
  });

  test('certificates that came along and are none are passed over', async () => {
    const odd = await resealed((header) => ({ ...header, x5c: [base64(seal), 'AAAA'] }));
    expect(found(await check(odd))).toEqual(['verified']);
  });

  test('a certificate that did not come along is looked for among those that are trusted', async () => {
    const bare = await resealed(({ x5c: _x5c, ...header }) => header);
    expect(found(await check(bare, { sealAnchors: [seal.der] }))).toEqual(['verified']);
    expect(found(await check(bare))[0]).toBe('undetermined');
  });
});

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

function base64({ der }: MadeCertificate): string {
  return Buffer.from(der).toString('base64');
}
