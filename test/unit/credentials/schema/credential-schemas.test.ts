import { expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import {
  checkCredentialSchemas,
  schemaInCredential,
} from '../../../../src/credentials/schema/credential-schemas.js';

const SCHEMA: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  properties: { credentialSubject: { required: ['name'] } },
};
const CARRIER: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential', 'JsonSchemaCredential'],
  issuer: 'did:example:issuer',
  credentialSubject: { id: 'https://example.org/schema', type: 'JsonSchema', jsonSchema: SCHEMA },
};
const AT_HAND = new Map<string, JsonObject>([
  ['https://example.org/schema', SCHEMA],
  ['https://example.org/carrier', CARRIER],
  ['https://example.org/broken', { $schema: SCHEMA.$schema ?? '', $ref: 'https://example.org/elsewhere' }],
]);
const named = (id: string, type: string): JsonObject => ({ id: `https://example.org/${id}`, type });
const credential = (...credentialSchema: JsonObject[]): JsonObject => ({
  credentialSubject: { id: 'urn:x:y' },
  credentialSchema,
});

test.each([
  ['JsonSchema', 'schema'],
  ['1EdTechJsonSchemaValidator2019', 'schema'],
  ['JsonSchemaCredential', 'carrier'],
])('a schema of type %s is applied to the whole credential', async (type, id) => {
  const bare = credential(named(id, type));
  expect(await checkCredentialSchemas(bare, AT_HAND)).toEqual({
    faults: [expect.objectContaining({ code: 'schema.mismatch', pointer: '/credentialSubject' })],
    unchecked: [],
  });
  const whole = { ...bare, credentialSubject: { name: 'x' } };
  expect(await checkCredentialSchemas(whole, AT_HAND)).toEqual({ faults: [], unchecked: [] });
});

test('what is not at hand or not understood is told apart from what is satisfied', async () => {
  const one = credential(
    named('schema', 'ZkpExampleSchema2018'),
    named('nowhere', 'JsonSchema'),
    named('schema', 'JsonSchema'),
    { type: 'JsonSchema' },
  );
  const found = await checkCredentialSchemas({ ...one, credentialSubject: { name: 'x' } }, AT_HAND);
  expect(found).toEqual({
    faults: [],
    unchecked: ['/credentialSchema/0', '/credentialSchema/1', '/credentialSchema/3'],
  });
  expect(await checkCredentialSchemas({}, AT_HAND)).toEqual({ faults: [], unchecked: [] });
});

test.each([
  ['broken', 'JsonSchema', 'schema.remote-reference'],
  ['carrier', 'JsonSchema', 'schema.dialect-missing'],
  ['schema', 'JsonSchemaCredential', 'schema.credential-malformed'],
])('that %s can’t be applied as %s is shown where the credential names it', async (id, type, code) => {
  const found = await checkCredentialSchemas(credential(named(id, type)), AT_HAND);
  expect(found.faults).toEqual([expect.objectContaining({ code, pointer: '/credentialSchema/0' })]);
});

test.each<[string, JsonObject]>([
  ['no type that says so', { ...CARRIER, type: ['VerifiableCredential'] }],
  ['no subject', { ...CARRIER, credentialSubject: [] }],
  [
    'two subjects',
    { ...CARRIER, credentialSubject: [CARRIER.credentialSubject ?? {}, CARRIER.credentialSubject ?? {}] },
  ],
  ['a subject of another type', { ...CARRIER, credentialSubject: { type: 'Person', jsonSchema: SCHEMA } }],
  ['no schema', { ...CARRIER, credentialSubject: { type: 'JsonSchema' } }],
  ['text for a schema', { ...CARRIER, credentialSubject: { type: 'JsonSchema', jsonSchema: '{}' } }],
])('a credential with %s carries no schema', (_what, carrier) => {
  expect(schemaInCredential(CARRIER)).toEqual(SCHEMA);
  expect(schemaInCredential(carrier)).toBeUndefined();
});
