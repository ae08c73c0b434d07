import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../../../src/common/json.js';
import { findSpellingFault, findUndefinedTerm } from '../../../../src/credentials/canonical/spelling.js';
import { VCDM1_CONTEXT, VCDM2_CONTEXT } from '../../../../src/credentials/contexts/known.js';

const DATES: Readonly<Record<string, string>> = {
  [VCDM1_CONTEXT]: 'issuanceDate',
  [VCDM2_CONTEXT]: 'validFrom',
};

// Verifiable Credentials Data Model 1.1, section 5.3.1; of 2.0, B.1
describe.each([VCDM1_CONTEXT, VCDM2_CONTEXT])('of the terms of %s', (base) => {
  const found = async (context: JsonValue, type = 'Ours') => {
    const document = {
      '@context': [base, context],
      id: 'urn:uuid:58172aac-d8ba-41ed-83dd-0b3aef56cc33',
      type: ['VerifiableCredential', type],
      issuer: 'https://vc.example/issuers/5678',
      [DATES[base] ?? '']: '2024-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:abcdefgh', ours: 'x' },
    };
    // as documents are read whose meaning is signed, and those whose text is
    return [await findSpellingFault(document), await findUndefinedTerm(document)].map((fault) => fault?.code);
  };
  const own = { Ours: 'urn:x:Ours', ours: 'urn:x:ours' };

  test('new ones may stand beside them', async () => {
    expect(await found(own)).toEqual([undefined, undefined]);
  });

  test.each<[string, JsonValue]>([
    ['VerifiableCredential', 'urn:x:Credential'],
    ['VerifiablePresentation', 'urn:x:Presentation'],
    ['id', 'urn:x:id'],
    ['type', 'urn:x:type'],
    [base === VCDM1_CONTEXT ? 'proof' : 'name', 'urn:x:proof'],
  ])('none is redefined: %s as %j', async (term, meaning) => {
    const redefined = await found({ ...own, [term]: meaning });
    expect(redefined).toEqual(['structure.term-redefined', 'structure.term-redefined']);
  });

  const INSIDE = ['credentialSubject', 'issuer', 'credentialStatus', 'evidence', DATES[base] ?? ''];

  test.each(INSIDE)('nor %s, which they define inside of a credential', async (term) => {
    const inside = { '@id': 'urn:x:Zours', '@context': { [term]: 'urn:x:another' } };
    const redefined = await found({ ...own, Zours: inside }, 'Zours');
    expect(redefined).toEqual(['structure.term-redefined', 'structure.term-redefined']);
  });

  // contexts of types count in the order of their names, so that this one is redefined by that of a credential
  test.each(INSIDE)('%s of a type that comes before is none, and an answer', async (term) => {
    const inside = { '@id': 'urn:x:Ours', '@context': { [term]: 'urn:x:another' } };
    expect(await found({ ...own, Ours: inside })).toEqual(['structure.not-compacted', undefined]);
  });
});

// a word that no context defines is told with its place, as far as the JSON-LD library names it
test.each<[string, Record<string, JsonValue>, string]>([
  ['a member', { credentialSubject: { id: 'did:example:x', list: [{ id: 'urn:x:y', unheardOf: 1 }] } }, ''],
  ['a member of the subject', { credentialSubject: { unheardOf: 1 } }, '/credentialSubject/unheardOf'],
  ['a type', { credentialSubject: { type: ['Unheard'], name: 'x' } }, '/credentialSubject/type/0'],
])('%s that no vocabulary defines', async (_what, members, at) => {
  const document = {
    '@context': [VCDM2_CONTEXT],
    type: ['VerifiableCredential'],
    issuer: 'https://vc.example/issuers/5678',
    ...members,
  };
  const expected = { code: 'structure.undefined-term', pointer: at || '/credentialSubject/list' };
  expect(await findUndefinedTerm(document)).toEqual(expected);
});

test('what is no JSON-LD at all is told as such', async () => {
  const document = { '@context': [VCDM2_CONTEXT], type: ['VerifiableCredential'], id: ['urn:x:y'] };
  expect(await findUndefinedTerm(document)).toEqual({ code: 'structure.invalid-json-ld', pointer: '' });
});
