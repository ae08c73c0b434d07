import { beforeAll, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { addProof } from '../../../../src/credentials/suites/add-proof.js';
import { checkBound } from '../../../../src/verification/checks/asked.js';
import type { CheckResult } from '../../../../src/verification/report.js';
import { resultsOf } from '../../../../src/verification/result.js';
import { verify } from '../../../../src/verification/verify.js';
import { type TestKey, testKey } from '../../../support/suite-keys.js';
import { makeWorld, type World } from '../../../support/world.js';

const MINE = 'did:key:zMine';
const holder = resultsOf('holder', 'x');
const signedBy = (...dids: readonly string[]): CheckResult[] =>
  dids.map((did) => holder.pass('present', 'x', { evidence: { key: `${did}#key` } }));
const about = (credentialSubject: JsonValue) => ({ document: { credentialSubject } as JsonObject });

test.each<[string, readonly JsonValue[], readonly CheckResult[], readonly string[]]>([
  ['all about who signed', [{ id: MINE }, [{ id: MINE }]], signedBy(MINE, MINE), ['holder.bound']],
  ['about somebody else', [{ id: MINE }, { id: 'did:key:zOther' }], signedBy(MINE), ['holder.other-subject']],
  ['signed by two', [{ id: MINE }], signedBy(MINE, 'did:key:zOther'), ['holder.other-subject']],
  ['about no DID', [{ id: 'urn:uuid:1' }], signedBy(MINE), ['holder.not-bound']],
  ['about nobody named', [{}], signedBy(MINE), ['holder.not-bound']],
  ['about several', [[{ id: MINE }, { id: 'did:key:zOther' }]], signedBy(MINE), ['holder.not-bound']],
  ['signed by nobody', [{ id: MINE }], [], ['holder.other-subject']],
  ['not proven', [{ id: MINE }], [holder.fail('unproven', 'x')], []],
  ['open whose key it is', [{ id: MINE }], [...signedBy(MINE), holder.unknown('unresolved', 'x')], []],
  ['nothing that can be read', [], signedBy(MINE), []],
])('what is presented is %s', (_what, subjects, signed, codes) => {
  expect(checkBound(subjects.map(about), signed).map(({ code }) => code)).toEqual(codes);
});

let world: World;
let key: TestKey;
beforeAll(async () => {
  world = await makeWorld();
  key = await testKey('Ed25519', 'holder');
});

test('a bare credential is no answer, even one whose proof says what was asked', async () => {
  const bare = await addProof(
    {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: key.did,
      credentialSubject: { id: key.did },
    },
    key.signer,
    { signedAt: world.material.now, challenge: 'c-1', domain: 'd', purpose: 'assertionMethod' },
  );
  const options = { challenge: 'c-1', domain: 'd', asked: { achievements: ['https://x.example/m/A/1'] } };
  const { verdict, results } = await verify(bare, world.material, options);
  expect([verdict, results.map(({ code }) => code)]).toEqual(['not-verified', ['holder.other-subject']]);
});
