import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { dereference, serviceAddress } from '../../../../src/credentials/dids/dereference.js';
import { readParameters } from '../../../../src/credentials/dids/did-parameters.js';
import { parseDidUrl } from '../../../../src/credentials/dids/did-url.js';
import { thrown } from '../../../support/thrown.js';

const DID = 'did:web:a.example';
const key = { id: `${DID}#key-1`, type: 'Multikey', controller: DID, publicKeyMultibase: 'z' };
const embedded = { ...key, id: '#key-2' };
const files = { id: '#files', type: 'Files', serviceEndpoint: 'https://files.example/a/b' };
const links = {
  id: `${DID}#links`,
  type: ['LinkedDomains', 'Other'],
  serviceEndpoint: ['https://links.example/x?y#z', 'https://second.example'],
};
const DOCUMENT: JsonObject = {
  id: DID,
  verificationMethod: [key, 'nonsense', null],
  authentication: ['#key-1'],
  keyAgreement: [embedded],
  service: [files, links],
};

function of(rest: string, document: JsonObject = DOCUMENT) {
  const url = parseDidUrl(DID + rest);
  return dereference(document, url, readParameters(url.query, []));
}
const withEndpoint = (serviceEndpoint: JsonValue) => ({ id: DID, service: [{ ...files, serviceEndpoint }] });

test.each<[string, JsonObject]>([
  ['', DOCUMENT],
  ['?unknown=x', DOCUMENT],
  ['?relativeRef=x', DOCUMENT],
  ['#key-1', key],
  ['?unknown=x#key-1', key],
  ['#key-2', embedded],
  ['#files', files],
])('%s is what the document has', (rest, content) => {
  expect(of(rest)).toEqual({ contentType: 'application/did', content });
});

test.each([
  ['?service=files', 'https://files.example/a/b'],
  ['?service=files&relativeRef=c', 'https://files.example/a/c'],
  ['?service=files&relativeRef=%2Fc%2Fd', 'https://files.example/c/d'],
  ['?service=files&relativeRef=..%2F..%2F..%2Fc', 'https://files.example/c'],
  ['?service=files#part', 'https://files.example/a/b#part'],
  ['?service=links', 'https://links.example/x?y#z'],
  ['?service=links&relativeRef=w', 'https://links.example/w'],
  ['?serviceType=LinkedDomains', 'https://links.example/x?y#z'],
  ['?serviceType=Files', 'https://files.example/a/b'],
  ['?service=links&serviceType=Other', 'https://links.example/x?y#z'],
])('%s is the address %s', (rest, content) => {
  expect(of(rest)).toEqual({ contentType: 'text/uri-list', content });
});

describe('there is nothing', () => {
  test.each([
    '#key-3',
    '#',
    '#KEY-1',
    '#key%2D1',
    '#nonsense',
    '/',
    '/whois',
    '/#key-1',
    '?service=key-1',
    '?service=',
    '?service=nobody',
    `?service=${encodeURIComponent(`${DID}#files`)}`,
    '?serviceType=Nobody',
    '?service=files&serviceType=LinkedDomains',
  ])('at %s', (rest) => {
    expect(thrown(() => of(rest)).code).toBe('did.not-found');
  });

  test.each<[string, JsonValue]>([
    ['http', 'http://files.example/'],
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a user', 'https://user@files.example/'],
    ['a password', 'https://:secret@files.example/'],
    ['no address', 'files'],
    ['nothing', ''],
    ['an object', { uri: 'https://files.example/' }],
    ['an empty list', []],
    ['a number', 7],
    ['null', null],
  ])('that would lead to %s', (_what, endpoint) => {
    expect(thrown(() => of('?service=files', withEndpoint(endpoint))).code).toBe('did.not-found');
  });

  test.each<[string, JsonValue]>([
    ['a text', 'x'],
    ['null', null],
    ['a list of nonsense', [1, 'a', null, [], {}]],
  ])('in members that are %s', (_what, value) => {
    const document = { id: DID, verificationMethod: value, service: value };
    expect(thrown(() => of('#key-1', document)).code).toBe('did.not-found');
    expect(thrown(() => of('?service=files', document)).code).toBe('did.not-found');
  });

  test('under the DID of somebody else', () => {
    const document = { id: DID, verificationMethod: [{ ...key, id: 'did:web:b.example#key-1' }] };
    expect(thrown(() => of('#key-1', document)).code).toBe('did.not-found');
  });
});

test.each(['//b.example/x', 'https://b.example/', '\\\\b.example', '/\\b.example'])(
  'even an unread relativeRef %j leads to no other host',
  (relativeRef) => {
    const parameters = new Map([
      ['service', 'files'],
      ['relativeRef', relativeRef],
    ]);
    expect(serviceAddress(DOCUMENT, parseDidUrl(DID), parameters)).toBeUndefined();
  },
);
