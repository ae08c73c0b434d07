import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue, plainJson } from '../../src/common/json.js';
import { buildRegistryStatement } from '../../src/registry/statement.js';
import { badge, record } from './outside-records.js';
import { transcriptWorld } from './transcripts.js';

const VECTORS = new URL('../../../shared/data/vectors/', import.meta.url);

/** One document of each form that we sign or verify, without proofs, and what their proofs say. */
export async function ownForms(): Promise<JsonObject[]> {
  const { world, stack, transcript } = await transcriptWorld();
  const again = await world.award({
    module: 'MOD-A',
    issuer: 'uni-a',
    supersedes: '00000000-0000-4000-8000-00000000000b',
  });
  const signed = [stack.a, stack.inner, stack.outer, again].map(({ document }) => document);
  const [first = {}] = signed;
  const lists = await Promise.all(
    [first.credentialStatus]
      .flat()
      .filter(isJsonObject)
      .map(({ statusListCredential }) => world.material.statusList(String(statusListCredential))),
  );
  const statement = buildRegistryStatement(world.material.registry, {
    network: 'did:web:cairn.example',
    address: 'https://cairn.example/registry',
    validUntil: '2027-01-01T00:00:00Z',
  });
  const presentation = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    holder: 'did:example:holder',
    verifiableCredential: signed.slice(0, 2),
  };
  const documents = [
    ...[...signed, ...lists.filter((list) => list !== undefined)].map(withoutProof),
    ...[transcript, statement, presentation, withoutProof(await record([await badge()]))],
  ];
  return [...documents, ...signed.slice(0, 2), proofOptionsOf(first), authenticationOf(first)].map(
    (document) => plainJson(document) as JsonObject,
  );
}

function withoutProof({ proof: _proof, ...document }: JsonObject): JsonObject {
  return document;
}

/** What of a proof is signed. */
function proofOptionsOf({ '@context': context = null, proof }: JsonObject): JsonObject {
  const { proofValue: _value, ...options } = proof as JsonObject;
  return { '@context': context, ...options };
}

function authenticationOf(document: JsonObject): JsonObject {
  return {
    ...proofOptionsOf(document),
    proofPurpose: 'authentication',
    challenge: 'c',
    domain: ['a.example', 'b.example'],
    expires: '2027-01-01T00:00:00Z',
    id: 'urn:uuid:0f1c0000-0000-4000-8000-000000000001',
  };
}

/** Every JSON-LD document among the published test vectors; none where they aren't here. */
export function publishedForms(): JsonObject[] {
  if (!existsSync(VECTORS)) {
    console.log('Shapes of published documents are not tested (no ../shared/data/vectors here).');
    return [];
  }
  return ['vc-di-eddsa', 'vc-di-ecdsa'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, VECTORS), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(new URL(`${folder}/${name}`, VECTORS), 'utf8')) as JsonValue)
      .filter(isJsonObject)
      .filter((document) => '@context' in document),
  );
}

/** Texts that JSON-LD, RDF or JavaScript could make something of; some are ids that it takes as they are. */
export const IDS: readonly string[] = [
  ...[
    'https://a.example/1',
    'https://a.example/2',
    'did:key:z6Mk',
    'did:key:z6Mk#k',
    'urn:uuid:1',
    'urn:x',
    'mailto:x',
  ],
  ...[
    'a:b',
    'a:',
    'p:x',
    'q:x',
    'HTTPS://A.EXAMPLE/1',
    'https://a.example/é',
    'https://a.example/e\u0301',
    'x://y',
  ],
  ...[
    'https://v.example/a',
    'https://v.example/',
    'https://v.example/T',
    'tag:t',
    'open0:0.',
    'open0:1.',
    'open1:0.',
  ],
  ...[
    'https://www.w3.org/2018/credentials#VerifiableCredential',
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil',
  ],
  ...[
    'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
    'http://www.w3.org/2001/XMLSchema#string',
    'data:,x',
  ],
  ...['https://w3id.org/security#assertionMethod', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Result'],
];
export const TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    'a',
    'A',
    'é',
    'e\u0301',
    '1',
    '01',
    '1.0E0',
    '0',
    '-0',
    'true',
    'false',
    'null',
    'NaN',
    'INF',
    '1.5',
  ],
  ...[
    '@id',
    '@type',
    '@foo',
    '@',
    '@json',
    '@none',
    '_:b0',
    '_:b1',
    '_:c14n0',
    '_:',
    '#x',
    '/x',
    '?x',
    '//x',
    ':a',
    './',
  ],
  ...[
    '"',
    '\\',
    '\n',
    '\r',
    '\t',
    '\0',
    '\x7f',
    '\x85',
    '\u2028',
    '\ufeff',
    '\u00a0',
    '\ud800',
    '\udc00a',
    '😀',
    '\ufffe',
  ],
  ...[
    'https://a.example/1 2',
    'urn:<',
    'urn:"',
    'urn:\\',
    'urn:\u00a0',
    'urn:\ud800',
    'urn:{',
    'https://a.example/^',
    'urn:\n',
  ],
  ...[
    'type',
    'id',
    'name',
    'b',
    'T',
    'U',
    'en',
    'VerifiableCredential',
    'assertionMethod',
    'cred:x',
    'xsd:string',
    'open0',
  ],
  ...[
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    '@default',
    '<',
    '>',
    '^^',
    '"@en',
    '" .\n',
    '{"a":1}',
    '[]',
  ],
  'x'.repeat(5000),
];

/** Words that are always defined, in one way or another; and names that are words in some documents. */
const WORDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'k', 't', 'v', 'l', 'n', 'r', 'i', 'p', 'T', 'U'];
const NAMES = [...WORDS, ...WORDS, ...WORDS, 'p:x', 'https://v.example/z'];
const KEYWORDS = [
  ...[
    '@id',
    '@type',
    '@value',
    '@language',
    '@direction',
    '@list',
    '@set',
    '@graph',
    '@reverse',
    '@included',
    '@index',
  ],
  ...['@nest', '@none', '@json', '@default', '@foo', '__proto__', 'constructor'],
];

/** What a word can be defined as. */
const DEFINITIONS: readonly JsonValue[] = [
  ...['a', 'b', 'c', 'd'].map((name) => `https://v.example/${name}`),
  ...['@id', '@type', '@vocab', '@json', '@none'].map((type) => ({
    '@id': 'https://v.example/e',
    '@type': type,
  })),
  ...['string', 'double', 'integer', 'boolean'].map((type) => ({
    '@id': 'https://v.example/a',
    '@type': `http://www.w3.org/2001/XMLSchema#${type}`,
  })),
  ...['@language', '@set', '@list', '@index', '@graph', '@id', '@type'].map((container) => ({
    '@id': 'https://v.example/b',
    '@container': container,
  })),
  { '@id': 'https://v.example/g', '@container': ['@graph', '@id'] },
  { '@id': 'https://v.example/b', '@container': '@index', '@index': 'c' },
  { '@id': 'https://v.example/a', '@type': '@id', '@container': '@list' },
  { '@id': 'https://v.example/a', '@language': 'en' },
  { '@id': 'https://v.example/a', '@language': null },
  { '@id': 'https://v.example/a', '@direction': 'rtl' },
  { '@reverse': 'https://v.example/r' },
  { '@id': 'https://v.example/n', '@nest': '@nest' },
  {
    '@id': 'https://v.example/T',
    '@context': { a: { '@id': 'https://v.example/scoped', '@type': '@id' }, b: '@type' },
  },
  {
    '@id': 'https://v.example/U',
    '@context': { a: { '@id': 'https://v.example/c', '@type': '@vocab' }, a2: '@id' },
  },
  { '@id': 'https://p.example/', '@prefix': true },
  'https://v.example/',
  'urn:',
  null,
  '@id',
  '@type',
  '@value',
  '@language',
  '@graph',
  '@nest',
  '@included',
  '@index',
  '_:blank',
];

const strangeContext = fc
  .record({
    terms: fc.dictionary(fc.constantFrom(...WORDS, 'did', 'urn', 'tag'), fc.constantFrom(...DEFINITIONS), {
      maxKeys: 8,
    }),
    further: fc.constantFrom<JsonObject>(
      ...[
        {},
        {},
        {},
        { '@vocab': 'https://v.example/' },
        { '@vocab': '' },
        { '@base': 'https://base.example/x/' },
      ],
      ...[
        { '@language': 'en' },
        { '@direction': 'ltr' },
        { '@base': null },
        { '@version': 1.1, '@propagate': false },
      ],
    ),
  })
  .map(
    ({ terms, further }): JsonValue => ({
      ...Object.fromEntries(WORDS.map((word) => [word, `https://v.example/${word}`])),
      b: { '@id': 'https://v.example/b', '@type': '@id' },
      id: '@id',
      type: '@type',
      ...(terms as JsonObject),
      ...further,
    }),
  );

const scalar = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<JsonValue>(...IDS) },
  { weight: 3, arbitrary: fc.constantFrom<JsonValue>(...TEXTS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonValue>(
      0,
      -0,
      1,
      1.5,
      1e21,
      1e-7,
      Number.POSITIVE_INFINITY,
      true,
      false,
      null,
    ),
  },
);

const { node } = fc.letrec<{ node: JsonObject; value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 3, arbitrary: tie('node') },
  ),
  node: fc
    .tuple(
      fc.dictionary(
        fc.oneof(
          { weight: 150, arbitrary: fc.constantFrom(...NAMES) },
          { weight: 1, arbitrary: fc.constantFrom(...KEYWORDS) },
          { weight: 1, arbitrary: fc.constantFrom('en', 'https://v.example/q', 'did:x:y') },
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
      fc.option(fc.constantFrom<JsonValue>(...IDS)),
      fc.option(fc.constantFrom<JsonValue>('T', 'U', ['T', 'U'], 'https://v.example/a', 'a', 'tag:t'), {
        freq: 3,
      }),
      fc.option(strangeContext, { freq: 30 }),
    )
    .map(([members, id, type, context]) => ({
      ...(context === null ? {} : { '@context': context }),
      ...(members as JsonObject),
      ...(id === null ? {} : { id }),
      ...(type === null ? {} : { type }),
    })),
}));

/** Documents with contexts of their own that use all of JSON-LD; the library refuses many. */
export const strangeDocument: fc.Arbitrary<JsonObject> = fc
  .tuple(strangeContext, node)
  .map(([context, document]) => ({ '@context': context, ...document }));
