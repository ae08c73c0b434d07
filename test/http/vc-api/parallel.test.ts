import { beforeAll, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';
import { credentialOf, shownBy, signOutside, V2 } from '../../support/outside-proofs.js';
import { SUITE_KEYS, testKey } from '../../support/suite-keys.js';

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

test('fifty requests of every kind are each answered rightly', async () => {
  const cases = SUITE_KEYS.map(([suite, keyType]) => ({ suite, keyType, version: '2.0', name: '' }) as const);
  const shown = await Promise.all(cases.map((one) => shownBy(one)));
  const verifier = server.find('verifiers', 'vc2.0').endpoint;
  const key = await testKey('Ed25519', 'holder');
  const unsigned = credentialOf(
    { suite: 'eddsa-rdfc-2022', keyType: 'Ed25519', version: '2.0', name: '' },
    key,
  );
  const presentation = await signOutside(
    { '@context': [V2], type: ['VerifiablePresentation'], verifiableCredential: shown[0] ?? null },
    { suite: 'eddsa-rdfc-2022', key, says: { proofPurpose: 'authentication' } },
  );
  const requests: (readonly [string, JsonValue, number])[] = Array.from({ length: 50 }, (_, index) => {
    const one = shown[index % shown.length] ?? {};
    const [suite = '', keyType] = SUITE_KEYS[index % SUITE_KEYS.length] ?? [];
    const issuer = server.find('issuers', suite, keyType);
    const kinds: (readonly [string, JsonValue, number])[] = [
      [verifier, { verifiableCredential: one }, 200],
      [verifier, { verifiableCredential: { ...one, issuer: 'did:example:other' } }, 400],
      [issuer.endpoint, { credential: { ...unsigned, issuer: issuer.id }, options: {} }, 201],
      [server.find('vpVerifiers', 'vc2.0').endpoint, { verifiablePresentation: presentation }, 200],
      [issuer.endpoint, { credential: { ...unsigned, undefinedTerm: index } }, 400],
    ];
    return kinds[index % kinds.length] ?? [verifier, {}, 400];
  });
  const answers = await Promise.all(requests.map(([endpoint, body]) => server.post(endpoint, body)));
  expect(answers.map(({ status }) => status)).toEqual(requests.map(([, , status]) => status));
  const issued = answers
    .filter(({ status }) => status === 201)
    .map(({ body }) => body.verifiableCredential as JsonObject);
  expect(issued.length).toBe(10);
  for (const made of issued) expect(made.proof).toBeDefined();
});
