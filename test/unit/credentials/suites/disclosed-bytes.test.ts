import { createHash } from 'node:crypto';
import * as Bls12381Multikey from '@digitalbazaar/bls12-381-multikey';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { p256 } from '@noble/curves/nist.js';
import jsonld from 'jsonld';
import type { JsonObject } from '../../../../src/common/json.js';
import { closedLoader } from '../../../../src/credentials/contexts/loader.js';
import { readMultikey } from '../../../../src/credentials/keys/multikey.js';
import { addProof, deriveProof } from '../../../../src/credentials/suites/add-proof.js';
import { verifyProof } from '../../../../src/credentials/suites/verify-proof.js';
import { readValue } from '../../../support/split-node.js';
import { smallCredential, type TestKey, taken, testKey } from '../../../support/suite-keys.js';

const signedAt = new Date('2026-06-15T10:00:00Z');
const TEXT = 'Zoë Nuñez 🎓';
// all nodes have ids, so that no label has to be replaced
const document = smallCredential({
  name: TEXT,
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: `${TEXT}!` },
});

const sha256 = (text: string) => createHash('sha256').update(Buffer.from(text, 'utf8')).digest();

async function canonical(value: JsonObject): Promise<string> {
  const documentLoader = closedLoader();
  return jsonld.canonize(value, { algorithm: 'RDFC-1.0', documentLoader, safe: true, base: null });
}

/** What the specifications say that is signed where the name is mandatory, from Node's UTF-8 and hashes. */
async function signedParts(proof: JsonObject) {
  const { proofValue: _value, ...options } = proof;
  const statements = (await canonical(document)).split('\n').slice(0, -1);
  const own = `<${document.id}> <`;
  const always = [`${own}http://www.w3.org/1999/02/22-rdf-syntax-ns#type>`, `${own}https://schema.org/name>`];
  const isMandatory = (statement: string) => always.some((start) => statement.startsWith(start));
  const mandatory = statements.filter(isMandatory).map((statement) => `${statement}\n`);
  const others = statements.filter((statement) => !isMandatory(statement));
  expect([mandatory.join(''), others.join('\n')]).toEqual([
    expect.stringContaining(TEXT),
    expect.stringContaining(`${TEXT}!`),
  ]);
  return {
    configHash: sha256(await canonical({ '@context': document['@context'] ?? [], ...options })),
    mandatoryHash: sha256(mandatory.join('')),
    messages: others.map((statement) => Uint8Array.from(Buffer.from(`${statement}\n`, 'utf8'))),
  };
}

describe.each([
  ['ecdsa-sd-2023', 'P-256', 2],
  ['bbs-2023', 'BLS12-381-G2', 3],
] as const)('%s', (suite, type, hmacAt) => {
  let key: TestKey;
  const sign = async () => addProof(document, key.signer, { suite, signedAt, mandatoryPointers: ['/name'] });

  beforeAll(async () => {
    key = await testKey(type);
  });

  test('signs the UTF-8 of texts beyond ASCII, be they mandatory or not', async () => {
    const base = await sign();
    const { proof, value } = taken(base);
    const { configHash, mandatoryHash, messages } = await signedParts(proof);
    const members = readValue(value) as Uint8Array[];
    const [signature = new Uint8Array(), second = new Uint8Array()] = members;
    if (suite === 'ecdsa-sd-2023') {
      const signatures = members[3] as unknown as Uint8Array[];
      const { bytes: issuer } = readMultikey(key.method.publicKeyMultibase);
      const verify = (one: Uint8Array, data: Uint8Array, by: Uint8Array) =>
        p256.verify(one, data, by, { lowS: false });
      expect(signatures.length).toBe(messages.length);
      for (const [index, message] of messages.entries())
        expect(verify(signatures[index] ?? signature, message, second.subarray(2))).toBe(true);
      const whole = Uint8Array.from(Buffer.concat([configHash, second, mandatoryHash]));
      expect(verify(signature, whole, issuer)).toBe(true);
    } else {
      const header = Uint8Array.from(Buffer.concat([configHash, mandatoryHash]));
      expect(second).toEqual(header);
    }
    const derived = taken(await deriveProof(base, ['/credentialSubject/alumniOf']));
    if (suite === 'bbs-2023') {
      const [shown, , , indexes, presentationHeader] = readValue(derived.value) as Uint8Array[];
      const disclosed: Uint8Array[] = [];
      for (const index of indexes ?? []) disclosed[index] = messages[index] ?? signature;
      const told = disclosed.map((message) => Buffer.from(message).toString('utf8')).join('');
      expect(told).toContain(`${TEXT}!`);
      const verifier = (await Bls12381Multikey.from({ ...key.method, type: 'Multikey' })).verifier();
      const what = { proof: shown, header: second, presentationHeader };
      expect(await verifier.multiverify({ ...what, messages: disclosed })).toBe(true);
    }
    expect(derived.document).toMatchObject({ name: TEXT, credentialSubject: { alumniOf: `${TEXT}!` } });
    expect(await verifyProof(derived.document, derived.proof, key.method)).toBe('valid');
    const bent = { ...derived.document, name: TEXT.normalize('NFD') };
    expect(await verifyProof(bent, derived.proof, key.method)).toBe('invalid');
  });

  test('gives labels of a key that is new with each proof', async () => {
    const keys = [await sign(), await sign()].map((base) => readValue(taken(base).value)[hmacAt]);
    for (const one of keys) expect((one as Uint8Array).byteLength).toBe(32);
    expect(keys[0]).not.toEqual(keys[1]);
  });

  test('reads ~0 and ~1 of pointers, each once', async () => {
    const names = { 'urn:x:~1': 'escape', 'urn:x:/': 'stroke', 'urn:x:~': 'tilde', 'urn:x:a/b~c': 'both' };
    const subject = { id: 'did:example:abcdefgh', ...names };
    const base = await addProof(smallCredential({ credentialSubject: subject }), key.signer, {
      suite,
      signedAt,
      mandatoryPointers: ['/credentialSubject/urn:x:a~1b~0c'],
    });
    for (const [pointer, name] of [
      ['urn:x:~01', 'urn:x:~1'],
      ['urn:x:~1', 'urn:x:/'],
      ['urn:x:~0', 'urn:x:~'],
    ] as const) {
      const { document: shown, proof } = taken(await deriveProof(base, [`/credentialSubject/${pointer}`]));
      const { id } = subject;
      expect(shown.credentialSubject).toEqual({ id, 'urn:x:a/b~c': 'both', [name]: names[name] });
      expect(await verifyProof(shown, proof, key.method)).toBe('valid');
    }
  });
});
