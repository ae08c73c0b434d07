import { describe, expect, test } from '@jest/globals';
import jsonld from 'jsonld';
import type { JsonObject } from '../../../../src/common/json.js';
import { KNOWN_CONTEXTS } from '../../../../src/credentials/contexts/bundled.js';
import { closedLoader } from '../../../../src/credentials/contexts/loader.js';

/**
 * Addresses of the status vocabulary (Bitstring Status List 1.0, sections 5.1 and 5.2), spelt out: whoever signs and whoever
 * reads use the same bundled contexts, so that no other test would notice a wrong one. The bundled text of status/v1 is
 * another one than the Recommendation's digest is of; what it defines is held here.
 */
const STATUS = 'https://www.w3.org/ns/credentials/status#';
const STATUS_CONTEXT = 'https://www.w3.org/ns/credentials/status/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';

const ENTRY = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'message',
  statusListIndex: '5',
  statusListCredential: 'https://issuer.example/status/1',
  statusSize: 1,
  statusMessage: [{ status: '0x0', message: 'fine' }],
  statusReference: 'https://issuer.example/words',
};
const LIST = { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: 'uAA', ttl: 5 };

const value = (said: unknown, type?: string) => [{ '@value': said, ...(type ? { '@type': type } : {}) }];
const EXPANDED_ENTRY = {
  '@type': [`${STATUS}BitstringStatusListEntry`],
  [`${STATUS}statusPurpose`]: value('message'),
  [`${STATUS}statusListIndex`]: value('5'),
  [`${STATUS}statusListCredential`]: [{ '@id': 'https://issuer.example/status/1' }],
  [`${STATUS}statusSize`]: [expect.objectContaining({ '@value': 1 })],
  [`${STATUS}statusMessage`]: [{ [`${STATUS}status`]: value('0x0'), [`${STATUS}message`]: value('fine') }],
  [`${STATUS}statusReference`]: [{ '@id': 'https://issuer.example/words' }],
};
const EXPANDED_LIST = {
  '@type': [`${STATUS}BitstringStatusList`],
  [`${STATUS}statusPurpose`]: value('revocation'),
  [`${STATUS}encodedList`]: value('uAA', 'https://w3id.org/security#multibase'),
  [`${STATUS}ttl`]: value(5),
};

async function expanded(context: string, node: JsonObject) {
  const options = { documentLoader: closedLoader(), safe: true, base: null };
  const [only] = (await jsonld.expand({ '@context': context, ...node }, options)) as unknown[];
  return only;
}

describe.each([STATUS_CONTEXT, V2])('the terms of status lists in %s', (context) => {
  test('are bundled', () => {
    expect(KNOWN_CONTEXTS.has(context)).toBe(true);
  });

  test('of an entry have the addresses of the vocabulary', async () => {
    expect(await expanded(context, ENTRY)).toEqual(EXPANDED_ENTRY);
  });

  test('of a list have the addresses of the vocabulary', async () => {
    expect(await expanded(context, LIST)).toEqual(EXPANDED_LIST);
  });

  test('have one for the credential around a list', async () => {
    const node = { id: 'urn:x:1', type: 'BitstringStatusListCredential' };
    expect(await expanded(context, node)).toEqual({
      '@id': 'urn:x:1',
      '@type': [`${STATUS}BitstringStatusListCredential`],
    });
  });
});
