import { describe, expect, test } from '@jest/globals';
import { readParameters } from '../../../../src/credentials/dids/did-parameters.js';
import { thrown } from '../../../support/thrown.js';

const read = (query: string | undefined, beside: [string, string][] = []) =>
  Object.fromEntries(readParameters(query, beside));

test.each<[string | undefined, [string, string][], Record<string, string>]>([
  [undefined, [], {}],
  ['', [], {}],
  ['&&', [], {}],
  ['service=files&relativeRef=%2Fa%2Fb', [], { service: 'files', relativeRef: '/a/b' }],
  ['service=files', [['relativeRef', 'a/b']], { service: 'files', relativeRef: 'a/b' }],
  ['a=b=c&d&=e', [], { a: 'b=c', d: '', '': 'e' }],
  ['a=1+1', [], { a: '1+1' }],
  ['__proto__=x', [], Object.fromEntries([['__proto__', 'x']])],
])('%j with %j is read', (query, beside, parameters) => {
  expect(read(query, beside)).toEqual(parameters);
});

const TAKEN: Readonly<Record<string, readonly string[]>> = {
  relativeRef: ['', '/', 'a', 'my%20path/file', '/a:b', './a:b', "a;b=c,d!$&'()*+@~"],
  versionTime: ['2025-10-07T14:30:00Z', '2024-02-29T00:00:00Z', '0001-01-01T00:00:00Z'],
  expandRelativeUrls: ['true', 'false'],
  noCache: ['true', 'false'],
  enableEncryptionKeyDerivation: ['true', 'false'],
  enableExperimentalPublicKeyTypes: ['true', 'false'],
};
const REFUSED: Readonly<Record<string, readonly string[]>> = {
  relativeRef: [
    'my path/file',
    'file#section',
    'dir/with?query=value',
    '//b.example/x',
    '\\\\b.example',
    '/\\b.example',
    'https://b.example',
    'javascript:alert(1)',
    'a%2',
    'a\tb',
    'a\n',
  ],
  versionTime: [
    '',
    '2025-10-07 12:30:45',
    '2025/10/07T12:30:45Z',
    '2025-13-07T12:30:45Z',
    '2025-00-07T12:30:45Z',
    '2025-10-32T12:30:45Z',
    '2025-02-29T12:30:45Z',
    '2025-10-07T25:00:00Z',
    '2025-10-07T24:00:00Z',
    '2025-10-07T12:60:00Z',
    '2025-10-07T12:30:60Z',
    '2025-10-07T12:30:45+24:00',
    '2025-10-07T12:30:45+00:00',
    '2025-10-07T12:30:45-05:00',
    '2025-10-07',
    '2025-10-07T12:30:45Zabc',
    '2025-10-07T12:30:45',
    '2025-10-07T12:30:45.000Z',
    '2025-10-07T12:30:45.5Z',
    '2025-10-07t12:30:45z',
    '20251007T123045Z',
    '999999999-10-07T12:30:45Z',
    '12025-10-07T12:30:45Z',
    '1759847400',
    'now',
  ],
  expandRelativeUrls: ['', '1', 'yes'],
  noCache: ['', '0', 'False'],
  enableEncryptionKeyDerivation: ['', '1', 'TRUE', 'yes', 'true '],
  enableExperimentalPublicKeyTypes: ['', '0', 'False'],
};
const each = (table: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(table).flatMap(([name, values]) => values.map((value) => [name, value] as const));

test.each(each(TAKEN))('%s may be %j', (name, value) => {
  expect(read(undefined, [[name, value]])).toEqual({ [name]: value });
  expect(read(`${name}=${encodeURIComponent(value)}`)).toEqual({ [name]: value });
});

describe('refused', () => {
  test.each(each(REFUSED))('%s of %j', (name, value) => {
    expect(thrown(() => read(undefined, [[name, value]])).code).toBe('did.options-invalid');
    expect(thrown(() => read(`${name}=${encodeURIComponent(value)}`)).code).toBe('did.options-invalid');
  });

  test.each<[string, string | undefined, [string, string][]]>([
    ['a name twice in the query', 'service=a&service=b', []],
    ['the same name and value twice', 'service=a&service=a', []],
    ['a name in both places', 'service=a', [['service', 'b']]],
    [
      'a name twice beside it',
      undefined,
      [
        ['hl', 'a'],
        ['hl', 'a'],
      ],
    ],
    ['a name that is not ASCII', undefined, [['servicé', 'a']]],
    ['a value that is not ASCII', undefined, [['anything', 'ä']]],
    ['a control character', undefined, [['anything', 'a\u0000']]],
    ['UTF-8 that is none', 'service=%FF', []],
  ])('%s', (_what, query, beside) => {
    expect(thrown(() => read(query, beside)).code).toBe('did.options-invalid');
  });
});
