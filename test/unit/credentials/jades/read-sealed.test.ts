import { expect, test } from '@jest/globals';
import type { JsonObject, JsonValue } from '../../../../src/common/json.js';
import { readSealedFile } from '../../../../src/credentials/jades/read-sealed.js';
import { isSealedFile } from '../../../../src/credentials/jades/recognise.js';
import { thrown } from '../../../support/thrown.js';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER: JsonObject = {
  alg: 'ES256',
  'x5t#S256': Buffer.alloc(32, 1).toString('base64url'),
  b64: false,
  iat: 1_781_517_600,
  crit: ['b64'],
};

/** A file that reads well, its header, unsigned header and rest bent. */
function file(
  header: Readonly<Record<string, unknown>> = {},
  etsiU?: JsonValue,
  over: JsonObject = {},
): JsonObject {
  const one = { protected: encode({ ...HEADER, ...header }), signature: 'AAAA' };
  const seal: JsonObject = etsiU === undefined ? one : { ...one, header: { etsiU } };
  return { payload: '{"a":1}', signatures: [seal], ...over };
}

const token = Buffer.from([0x30, 0]).toString('base64');
const stamp = { sigTst: { tstTokens: [{ val: token }] } };
const faultOf = (input: JsonObject) => {
  const { code, faults } = thrown(() => readSealedFile(input));
  return `${code} ${faults[0]?.pointer}`;
};

test('a file that is as it has to be is read', () => {
  const { document, seals, content } = readSealedFile(file({}, [encode(stamp), { rVals: {} }]));
  expect(document).toEqual({ a: 1 });
  expect(new TextDecoder().decode(content)).toBe('{"a":1}');
  expect(seals[0]?.signatureTimestamps).toEqual([Uint8Array.of(0x30, 0)]);
  expect(seals[0]?.claimedAt).toEqual(new Date('2026-06-15T10:00:00Z'));
});

test('a sealed file is told by its members', () => {
  expect(isSealedFile(file())).toBe(true);
  expect(isSealedFile({ payload: '', type: ['VerifiableCredential'] })).toBe(false);
  expect(isSealedFile({ signatures: [] })).toBe(false);
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['no certificate is named', { 'x5t#S256': undefined }, 'jades.certificate /signatures/0/protected/x5c'],
  [
    'a digest that is too short',
    { 'x5t#S256': 'AAAA' },
    'jades.certificate /signatures/0/protected/x5t#S256',
  ],
  ['certificates that are no list', { x5c: 'AAAA' }, 'jades.certificate /signatures/0/protected/x5c'],
  ['no certificates in the list', { x5c: [] }, 'jades.certificate /signatures/0/protected/x5c'],
  [
    'more certificates than any chain has',
    { x5c: Array(11).fill(token) },
    'jades.certificate /signatures/0/protected/x5c',
  ],
  ['a certificate in base64url', { x5c: ['-_-_'] }, 'jades.malformed /signatures/0/protected/x5c/0'],
  ['a certificate without its padding', { x5c: ['MAA'] }, 'jades.malformed /signatures/0/protected/x5c/0'],
  ['crit that names one twice', { crit: ['b64', 'b64'] }, 'jades.crit /signatures/0/protected/crit'],
  [
    'crit that names what RFC 7515 defines',
    { crit: ['b64', 'alg'] },
    'jades.crit /signatures/0/protected/crit',
  ],
  ['crit that is empty', { crit: [], b64: undefined }, 'jades.crit /signatures/0/protected/crit'],
  ['crit that is no list', { crit: 'b64' }, 'jades.crit /signatures/0/protected/crit'],
  ['a signature policy', { sigPId: {} }, 'jades.header /signatures/0/protected/sigPId'],
  ['a nonce', { nonce: 'x' }, 'jades.header /signatures/0/protected/nonce'],
  ['a number of seconds with a part', { iat: 1.5 }, 'jades.time /signatures/0/protected/iat'],
  ['a time before all', { iat: -1 }, 'jades.time /signatures/0/protected/iat'],
  ['a time as a text', { iat: '1' }, 'jades.time /signatures/0/protected/iat'],
  [
    'a local time',
    { iat: undefined, sigT: '2026-06-15T10:00:00+01:00' },
    'jades.time /signatures/0/protected/sigT',
  ],
  ['an algorithm in small letters', { alg: 'es256' }, 'jades.alg-unsupported /signatures/0/protected/alg'],
  ['NONE', { alg: 'NONE' }, 'jades.alg-none /signatures/0/protected/alg'],
  ['no algorithm', { alg: undefined }, 'jades.alg-unsupported /signatures/0/protected/alg'],
  ['kid that is no text', { kid: 1 }, 'jades.malformed /signatures/0/protected/kid'],
  ['a payload timestamp that is none', { adoTst: {} }, 'jades.malformed /signatures/0/protected/adoTst'],
  [
    'a payload timestamp of another kind',
    { adoTst: { tstTokens: [{ val: token, type: 'x' }] } },
    'jades.malformed /signatures/0/protected/adoTst/tstTokens/0',
  ],
  [
    'a payload timestamp over a canonical form',
    { adoTst: { canonAlg: 'x', tstTokens: [{ val: token }] } },
    'jades.malformed /signatures/0/protected/adoTst',
  ],
])('header: %s', (_name, header, fault) => {
  expect(faultOf(file(header))).toBe(fault);
});

test.each<[string, JsonValue, string]>([
  ['no list', {}, 'jades.malformed /signatures/0/header/etsiU'],
  ['an empty list', [], 'jades.malformed /signatures/0/header/etsiU'],
  ['more than anybody adds', Array(21).fill({ rVals: {} }), 'jades.malformed /signatures/0/header/etsiU'],
  ['a number', [1], 'jades.malformed /signatures/0/header/etsiU/0'],
  ['no base64url', ['{}'], 'jades.malformed /signatures/0/header/etsiU/0'],
  [
    'two tokens in one timestamp',
    [{ sigTst: { tstTokens: [{ val: token }, { val: token }] } }],
    'jades.malformed /signatures/0/header/etsiU/0/sigTst',
  ],
  ['more timestamps than are verified', Array(5).fill(stamp), 'jades.malformed /signatures/0/header/etsiU'],
])('unsigned: %s', (_name, etsiU, fault) => {
  expect(faultOf(file({}, etsiU))).toBe(fault);
});

test.each<[string, JsonObject, string]>([
  ['no payload', { payload: '' }, 'jades.malformed /payload'],
  ['a payload that is an object', { payload: {} }, 'jades.malformed /payload'],
  ['more seals than are looked at', { signatures: Array(5).fill({}) }, 'jades.malformed /signatures'],
  ['a seal that is a text', { signatures: ['x'] }, 'jades.malformed /signatures/0'],
  [
    'a seal without header',
    { signatures: [{ signature: 'AAAA' }] },
    'jades.malformed /signatures/0/protected',
  ],
  [
    'a seal without signature',
    { signatures: [{ protected: encode(HEADER) }] },
    'jades.malformed /signatures/0/signature',
  ],
  [
    'a signature with padding',
    { signatures: [{ protected: encode(HEADER), signature: 'AAA=' }] },
    'jades.malformed /signatures/0/signature',
  ],
  [
    'an unsigned header that would take part',
    { signatures: [{ protected: encode(HEADER), signature: 'AAAA', header: { x5c: [] } }] },
    'jades.malformed /signatures/0/header/x5c',
  ],
  [
    'a header with a name twice',
    {
      signatures: [
        { protected: Buffer.from('{"alg":"ES256","alg":"ES256"}').toString('base64url'), signature: 'AAAA' },
      ],
    },
    'json.duplicate-key /signatures/0/protected/alg',
  ],
  ['a payload with a name twice', { payload: '{"a":1,"a":2}' }, 'json.duplicate-key /payload/a'],
  ['a payload that is a list', { payload: '[]' }, 'jades.malformed /payload'],
  ['a payload with half a character', { payload: '{"a":"\udc00"}' }, 'jades.malformed /payload'],
])('file: %s', (_name, over, fault) => {
  expect(faultOf(file({}, undefined, over))).toBe(fault);
});
