import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { base58, hex } from '@scure/base';
import { isJsonObject, type JsonObject } from '../../src/common/json.js';
import { closedLoader } from '../../src/credentials/contexts/loader.js';
import { verifyProof } from '../../src/credentials/suites/verify-proof.js';
import { checkProofs } from '../../src/verification/checks/proof.js';
import { insideOf, methodOf, resolveKeys, signedBytes, type Vectors } from './vectors.js';

/** One folder of vectors of a suite that signs the hashes of a proof's configuration and a document. */
export interface VectorFolder {
  readonly suite: string;
  readonly folder: string;
  /** What the names of its files end with. */
  readonly suffix: string;
  /** The file of the document that is signed. */
  readonly unsigned: string;
  readonly publicKey: string;
  readonly hash?: 'sha256' | 'sha384';
}

const NOW = new Date('2026-06-15T10:00:00Z');

/** Tests every step from a document to its signature, and the verdict on what was published. */
export function testVectorFolder(at: Vectors, spec: VectorFolder): void {
  const { suite, folder, suffix, unsigned, publicKey, hash = 'sha256' } = spec;
  const file = (name: string) => `${folder}/${name}${suffix}`;
  const text = (name: string) => at.text(`${file(name)}.txt`);
  const digest = (data: string) => createHash(hash).update(data).digest('hex');
  const options = {
    documentLoader: closedLoader(),
    base: null,
    safe: true,
    skipExpansion: false,
    ...(hash === 'sha384' ? { messageDigestAlgorithm: 'SHA-384' } : {}),
  };
  const secured = () => {
    const { proof, ...document } = at.object(`${file('signed')}.json`);
    if (!isJsonObject(proof)) throw new Error('There is one proof');
    return { document, proof };
  };
  // one suite adds the context of its terms before it signs
  const signedInput = (): JsonObject => ({
    ...at.object(unsigned),
    '@context': secured().document['@context'] ?? null,
  });

  describe(`${folder} (${suite}, ${hash})`, () => {
    test('the document has the published canonical form and hash', async () => {
      const canonical = await (await insideOf(suite)).canonize(signedInput(), options);
      expect(canonical).toBe(text('canonDoc'));
      expect(digest(canonical)).toBe(text('docHash'));
    });

    test('the proof’s configuration has the published canonical form and hash', async () => {
      const config = at.object(`${file('proofConfig')}.json`);
      const canonical = await (await insideOf(suite)).canonize(config, options);
      expect(canonical).toBe(text('proofCanon'));
      expect(digest(canonical)).toBe(text('proofHash'));
    });

    test('what is signed are both hashes, and the signature is the published one', async () => {
      const { document, proof } = secured();
      const method = await methodOf(publicKey);
      const data = await signedBytes(suite, document, proof, method);
      expect(hex.encode(data)).toBe(text('combinedHash'));
      expect(text('combinedHash')).toBe(text('proofHash') + text('docHash'));
      expect(proof.proofValue).toBe(text('sigBTC58'));
      expect(hex.encode(base58.decode(text('sigBTC58').slice(1)))).toBe(text('sigHex'));
    });

    test('the signed document verifies, under its own key alone', async () => {
      const { document, proof } = secured();
      const method = await methodOf(publicKey);
      expect(document).toEqual(signedInput());
      expect(await verifyProof(document, proof, method)).toBe('valid');
      const [result, ...others] = await checkProofs({ ...document, proof }, [proof], resolveKeys, {
        now: NOW,
      });
      expect([result?.code, others]).toEqual(['proof.valid', []]);
      const changed = { ...document, name: 'Another name' };
      expect(await verifyProof(changed, proof, method)).toBe('invalid');
    });
  });
}
