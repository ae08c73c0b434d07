import { deepStrictEqual } from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import { CairnError, type Fault } from '../../../src/common/errors.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { thrown } from '../../support/thrown.js';

/** The one fault with which a text is refused. */
function refusal(text: string | Uint8Array): Fault {
  const error = thrown(() => parseStrictJson(text));
  expect(error.kind).toBe('invalid');
  expect(error.faults).toHaveLength(1);
  expect([error.faults[0]?.code, error.faults[0]?.message]).toEqual([error.code, error.message]);
  return error.faults[0] as Fault;
}

describe('accepts', () => {
  test.each([
    '{}',
    ' [ ] ',
    '"a"',
    '0',
    'null',
    '\t[1,2 ,\r\n3]\n',
    '{"a":{"b":[true,false,null]},"":1}',
    String.raw`"\"\\\/\b\f\n\r\t\u0000\u00e9\uD83D\uDE00"`,
    '"é€😀"',
    '[0.1,-1.5,2.50,1e3,1E+3,1e-3,0e0,0.0,0e999,123456789012345,1.00000000000000000,1e300,-2.3e-308]',
    '{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":4,"__proto":5}',
    '{"1":1,"01":2,"4294967295":3}',
  ])('%s, and reads it as JSON.parse does', (text) => {
    deepStrictEqual(parseStrictJson(text), JSON.parse(text));
    deepStrictEqual(parseStrictJson(new TextEncoder().encode(text)), JSON.parse(text));
  });

  test('64 levels, and as many values as the limit', () => {
    expect(parseStrictJson('['.repeat(64) + ']'.repeat(64))).toBeDefined();
    expect(parseStrictJson(`[${'0,'.repeat(199_998)}0]`)).toHaveLength(199_999);
  });
});

describe('refuses', () => {
  test.each([
    ['', '', 1, 1],
    ['  \n ', '', 2, 2],
    ['{', '', 1, 2],
    ['{"a":1', '', 1, 7],
    ['{"a"}', '/a', 1, 5],
    ['{"a":}', '/a', 1, 6],
    ['{"a":1,}', '', 1, 8],
    ["{'a':1}", '', 1, 2],
    ['{a:1}', '', 1, 2],
    ['[1,]', '/1', 1, 4],
    ['[1 2]', '', 1, 4],
    ['[1}', '', 1, 3],
    ['{"a":[\n1,\n"😀" x]}', '/a', 3, 5],
    ['1 2', '', 1, 3],
    ['nul', '', 1, 1],
    ['True', '', 1, 1],
    ['NaN', '', 1, 1],
    ['01', '', 1, 1],
    ['-', '', 1, 2],
    ['+1', '', 1, 1],
    ['.5', '', 1, 1],
    ['1.', '', 1, 3],
    ['1e', '', 1, 3],
    ['1e+', '', 1, 4],
    ['0x10', '', 1, 2],
    ['"a', '', 1, 3],
    ['"a\tb"', '', 1, 3],
    ['"\u0000"', '', 1, 2],
    [String.raw`"\x41"`, '', 1, 2],
    [String.raw`"\u00g0"`, '', 1, 2],
    [String.raw`"\u12`, '', 1, 2],
    ['"\\', '', 1, 2],
    ['"\\\u{1F600}"', '', 1, 2],
    ['/* a */ 1', '', 1, 1],
    ['\u00a01', '', 1, 1],
    ['1\ufeff', '', 1, 2],
  ])('%j as malformed, and says where', (text, pointer, line, column) => {
    const fault = refusal(text);
    expect(fault).toMatchObject({ code: 'json.malformed', pointer, expected: expect.any(String) });
    expect(fault.message).toContain(`(line ${line}, column ${column})`);
  });

  test.each([
    ['a byte order mark in text', '\ufeff{}', 'line 1, column 1'],
    ['a byte order mark in bytes', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d), 'line 1, column 1'],
    ['a stray byte', Uint8Array.of(0x22, 0x61, 0xff, 0x22), 'byte 3'],
    ['an overlong form', Uint8Array.of(0x22, 0xc0, 0x80, 0x22), 'byte 2'],
    ['an encoded surrogate', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22), 'byte 3'],
    ['a character that is cut off', Uint8Array.of(0x31, 0xe2, 0x82), 'byte 3'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x31, 0x00), 'byte 1'],
  ])('%s as another encoding', (_name, input, where) => {
    const fault = refusal(input);
    expect(fault).toMatchObject({ code: 'json.encoding', pointer: '', expected: expect.any(String) });
    expect(fault.message).toContain(where);
  });

  test.each([
    ['{"a":1,"a":1}', '/a', 8],
    ['{"a":1,"b":2,"a":3}', '/a', 14],
    [String.raw`{"a":1,"\u0061":2}`, '/a', 8],
    ['[{"b":{"x/y":1,"x/y":2}}]', '/0/b/x~1y', 16],
    ['{"toString":1,"toString":2}', '/toString', 15],
    ['{"1":1,"1":2}', '/1', 8],
    ['{"":1,"":2}', '/', 7],
  ])('%s for its key that stands twice', (text, pointer, column) => {
    const fault = refusal(text);
    expect(fault).toMatchObject({ code: 'json.duplicate-key', pointer });
    expect(fault.message).toContain(`column ${column})`);
  });

  test.each(['{"__proto__":{"admin":true}}', String.raw`{"\u005f_proto__":null}`])('%s', (text) => {
    expect(refusal(text)).toMatchObject({ code: 'json.forbidden-key', pointer: '/__proto__' });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  test.each([
    '1234567890123456',
    '0.1234567890123456',
    '100000000000000.1',
    '-12345678.90123456e10',
    '9007199254740993',
    '1e309',
    '-1e309',
    '1e-400',
    '2.2e-308',
    '-0',
    '-0.0',
    '-0e5',
    `1e${'9'.repeat(100)}`,
    '1'.repeat(1000),
  ])('%s as a number that changes or might', (text) => {
    expect(refusal(`{"n":[${text}]}`)).toMatchObject({ code: 'json.number', pointer: '/n/0' });
  });

  test.each([
    '"\ud800"',
    '"\udc00"',
    '"\udc00\ud800"',
    '"\ud800\ud800\udc00"',
    '{"\ud800":1}',
    String.raw`"\ud800"`,
    String.raw`"\udc00"`,
    String.raw`"\ud800\u0041"`,
    String.raw`"\ud800\n"`,
    String.raw`{"\udfff":1}`,
    '"\\ud83d\ude00"',
    '"\ud83d\\ude00"',
  ])('half a surrogate pair, case %#', (text) => {
    expect(refusal(text).code).toBe('json.surrogate');
  });

  test('more than 64 levels, however deep, without a full stack', () => {
    expect(refusal('['.repeat(65))).toMatchObject({ code: 'json.too-deep', pointer: '/0'.repeat(64) });
    expect(refusal('['.repeat(5_000_000)).code).toBe('json.too-deep');
    expect(refusal('{"a":'.repeat(65)).pointer).toBe('/a'.repeat(64));
    expect(thrown(() => parseStrictJson('[[]]', { maxDepth: 1 })).code).toBe('json.too-deep');
  });

  test('too many values', () => {
    expect(refusal(`[${'0,'.repeat(199_999)}0]`)).toMatchObject({
      code: 'json.too-large',
      pointer: '/199999',
    });
    expect(thrown(() => parseStrictJson('[1,2]', { maxValues: 2 })).code).toBe('json.too-large');
    expect(parseStrictJson('[1,2]', { maxValues: 3 })).toEqual([1, 2]);
  });
});

describe('what an error says', () => {
  test.each([
    '{"name":"Secret Person","name":"Secret Person"}',
    '{"name":"Secret Person" "x"}',
    '["Secret Person", Secret]',
    '{"name":"Secret\tPerson"}',
    '{"name":"Secret Person\\q"}',
    '{"name":"Secret Person\\ud800"}',
    '[Secret]',
  ])('%j: no value', (text) => {
    const error = thrown(() => parseStrictJson(text));
    expect(JSON.stringify([error.message, error.faults])).not.toMatch(/secret|person/i);
    expect(error.cause).toBeUndefined();
  });

  test('a key is cut to 64 characters and printable', () => {
    const long = 'k'.repeat(1000);
    expect(refusal(`{"${long}":x}`).pointer).toBe(`/${'k'.repeat(64)}…`);
    expect(refusal('{"a\\u0000\\u001b[31m\\u202e\\n😀":x}').pointer).toBe('/a??[31m??😀');
    expect(refusal(`{"${'k'.repeat(63)}😀😀":x}`).pointer).toBe(`/${'k'.repeat(63)}😀…`);
  });

  test('it is a CairnError, which the edge knows', () => {
    expect(() => parseStrictJson('{')).toThrow(CairnError);
  });
});
