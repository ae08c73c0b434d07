import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson, type JsonObject } from '../../../src/common/json.js';
import { textDigest } from '../../../src/credentials/documents/statement.js';
import { buildStatusList } from '../../../src/credentials/documents/status-list.js';
import { encodeBitstring, MINIMUM_LENGTH } from '../../../src/credentials/status/bitstring.js';
import { signCredential } from '../../../src/credentials/suites/sign.js';
import { actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { type Party, partyOf } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { recogniseLearning } from '../../../src/issuing/recognising/recognise-learning.js';
import { outsideTrust } from '../../../src/verification/outside.js';
import { verify } from '../../../src/verification/verify.js';
import { contradictions } from '../../support/books.js';
import { testIssuer } from '../../support/samples.js';
import { documentOf, learnerByNumber, openTestServices, type TestServices } from '../../support/services.js';
import { strangerBadge } from '../../support/stranger.js';

const SIGNED = new Date('2026-05-01T10:00:00Z');
const LIST = 'https://elsewhere.example/status/1';

let the: TestServices;
let alpha: Party;
let stranger: Awaited<ReturnType<typeof testIssuer>>;
/** What the world outside answers. */
const lists = new Map<string, string>();
const documents = new Map<string, JsonObject>();
beforeAll(async () => {
  the = await openTestServices();
  alpha = await partyOf(the.services.stores, 'key:a', 'alpha');
  stranger = await testIssuer('elsewhere');
});
afterAll(() => the.close());

const withStatus: JsonObject = {
  credentialStatus: {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '5',
    statusListCredential: LIST,
  },
};

async function publishList(revoked: number[]): Promise<void> {
  const unsigned = buildStatusList({
    address: LIST,
    issuer: stranger.did,
    purpose: 'revocation',
    encodedList: await encodeBitstring(MINIMUM_LENGTH, revoked),
    validUntil: '2026-12-31T00:00:00Z',
  });
  lists.set(LIST, JSON.stringify(await signCredential(unsigned, stranger.signer, SIGNED)));
}

const missing = () => Promise.reject(new Error('nothing there'));
const outside = () =>
  outsideTrust({
    clock: () => new Date(),
    didDocument: async (did) => documents.get(did) ?? missing(),
    statusList: async (address) => lists.get(address) ?? missing(),
  });

const result = (learner: string, module = 'MA', date = '2026-06-01') => ({
  line: 1,
  learner,
  name: `Learner ${learner}`,
  module,
  date,
  grade: 'B',
  criteria: '',
});
const recognise = (
  row: ReturnType<typeof result>,
  credential: string,
  party = alpha,
  confirmation = 'Seen.',
) =>
  recogniseLearning(
    { ...the.services.recognising, outside },
    { result: row, credential, confirmation },
    party,
  );
const refusal = (work: Promise<unknown>) => expect(work).rejects;

describe('prior learning', () => {
  test('is awarded on a credential that verifies; it is kept, and the award says what it rests on', async () => {
    const credential = await strangerBadge('r1');
    const { awardId, evidenceId } = await recognise(result('R1'), credential);
    const digest = textDigest(canonicalJson(JSON.parse(credential)));
    const kept = await the.database.prisma.evidence.findUniqueOrThrow({ where: { id: evidenceId } });
    expect(kept).toMatchObject({ awardId, document: credential, digest, issuer: stranger.did });
    const { credentials, verdict } = await verify(await documentOf(the, awardId), await the.services.trust());
    expect(verdict).toBe('verified');
    expect(credentials[0]?.summary?.priorLearning).toEqual({ issuer: stranger.did, digest });

    // a new name keeps it
    const learnerId = await learnerByNumber(the, 'alpha', 'R1');
    const renaming = { learnerId, name: 'Other Name', reason: 'Married.' };
    await renameLearner(the.services.lifecycle, renaming, alpha);
    expect((await documentOf(the, awardId)).evidence).toMatchObject([{ priorIssuer: stranger.did }]);
    expect(await contradictions(the.database)).toEqual([]);
  });

  test('makes certificates due like any award', async () => {
    await the.issue('alpha', 'R2,Learner R2,MB,2026-05-01,B,');
    const { composed } = await recognise(result('R2'), await strangerBadge('r2'));
    expect(composed).toMatchObject([{ programme: 'P1', state: 'issued' }]);
  });

  test('is recognised once for a module, and for one learner; anew once the award was revoked', async () => {
    const credential = await strangerBadge('r3');
    const { awardId } = await recognise(result('R3'), credential);
    const spaced = JSON.stringify(JSON.parse(credential), null, 2);
    await refusal(recognise(result('R3', 'MA', '2026-06-02'), spaced)).toMatchObject({
      code: 'evidence.used',
    });
    await refusal(recognise(result('R3b'), credential)).toMatchObject({ code: 'evidence.other-learner' });
    await refusal(recognise(result('R3'), credential)).toMatchObject({ code: 'award.exists' });
    await recognise(result('R3', 'MC'), credential);
    await actOnAwards(the.services.lifecycle, 'revoke', [awardId], 'Wrong.', alpha);
    expect(await recognise(result('R3', 'MA', '2026-06-02'), credential)).toMatchObject({ composed: [] });
  });

  test('is known again however the document is spelt, as long as its signature holds', async () => {
    const credential = await strangerBadge('r9');
    await recognise(result('R9'), credential);
    const document: JsonObject = JSON.parse(credential);
    const { type, credentialSubject, proof } = document;
    const spellings = [
      { ...document, type: Array.isArray(type) ? [...type].reverse() : '' },
      { ...document, credentialSubject: [credentialSubject ?? {}] },
      { ...document, proof: [proof ?? {}], evidence: [] },
    ];
    for (const spelling of spellings)
      await refusal(recognise(result('R9b'), JSON.stringify(spelling))).toMatchObject({
        code: 'evidence.other-learner',
      });
  });

  test('takes an issuer and a list that are looked up, and refuses what is revoked', async () => {
    await publishList([]);
    expect(await recognise(result('R4'), await strangerBadge('r4', withStatus))).toBeDefined();
    await publishList([5]);
    await refusal(recognise(result('R5'), await strangerBadge('r5', withStatus))).toMatchObject({
      kind: 'invalid',
      code: 'evidence.not-verified',
      faults: [{ code: 'status.revoked' }],
    });
    lists.clear();
    await refusal(recognise(result('R5'), await strangerBadge('r5', withStatus))).toMatchObject({
      kind: 'refused',
      code: 'evidence.undetermined',
      faults: [{ code: 'status.list-unavailable' }],
    });
  });

  test('takes did:web as far as its document can be had', async () => {
    const did = 'did:web:elsewhere.example';
    const key = {
      id: '#k',
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: stranger.key.publicKeyMultibase,
    };
    const signer = { ...stranger.signer, id: `${did}#k` };
    const credential = await strangerBadge('r6', {}, { did, signer });
    await refusal(recognise(result('R6'), credential)).toMatchObject({ code: 'evidence.undetermined' });
    documents.set(did, { id: did, verificationMethod: [key], assertionMethod: ['#k'] });
    expect(await recognise(result('R6'), credential)).toBeDefined();
  });

  test('is not what was forged, is no credential, is our own, or nobody vouches for', async () => {
    const credential = await strangerBadge('r7');
    const forged = credential.replace('Teaching well', 'Teaching best');
    await refusal(recognise(result('R7'), forged)).toMatchObject({ code: 'evidence.not-verified' });
    for (const text of ['', '[]', '{', `{"verifiableCredential":[${credential}]}`, `{"a":1,"a":2}`])
      await refusal(recognise(result('R7'), text)).toMatchObject({ code: 'evidence.not-a-credential' });
    const { issued } = await the.issue('alpha', 'R8,Learner R8,MA,2026-05-01,B,');
    const own = JSON.stringify(await documentOf(the, issued[0]?.awardId ?? ''));
    await refusal(recognise(result('R7'), own)).toMatchObject({ code: 'evidence.own-issuer' });
    await refusal(recognise(result('R7'), credential, alpha, ' ')).toMatchObject({
      code: 'evidence.confirmation',
    });
    const network = await partyOf(the.services.stores, 'key:n', undefined);
    await refusal(recognise(result('R7'), credential, network)).toMatchObject({
      code: 'recognise.no-institution',
    });
    await refusal(recognise(result('R7', 'MX'), credential)).toMatchObject({ code: 'results.faulty' });
    expect(await the.services.stores.selectOptionalLearnerByNumber('alpha', 'R7')).toBeUndefined();
  });
});
