import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { closedLoader } from '../../../../src/credentials/contexts/loader.js';
import { resolveDidKey } from '../../../../src/credentials/dids/did-key.js';
import { nativeStatusListSchema, readNative } from '../../../../src/credentials/documents/native-form.js';
import {
  buildStatusList,
  buildStatusListOfValues,
} from '../../../../src/credentials/documents/status-list.js';
import { decodeBitstring, MINIMUM_LENGTH, valueAt } from '../../../../src/credentials/status/bitstring.js';
import { statusEntry } from '../../../../src/credentials/status/entries.js';
import { signCredential } from '../../../../src/credentials/suites/sign.js';
import { NOW, testIssuer } from '../../../support/samples.js';

const ID = 'https://cairn.example/status/1/refresh';
const facts = { id: ID, issuer: 'did:example:a', validUntil: '2026-06-22T10:00:00Z' };
const bitsOfList = (list: JsonObject) =>
  decodeBitstring(String((list.credentialSubject as JsonObject).encodedList));

test('a list of values is one around their bits', async () => {
  const list = await buildStatusListOfValues({
    ...facts,
    purpose: 'message',
    statusSize: 3,
    values: [[7, 5]],
  });
  const encodedList = String((list.credentialSubject as JsonObject).encodedList);
  const { id: address, ...rest } = facts;
  expect(list).toEqual(buildStatusList({ ...rest, address, purpose: 'message', encodedList }));
  const bits = await bitsOfList(list);
  expect([valueAt(bits, 7, 3), valueAt(bits, 6, 3), bits.byteLength]).toEqual([
    5,
    0,
    (MINIMUM_LENGTH * 3) / 8,
  ]);
});

test('a list is never shorter than the standard allows, and as long as is asked for', async () => {
  for (const [asked, length] of [
    [1, MINIMUM_LENGTH],
    [undefined, MINIMUM_LENGTH],
    [200_000, 200_000],
  ] as const) {
    const list = await buildStatusListOfValues({ ...facts, purpose: 'refresh', values: [], length: asked });
    expect((await bitsOfList(list)).byteLength * 8).toBe(length);
  }
});

test('one list may serve several purposes, and dates are left out that nobody gave', async () => {
  const purpose = ['revocation', 'refresh'] as const;
  const list = await buildStatusListOfValues({
    id: ID,
    issuer: { id: 'did:example:a' },
    purpose,
    values: [],
  });
  expect(list.credentialSubject).toMatchObject({ statusPurpose: ['revocation', 'refresh'] });
  expect(Object.keys(list)).toEqual(['@context', 'id', 'type', 'issuer', 'credentialSubject']);
});

test('with the dates and the purpose that they have, it is a list of this project’s own form', async () => {
  const { did, signer } = await testIssuer('uni-a');
  const list = await buildStatusListOfValues({
    ...facts,
    issuer: did,
    purpose: 'revocation',
    values: [[1, 1]],
  });
  expect(readNative(nativeStatusListSchema, await signCredential(list, signer, NOW))).toHaveProperty('value');
});

test.each([
  ['status.index-out-of-range', { values: [[MINIMUM_LENGTH, 1]] as const }],
  ['status.value-out-of-range', { values: [[0, 2]] as const }],
  ['status.size', { values: [], statusSize: 9 }],
])('%s', async (code, over) => {
  await expect(buildStatusListOfValues({ ...facts, purpose: 'message', ...over })).rejects.toMatchObject({
    code,
  });
});

/** As much of an independent reader of such lists as is asked here. */
interface Judge {
  checkStatus(options: object): Promise<{ verified: boolean; error?: Error }>;
  decodeList(options: {
    encodedList: string;
  }): Promise<{ length: number; getStatus(index: number): boolean }>;
}

const JUDGE = '@digitalcredentials/vc-bitstring-status-list';
const judge: Judge | undefined = await import(JUDGE).catch(() => undefined);
if (!judge) console.log(`Not tested: what ${JUDGE} reads in our lists, since it is not installed.`);

(judge ? describe : describe.skip)('an independent reader', () => {
  let issuer: Awaited<ReturnType<typeof testIssuer>>;
  beforeAll(async () => {
    issuer = await testIssuer('uni-a');
  });

  /** What the judge says of a credential with the given index, beside a list in which a few are set. */
  async function verdictOn(index: number, set: readonly number[], signedBy = issuer) {
    const list = await buildStatusListOfValues({
      ...facts,
      issuer: signedBy.did,
      purpose: 'revocation',
      // far off: the judge goes by the clock of the machine
      validUntil: '2999-01-01T00:00:00Z',
      values: set.map((place) => [place, 1] as const),
    });
    const signed = await signCredential(list, signedBy.signer, NOW);
    const document = await resolveDidKey(signedBy.did);
    const method = document?.verificationMethod[0];
    const key = { '@context': 'https://w3id.org/security/multikey/v1', ...method };
    const known = new Map<string, object>([
      [ID, signed],
      [method?.id ?? '', key],
      [signedBy.did, document ?? {}],
    ]);
    const credential = {
      '@context': list['@context'],
      type: ['VerifiableCredential'],
      issuer: issuer.did,
      credentialSubject: { id: 'did:example:b' },
      credentialStatus: statusEntry({ list: ID, index, purpose: 'revocation' }),
    };
    const suite = new DataIntegrityProof({ cryptosuite });
    return judge?.checkStatus({ credential, suite, documentLoader: closedLoader(known) });
  }

  test('finds what is set, and nothing else', async () => {
    for (const [index, set, verified] of [
      [0, [], true],
      [9, [0, 8, 10], true],
      [9, [9], false],
      [MINIMUM_LENGTH - 1, [MINIMUM_LENGTH - 1], false],
    ] as const) {
      const answer = await verdictOn(index, set);
      expect([answer?.verified, answer?.error]).toEqual([verified, undefined]);
    }
  });

  test('refuses the list of another issuer', async () => {
    expect((await verdictOn(0, [], await testIssuer('uni-b')))?.error?.message).toContain('Issuers');
  });

  test('finds the bits of entries that have several', async () => {
    const list = await buildStatusListOfValues({
      ...facts,
      purpose: 'message',
      statusSize: 2,
      values: [[3, 2]],
    });
    const encodedList = String((list.credentialSubject as JsonObject).encodedList);
    const read = await judge?.decodeList({ encodedList });
    expect(read?.length).toBe(MINIMUM_LENGTH * 2);
    expect([5, 6, 7, 8].map((bit) => read?.getStatus(bit))).toEqual([false, true, false, false]);
  });
});
