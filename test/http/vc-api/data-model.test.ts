import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { type ConformanceServer, conformanceServer } from '../../support/conformance.js';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const V1 = 'https://www.w3.org/2018/credentials/v1';
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const UNDEFINED_TERMS = 'https://www.w3.org/ns/credentials/undefined-terms/v2';
const NOT_A_URL = 'https ://not-a-url/vcs/1';

let server: ConformanceServer;

beforeAll(async () => {
  server = await conformanceServer();
}, 30_000);

/** What is sent to be issued; `undefined` takes a member away. */
function issue(change: Record<string, JsonValue | undefined> = {}, contexts: JsonValue = [V2]) {
  const { id, endpoint } = server.find('issuers', 'vc2.0');
  const credential: Record<string, JsonValue | undefined> = {
    '@context': contexts,
    type: ['VerifiableCredential'],
    issuer: id,
    credentialSubject: { id: 'did:example:subject' },
    ...change,
  };
  return server.post(endpoint, JSON.parse(JSON.stringify({ credential, options: {} })));
}

const terms = (entries: JsonObject) => [V2, entries];
const stamp = (years: number) => {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return `${date.toISOString().slice(0, 19)}Z`;
};
const LANGUAGE = { '@value': 'Ein Name', '@language': 'de' };
const TEXTS: JsonValue[] = [
  'A name',
  LANGUAGE,
  { '@value': 'A name', '@language': 'en', '@direction': 'ltr' },
  [
    { '@value': 'A name', '@language': 'en' },
    LANGUAGE,
    { '@value': 'اسم', '@language': 'ar', '@direction': 'rtl' },
  ],
];
const RESOURCE = {
  id: V2,
  digestSRI: 'sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU',
};
const MULTIBASE = { id: V2, digestMultibase: 'uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ' };

/** Of its text in July 2024, which is published no more. */
const FORMER = {
  sri: 'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
  multibase: 'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k',
};

const OURS = { Ours: 'https://example.org/#Ours' };

/** Words that no context has. */
const UNHEARD = {
  type: ['VerifiableCredential', 'Unheard'],
  credentialSubject: { id: 'did:example:a', unheard: { of: 'x' } },
};

type Case = readonly [string, Record<string, JsonValue | undefined>, JsonValue?];

const ACCEPTED: readonly Case[] = [
  ['nothing but what is needed', {}],
  ['an issuer elsewhere, with validFrom', { issuer: 'did:example:other-issuer', validFrom: stamp(-1) }],
  ['an issuer object', { issuer: { id: 'did:example:issuer' }, validFrom: stamp(-1) }],
  ['an https id', { id: 'https://id.example/1', credentialSubject: { description: 'x' } }, [V2, EXAMPLES]],
  [
    'types that are URLs around its own',
    { type: ['https://example.org/#A', 'VerifiableCredential', 'https://example.org/#B'] },
  ],
  ['its own type last', { type: ['https://example.org/#A', 'VerifiableCredential'] }],
  [
    'a type of the vocabulary of examples',
    { type: ['VerifiableCredential', 'RelationshipCredential'] },
    [V2, EXAMPLES],
  ],
  ['a status without id', { credentialStatus: { type: 'https://example.org/#Status' } }],
  [
    'terms of use, twice, and refresh services',
    {
      termsOfUse: [{ id: 'urn:x:1', type: 'https://example.org/#T' }, { type: 'https://example.org/#T' }],
      refreshService: [1, 2].map((n) => ({ id: `urn:x:r${n}`, type: 'https://example.org/#Refresh' })),
    },
  ],
  ['a year before and after now', { validFrom: stamp(-1), validUntil: stamp(1) }],
  ['two subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }],
  ['a type that is a URL', { type: ['VerifiableCredential', 'https://example.org/#ExampleCredential'] }],
  [
    'a type that a context maps',
    { type: ['VerifiableCredential', 'Ours'] },
    terms({ Ours: 'https://example.org/#Ours' }),
  ],
  [
    'an unknown status type',
    { credentialStatus: { id: 'did:example:status', type: 'Unheard' } },
    terms({ Unheard: 'https://example.org/#Unheard' }),
  ],
  ['terms of use', { termsOfUse: { type: 'Odrl' } }, terms({ Odrl: 'https://example.org/#Odrl' })],
  [
    'evidence, twice',
    { evidence: [{ type: 'Seen' }, { id: 'urn:x:2', type: 'Seen' }] },
    terms({ Seen: 'https://example.org/#Seen' }),
  ],
  [
    'a refresh service',
    { refreshService: { id: 'did:example:refresh/1', type: 'https://example.org/#Refresh' } },
  ],
  [
    'a schema that nobody can fetch',
    { credentialSchema: { id: 'did:example:schemas/1', type: 'https://example.org/#Schema' } },
  ],
  [
    'two such schemas',
    {
      credentialSchema: [1, 2].map((n) => ({
        id: `did:example:schemas/${n}`,
        type: 'https://example.org/#Schema',
      })),
    },
  ],
  ['validFrom with milliseconds', { validFrom: '2023-02-26T01:21:23.123Z' }],
  [
    'dates with an offset, compared as instants',
    { validFrom: '2023-02-26T01:21:23Z', validUntil: '2023-02-25T19:21:29-06:00' },
  ],
  ['validUntil in the past', { validFrom: '2023-01-01T00:00:00Z', validUntil: '2023-02-26T01:22:14Z' }],
  ...TEXTS.flatMap((text): [string, Record<string, JsonValue>][] => [
    ['a name in some form', { name: text }],
    ['a description in some form', { description: text }],
    ['a name of the issuer in some form', { issuer: { id: 'did:example:issuer', name: text } }],
    ['a description of the issuer in some form', { issuer: { id: 'did:example:issuer', description: text } }],
  ]),
  ['words that no context has, with the context for such', UNHEARD, [V2, OURS, UNDEFINED_TERMS]],
  ['a related resource by SRI', { relatedResource: RESOURCE, credentialSubject: { name: 'Alice' } }],
  [
    'one by the digest that the context had before',
    { relatedResource: { id: V2, digestSRI: FORMER.sri }, credentialSubject: { name: 'Alice' } },
  ],
  [
    'the same by multibase',
    { relatedResource: { id: V2, digestMultibase: FORMER.multibase }, credentialSubject: { name: 'Alice' } },
  ],
  ['one by multibase', { relatedResource: MULTIBASE, credentialSubject: { name: 'Alice' } }],
  [
    'one with a media type',
    {
      relatedResource: [{ ...RESOURCE, mediaType: 'application/ld+json' }],
      credentialSubject: { name: 'Alice' },
    },
  ],
];

const REFUSED: readonly Case[] = [
  ['no @context', { '@context': undefined }],
  ['a context as text', { '@context': V2 }],
  ['another context first', {}, [EXAMPLES, V2]],
  ['a context that is no URL', {}, [V2, 'https ://not-a-url/contexts/example/v1']],
  ['a context that is a number', {}, [V2, 123192875]],
  ['a context that nobody knows', {}, [V2, 'https://example.org/unknown/v1']],
  ['id null', { id: null }],
  ['two ids', { id: ['urn:x:1', 'urn:x:2'] }],
  ['an id that is no URL', { id: NOT_A_URL }],
  ['two subject ids', { credentialSubject: { id: ['did:example:a', 'did:example:b'] } }],
  ['no type', { type: undefined }],
  ['a type as text', { type: 'VerifiableCredential' }],
  ['a type mapped to no URL', { type: ['VerifiableCredential', 'Ours'] }, terms({ Ours: NOT_A_URL })],
  ['a type that nothing maps', { type: ['VerifiableCredential', 'Ours'] }, [V2, { '@vocab': null }]],
  ['a type that no context has', { type: ['VerifiableCredential', 'InvalidType'] }],
  ['only another type', { type: ['RelationshipCredential'] }, [V2, EXAMPLES]],
  ['a status without type', { credentialStatus: { id: 'did:example:status' } }],
  ['a status with a numeric type', { credentialStatus: { type: 2 } }],
  [
    'a status with two ids',
    { credentialStatus: { id: ['urn:x:1', 'urn:x:2'], type: 'https://example.org/#S' } },
  ],
  ['a status whose id is no URL', { credentialStatus: { id: NOT_A_URL, type: 'https://example.org/#S' } }],
  ['terms of use without type', { termsOfUse: { id: 'urn:x:1' } }],
  ['empty terms of use', { termsOfUse: {} }],
  ['empty evidence', { evidence: {} }],
  ['a refresh service without type', { refreshService: { id: 'did:example:refresh/1' } }],
  ['a schema without type', { credentialSchema: { id: 'did:example:schemas/1' } }],
  ['a schema without id', { credentialSchema: { type: 'https://example.org/#Schema' } }],
  [
    'a schema whose id is no URL',
    { credentialSchema: { id: NOT_A_URL, type: 'https://example.org/#Schema' } },
  ],
  ...['name', 'description'].map((name): [string, Record<string, JsonValue>] => [
    `a ${name} with something else in it`,
    { [name]: { ...LANGUAGE, url: 'did:example:x' } },
  ]),
  ...['name', 'description'].map((name): [string, Record<string, JsonValue>] => [
    `a ${name} of the issuer with something else in it`,
    { issuer: { id: 'did:example:issuer', [name]: { ...LANGUAGE, url: 'did:example:x' } } },
  ]),
  ['issuer null', { issuer: null }],
  ['no issuer', { issuer: undefined }],
  ['an issuer that is no URL', { issuer: 'fake-issuer' }],
  ['an issuer whose id is null', { issuer: { id: null } }],
  ['an issuer whose id is no URL', { issuer: { id: 'fake-issuer' } }],
  ['two issuers', { issuer: ['did:example:a', 'did:example:b'] }],
  ['no subject', { credentialSubject: undefined }],
  ['an empty subject', { credentialSubject: {} }],
  ['one empty subject of two', { credentialSubject: [{ id: 'did:example:a' }, {}] }],
  ['no subjects', { credentialSubject: [] }],
  ['a subject as text', { credentialSubject: 'did:example:1234' }],
  ['a date in words', { validFrom: 'Sat 25 Feb 2023 07:16:31 PM CST' }],
  ['an e-mail date', { validUntil: 'Sun, 26 Feb 2023 01:22:14 +0000' }],
  ['a date without zone', { validFrom: '2023-02-26T01:21:23' }],
  ['an end before the start', { validFrom: stamp(1), validUntil: stamp(-1) }],
  ['VerifiableCredential redefined', {}, terms({ VerifiableCredential: 'https://example.org/#X' })],
  [
    'a protected term redefined',
    { type: ['VerifiableCredential', 'Ours'] },
    [V2, { '@protected': true, Ours: 'https://example.org/#1' }, { Ours: 'https://example.org/#2' }],
  ],
  ['an undefined term', { credentialSubject: { id: 'did:example:a', invalidTerm: 'x' } }],
  [
    'an undefined term at the top',
    {
      statusEntry: {
        type: 'BitstringStatusListEntry',
        statusListIndex: true,
        statusListCredential: 'https://example.com',
      },
    },
  ],
  ['words that no context has', UNHEARD, [V2, OURS]],
  ['such words with a context behind the one for them', UNHEARD, [V2, UNDEFINED_TERMS, OURS]],
  ['a related resource as text', { relatedResource: [V2] }],
  ['one without id', { relatedResource: { digestSRI: RESOURCE.digestSRI } }],
  ['one twice', { relatedResource: [RESOURCE, MULTIBASE] }],
  ['one without digest', { relatedResource: { id: V2 } }],
  [
    'one with a wrong multibase digest',
    { relatedResource: { id: V2, digestMultibase: 'uM4RgWQc3RUDtjJCSgTJtTfvpZ7SPEg_LNO0ESlovQC0' } },
  ],
  [
    'one with a wrong SRI digest',
    {
      relatedResource: {
        id: V2,
        digestSRI: 'sha384-ACRCVIV7fOY8yzYBM8IhqjHWiWpr8+ZbYUl/HrjlBCNWyAX91hr6LFV2Y3heB5Tc',
      },
    },
  ],
];

/** A row with fewer values than its test takes would be given a callback. */
const rows = (cases: readonly Case[]) =>
  cases.map(([what, change, contexts = [V2]]) => [what, change, contexts] as const);

describe('issuing', () => {
  test.each(rows(ACCEPTED))('%s is issued, and verifies', async (_what, change, contexts) => {
    const { status, body } = await issue(change, contexts);
    expect([status, body.code ?? body.errors ?? '']).toEqual([201, '']);
    const credential = body.verifiableCredential as JsonObject;
    expect(Array.isArray(credential.type)).toBe(true);
    expect(credential.proof).toMatchObject({ type: 'DataIntegrityProof', proofPurpose: 'assertionMethod' });
    const over = Date.parse(String(change.validUntil)) < Date.now();
    const verified = await server.post(server.find('verifiers', 'vc2.0').endpoint, {
      verifiableCredential: credential,
      options: { checks: ['proof'] },
    });
    expect(verified.status).toBe(over ? 400 : 200);
  });

  test.each(rows(REFUSED))('%s is refused', async (_what, change, contexts) => {
    const { status, body } = await issue(change, contexts);
    expect(status).toBe(400);
    expect(body.code).toMatch(/^supplied\.faulty$|^vc-api\.malformed$/);
  });
});

describe('version 1.1', () => {
  const legacy = { issuanceDate: '2020-03-16T22:37:26Z' };

  test('is issued with the context that defines its proof, and verifies', async () => {
    const { status, body } = await issue({ ...legacy, id: 'urn:uuid:1c2f8a1e-6b5d-4a4e-9a51-6a9f6a1c2b33' }, [
      V1,
    ]);
    expect(status).toBe(201);
    const verifiableCredential = body.verifiableCredential as JsonObject;
    expect(verifiableCredential['@context']).toEqual([V1, 'https://w3id.org/security/data-integrity/v2']);
    for (const { endpoint } of server.manifest.verifiers)
      expect((await server.post(endpoint, { verifiableCredential })).status).toBe(200);
  });

  test('its types stand in any order', async () => {
    const of = async (type: string[]) => {
      const { status, body } = await issue({ ...legacy, type }, [V1, OURS]);
      return status === 201 ? (body.verifiableCredential as JsonObject) : {};
    };
    for (const type of [
      ['Ours', 'VerifiableCredential'],
      ['VerifiableCredential', 'Ours'],
    ]) {
      const verifiableCredential = await of(type);
      expect(verifiableCredential.type).toEqual(type);
      for (const { endpoint } of server.manifest.verifiers)
        expect((await server.post(endpoint, { verifiableCredential })).status).toBe(200);
    }
  });

  const wrong: JsonValue[] = [4, false, null, [], { foo: true }, true, 'string'];
  test.each(
    ['@context', 'type', 'issuer', 'credentialSubject'].flatMap((member) =>
      [undefined, ...wrong].map((value) => [member, value] as const),
    ),
  )('with %s %j it is answered 400', async (member, value) => {
    const fine =
      (member === 'credentialSubject' || member === 'issuer') && JSON.stringify(value) === '{"foo":true}';
    const change = fine ? {} : { [member]: value };
    const { status } = await issue({ ...legacy, ...change }, member === '@context' ? undefined : [V1]);
    expect(status).toBe(fine ? 201 : 400);
  });

  test.each<[string, JsonObject]>([
    ['no credential', {}],
    ['a member of another name', { verifiableCredential: { '@context': [V1] } }],
    ['a text', { credential: 'x' }],
  ])('%s is answered 400', async (_what, body) => {
    expect((await server.post(server.find('issuers', 'vc2.0').endpoint, body)).status).toBe(400);
  });
});

describe('verifying', () => {
  const ofIssued = async () =>
    (await issue({ id: 'urn:uuid:1c2f8a1e-6b5d-4a4e-9a51-6a9f6a1c2b34' })).body
      .verifiableCredential as JsonObject;

  test('an issued credential verifies at both addresses', async () => {
    const verifiableCredential = await ofIssued();
    for (const { endpoint } of server.manifest.verifiers)
      expect((await server.post(endpoint, { verifiableCredential, options: {} })).status).toBe(200);
  });

  const values: JsonValue[] = ['string', {}, null, 10, true, [[]], [{}], [null], [10], [true], []];
  test.each(
    ['@context', 'type', 'issuer', 'credentialSubject', 'proof'].flatMap((member) =>
      [undefined, ...values].map((value) => [member, value] as const),
    ),
  )('with %s %j it is answered 400 with what is wrong', async (member, value) => {
    const verifiableCredential = { ...(await ofIssued()), [member]: value };
    for (const { endpoint } of server.manifest.verifiers) {
      const { status, body } = await server.post(
        endpoint,
        JSON.parse(JSON.stringify({ verifiableCredential })),
      );
      expect(status).toBe(400);
      expect(body.verifiableCredential).toBeUndefined();
      if (body.verified !== undefined) expect((body.errors as JsonValue[]).length).toBeGreaterThan(0);
    }
  });

  test.each(['type', 'verificationMethod', 'proofValue', 'proofPurpose', 'cryptosuite'])(
    'a proof without %s is answered 400',
    async (member) => {
      const credential = await ofIssued();
      const { [member]: _gone, ...proof } = credential.proof as JsonObject;
      const verifiableCredential = { ...credential, proof };
      for (const { endpoint } of server.manifest.verifiers)
        expect((await server.post(endpoint, { verifiableCredential })).status).toBe(400);
    },
  );

  test.each<[string, JsonValue]>([
    ['nothing', {}],
    ['another member', { credentials: {} }],
    ['a text', { verifiableCredential: '{}' }],
    ['a document of another type', { verifiableCredential: { type: ['NonconformingDocument'] } }],
    ['a list', []],
  ])('%s is answered 400', async (_what, body) => {
    for (const { endpoint } of [...server.manifest.verifiers, ...server.manifest.vpVerifiers])
      expect((await server.post(endpoint, body)).status).toBe(400);
  });
});
