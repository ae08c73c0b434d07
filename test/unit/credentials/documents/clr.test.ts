import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../../src/common/json.js';
import { findUndefinedTerm } from '../../../../src/credentials/canonical/spelling.js';
import { isTranscriptContext } from '../../../../src/credentials/contexts/known.js';
import { buildTranscript, transcriptSchema } from '../../../../src/credentials/documents/clr.js';
import { readNative } from '../../../../src/credentials/documents/native-form.js';
import { NOW } from '../../../support/samples.js';
import { TRANSCRIPT_ID, transcriptOf, transcriptWorld } from '../../../support/transcripts.js';

let made: Awaited<ReturnType<typeof transcriptWorld>>;
beforeAll(async () => {
  made = await transcriptWorld();
});
const subjectOf = (transcript: JsonObject) => transcript.credentialSubject as JsonObject;
const subjectOfAward = () => made.stack.a.document.credentialSubject as JsonObject;

describe('what a transcript says', () => {
  test('the credentials, whole and in their order, and the learner as they name them', () => {
    const subject = subjectOf(made.transcript);
    expect(subject.verifiableCredential).toEqual(made.documents);
    expect(subject).toMatchObject({
      id: subjectOfAward().id,
      name: 'Learner 1',
      identifier: subjectOfAward().identifier,
    });
    expect(made.transcript).toMatchObject({
      type: ['VerifiableCredential', 'ClrCredential'],
      validFrom: '2026-06-15T10:00:00Z',
    });
  });

  test('the programmes, and of which each award is a part, the inner programme of the outer one', () => {
    const { achievement, association } = subjectOf(made.transcript) as Record<string, JsonObject[]>;
    const at = (kind: string, code: string) => `https://cairn.example/${kind}/${code}/1#achievement`;
    expect(achievement?.map(({ id }) => id)).toEqual([at('p', 'P-TWO'), at('p', 'P-ONE')]);
    expect(association?.map(({ sourceId, targetId }) => [sourceId, targetId])).toEqual([
      [at('p', 'P-ONE'), at('p', 'P-TWO')],
      [at('m', 'MOD-A'), at('p', 'P-ONE')],
      [at('m', 'MOD-B'), at('p', 'P-ONE')],
      [at('m', 'MOD-C'), at('p', 'P-ONE')],
      [at('m', 'MOD-D'), at('p', 'P-TWO')],
    ]);
  });

  test('of modules alone, no programme and no association', async () => {
    const transcript = await transcriptOf([made.stack.a.document], 'uni-a');
    expect(subjectOf(transcript)).toMatchObject({ achievement: [], association: [] });
  });

  test('that it is partial, if it is', async () => {
    const [first] = made.modules;
    const facts = {
      id: TRANSCRIPT_ID,
      issuer: { did: 'did:example:a', name: { en: 'A' }, country: 'PT' },
      at: NOW,
    };
    const transcript = buildTranscript({ ...facts, credentials: [first ?? {}], partial: true });
    expect(transcript.partial).toBe(true);
    expect(await findUndefinedTerm(transcript)).toBeUndefined();
    expect('value' in readNative(transcriptSchema, transcript)).toBe(true);
    expect('value' in readNative(transcriptSchema, { ...transcript, partial: false })).toBe(false);
    expect(made.transcript.partial).toBeUndefined();
  });

  test('in words that its contexts define, all of them', async () => {
    expect(await findUndefinedTerm(made.transcript)).toBeUndefined();
    expect(isTranscriptContext(made.transcript['@context'])).toBe(true);
  });

  test('what it is made of is not changed, nor shared with it', () => {
    const before = structuredClone(made.documents);
    const [listed] = subjectOf(made.transcript).verifiableCredential as JsonObject[];
    expect(listed).not.toBe(made.documents[0]);
    expect(made.documents).toEqual(before);
  });
});

test.each([
  ['nothing', () => []],
  ['a credential of another form', () => [{ type: ['VerifiableCredential'] }]],
  ['one among others', () => [made.stack.a.document, { ...made.stack.b.document, note: 'x' }]],
])('of %s no transcript is made', (_what, credentials) => {
  const issuer = { did: 'did:example:a', name: { en: 'A' }, country: 'PT' };
  const facts = { id: '00000007-0000-4000-8000-000000000001', issuer, at: NOW, credentials: credentials() };
  expect(() => buildTranscript(facts)).toThrow(expect.objectContaining({ code: 'clr.not-own' }));
});

describe('its form', () => {
  const fits = (transcript: JsonObject) => 'value' in readNative(transcriptSchema, transcript);
  const changed = (change: (copy: JsonObject, subject: JsonObject) => void) => {
    const copy = structuredClone(made.transcript);
    change(copy, subjectOf(copy));
    return copy;
  };

  test('what is built has it', () => {
    expect(fits(made.transcript)).toBe(true);
  });

  test.each<[string, (copy: JsonObject, subject: JsonObject) => void]>([
    ['a further member', (copy) => Object.assign(copy, { credentialStatus: [] })],
    ['an award', (_copy, subject) => Object.assign(subject, { award: subjectOfAward().award ?? null })],
    ['credits', (_copy, subject) => Object.assign(subject, { creditsEarned: 2 })],
    ['a proof', (copy) => Object.assign(copy, { proof: made.stack.a.document.proof ?? null })],
    ['an expiry', (copy) => Object.assign(copy, { validUntil: '2099-01-01T00:00:00Z' })],
    [
      'the type of an award',
      (copy) => Object.assign(copy, { type: ['VerifiableCredential', 'OpenBadgeCredential'] }),
    ],
    ['three types', (copy) => (copy.type as string[]).push('OpenBadgeCredential')],
    [
      'a hash of another learner',
      (_copy, subject) => Object.assign(subject, { id: 'urn:uuid:00000003-0000-4000-8000-000000000002' }),
    ],
    ['a subject without an id', (_copy, subject) => delete subject.id],
    ['no credential', (_copy, subject) => Object.assign(subject, { verifiableCredential: [] })],
    [
      '101 credentials',
      (_copy, subject) => Object.assign(subject, { verifiableCredential: Array(101).fill({}) }),
    ],
    [
      'another kind of association',
      (_copy, subject) => {
        for (const one of subject.association as JsonObject[]) one.associationType = 'isRelatedTo';
      },
    ],
    [
      'an achievement with a member more',
      (_copy, subject) => {
        for (const one of subject.achievement as JsonObject[]) one.image = 'https://mallory.example/';
      },
    ],
    ['a date that there is not', (copy) => Object.assign(copy, { validFrom: '2026-02-30T10:00:00Z' })],
    ['an issuer by its id alone', (copy) => Object.assign(copy, { issuer: 'did:example:a' })],
  ])('%s departs from it', (_what, change) => {
    expect(fits(changed(change))).toBe(false);
  });
});
