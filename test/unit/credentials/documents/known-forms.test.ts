import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { buildModuleCredential } from '../../../../src/credentials/documents/build.js';
import { KnownForms } from '../../../../src/credentials/documents/known-forms.js';
import { testFacts, testIssuer, testModule } from '../../../support/samples.js';

let credential: JsonObject;
beforeAll(async () => {
  const module = testModule();
  const { did } = await testIssuer('issuer-a');
  credential = buildModuleCredential(module, testFacts(did, module));
});

const subject = () => credential.credentialSubject as JsonObject;
const called = (name: string): JsonObject => ({ ...credential, credentialSubject: { ...subject(), name } });

/** Whether a document's form is learned, so that the document itself is found to have it. */
function isLearned(document: JsonObject): boolean {
  const forms = new KnownForms<object>();
  forms.learn(document, () => ({}));
  return forms.find(structuredClone(document)) !== undefined;
}

test('a form has what varies in its order, and nothing of the person it was learned from', () => {
  const forms = new KnownForms<JsonValue>();
  forms.learn(called('Ada Lovelace 𠮷田'), (fill) => fill((place) => `#${place}`));
  const { known, values } = forms.find(called('Zoë 𠮷')) ?? { known: '', values: [] };
  expect(values).toContain('Zoë 𠮷');
  const blank = JSON.stringify(known);
  expect(blank.match(/"#\d+"/g)).toEqual(values.map((_, place) => `"#${place}"`));
  for (const text of ['Ada', '𠮷', subject().award, (subject().identifier as JsonObject[])[0]?.salt])
    expect(blank).not.toContain(text);
  // filled in again it is the document
  const again = new KnownForms<JsonValue>();
  again.learn(called('Zoë 𠮷'), (fill) => fill((place) => values[place] ?? ''));
  expect(again.find(called('Ada'))?.known).toEqual(called('Zoë 𠮷'));
});

describe('nothing is learned of', () => {
  const entries = () => credential.credentialStatus as JsonObject[];
  test.each<[string, () => JsonObject]>([
    ['a name that says more than a name may', () => called('Ada\u0000')],
    ['what rests on something of the person', () => ({ ...credential, evidence: { name: 'A diploma' } })],
    ['a document with two signatures', () => ({ ...credential, proof: [{}, {}] })],
    [
      'two places in one list, which could be one',
      () => ({
        ...credential,
        credentialStatus: entries().map((entry, at) => ({ ...entry, id: `https://x.example/s#${at}` })),
      }),
    ],
    [
      'a place in a list that could be the id of something else',
      () => ({
        ...credential,
        relatedResource: {
          ...(credential.relatedResource as JsonObject),
          id: String(entries()[0]?.id).replace(/\d+$/, '5'),
        },
      }),
    ],
  ])('%s', (_what, document) => {
    expect(isLearned(credential)).toBe(true);
    expect(isLearned(document())).toBe(false);
  });
});

test('another member, another order, another context, ids that are equal are another form', () => {
  const forms = new KnownForms<object>();
  forms.learn(credential, () => ({}));
  const { id, ...rest } = credential;
  const others: JsonObject[] = [
    { ...rest, id: id ?? '' },
    { ...credential, unheardOf: 'x' },
    { ...credential, '@context': (credential['@context'] as JsonValue[]).slice(0, 2) },
    { ...credential, '@context': { ...(credential['@context'] as JsonValue[]) } as unknown as JsonObject },
    { ...credential, id: `urn:uuid:${String(subject().award).slice('urn:uuid:'.length)}` },
  ];
  expect(forms.find(structuredClone(credential))).toBeDefined();
  expect(others.map((document) => forms.find(document))).toEqual(others.map(() => undefined));
});
