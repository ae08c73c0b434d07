import type { JsonObject, JsonValue } from '../../../src/common/json.js';

/** One change to a valid document that breaks one rule: what is put where (nothing: it is taken away), and where that shows. */
export type Breach = readonly [at: string, value?: JsonValue | undefined, shown?: string];

/** By rule. A rule without a breach fails a test. */
export type Breaches = Readonly<Record<string, readonly Breach[]>>;

const V2 = 'https://www.w3.org/ns/credentials/v2';
const UNDEFINED_TERMS = 'https://www.w3.org/ns/credentials/undefined-terms/v2';

/**
 * What every extension point has in common: an object with a type, or a list of them. `rest` is what such an object needs
 * besides, so that nothing else is wrong with it.
 */
export const typed = (member: string, rest: JsonObject = {}): Breach[] => [
  [`/${member}`, null],
  [`/${member}`, []],
  [`/${member}`, 'https://example.org/x'],
  [`/${member}`, rest, `/${member}/type`],
  [`/${member}`, [{ ...rest, type: 'Example' }, 'https://example.org/x'], `/${member}/1`],
  [`/${member}`, [{ ...rest, type: 'Example' }, rest], `/${member}/1/type`],
  [`/${member}`, [[{ ...rest, type: 'Example' }]], `/${member}/0`],
];

export const DOCUMENT: Breaches = {
  'context-is-list': [
    ['/@context'],
    ['/@context', null],
    ['/@context', V2],
    ['/@context', []],
    ['/@context', {}],
    ['/@context', 4],
  ],
  'context-first': [
    ['/@context', ['https://www.w3.org/ns/credentials/examples/v2', V2], '/@context/0'],
    ['/@context', [{}, V2], '/@context/0'],
    ['/@context', [null], '/@context/0'],
    ['/@context', [[V2]], '/@context/0'],
    ['/@context', [`${V2}#`], '/@context/0'],
    ['/@context', ['http://www.w3.org/ns/credentials/v2'], '/@context/0'],
  ],
  'context-items': [
    ['/@context', [V2, null], '/@context/1'],
    ['/@context', [V2, 123192875], '/@context/1'],
    ['/@context', [V2, 'https ://not-a-url/contexts/example/v1'], '/@context/1'],
    ['/@context', [V2, 'example/v1'], '/@context/1'],
    ['/@context', [V2, {}, ['https://example.org/x']], '/@context/2'],
    ['/@context', [V2, 'https://'], '/@context/1'],
  ],
  'context-items-unique': [
    ['/@context', [V2, V2], '/@context/1'],
    ['/@context', [V2, 'https://example.org/x', {}, 'https://example.org/x'], '/@context/3'],
  ],
  'context-maps-to-urls': [
    ['/@context', [V2, { Course: 'https ://not-a-url#Course' }], '/@context/1/Course'],
    ['/@context', [V2, { Course: { '@id': 'https ://not-a-url#Course' } }], '/@context/1/Course'],
    ['/@context', [V2, {}, { 'a/b': '_:b0' }], '/@context/2/a~1b'],
    ['/@context', [V2, { Course: 7 }], '/@context/1/Course'],
    ['/@context', [V2, { Course: '' }], '/@context/1/Course'],
    ['/@context', [V2, { Course: { '@id': ['x'] } }], '/@context/1/Course'],
  ],
  compacted: [
    ['/@graph', []],
    ['/@id', 'urn:uuid:5a4b1c2e-6a0e-4a52-9d0c-0d3a7c1f0001'],
    ['/@type', ['VerifiableCredential']],
    [
      '/proof',
      { type: 'DataIntegrityProof', '@context': 'https://w3id.org/security/data-integrity/v2' },
      '/proof/@context',
    ],
    ['/termsOfUse', { type: 'ExamplePolicy', target: { '@id': 'urn:x:y' } }, '/termsOfUse/target/@id'],
  ],
  'type-is-list': [
    ['/type'],
    ['/type', null],
    ['/type', 4],
    ['/type', 'VerifiableCredential'],
    ['/type', []],
    ['/type', {}],
  ],
  'ids-are-urls': [
    ['/id', null],
    ['/id', ''],
    ['/id', ['urn:uuid:5a4b1c2e-6a0e-4a52-9d0c-0d3a7c1f0001']],
    ['/id', { id: 'urn:x:y' }, '/id'],
    ['/id', '5a4b1c2e-6a0e-4a52-9d0c-0d3a7c1f0001'],
    ['/id', '//not-a-url/8e96ee84'],
    ['/id', '/credentials/1'],
    ['/id', '#here'],
    ['/id', 'https://example.org/a b'],
    ['/id', ' https://example.org/a'],
    ['/id', '_:b0'],
    ['/termsOfUse', [{ type: 'ExamplePolicy', id: 'policy' }], '/termsOfUse/0/id'],
    ['/proof', { type: 'DataIntegrityProof', id: 7 }, '/proof/id'],
    ['/deep', [[{ 'a/b': { id: null } }]], '/deep/0/0/a~1b/id'],
  ],
  'numbers-exact': [
    ['/n', 2 ** 53],
    ['/n', -(2 ** 53)],
    ['/n', [0, [1, 1e300]], '/n/1/1'],
    ['/n', { m: Number.POSITIVE_INFINITY }, '/n/m'],
    ['/n', Number.NaN],
  ],
  'proofs-typed': typed('proof'),
  'terms-of-use-typed': typed('termsOfUse'),
};

export const TYPES: readonly Breach[] = [
  ['/termsOfUse', { type: 2 }, '/termsOfUse/type'],
  ['/termsOfUse', { type: null }, '/termsOfUse/type'],
  ['/termsOfUse', { type: [] }, '/termsOfUse/type'],
  ['/termsOfUse', { type: ['ExamplePolicy', {}] }, '/termsOfUse/type/1'],
  ['/x', { type: '' }, '/x/type'],
  ['/x', { type: 'a type' }, '/x/type'],
  ['/x', { type: 'https ://not-a-url#Type' }, '/x/type'],
  ['/x', { type: '_:b0' }, '/x/type'],
  ['/x', { type: '@json' }, '/x/type'],
];

export const ONLY_2: Breaches = {
  'undefined-terms-last': [
    ['/@context', [V2, UNDEFINED_TERMS, {}], '/@context/1'],
    ['/@context', [V2, {}, UNDEFINED_TERMS, 'https://example.org/x'], '/@context/2'],
  ],
  'digests-are-multihashes': [
    ['/x', { digestMultibase: 7 }, '/x/digestMultibase'],
    ['/x', { digestMultibase: null }, '/x/digestMultibase'],
    ['/x', { digestMultibase: [] }, '/x/digestMultibase'],
    ['/x', [{}, { digestMultibase: 'sha256' }], '/x/1/digestMultibase'],
    ['/termsOfUse', { type: 'ExamplePolicy', digestMultibase: 'uEiAj' }, '/termsOfUse/digestMultibase'],
    ['/digestMultibase', ['uEiAjCHMnK5-ayOIZLWo_TBoKYVvSAprlkYEjRlm19Cj0uw', 7], '/digestMultibase'],
  ],
  'names-are-text': [
    ['/name', null],
    ['/name', 7],
    ['/name', []],
    ['/name', {}],
    ['/name', { en: 'Course' }],
    ['/name', { '@value': 7 }, '/name/@value'],
    ['/name', { '@value': 'Course', '@language': 'en', url: 'did:example:x' }, '/name/url'],
    ['/name', { '@value': 'Course', '@language': 'en_GB' }, '/name/@language'],
    ['/name', { '@value': 'Course', '@language': null }, '/name/@language'],
    ['/name', { '@value': 'Course', '@direction': 'auto' }, '/name/@direction'],
    ['/description', ['A course.', 7], '/description/1'],
    ['/description', [['A course.']], '/description/0'],
    ['/description', { '@value': 'A course.', '@type': 'https://example.org/x' }, '/description/@type'],
  ],
  'language-values': [
    ['/x', { '@language': 'en' }, '/x/@value'],
    ['/x', { '@value': 7, '@direction': 'ltr' }, '/x/@value'],
    ['/x', { '@value': 'x', '@language': '' }, '/x/@language'],
    ['/x', { '@value': 'x', '@language': 'english-a' }, '/x/@language'],
    ['/x', { '@value': 'x', '@language': ['en'] }, '/x/@language'],
    ['/x', { '@value': 'x', '@language': 'en', '@direction': 'up' }, '/x/@direction'],
    ['/x', { name: { '@value': 'x', '@language': 'en', index: '1' } }, '/x/name/index'],
    ['/x', [{ '@value': 'x', '@language': 'en', '@type': 'xsd:string' }], '/x/0/@type'],
  ],
  'confidence-methods-typed': [
    ...typed('confidenceMethod'),
    ['/x', [{ confidenceMethod: {} }], '/x/0/confidenceMethod/type'],
  ],
  'render-methods-typed': [...typed('renderMethod'), ['/x', { renderMethod: [] }, '/x/renderMethod']],
};

export const REFRESH: Breaches = { 'refresh-services-typed': typed('refreshService') };
