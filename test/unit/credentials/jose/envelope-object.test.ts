import { expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import {
  envelopedCredential,
  envelopedPresentation,
  openEnvelope,
} from '../../../../src/credentials/jose/envelope-object.js';
import { readEnveloped } from '../../../../src/credentials/jose/read-enveloped.js';
import { signEnveloped } from '../../../../src/credentials/jose/sign-enveloped.js';
import { verifyEnveloped } from '../../../../src/credentials/jose/verify-enveloped.js';
import { credentialOf, joseIssuer, presentationOf } from '../../../support/jose-issuers.js';
import { thrown } from '../../../support/thrown.js';

const JWS = 'eyJhIjoxfQ.eyJhIjoxfQ.AA';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const carrier = envelopedCredential(JWS);

test('an envelope is the three members of the standard’s examples, and carries its JWS', () => {
  expect(carrier).toEqual({
    '@context': V2,
    id: `data:application/vc+jwt,${JWS}`,
    type: 'EnvelopedVerifiableCredential',
  });
  expect(envelopedPresentation(JWS)).toEqual({
    '@context': V2,
    id: `data:application/vp+jwt,${JWS}`,
    type: 'EnvelopedVerifiablePresentation',
  });
  expect(openEnvelope(carrier)).toEqual({ kind: 'credential', jws: JWS });
  expect(openEnvelope(envelopedPresentation(JWS))).toEqual({ kind: 'presentation', jws: JWS });
});

test('a presentation carries credentials in envelopes, and lies in one', async () => {
  const issuer = await joseIssuer('P-384');
  const holder = await joseIssuer('Ed25519');
  const inner = envelopedCredential(
    await signEnveloped(credentialOf(issuer), issuer.signer, { kind: 'credential' }),
  );
  const document = presentationOf(holder, { verifiableCredential: [inner] });
  const outer = envelopedPresentation(await signEnveloped(document, holder.signer, { kind: 'presentation' }));
  const opened = openEnvelope(outer);
  const presentation = readEnveloped(opened.jws, opened.kind);
  expect(await verifyEnveloped(presentation, holder.method)).toBe('valid');
  const [carried] = presentation.document.verifiableCredential as JsonValue[];
  const { jws, kind } = openEnvelope(carried);
  const credential = readEnveloped(jws, kind);
  expect(credential.document).toEqual(credentialOf(issuer));
  expect(await verifyEnveloped(credential, issuer.method)).toBe('valid');
});

test.each<[string, JsonObject]>([
  ['contexts in a list', { '@context': ['https://other.example/v1', V2] }],
  ['its type in a list', { type: ['EnvelopedVerifiableCredential'] }],
  ['a scheme and media type in capitals', { id: `DATA:Application/VC+JWT,${JWS}` }],
])('%s are taken', (_what, over) => {
  expect(openEnvelope({ ...carrier, ...over })).toEqual({ kind: 'credential', jws: JWS });
});

test.each<[string, Record<string, unknown>, string]>([
  ['no context', { '@context': undefined }, 'envelope.context'],
  [
    'the context of version 1.1',
    { '@context': 'https://www.w3.org/2018/credentials/v1' },
    'envelope.context',
  ],
  ['an empty list of contexts', { '@context': [] }, 'envelope.context'],
  ['a context inside a context', { '@context': [[V2]] }, 'envelope.context'],
  ['a context as object', { '@context': { '@vocab': V2 } }, 'envelope.context'],
  ['no type', { type: undefined }, 'envelope.type'],
  ['a credential', { type: 'VerifiableCredential' }, 'envelope.type'],
  ['two types', { type: ['EnvelopedVerifiableCredential', 'VerifiableCredential'] }, 'envelope.type'],
  ['one type twice', { type: Array(2).fill('EnvelopedVerifiableCredential') }, 'envelope.type'],
  [
    'a type as address',
    { type: 'https://www.w3.org/2018/credentials#EnvelopedVerifiableCredential' },
    'envelope.type',
  ],
  ['no id', { id: undefined }, 'envelope.id'],
  ['an id that is no text', { id: [`data:application/vc+jwt,${JWS}`] }, 'envelope.id'],
  ['an address', { id: 'https://issuer.example/credential.jwt' }, 'envelope.id'],
  ['the text alone', { id: JWS }, 'envelope.id'],
  ['no text', { id: 'data:application/vc+jwt,' }, 'envelope.id'],
  ['no comma', { id: `data:application/vc+jwt;${JWS}` }, 'envelope.id'],
  ['base64', { id: `data:application/vc+jwt;base64,${btoa(JWS)}` }, 'envelope.id'],
  ['a charset', { id: `data:application/vc+jwt;charset=utf-8,${JWS}` }, 'envelope.id'],
  ['a space before it', { id: ` data:application/vc+jwt,${JWS}` }, 'envelope.id'],
  ['no media type', { id: `data:,${JWS}` }, 'envelope.media-type'],
  ['an older media type', { id: `data:application/vc-ld+jwt,${JWS}` }, 'envelope.media-type'],
  ['a still older one', { id: `data:application/vc+ld+json+jwt,${JWS}` }, 'envelope.media-type'],
  ['that of any token', { id: `data:application/jwt,${JWS}` }, 'envelope.media-type'],
  ['that of a presentation', { id: `data:application/vp+jwt,${JWS}` }, 'envelope.media-type'],
  [
    'a presentation with that of a credential',
    { type: 'EnvelopedVerifiablePresentation' },
    'envelope.media-type',
  ],
  ['an SD-JWT', { id: `data:application/vc+sd-jwt,${JWS}~` }, 'envelope.unsupported'],
  ['an SD-JWT VC', { id: `data:application/dc+sd-jwt,${JWS}~` }, 'envelope.unsupported'],
  ['COSE', { id: 'data:application/vc+cose,0oRD' }, 'envelope.unsupported'],
])('%s is refused', (_what, over, code) => {
  const object = { ...carrier, ...over } as JsonObject;
  expect(thrown(() => openEnvelope(object))).toMatchObject({ kind: 'invalid', code });
});

test.each([undefined, null, 'data:application/vc+jwt,a.b.c', [carrier]])('%j is no envelope', (value) => {
  expect(thrown(() => openEnvelope(value)).code).toBe('envelope.malformed');
});

test.each<[string, (jws: string) => string]>([
  ['a second envelope behind it', (jws) => `${jws};data:application/vc+jwt,${jws}`],
  ['a fragment', (jws) => `${jws}#key`],
  ['percent signs', (jws) => jws.replaceAll('.', '%2E')],
])('%s is carried, but not read', async (_what, change) => {
  const issuer = await joseIssuer('Ed25519');
  const genuine = await signEnveloped(credentialOf(issuer), issuer.signer, { kind: 'credential' });
  const { jws, kind } = openEnvelope(envelopedCredential(change(genuine)));
  expect(thrown(() => readEnveloped(jws, kind)).code).toBe('jose.malformed');
});
