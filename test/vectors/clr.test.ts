import { expect, test } from '@jest/globals';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { CLR_VOCABULARY } from '../../src/credentials/contexts/clr.js';
import { clrAsVcdm11, clrSchema, officialFile } from '../support/clr-schema.js';
import { asVcdm11 } from '../support/open-badges-schema.js';
import { transcriptOf, transcriptWorld } from '../support/transcripts.js';

const context = officialFile('clr-v2p0-context-2.0.1.json');
if (!context) {
  console.log(
    'Not tested: the bundled CLR context against the official one (no ../shared/data/1edtech here).',
  );
} else {
  test('the bundled CLR context is the official one', () => {
    expect(CLR_VOCABULARY).toEqual(context);
  });
}

test('the projection to VCDM 1.1 leaves all but the dates of a record and of what it lists', async () => {
  const { transcript, documents } = await transcriptWorld();
  const { validFrom, credentialSubject, ...others } = transcript;
  expect(clrAsVcdm11(transcript)).toEqual({
    ...others,
    issuanceDate: validFrom,
    credentialSubject: {
      ...(credentialSubject as JsonObject),
      verifiableCredential: documents.map((document) => asVcdm11(document)),
    },
  });
});

const judge = clrSchema();
if (!judge) {
  console.log('Not tested: transcripts against the CLR 2.0 schema (no ../shared/data/1edtech here).');
} else {
  test('a transcript satisfies the CLR 2.0 schema, with a certificate and without', async () => {
    const { transcript, stack } = await transcriptWorld();
    expect(judge(transcript)).toEqual([]);
    expect(judge(await transcriptOf([stack.a.document], 'uni-a'))).toEqual([]);
  });

  const subject = 'credentialSubject';
  test.each<[string, (string | number)[], JsonValue | undefined, string]>([
    ['no subject', [subject], undefined, ' required'],
    ['a subject of no type', [subject, 'type'], undefined, '/credentialSubject required'],
    ['no list of credentials', [subject, 'verifiableCredential'], undefined, '/credentialSubject required'],
    [
      'an empty list',
      [subject, 'verifiableCredential'],
      [],
      '/credentialSubject/verifiableCredential minItems',
    ],
    [
      'a listed credential without an issuer',
      [subject, 'verifiableCredential', 0, 'issuer'],
      undefined,
      '/credentialSubject/verifiableCredential/0 required',
    ],
    [
      'a kind of association that there is not',
      [subject, 'association', 0, 'associationType'],
      'belongsTo',
      '/credentialSubject/association/0/associationType enum',
    ],
    [
      'an association without a target',
      [subject, 'association', 0, 'targetId'],
      undefined,
      '/credentialSubject/association/0 required',
    ],
    [
      'an association that says more',
      [subject, 'association', 0, 'name'],
      'x',
      '/credentialSubject/association/0 additionalProperties',
    ],
    [
      'an achievement without criteria',
      [subject, 'achievement', 0, 'criteria'],
      undefined,
      '/credentialSubject/achievement/0 required',
    ],
    [
      'an identifier of no kind',
      [subject, 'identifier', 0, 'identityType'],
      undefined,
      '/credentialSubject/identifier/0 required',
    ],
    ['no name', ['name'], undefined, ' required'],
    ['no id', ['id'], undefined, ' required'],
    ['an issuer without id', ['issuer', 'id'], undefined, '/issuer required'],
    ['a date that is none', ['validFrom'], 'today', '/issuanceDate format'],
  ])('the schema refuses %s', async (_what, path, value, expected) => {
    const { transcript } = await transcriptWorld();
    const holder = path
      .slice(0, -1)
      .reduce<JsonValue | undefined>(
        (inner, key) =>
          Array.isArray(inner) ? inner[Number(key)] : isJsonObject(inner) ? inner[String(key)] : undefined,
        transcript,
      );
    if (!isJsonObject(holder)) throw new Error('The place is not there');
    const key = String(path.at(-1));
    if (value === undefined) delete holder[key];
    else holder[key] = value;
    expect(judge(transcript)).toContain(expected);
  });
}
