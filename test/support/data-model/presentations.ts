import { type Breaches, TYPES } from './any-document.js';
import { CREDENTIAL_1 } from './documents.js';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const V1 = 'https://www.w3.org/2018/credentials/v1';

export const PRESENTATION: Breaches = {
  'presentation-type': [
    ['/type', ['ExamplePresentation']],
    ['/type', ['VerifiablePresentations']],
  ],
  'types-are-terms': [...TYPES, ['/type', ['VerifiablePresentation', 4], '/type/1']],
  'holder-identified': [
    ['/holder', null],
    ['/holder', 4],
    ['/holder', []],
    ['/holder', ['did:example:learner']],
    ['/holder', 'z6MkpJySvETLnxhQG9DzEdmKJtysBDjuuTeDfUj1uNNCUqcj'],
    ['/holder', {}, '/holder/id'],
  ],
};

export const PRESENTATION_ONLY_2: Breaches = {
  'presented-credentials': [
    ['/verifiableCredential', null],
    ['/verifiableCredential', 'https://example.org/credentials/1'],
    ['/verifiableCredential', 4],
    ['/verifiableCredential/0', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
    ['/verifiableCredential/3', [CREDENTIAL_1]],
  ],
  'self-asserted-by-holder': [
    ['/holder'],
    ['/holder', 'did:example:alice', '/verifiableCredential/2/issuer'],
    ['/verifiableCredential/2/issuer', 'did:example:alice'],
    ['/verifiableCredential/0/proof', undefined, '/verifiableCredential/0/issuer'],
  ],
  'credential-type': [['/verifiableCredential/0/type', ['Course']]],
  'context-is-list': [['/verifiableCredential/0/@context', V2]],
  'issuance-date': [['/verifiableCredential/3/issuanceDate']],
  'envelope-context': [['/verifiableCredential/1/@context', 'https://example.org/x']],
  'envelope-data-url': [['/verifiableCredential/1/id', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln']],
};

export const PRESENTATION_ONLY_1: Breaches = {
  'presented-credentials-or-tokens': [
    ['/verifiableCredential', null],
    ['/verifiableCredential/1', 'https://example.org/credentials/1'],
    ['/verifiableCredential/1', 'a.b'],
    ['/verifiableCredential/0', 7],
  ],
  'credential-type': [['/verifiableCredential/0/type', ['Course']]],
};

export const ENVELOPES: Breaches = {
  'envelope-context': [
    ['/@context'],
    ['/@context', null],
    ['/@context', []],
    ['/@context', V1],
    ['/@context', 'https://www.w3.org/ns/credentials/examples/v2'],
    ['/@context', [{}]],
  ],
  'envelope-type': [
    ['/type', ['EnvelopedVerifiableCredential', 'VerifiableCredential']],
    ['/type', ['EnvelopedVerifiableCredential', 'EnvelopedVerifiablePresentation']],
  ],
  'envelope-data-url': [
    ['/id'],
    ['/id', null],
    ['/id', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
    ['/id', 'https://example.org/credentials/1'],
    ['/id', 'data:application/vc+jwt'],
    ['/id', 'data:,'],
    ['/id', ['data:application/vc+jwt,eyJ']],
  ],
};
