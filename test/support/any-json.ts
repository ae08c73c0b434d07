import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { V2 } from './outside-proofs.js';

/** JSON as whoever writes it might write it, with the names that the endpoints know among its own. */
const NAMES = [
  '@context',
  '@id',
  '@type',
  '@value',
  '@graph',
  '@list',
  '@set',
  '@included',
  '@reverse',
  'id',
  'type',
  'issuer',
  'holder',
  'credentialSubject',
  'proof',
  'proofValue',
  'cryptosuite',
  'verificationMethod',
  'proofPurpose',
  'previousProof',
  'created',
  'verifiableCredential',
  'credentialStatus',
  'name',
  'validFrom',
  'relatedResource',
  'constructor',
  'toString',
  '',
  'a.b',
  '/',
  '~1',
];
const WORDS = [
  V2,
  'https://www.w3.org/2018/credentials/v1',
  'VerifiableCredential',
  'VerifiablePresentation',
  'EnvelopedVerifiableCredential',
  'DataIntegrityProof',
  'eddsa-rdfc-2022',
  'bbs-2023',
  'ecdsa-sd-2023',
  'eddsa-jcs-2022',
  'assertionMethod',
  'did:key:z6Mk',
  'did:example:x',
  'z',
  'u',
  'u2V0BhVhA',
  'data:application/vc+jwt,a.b.c',
  '2024-01-01T00:00:00Z',
  '_:b0',
  '@id',
  '/issuer',
  '/credentialSubject',
];
const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
export const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    words,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ maxLength: 8 })),
      tie('json'),
      { maxKeys: 6, noNullPrototype: true },
    ),
  ),
}));

/** Puts values at random places of a document, or takes members away. */
export const edits = fc.array(fc.tuple(fc.nat(), fc.option(json, { nil: undefined })), {
  minLength: 1,
  maxLength: 3,
});
export function edited(
  document: JsonObject,
  changes: readonly (readonly [number, JsonValue | undefined])[],
): JsonObject {
  const copy = structuredClone(document);
  for (const [pick, value] of changes) {
    const places: (readonly [Record<string, JsonValue>, string])[] = [];
    const visit = (node: JsonValue): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, member] of Object.entries(node)) {
        places.push([node as Record<string, JsonValue>, key]);
        visit(member);
      }
    };
    visit(copy);
    const [holder, key] = places[pick % places.length] ?? [copy, 'id'];
    if (value === undefined) delete holder[key];
    else holder[key] = structuredClone(value);
  }
  return copy;
}
