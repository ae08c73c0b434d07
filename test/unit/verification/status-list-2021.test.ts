import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { KNOWN_CONTEXTS } from '../../../src/credentials/contexts/bundled.js';
import {
  OPEN_BADGES_CONTEXT,
  VCDM1_CONTEXT,
  VCDM2_CONTEXT,
} from '../../../src/credentials/contexts/known.js';
import { encodeBitstring, MINIMUM_LENGTH } from '../../../src/credentials/status/bitstring.js';
import { STATUS_LIST_2021_CONTEXT } from '../../../src/credentials/status/list-kinds.js';
import {
  badge,
  entry,
  LIST,
  type Outsider,
  outsider,
  sign,
  statusOf,
  unsignedList,
} from '../../support/outside-status.js';

/** StatusList2021, which Bitstring Status List grew out of: the same bits under other names. */
const MALFORMED = 'https://www.w3.org/TR/vc-data-model#MALFORMED_VALUE_ERROR';
const PACKAGE = '@digitalbazaar/vc-status-list-context';

/** Its context comes with a package of others; this project has none of its own. */
function packagedContext(): object | undefined {
  try {
    const { contexts } = createRequire(import.meta.url)(PACKAGE);
    return contexts.get(STATUS_LIST_2021_CONTEXT);
  } catch {
    return undefined;
  }
}

const own = KNOWN_CONTEXTS.get(STATUS_LIST_2021_CONTEXT);
const context = own ?? packagedContext();
if (!context) console.log(`Not tested: StatusList2021, since ${PACKAGE} is not installed.`);

const listed = entry({ type: 'StatusList2021Entry', id: `${LIST}#5` });
const contexts = [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT, STATUS_LIST_2021_CONTEXT];

(context ? describe : describe.skip)('where its context is known', () => {
  const bundled = KNOWN_CONTEXTS as Map<string, object>;
  let elsewhere: Outsider;
  let holder: JsonObject;
  beforeAll(async () => {
    if (context) bundled.set(STATUS_LIST_2021_CONTEXT, context);
    elsewhere = await outsider();
    holder = await badge(elsewhere, listed, { '@context': contexts });
  });
  afterAll(() => {
    if (!own) bundled.delete(STATUS_LIST_2021_CONTEXT);
  });

  /** A list under version 1.1 of the data model, with bit 5 set. */
  async function list(over: JsonObject = {}, subject: JsonObject = {}, by = elsewhere): Promise<JsonObject> {
    const encoded = await encodeBitstring(MINIMUM_LENGTH, [5]);
    const unsigned = {
      '@context': [VCDM1_CONTEXT, STATUS_LIST_2021_CONTEXT, 'https://w3id.org/security/data-integrity/v2'],
      id: LIST,
      type: ['VerifiableCredential', 'StatusList2021Credential'],
      issuer: elsewhere.did,
      issuanceDate: '2026-06-01T10:00:00Z',
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'StatusList2021',
        statusPurpose: 'revocation',
        encodedList: encoded.slice(1),
        ...subject,
      },
      ...over,
    };
    return sign(unsigned, by);
  }

  const served = (document: JsonObject) => statusOf(holder, { [LIST]: document });

  test('its bits are read', async () => {
    expect(await served(await list())).toMatchObject({
      outcome: 'fail',
      code: 'status.revoked',
      evidence: { listSignedAt: '2026-06-01T10:00:00Z' },
    });
    const next = await badge(elsewhere, { ...listed, statusListIndex: '6' }, { '@context': contexts });
    expect((await statusOf(next, { [LIST]: await list() })).code).toBe('status.not-revoked');
  });

  test.each<[string, string, string | undefined, () => Promise<JsonObject>]>([
    ['another purpose', 'list-mismatch', 'purpose', () => list({}, { statusPurpose: 'suspension' })],
    [
      'multibase',
      'list-malformed',
      '/credentialSubject/encodedList',
      () => list({}, { encodedList: 'uH4sIAAAA' }),
    ],
    [
      'its end behind it',
      'list-stale',
      'period.expired',
      () => list({ expirationDate: '2026-06-14T10:00:00Z' }),
    ],
    [
      'its start before it',
      'list-not-yet-valid',
      'period.not-yet-valid',
      () => list({ issuanceDate: '2026-06-16T10:00:00Z' }),
    ],
    ['another address', 'list-other-address', undefined, () => list({ id: `${LIST}0` })],
    [
      'another’s signature',
      'list-invalid',
      'issuer.proof-by-other',
      async () => list({}, {}, await outsider('another')),
    ],
    [
      'the names of its successor',
      'list-mismatch',
      'type',
      async () => sign(await unsignedList(elsewhere, [[5, 1]]), elsewhere),
    ],
  ])('of a list with %s, nothing is told', async (_what, code, because, make) => {
    const result = await served(await make());
    expect([result.outcome, result.code]).toEqual(['unknown', `status.${code}`]);
    if (because !== undefined) expect(result.evidence).toMatchObject({ because });
  });

  test.each<[string, string, JsonObject]>([
    [
      'under version 2.0 of the data model',
      '/@context/0',
      { '@context': [VCDM2_CONTEXT, STATUS_LIST_2021_CONTEXT] },
    ],
    [
      'whose subject is no list',
      '/credentialSubject/type',
      { credentialSubject: { type: 'Profile', statusPurpose: 'x', encodedList: 'x' } },
    ],
    [
      'without its context',
      'structure.undefined-term',
      { '@context': [VCDM1_CONTEXT, 'https://w3id.org/security/data-integrity/v2'] },
    ],
  ])('%s it is none', async (_what, because, over) => {
    expect(await served({ ...(await list()), ...over })).toMatchObject({
      code: 'status.list-malformed',
      evidence: { because, error: MALFORMED },
    });
  });

  test('an entry of the successor does not read it', async () => {
    const document = await badge(elsewhere, entry(), { '@context': contexts });
    expect(await statusOf(document, { [LIST]: await list() })).toMatchObject({
      code: 'status.list-mismatch',
      evidence: { because: 'type' },
    });
  });

  test('a malformed index is one', async () => {
    const document = await badge(elsewhere, { ...listed, statusListIndex: '05' }, { '@context': contexts });
    expect(await statusOf(document, { [LIST]: await list() })).toMatchObject({
      code: 'status.index-malformed',
      evidence: { error: MALFORMED },
    });
  });
});

describe('where its context is not known', () => {
  test('the credential cannot be read, and nothing passes', async () => {
    if (own) return expect(own).toBeDefined();
    const elsewhere = await outsider();
    const document = { ...(await badge(elsewhere, entry())), '@context': contexts };
    await expect(statusOf(document, {})).rejects.toThrow('structure.unknown-context');
  });
});
