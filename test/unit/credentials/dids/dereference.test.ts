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
const elsewhere = {
  id: 'https://a.example/elsewhere',
  type: 'Elsewhere',
  serviceEndpoint: 'https://elsewhere.example/',
};
const DOCUMENT: JsonObject = {
  id: DID,
  verificationMethod: [key, 'nonsense', null],
  assertionMethod: [`${DID}#key-2`, { ...embedded, id: '#key-3', type: 7 }],
  authentication: ['#key-1'],
  keyAgreement: [embedded],
  service: [files, links, elsewhere],
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
  // as absolute URIs, whichever of the two is relative
  [`?service=${encodeURIComponent(`${DID}#files`)}`, 'https://files.example/a/b'],
  [`?service=${encodeURIComponent(`${DID}#links`)}`, 'https://links.example/x?y#z'],
  ['?service=%23files', 'https://files.example/a/b'],
  ['?service=%23links', 'https://links.example/x?y#z'],
  [`?service=${encodeURIComponent('https://a.example/elsewhere')}`, 'https://elsewhere.example/'],
  // the fragment of an endpoint is none of the address that is relative to it
  ['?service=links&relativeRef=w#part', 'https://links.example/w#part'],
])('%s is the address %s', (rest, content) => {
  expect(of(rest)).toEqual({ contentType: 'text/uri-list', content });
});

test('an endpoint that ends in an empty fragment has one', () => {
  const document = withEndpoint('https://files.example/#');
  expect(of('?service=files', document).content).toBe('https://files.example/#');
  expect(thrown(() => of('?service=files#part', document)).code).toBe('did.not-found');
});

describe('with verificationRelationship', () => {
  const query = (relationship: string) => `?verificationRelationship=${relationship}`;

  test.each([
    ['authentication', '#key-1', key],
    ['keyAgreement', '#key-2', embedded],
    ['assertionMethod', '#key-2', embedded],
  ])('%s, %s is a method that is allowed for it', (relationship, fragment, content) => {
    expect(of(query(relationship) + fragment)).toEqual({ contentType: 'application/did', content });
  });

  test.each([
    ['assertionMethod', '#key-1'],
    ['authentication', '#key-2'],
    ['capabilityInvocation', '#key-1'],
    ['verificationMethod', '#key-1'],
    ['Authentication', '#key-1'],
    ['constructor', '#key-1'],
    ['', '#key-1'],
  ])('%s, %s is not allowed for it', (relationship, fragment) => {
    expect(thrown(() => of(query(relationship) + fragment)).code).toBe('did.relationship');
  });

  test.each([
    ['a service', '#files'],
    ['a method of no type', '#key-3'],
    ['the document', ''],
    ['the address of a service', '&service=files'],
  ])('%s is no method', (_what, rest) => {
    expect(thrown(() => of(query('assertionMethod') + rest)).code).toBe('did.verification-method');
  });

  test('the document is none even if it looks like one', () => {
    const document = { ...DOCUMENT, type: 'Multikey', controller: DID, authentication: [DID] };
    expect(thrown(() => of(query('authentication'), document)).code).toBe('did.verification-method');
  });

  test('what there is not is not found', () => {
    expect(thrown(() => of(`${query('authentication')}#key-4`)).code).toBe('did.not-found');
  });
});

describe('there is nothing', () => {
  test.each([
    '#key-4',
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
    `?service=${encodeURIComponent('did:web:b.example#files')}`,
    `?service=${encodeURIComponent(DID)}`,
    '?service=%23',
    '?service=%23%23files',
    '?service=links#part',
    '?serviceType=LinkedDomains#part',
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
