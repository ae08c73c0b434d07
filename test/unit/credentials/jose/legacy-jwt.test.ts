import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { readLegacyJwt } from '../../../../src/credentials/jose/legacy-jwt.js';
import { type JoseIssuer, joseIssuer } from '../../../support/jose-issuers.js';
import { thrownBy } from '../../../support/thrown.js';

const FROM = 1_700_000_000; // 2023-11-14T22:13:20Z
const UNTIL = 1_900_000_000; // 2030-03-17T17:46:40Z

let issuer: JoseIssuer;
beforeAll(async () => {
  issuer = await joseIssuer('P-256');
});

async function read(claims: JsonObject, vc: JsonObject = {}): Promise<JsonObject> {
  const inner = {
    '@context': ['https://www.w3.org/2018/credentials/v1'],
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'did:example:alice' },
    ...vc,
  };
  const text = await issuer.joseSigns({ iss: issuer.did, vc: inner, ...claims }, { typ: 'JWT' });
  return readLegacyJwt(text, 'credential').document;
}

describe('the dates of a credential of version 1.1', () => {
  test('are nbf and exp of its token', async () => {
    expect(await read({ nbf: FROM, exp: UNTIL })).toMatchObject({
      issuer: issuer.did,
      issuanceDate: '2023-11-14T22:13:20.000Z',
      expirationDate: '2030-03-17T17:46:40.000Z',
    });
    expect(await read({ nbf: FROM })).not.toHaveProperty('expirationDate');
  });

  test.each([
    ['2023-11-14T22:13:20Z', '2030-03-17T17:46:40Z'],
    ['2023-11-14T23:13:20.750+01:00', '2030-03-17T17:46:40.001Z'],
    ['2023-11-14T22:13:20', '2030-03-17T17:46:40'],
  ])('may stand in it too: %s and %s', async (issuanceDate, expirationDate) => {
    const document = await read({ nbf: FROM, exp: UNTIL }, { issuanceDate, expirationDate });
    expect(document).toMatchObject({ issuanceDate, expirationDate });
  });

  test.each<[string, string, unknown]>([
    ['nbf', 'issuanceDate', '2023-11-14T22:13:21Z'],
    ['nbf', 'issuanceDate', '2023-11-14T22:13:19.999Z'],
    ['nbf', 'issuanceDate', '2023-11-14T22:13:20+01:00'],
    ['nbf', 'issuanceDate', 'last November'],
    ['nbf', 'issuanceDate', FROM],
    ['exp', 'expirationDate', '2040-01-01T00:00:00Z'],
    ['exp', 'expirationDate', '2029-01-01T00:00:00Z'],
    ['exp', 'expirationDate', null],
  ])('contradict %s where %s is %j, and it is refused', async (claim, member, value) => {
    const error = await thrownBy(() => read({ nbf: FROM, exp: UNTIL }, { [member]: value } as JsonObject));
    expect([error.kind, error.code]).toEqual(['invalid', `jose.${claim}`]);
  });

  test('stand in it alone where its token has none', async () => {
    const dates = { issuanceDate: '2023-11-14T22:13:20Z', expirationDate: '2040-01-01T00:00:00Z' };
    expect(await read({}, dates)).toMatchObject(dates);
  });
});

test('those of version 2.0 in such a token are its own', async () => {
  const own = { validFrom: '2020-01-01T00:00:00Z', validUntil: '2029-01-01T00:00:00Z' };
  const vc = { '@context': ['https://www.w3.org/ns/credentials/v2'] };
  expect(await read({ nbf: FROM, exp: UNTIL }, { ...vc, ...own })).toMatchObject(own);
  expect(await read({ nbf: FROM, exp: UNTIL }, vc)).toMatchObject({ validFrom: '2023-11-14T22:13:20.000Z' });
});

test.each([1e300, -1, '2030'])('an exp of %j is no time', async (exp) => {
  expect((await thrownBy(() => read({ exp }))).code).toBe('jose.time');
});
