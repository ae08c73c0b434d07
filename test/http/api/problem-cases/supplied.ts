import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import type { TestApi } from '../../../support/api.js';
import type { Said } from '../../../support/api-client/client.js';
import { tree } from '../../../support/knots.js';
import type { ProblemCases } from '../../../support/problem-case.js';
import { testCredential } from '../../../support/samples.js';
import { supplied, suppliedIssuer, vcApi } from '../../../support/supplied.js';

const STATUS = { credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' } };
const DISCLOSING = { selectivePointers: ['/credentialSubject'] };
const V2 = 'https://www.w3.org/ns/credentials/v2';
const WORDS = { near: { '@id': 'https://example.org/near', '@type': '@id' } };
const KNOT = Object.fromEntries(
  ['knot', 'tied-to', 'leaf'].map((word) => [word, `https://example.org/${word}`]),
);
/** With the words of that context. */
const knotted = (knot: JsonObject): JsonValue =>
  JSON.parse(JSON.stringify(knot).replaceAll('https://example.org/', ''));
type Send = (path: string, body: JsonValue) => Promise<Said>;
const keyOf = (did: string) => did.slice('did:key:'.length);

/** A request with a key of alpha's, about an issuer of alpha's. */
const asAlpha =
  (ask: (send: Send, issuer: string, api: TestApi) => Promise<Said>) => async (api: TestApi) => {
    const { client, token } = await api.keyed('alpha');
    return ask((path, body) => vcApi(api, token, path, body), await suppliedIssuer(client), api);
  };
/** The same, about an issuer with a key of a type. */
const asKeyed =
  (keyType: Parameters<typeof suppliedIssuer>[1], ask: (send: Send, issuer: string) => Promise<Said>) =>
  async (api: TestApi) => {
    const { client, token } = await api.keyed('alpha');
    const issuer = await suppliedIssuer(client, keyType);
    const said = await ask((path, body) => vcApi(api, token, path, body), issuer);
    // only so many may be in use
    await client.retireSuppliedIssuer({ params: { key: keyOf(issuer) } });
    return said;
  };
const issuedBase = async (send: Send, issuer: string, mandatoryPointers: string[]) => {
  const options = { cryptosuite: 'ecdsa-sd-2023', mandatoryPointers };
  return (await send('/credentials/issue', { credential: supplied(issuer), options })).body as JsonObject;
};
const issuing = (credential: (issuer: string) => JsonValue, options: JsonValue = {}) =>
  asAlpha((send, issuer) => send('/credentials/issue', { credential: credential(issuer), options }));

/** What the VC API and the resolver of DIDs may answer with. */
export const suppliedProblems: ProblemCases = {
  'vc-api.malformed': asAlpha((send) => send('/credentials/issue', {})),
  'supplied.faulty': issuing((issuer) => supplied(issuer, { credentialSubject: {} })),
  'supplied.own-form': asAlpha(async (send) =>
    send('/credentials/issue', { credential: await testCredential() }),
  ),
  'supplied.other-issuer': asAlpha((send, issuer) =>
    send(`/issuers/${keyOf(issuer)}/credentials/issue`, { credential: supplied('did:example:other') }),
  ),
  'supplied.unknown': issuing(() => supplied('did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK')),
  'supplied.status-impossible': issuing((issuer) => {
    const { id: _none, ...credential } = supplied(issuer);
    return credential;
  }, STATUS),
  'supplied.status-taken': asAlpha(async (send, issuer) => {
    const request = { credential: supplied(issuer), options: STATUS };
    await send('/credentials/issue', request);
    return send('/credentials/issue', request);
  }),
  'supplied.no-status': asAlpha((send, issuer) =>
    send('/credentials/status', { credentialId: 'urn:x:none', issuer, ...STATUS }),
  ),
  'supplied.revoked': asAlpha((send, issuer) =>
    send('/credentials/status', { credentialId: 'urn:x:none', issuer, ...STATUS, status: false }),
  ),
  'supplied.other-key': asAlpha((send, issuer) =>
    send('/presentations', {
      presentation: { '@context': [V2], type: ['VerifiablePresentation'], holder: issuer },
      options: { verificationMethod: `${issuer}#other` },
    }),
  ),
  'supplied.unsecured': asAlpha((send, issuer) =>
    send('/presentations?securing=vp%2Bjwt', {
      presentation: {
        '@context': [V2],
        type: ['VerifiablePresentation'],
        holder: issuer,
        verifiableCredential: [supplied(issuer)],
      },
    }),
  ),
  'supplied.retired': asAlpha(async (send, issuer, { alpha }) => {
    await alpha.retireSuppliedIssuer({ params: { key: keyOf(issuer) } });
    return send('/credentials/issue', { credential: supplied(issuer) });
  }),
  // more at once than may wait for a thread
  'verify.busy': async (api) => {
    const { client, token } = await api.keyed('alpha');
    const did = await suppliedIssuer(client, 'BLS12-381-G2');
    const issued = await vcApi(api, token, '/credentials/issue', { credential: supplied(did) });
    const { verifiableCredential = null } = issued.body as JsonObject;
    const request = { verifiableCredential, options: { selectivePointers: ['/credentialSubject'] } };
    const ask = () => vcApi(api, token, '/credentials/derive', request);
    const answers = await Promise.all(Array.from({ length: 30 }, ask));
    return answers.find(({ status }) => status === 503) ?? issued;
  },
  'supplied.too-many': async ({ keyed }) => {
    const { client } = await keyed('beta');
    for (let made = 0; made < 20; made++) await suppliedIssuer(client);
    return client.createSuppliedIssuer({ body: { keyType: 'Ed25519' } });
  },
  'proof.previous-missing': issuing((issuer) => supplied(issuer), { proof: { previousProof: 'urn:x:none' } }),
  'suite.key-type': issuing((issuer) => supplied(issuer), { cryptosuite: 'bbs-2023' }),
  'suite.lossy': issuing((issuer) => supplied(issuer, { '@context': [V2, WORDS], near: 'not-absolute' })),
  'suite.pointer-unmatched': asKeyed('P-256', (send, issuer) =>
    send('/credentials/issue', {
      credential: supplied(issuer),
      options: { cryptosuite: 'ecdsa-sd-2023', mandatoryPointers: ['/nowhere'] },
    }),
  ),
  'suite.too-complex': issuing((issuer) =>
    supplied(issuer, { '@context': [V2, KNOT], knot: knotted(tree(3, 6)) }),
  ),
  'suite.unknown': issuing((issuer) => supplied(issuer), { cryptosuite: 'none-2026' }),
  'suite.unsuitable': asKeyed('P-256', (send, issuer) =>
    send('/presentations', {
      presentation: { '@context': [V2], type: ['VerifiablePresentation'], holder: issuer },
      options: { cryptosuite: 'ecdsa-sd-2023' },
    }),
  ),
  'derive.no-base-proof': asAlpha(async (send, issuer) => {
    const { body } = await send('/credentials/issue', { credential: supplied(issuer) });
    return send('/credentials/derive', { ...(body as JsonObject), options: DISCLOSING });
  }),
  'derive.nothing-selected': asKeyed('P-256', async (send, issuer) => {
    const base = await issuedBase(send, issuer, []);
    return send('/credentials/derive', { ...base, options: { selectivePointers: [] } });
  }),
  'derive.unreadable': asKeyed('P-256', async (send, issuer) => {
    const base = await issuedBase(send, issuer, ['/issuer']);
    return send('/credentials/derive', { ...base, options: { selectivePointers: ['/type/0'] } });
  }),
  'jose.key-type': asKeyed('BLS12-381-G2', (send, issuer) =>
    send('/credentials/issue?securing=vc%2Bjwt', { credential: supplied(issuer) }),
  ),
};
