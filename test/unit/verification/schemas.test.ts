import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { addProof } from '../../../src/credentials/suites/add-proof.js';
import { checkOutsideSchemas } from '../../../src/issuing/outside-schemas.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { NOW, testIssuer } from '../../support/samples.js';

const ADDRESS = 'https://schemas.example/person.json';
const SCHEMA: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { credentialSubject: { type: 'object', required: ['name'] } },
};

/** A credential of a stranger that names the schema, and what is found of its schemas where `schemas` can be had. */
async function found(
  subject: JsonObject,
  schemas: Record<string, JsonObject> | undefined,
  type = 'JsonSchema',
) {
  const { did, signer } = await testIssuer('stranger');
  const credential: JsonObject = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: did,
    credentialSchema: { id: ADDRESS, type },
    credentialSubject: subject,
  };
  const document = await addProof(credential, signer, { signedAt: NOW });
  const asked: string[] = [];
  const material: TrustMaterial = {
    now: NOW,
    registry: { issuers: new Map(), versions: new Map(), graceDays: 0 },
    resolveDid: async () => undefined,
    statusList: async () => undefined,
    publishedVersion: async () => undefined,
    ...(schemas && {
      credentialSchemas: (one) =>
        checkOutsideSchemas(one, {
          async fetch(address) {
            asked.push(address);
            return schemas[address];
          },
          trust: async () => material,
        }),
    }),
  };
  const report = await verify(document, material, { recognition: 'left-out' });
  const codes = (report.credentials[0]?.results ?? []).map(({ code }) => code);
  return { verdict: report.verdict, schema: codes.filter((code) => code.includes('.schema-')), asked };
}

describe('the schema that a credential names', () => {
  test('is satisfied', async () => {
    const { verdict, schema, asked } = await found({ id: 'did:example:a', name: 'A' }, { [ADDRESS]: SCHEMA });
    expect([verdict, schema, asked]).toEqual(['verified', ['content.schema-satisfied'], [ADDRESS]]);
  });

  test('makes a credential that departs from it fail', async () => {
    const { verdict, schema } = await found({ id: 'did:example:a' }, { [ADDRESS]: SCHEMA });
    expect([verdict, schema]).toEqual(['not-verified', ['structure.schema-mismatch']]);
  });

  test.each<[string, Record<string, JsonObject> | undefined, string]>([
    ['that nobody looks for', undefined, 'content.schema-not-at-hand'],
    ['that cannot be had', {}, 'content.schema-not-at-hand'],
    ['in no known dialect', { [ADDRESS]: { ...SCHEMA, $schema: 'urn:x' } }, 'content.schema-unusable'],
    ['that says no dialect', { [ADDRESS]: { type: 'object' } }, 'content.schema-unusable'],
    [
      'that leads elsewhere',
      { [ADDRESS]: { ...SCHEMA, $ref: 'https://evil.example/' } },
      'content.schema-unusable',
    ],
  ])('%s is told, and passes or fails nothing', async (_what, schemas, code) => {
    const { verdict, schema } = await found({ id: 'did:example:a', name: 'A' }, schemas);
    expect([verdict, schema]).toEqual(['verified', [code]]);
  });

  test('of a type that is not known is not asked for', async () => {
    const { asked, schema } = await found(
      { id: 'did:example:a', name: 'A' },
      { [ADDRESS]: SCHEMA },
      'https://x.example/#Type',
    );
    expect([asked, schema]).toEqual([[], ['content.schema-not-at-hand']]);
  });
});

describe('a schema in a credential of its own', () => {
  const carrier = async (over: JsonObject = {}, signedOver: JsonObject = {}) => {
    const { did, signer } = await testIssuer('schema-keeper');
    const credential: JsonObject = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: ADDRESS,
      type: ['VerifiableCredential', 'JsonSchemaCredential'],
      issuer: did,
      credentialSubject: { id: 'https://schemas.example/person', type: 'JsonSchema', jsonSchema: SCHEMA },
      ...signedOver,
    };
    return { ...(await addProof(credential, signer, { signedAt: NOW })), ...over };
  };
  const judged = async (subject: JsonObject, served: JsonObject) => {
    const { verdict, schema } = await found(subject, { [ADDRESS]: served }, 'JsonSchemaCredential');
    return [verdict, schema];
  };
  const NAMED = { id: 'did:example:a', name: 'A' };

  test('counts once that verifies', async () => {
    expect(await judged(NAMED, await carrier())).toEqual(['verified', ['content.schema-satisfied']]);
    expect(await judged({ id: 'did:example:a' }, await carrier())).toEqual([
      'not-verified',
      ['structure.schema-mismatch'],
    ]);
  });

  const looser = { id: 'https://schemas.example/person', type: 'JsonSchema', jsonSchema: true };
  test.each<[string, () => Promise<JsonObject>]>([
    ['that was changed', () => carrier({ credentialSubject: looser })],
    ['that nobody signed', async () => ({ ...(await carrier()), proof: undefined }) as unknown as JsonObject],
    ['that has expired', () => carrier({}, { validUntil: '2020-01-01T00:00:00Z' })],
    ['of another address', () => carrier({}, { id: 'https://schemas.example/other.json' })],
    ['that is a schema and no credential', async () => SCHEMA],
  ])('%s does not count', async (_what, served) => {
    expect(await judged({ id: 'did:example:a' }, JSON.parse(JSON.stringify(await served())))).toEqual([
      'verified',
      ['content.schema-not-at-hand'],
    ]);
  });
});
