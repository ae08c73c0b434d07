import { describe, expect, test } from '@jest/globals';
import { parseDidUrl } from '../../../../src/credentials/dids/did-url.js';
import { thrown } from '../../../support/thrown.js';

const DID = 'did:web:a.example';
const none = { path: '', query: undefined, fragment: undefined };

test.each([
  [DID, { did: DID, ...none }],
  ['did:web:a.example%3A8443:x', { did: 'did:web:a.example%3A8443:x', ...none }],
  ['did:a1::b', { did: 'did:a1::b', ...none }],
  [`${DID}#key-1`, { did: DID, ...none, fragment: 'key-1' }],
  [`${DID}#`, { did: DID, ...none, fragment: '' }],
  [`${DID}?`, { did: DID, ...none, query: '' }],
  [`${DID}?a=b&c#d?e/f`, { did: DID, path: '', query: 'a=b&c', fragment: 'd?e/f' }],
  [`${DID}?a=?/`, { did: DID, ...none, query: 'a=?/' }],
  [`${DID}/a//b/?c#d`, { did: DID, path: '/a//b/', query: 'c', fragment: 'd' }],
  [`${DID}/%2F`, { did: DID, ...none, path: '/%2F' }],
])('%s has its parts', (text, parts) => {
  expect(parseDidUrl(text)).toEqual(parts);
});

describe('no DID', () => {
  test.each([
    '',
    'did',
    'did:',
    'did:web',
    'did:web:',
    'did::x',
    'did:web:x:',
    'DID:web:x',
    'did:WEB:x',
    'did:we-b:x',
    'dіd:web:x',
    'did:web:а.example',
    'did:web:ａ.example',
    'did:web:a\u200b.example',
    'did:web:a.example\u0000',
    'did:web:a.example\n',
    ' did:web:a.example',
    'did:web:a.example%',
    'did:web:a.example%3',
    'did:web:a.example%zz',
    'did:web:a@b',
    'did:web:[::1]',
    'did:web:a~b',
    'did%3Aweb%3Aa.example',
    'notDid:web:a.example',
    'https://a.example/did.json',
    '#key-1',
    '/did:web:a.example',
    `did:web:${'a'.repeat(10_000)}`,
    `did:web:${'a'.repeat(10_000)}#b`,
    `did:web:${'%3A'.repeat(700)}`,
  ])('is in %j', (text) => {
    expect(thrown(() => parseDidUrl(text)).code).toBe('did.invalid');
  });
});

describe('no DID URL', () => {
  test.each([
    '/^bar^/?query=`#key-1',
    '#a#b',
    '#a b',
    '?a b',
    '/a b',
    '/a\\b',
    '/<x>',
    '/"',
    '/[a]',
    '?{a}',
    '?a|b',
    '#%',
    '#%4',
    '#%zz',
    '/\u0000',
    '#\n',
    '#a\n',
    '#ключ',
    '?а=b',
    '/\u202e',
    `#${'a'.repeat(10_000)}`,
    `?${'?'.repeat(4000)}^`,
    `/${'/%41'.repeat(900)}^`,
  ])('ends in %j', (rest) => {
    expect(thrown(() => parseDidUrl(DID + rest)).code).toBe('did.url-invalid');
  });
});
