import { describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { plainDocument } from '../../../../src/credentials/dids/did-document.js';
import { isDidDocument, RELATIONSHIPS } from '../../../../src/credentials/dids/did-document-form.js';
import { didJwkDocument } from '../../../../src/credentials/dids/did-jwk.js';
import { didKeyDocument } from '../../../../src/credentials/dids/did-key-document.js';
import { didWebDocument } from '../../../../src/credentials/dids/did-web.js';

const DID = 'did:web:a.example';
const KEY = 'z6MktKwz7Ge1Yxzr4JHavN33wiwa8y81QdcMRLXQsrH9T53b';
const method = { id: `${DID}#key-1`, type: 'Multikey', controller: DID, publicKeyMultibase: KEY };
const service = { id: `${DID}#files`, type: 'Files', serviceEndpoint: 'https://files.example/' };

const isOne = (members: JsonObject) => isDidDocument({ id: DID, ...members });
const { id: _id, ...nameless } = method;
const { type: _type, ...untyped } = method;
const { controller: _controller, ...uncontrolled } = method;
const { id: _serviceId, ...namelessService } = service;
const { type: _serviceType, ...untypedService } = service;
const { serviceEndpoint: _endpoint, ...endless } = service;

describe('a DID document', () => {
  test.each<[string, JsonObject]>([
    ['has nothing but its id', {}],
    [
      'has a context and members that nobody knows',
      { '@context': 'https://www.w3.org/ns/did/v1', more: [7] },
    ],
    ['has a controller', { controller: 'did:web:b.example' }],
    ['has several controllers', { controller: [DID, 'https://b.example/'] }],
    ['is known by other names', { alsoKnownAs: ['https://a.example/', 'urn:example:a'] }],
    ['has a key', { verificationMethod: [method] }],
    ['has a key with a relative name', { verificationMethod: [{ ...method, id: '#key-1' }] }],
    ['has a key of somebody else', { verificationMethod: [{ ...method, controller: 'did:web:b.example' }] }],
    [
      'has a key of an unknown kind',
      { verificationMethod: [{ ...nameless, id: '#key-1', type: 'Unheard' }] },
    ],
    [
      'has a key that is broken',
      { verificationMethod: [{ ...method, publicKeyMultibase: 7, expires: 'soon' }] },
    ],
    ['has a relationship without keys', { assertionMethod: [] }],
    ['has an embedded key twice', { assertionMethod: [method], authentication: [method] }],
    ['has a service', { service: [service] }],
    ['has a service with a relative name', { service: [{ ...service, id: '#files' }] }],
    ['has a service of two types', { service: [{ ...service, type: ['Files', 'Other'] }] }],
    ['has a service at an object', { service: [{ ...service, serviceEndpoint: { uri: 'x' } }] }],
    [
      'has a service at several places',
      { service: [{ ...service, serviceEndpoint: ['https://a.example', {}] }] },
    ],
  ])('%s', (_what, members) => {
    expect(isOne(members)).toBe(true);
  });

  test('is what is made here', async () => {
    const key = { id: `${DID}#key-1`, publicKeyMultibase: KEY };
    expect(isDidDocument(plainDocument(didWebDocument(DID, [key])))).toBe(true);
    const derived = new Map([['enableEncryptionKeyDerivation', 'true']]);
    expect(isDidDocument(await didKeyDocument(`did:key:${KEY}`, derived))).toBe(true);
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    const document = didJwkDocument(`did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}`);
    expect(document && isDidDocument(document)).toBe(true);
  });
});

describe('it is none', () => {
  test.each<[string, JsonValue]>([
    ['a number', 7],
    ['null', null],
    ['a list', [DID]],
    ['no URL', 'a.example'],
    ['the URL of something else', 'https://a.example/'],
  ])('with %s for its id', (_what, id) => {
    expect(isDidDocument({ id })).toBe(false);
  });

  test('without an id', () => {
    expect(isDidDocument({ verificationMethod: [method] })).toBe(false);
  });

  test.each<[string, JsonObject]>([
    ['a controller that is no URL', { controller: 'b' }],
    ['a controller that is an object', { controller: { id: DID } }],
    ['no controller by name', { controller: null }],
    ['controllers of which one is no URL', { controller: [DID, 'b'] }],
    ['another name outside of a list', { alsoKnownAs: 'https://a.example/' }],
    ['another name that is no URL', { alsoKnownAs: ['a'] }],
    ['another name that is a number', { alsoKnownAs: [7] }],
    ['a key outside of a list', { verificationMethod: method }],
    ['the name of a key in place of it', { verificationMethod: [method.id] }],
    ['null for a key', { verificationMethod: [null] }],
    ['a key without a name', { verificationMethod: [nameless] }],
    ['a key whose name is no URL', { verificationMethod: [{ ...method, id: 'key-1' }] }],
    ['a key whose name is nothing', { verificationMethod: [{ ...method, id: '#' }] }],
    ['a key without a type', { verificationMethod: [untyped] }],
    ['a key with an empty type', { verificationMethod: [{ ...method, type: '' }] }],
    ['a key of two types', { verificationMethod: [{ ...method, type: ['Multikey'] }] }],
    ['a key without a controller', { verificationMethod: [uncontrolled] }],
    ['a key of two controllers', { verificationMethod: [{ ...method, controller: [DID] }] }],
    ['a key whose controller is no URL', { verificationMethod: [{ ...method, controller: '#key-2' }] }],
    ['a service outside of a list', { service }],
    ['the name of a service in place of it', { service: [service.id] }],
    ['a service without a name', { service: [namelessService] }],
    ['a service whose name is no URL', { service: [{ ...service, id: 'files' }] }],
    ['a service without a type', { service: [untypedService] }],
    ['a service with no type in a list', { service: [{ ...service, type: [] }] }],
    ['a service whose type is an object', { service: [{ ...service, type: {} }] }],
    ['a service without an endpoint', { service: [endless] }],
    ['a service whose endpoint is no URL', { service: [{ ...service, serviceEndpoint: 'files' }] }],
    ['a service whose endpoint is null', { service: [{ ...service, serviceEndpoint: null }] }],
    ['a service with no endpoint in a list', { service: [{ ...service, serviceEndpoint: [] }] }],
    ['a service with an endpoint that is none', { service: [{ ...service, serviceEndpoint: ['files'] }] }],
    ['two keys of one name', { verificationMethod: [method, { ...method, type: 'Other' }] }],
    ['one key listed twice', { verificationMethod: [method, method] }],
    ['two keys of one name, once relative', { verificationMethod: [method, { ...method, id: '#key-1' }] }],
    ['two services of one name', { service: [service, { ...service, type: 'Other' }] }],
    ['one service twice', { service: [service, { ...service, id: '#files' }] }],
    [
      'a service with the name of a key',
      { verificationMethod: [method], service: [{ ...service, id: '#key-1' }] },
    ],
  ])('with %s', (_what, members) => {
    expect(isOne(members)).toBe(false);
  });

  test.each(RELATIONSHIPS)('if something under %s is no key, nor the name of one', (name) => {
    for (const value of [method.id, method, null, {}, [null], [7], ['key-1'], [nameless], [untyped]])
      expect([value, isOne({ [name]: value })]).toEqual([value, false]);
    expect(isOne({ [name]: [method.id, '#key-2', { ...method, id: '#key-3' }] })).toBe(true);
  });

  test.each(RELATIONSHIPS)('if a key under %s has the name of another', (name) => {
    const members = {
      verificationMethod: [method],
      [name]: [{ ...method, controller: 'did:web:b.example' }],
    };
    expect(isOne(members)).toBe(false);
    expect(isOne({ ...members, verificationMethod: [] })).toBe(true);
  });
});
