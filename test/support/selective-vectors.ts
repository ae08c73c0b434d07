import {
  canonicalize,
  canonicalizeAndGroup,
  canonizeProof,
  createHmac,
  createHmacIdLabelMapFunction,
  createLabelMapFunction,
  hashCanonizedProof,
  hashMandatory,
  labelReplacementCanonicalizeJsonLd,
  relabelBlankNodes,
  selectJsonLd,
  stripBlankNodePrefixes,
} from '@digitalbazaar/di-sd-primitives';
import { expect, test } from '@jest/globals';
import { p256 } from '@noble/curves/nist.js';
import { base58, hex } from '@scure/base';
import { type JsonObject, type JsonValue, pointer } from '../../src/common/json.js';
import { closedLoader } from '../../src/credentials/contexts/loader.js';
import { readMultikey } from '../../src/credentials/keys/multikey.js';
import { deriveProof } from '../../src/credentials/suites/add-proof.js';
import type { CborValue } from '../../src/credentials/suites/cbor.js';
import { verifyProof } from '../../src/credentials/suites/verify-proof.js';
import { readValue } from './split-node.js';
import { taken } from './suite-keys.js';
import { methodOf, type Vectors } from './vectors.js';

/** The vectors of one credential of ecdsa-sd-2023: files by their names in its folder, and what it was made of. */
export interface SelectiveFolder {
  readonly folder: string;
  readonly keys: string;
  readonly unsigned: string;
  readonly mandatory: string;
  readonly selective: string;
  /** Members that the file of the unsigned document has in another wording than what was signed. */
  readonly departs: readonly string[];
}

const options = { documentLoader: closedLoader() };

/** A `Map` as the vectors write it. */
const mapOf = (value: JsonValue | undefined) => new Map((value as JsonObject).value as [never, never][]);
const hexes = (value: CborValue | undefined) => (value as Uint8Array[]).map((bytes) => hex.encode(bytes));
const hexOf = (value: CborValue | undefined) => hex.encode(value as Uint8Array);
const keyText = (value: CborValue | undefined) => `z${base58.encode(value as Uint8Array)}`;

/** Tests every step of ecdsa-sd-2023: the base proof, the derived one, and what a verifier makes of it. */
export function testSelectiveDisclosure(at: Vectors, spec: SelectiveFolder): void {
  const steps = new Steps(at, spec);
  testBase(steps);
  testDerived(steps);
  testVerified(steps);
}

/** The files of one folder, and what is worked out from them more than once. */
class Steps {
  readonly #at: Vectors;
  readonly spec: SelectiveFolder;

  constructor(at: Vectors, spec: SelectiveFolder) {
    this.#at = at;
    this.spec = spec;
  }

  object(name: string): JsonObject {
    return this.#at.object(`${this.spec.folder}/${name}.json`);
  }

  list(name: string): JsonValue[] {
    return this.#at.json(`${this.spec.folder}/${name}.json`) as JsonValue[];
  }

  text(name: string): string {
    return this.#at.text(`${this.spec.folder}/${name}.txt`);
  }

  /** What was signed. */
  get unsigned(): JsonObject {
    return taken(this.object('addSignedSDBase')).document;
  }

  /** The file of the unsigned document, with what was signed where it is known to say something else. */
  get unsignedFile(): JsonObject {
    const { departs, unsigned } = this.spec;
    const signed = Object.entries(this.unsigned).filter(([name]) => departs.includes(name));
    return { ...this.#at.object(unsigned), ...Object.fromEntries(signed) };
  }

  get mandatory(): string[] {
    return this.#at.json(this.spec.mandatory) as string[];
  }

  get selective(): string[] {
    return this.#at.json(this.spec.selective) as string[];
  }

  /** The key that a base proof was made with, or the one that was made for it. */
  key(name: 'baseKeyPair' | 'proofKeyPair'): string {
    return String((this.#at.object(this.spec.keys)[name] as JsonObject).publicKeyMultibase);
  }

  get hmacKey(): string {
    return String(this.#at.object(this.spec.keys).hmacKeyString);
  }

  async labelled() {
    return createHmacIdLabelMapFunction({ hmac: await createHmac({ key: hex.decode(this.hmacKey) }) });
  }

  async groups() {
    const [mandatory, selective] = [this.mandatory, this.selective];
    return canonicalizeAndGroup({
      document: this.unsigned,
      labelMapFactoryFunction: await this.labelled(),
      groups: { mandatory, selective, combined: [...mandatory, ...selective] },
      options,
    });
  }
}

function testBase(steps: Steps): void {
  test('the document has the published canonical form, and that with labels by HMAC', async () => {
    expect(await canonicalize(steps.unsigned, options)).toBe(steps.list('addBaseDocCanon').join(''));
    const labelled = await labelReplacementCanonicalizeJsonLd({
      document: steps.unsigned,
      labelMapFactoryFunction: await steps.labelled(),
      options,
    });
    expect(labelled).toEqual(steps.list('addBaseDocHMACCanon'));
  });

  test('statements are grouped into mandatory ones and others, as published', async () => {
    const published = steps.object('addBaseTransform');
    expect(published.mandatoryPointers).toEqual(steps.mandatory);
    expect(published.hmacKeyString).toBe(steps.hmacKey);
    const { mandatory } = (await steps.groups()).groups;
    expect(mandatory?.matching).toEqual(mapOf(published.mandatory));
    expect(mandatory?.nonMatching).toEqual(mapOf(published.nonMandatory));
    for (const entry of steps.list('addPointerValues') as JsonObject[]) {
      const selected = selectJsonLd({ document: steps.unsigned, pointers: [String(entry.pointer)] });
      expect(entry.pointer).toBe(pointer('issuer'));
      expect(selected?.issuer).toEqual(entry.value);
    }
  });

  test('the proof’s configuration and the mandatory statements have the published hashes', async () => {
    const proof = steps.object('addProofConfig');
    expect(await canonizeProof({ document: steps.unsigned, proof, options })).toBe(
      steps.text('addProofConfigCanon'),
    );
    const mandatory = [...((await steps.groups()).groups.mandatory?.matching.values() ?? [])];
    const hashes = {
      proofHash: hexOf(await hashCanonizedProof({ document: steps.unsigned, proof, options })),
      mandatoryHash: hexOf((await hashMandatory({ mandatory })).mandatoryHash),
    };
    expect(hashes).toEqual(steps.object('addHashData'));
  });

  test('the base proof holds the published signatures, and each is genuine', async () => {
    const { document, proof, value } = taken(steps.object('addSignedSDBase'));
    expect(document).toEqual(steps.unsignedFile);
    const [signature, key, hmacKey, signatures, mandatoryPointers] = readValue(value);
    const info = steps.object('addRawBaseSignatureInfo');
    expect({
      baseSignature: hexOf(signature),
      publicKey: keyText(key),
      signatures: hexes(signatures),
      mandatoryPointers,
    }).toEqual(info);
    expect(steps.object('derivedRecoveredBaseData')).toEqual({
      baseSignature: info.baseSignature,
      proofPublicKey: steps.key('proofKeyPair'),
      hmacKey: hexOf(hmacKey),
      signatures: info.signatures,
      mandatoryPointers,
    });
    expect(hexOf(hmacKey)).toBe(steps.hmacKey.toLowerCase());
    const { proofHash, mandatoryHash } = steps.object('addHashData');
    const signed = Uint8Array.of(
      ...hex.decode(String(proofHash)),
      ...(key as Uint8Array),
      ...hex.decode(String(mandatoryHash)),
    );
    expect(genuine(signature, signed, steps.key('baseKeyPair'))).toBe(true);
    const others = [...((await steps.groups()).groups.mandatory?.nonMatching.values() ?? [])];
    const each = signatures as Uint8Array[];
    expect(each).toHaveLength(others.length);
    for (const [index, quad] of others.entries())
      expect(genuine(each[index], new TextEncoder().encode(quad), steps.key('proofKeyPair'))).toBe(true);
    expect(await verifyProof(document, proof, await methodOf(steps.key('baseKeyPair')))).toBe('not-derived');
  });
}

function genuine(signature: CborValue | undefined, data: Uint8Array, key: string): boolean {
  return p256.verify(signature as Uint8Array, data, readMultikey(key).bytes, { lowS: false });
}

function testDerived(steps: Steps): void {
  test('all groups of statements are as published', async () => {
    const published = steps.object('derivedAllGroupData');
    const { groups, labelMap, nquads, deskolemizedNQuads, skolemized } = await steps.groups();
    expect(nquads).toEqual(published.nquads);
    // labels before they are replaced are drawn anew each time
    const publishedLabels = mapOf(published.labelMap);
    expect([...labelMap.values()].sort()).toEqual([...publishedLabels.values()].sort());
    const theirs = (value: JsonValue | undefined) =>
      relabelBlankNodes({ nquads: value as string[], labelMap: publishedLabels }).sort();
    const ours = (value: readonly string[]) => relabelBlankNodes({ nquads: value, labelMap }).sort();
    expect(ours(deskolemizedNQuads)).toEqual(theirs(published.deskolemizedNQuads));
    const inOrder = (value: JsonValue | undefined) => withSortedLabels(value ?? null);
    const shown = published.skolemized as JsonObject;
    expect(inOrder(skolemized.compact)).toEqual(inOrder(shown.compact));
    expect(inOrder(skolemized.expanded)).toEqual(inOrder(shown.expanded));
    for (const [name, group] of Object.entries(published.groups as JsonObject)) {
      const { matching, nonMatching, deskolemizedNQuads: statements } = group as JsonObject;
      expect(groups[name]?.matching).toEqual(mapOf(matching));
      expect(groups[name]?.nonMatching).toEqual(mapOf(nonMatching));
      expect(ours(groups[name]?.deskolemizedNQuads ?? [])).toEqual(theirs(statements));
    }
    const { mandatory, selective, combined } = groups;
    expect(steps.object('derivedGroupIndexes')).toEqual({
      combinedIndexes: [...(combined?.matching.keys() ?? [])],
      mandatoryIndexes: [...(mandatory?.matching.keys() ?? [])],
      nonMandatoryIndexes: [...(mandatory?.nonMatching.keys() ?? [])],
      selectiveIndexes: [...(selective?.matching.keys() ?? [])],
    });
  });

  test('what is disclosed, and every byte of its proof, is as published', async () => {
    const published = taken(steps.object('derivedRevealDocument'));
    const derived = taken(await deriveProof(steps.object('addSignedSDBase'), steps.selective));
    expect(derived.document).toEqual(steps.object('derivedUnsignedReveal'));
    expect(derived.document).toEqual(published.document);
    // nothing is drawn when a proof is derived: all signatures and labels are those of the base proof
    expect(derived.proof).toEqual(published.proof);
  });

  test('the derived proof holds the published signatures, labels and indexes', () => {
    const [signature, key, signatures, labels, mandatoryIndexes] = readValue(
      taken(steps.object('derivedRevealDocument')).value,
    );
    const labelMap = [...(labels as Map<number, Uint8Array>)].map(([index, label]) => [
      `c14n${index}`,
      `u${Buffer.from(label).toString('base64url')}`,
    ]);
    const held = {
      baseSignature: hexOf(signature),
      publicKey: keyText(key),
      signatures: hexes(signatures),
      mandatoryIndexes,
    };
    const data = steps.object('derivedDisclosureData');
    expect({ ...held, labelMap }).toEqual({ ...data, labelMap: [...mapOf(data.labelMap)] });
    expect({ ...held, labelMap }).toEqual(steps.object('verifyDerivedProofValue'));
    expect(steps.object('derivedAdjMandatoryIndexes')).toEqual({ adjMandatoryIndexes: mandatoryIndexes });
    const { adjSignatureIndexes, filteredSignatures } = steps.object('derivedAdjSignatures');
    expect(held.signatures).toEqual(filteredSignatures);
    const { signatures: all } = steps.object('addRawBaseSignatureInfo');
    expect((adjSignatureIndexes as number[]).map((index) => (all as string[])[index])).toEqual(
      filteredSignatures,
    );
  });
}

function testVerified(steps: Steps): void {
  test('a verifier finds the published statements and hashes, and the proof valid', async () => {
    const { document, proof } = taken(steps.object('derivedRevealDocument'));
    const published = steps.object('verifyCreateVerifyData');
    const { labelMap, mandatoryIndexes, baseSignature, publicKey, signatures } =
      steps.object('verifyDerivedProofValue');
    const nquads = await labelReplacementCanonicalizeJsonLd({
      document,
      labelMapFactoryFunction: await createLabelMapFunction({
        labelMap: new Map(labelMap as [string, string][]),
      }),
      options,
    });
    expect(nquads).toEqual(steps.list('verifyNQuads'));
    const isMandatory = (_quad: string, index: number) => (mandatoryIndexes as number[]).includes(index);
    const mandatory = nquads.filter(isMandatory);
    expect({
      baseSignature,
      proofHash: hexOf(await hashCanonizedProof({ document, proof, options })),
      publicKey,
      signatures,
      nonMandatory: nquads.filter((quad, index) => !isMandatory(quad, index)),
      mandatoryHash: hexOf((await hashMandatory({ mandatory })).mandatoryHash),
    }).toEqual(published);
    const method = await methodOf(steps.key('baseKeyPair'));
    expect(await verifyProof(document, proof, method)).toBe('valid');
    const other = { ...(await methodOf(steps.key('proofKeyPair'))), id: method.id };
    expect(await verifyProof(document, proof, other)).toBe('invalid');
    expect(await verifyProof({ ...document, validUntil: '2039-12-03T00:00:00Z' }, proof, method)).toBe(
      'invalid',
    );
  });

  test('canonical labels of what is disclosed are those of the label map', async () => {
    const canonicalIdMap = new Map<string, string>();
    await canonicalize(steps.object('derivedUnsignedReveal'), { ...options, canonicalIdMap });
    const labels = steps.object('verifyDerivedProofValue').labelMap as [string, string][];
    expect([...stripBlankNodePrefixes(canonicalIdMap).values()].sort()).toEqual(
      labels.map(([label]) => label).sort(),
    );
  });
}

/** With the random part of labels taken out, and what has no order sorted. */
function withSortedLabels(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.replace(/(urn:bnid:_)[0-9a-f-]{36}/, '$1');
  if (Array.isArray(value))
    return value.map(withSortedLabels).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withSortedLabels(member)]));
}
