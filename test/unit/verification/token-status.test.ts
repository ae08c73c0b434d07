import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { signCompact, unsignedCompact } from '../../../src/credentials/jose/sign-compact.js';
import { signStatusListToken } from '../../../src/credentials/status/status-list-token.js';
import { packStatuses } from '../../../src/credentials/status/token-status-list.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import type { CheckResult } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import { NOW } from '../../support/samples.js';
import { type TestKey, testKey } from '../../support/suite-keys.js';

const URI = 'https://issuer.example/statuslists/1';
let issuer: TestKey;
let stranger: TestKey;
beforeAll(async () => {
  [issuer, stranger] = [await testKey('Ed25519', 'issuer'), await testKey('P-256', 'stranger')];
});

const reference = (idx: unknown, uri: unknown = URI) => ({ status_list: { idx, uri } }) as JsonObject;

/** A token around a credential with a claim `status`, and what is found of that where `list` stands at the address. */
async function found(
  status: JsonObject,
  list: string | undefined,
  damage = (token: string) => token,
  claims: JsonObject = {},
) {
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: issuer.did,
    credentialSubject: { id: 'did:example:a' },
  };
  const token = unsignedCompact(
    { typ: 'vc+jwt', cty: 'vc' },
    { ...document, ...claims, status },
    issuer.signer,
  );
  const { asked, material } = materialWith(list);
  const report = await verify(damage(await signCompact(token, issuer.signer)), material, {
    recognition: 'left-out',
  });
  const { verdict, verifiedAsOf, sources } = report;
  return { verdict, codes: statusCodes(report.credentials[0]?.results), asked, verifiedAsOf, sources };
}

/** The same of a token around a presentation without credentials. */
async function presented(claims: JsonObject, list: string | undefined) {
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: issuer.did,
  };
  const token = unsignedCompact(
    { typ: 'vp+jwt', cty: 'vp' },
    { ...document, ...claims, status: reference(7) },
    issuer.signer,
  );
  const { asked, material } = materialWith(list);
  const report = await verify(await signCompact(token, issuer.signer), material, { emptyPresentation: true });
  return { verdict: report.verdict, codes: statusCodes(report.results), asked };
}

/** What is known where `list` stands at the address, and which addresses were asked. */
function materialWith(list: string | undefined) {
  const asked: string[] = [];
  const material: TrustMaterial = {
    now: NOW,
    registry: { issuers: new Map(), versions: new Map(), graceDays: 0 },
    resolveDid: async () => undefined,
    statusList: async () => undefined,
    publishedVersion: async () => undefined,
    async statusToken(address) {
      asked.push(address);
      return list;
    },
  };
  return { asked, material };
}

function statusCodes(results: readonly CheckResult[] = []): string[] {
  const codes = results.filter(({ check }) => check === 'status').map(({ code }) => code);
  return codes.filter((code) => code !== 'status.none');
}

async function listOf(
  statuses: [number, number][],
  by = issuer,
  times: { issuedAt?: Date; expires?: Date } = {},
) {
  const list = packStatuses(2, 1000, new Map(statuses));
  return signStatusListToken(list, { uri: URI, issuedAt: NOW, ...times }, by.signer);
}

describe('a token with a place in a Token Status List', () => {
  test.each<[string, number, string, string]>([
    ['valid', 0, 'verified', 'status.not-revoked'],
    ['invalid', 1, 'not-verified', 'status.revoked'],
    ['suspended', 2, 'not-verified', 'status.suspended'],
    ['of the application alone', 3, 'undetermined', 'status.value-unknown'],
  ])('that is %s', async (_what, value, verdict, code) => {
    const { asked, ...told } = await found(reference(7), await listOf([[7, value]]));
    expect(told).toMatchObject({ verdict, codes: [code], verifiedAsOf: undefined });
    expect(asked).toEqual([URI]);
  });

  test.each<[string, JsonObject, () => Promise<string | undefined>, string]>([
    ['whose list cannot be had', reference(7), async () => undefined, 'status.list-unavailable'],
    ['whose list is somebody else’s', reference(7), () => listOf([], stranger), 'status.list-invalid'],
    [
      'whose list is over',
      reference(7),
      () => listOf([], issuer, { issuedAt: new Date(0), expires: new Date(1000) }),
      'status.list-invalid',
    ],
    ['whose list is of another address', reference(7, `${URI}2`), () => listOf([]), 'status.list-invalid'],
    [
      'whose list was changed',
      reference(7),
      async () => `${(await listOf([])).slice(0, -4)}AAAA`,
      'status.list-invalid',
    ],
    ['whose list is none', reference(7), async () => 'nonsense', 'status.token-malformed'],
    ['outside of its list', reference(100_000), () => listOf([]), 'status.index-out-of-range'],
    ['with a negative place', reference(-1), () => listOf([]), 'status.token-malformed'],
    ['with a place as text', reference('7'), () => listOf([]), 'status.token-malformed'],
    ['with no address', reference(7, ''), () => listOf([]), 'status.token-malformed'],
    ['with a status of another kind', { other: {} }, () => listOf([]), 'status.type-unsupported'],
    ['with an empty status', {}, () => listOf([]), 'status.token-malformed'],
  ])('%s tells nothing', async (_what, status, list, code) => {
    const { verdict, codes } = await found(status, await list());
    expect([verdict, codes]).toEqual(['undetermined', [code]]);
  });
});

describe('a token whose list is out of date', () => {
  const hour = 3_600_000;
  const issuedAt = new Date(NOW.getTime() - 2 * hour);
  const old = (value: number, by = issuer) =>
    listOf([[7, value]], by, { issuedAt, expires: new Date(NOW.getTime() - hour) });

  test('is undetermined, and tells as of when it was verified', async () => {
    const { verdict, verifiedAsOf, sources } = await found(reference(7), await old(0));
    expect([verdict, verifiedAsOf]).toEqual(['undetermined', `${issuedAt.toISOString().slice(0, 19)}Z`]);
    // it is not said to be known as of then what was revoked
    expect(sources).toEqual({});
  });

  test.each<[string, () => Promise<string>]>([
    ['it was revoked then', () => old(1)],
    ['it was suspended then', () => old(2)],
    ['the list is somebody else’s', () => old(0, stranger)],
    ['the list was changed', async () => `${(await old(0)).slice(0, -4)}AAAA`],
  ])('does not where %s', async (_what, list) => {
    const { verdict, verifiedAsOf } = await found(reference(7), await list());
    expect([verdict, verifiedAsOf]).toEqual(['undetermined', undefined]);
  });
});

describe('a token that does not hold already', () => {
  test.each<[string, JsonObject, (token: string) => string]>([
    ['since it was forged', {}, (token) => `${token.slice(0, -4)}AAAA`],
    ['since it has expired', { exp: 1_700_000_000 }, (token) => token],
  ])('%s: nothing is asked of the list that it names', async (_what, claims, damage) => {
    const { verdict, asked } = await found({ ...reference(7) }, await listOf([[7, 0]]), damage, claims);
    expect([verdict, asked]).toEqual(['not-verified', []]);
  });

  test('since it has expired: a status of valid makes it no better', async () => {
    const valid = await listOf([[7, 0]]);
    expect((await found(reference(7), valid)).verdict).toBe('verified');
    const over = await found(reference(7), valid, undefined, { exp: 1_700_000_000 });
    expect([over.verdict, over.codes]).toEqual(['not-verified', []]);
  });
});

describe('a presentation in a token with a place in a Token Status List', () => {
  test.each<[string, number, string, string]>([
    ['valid', 0, 'verified', 'status.not-revoked'],
    ['invalid', 1, 'not-verified', 'status.revoked'],
    ['suspended', 2, 'not-verified', 'status.suspended'],
    ['of the application alone', 3, 'undetermined', 'status.value-unknown'],
  ])('that is %s', async (_what, value, verdict, code) => {
    expect(await presented({}, await listOf([[7, value]]))).toEqual({ verdict, codes: [code], asked: [URI] });
  });

  test('whose list cannot be had tells nothing', async () => {
    const { verdict, codes } = await presented({}, undefined);
    expect([verdict, codes]).toEqual(['undetermined', ['status.list-unavailable']]);
  });

  test('is not looked up once it has expired', async () => {
    const told = await presented({ exp: 1_700_000_000 }, await listOf([[7, 0]]));
    expect(told).toEqual({ verdict: 'not-verified', codes: [], asked: [] });
  });
});
