import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPublicAddress, readTarget } from '../../../src/net/address.js';
import { thrown } from '../../support/thrown.js';

const POLICY = { allowed: new Set(['http://10.0.0.5:8080']), ports: [443], isPublic: isPublicAddress };
const codeOf = (url: string) => thrown(() => readTarget(url, POLICY)).code;

describe('addresses of the public internet', () => {
  test.each(['8.8.8.8', '93.184.216.34', '172.32.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
    '%s',
    (text) => {
      expect(isPublicAddress(text)).toBe(true);
    },
  );

  test.each(['64:ff9b::808:808', '2002:808:808::1'])('%s, which holds one', (text) => {
    expect(isPublicAddress(text)).toBe(true);
  });
});

describe('what is none', () => {
  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
  ])('IPv4 %s, and however IPv6 holds it', (text) => {
    expect(isPublicAddress(text)).toBe(false);
    const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
    const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
    for (const held of [
      `::ffff:${text}`,
      `::${text}`,
      `64:ff9b::${text}`,
      `64:ff9b:1::${text}`,
      `::ffff:0:${text}`,
      `2002:${high}:${low}::1`,
    ])
      expect([held, isPublicAddress(held)]).toEqual([held, false]);
  });

  test.each([
    '::',
    '::1',
    '100::1',
    '100:0:0:1::1',
    '2001::1',
    '2001:10::1',
    '2001:db8::1',
    '3fff::1',
    '4000::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1111%eth0',
    'fec0::1',
    'ff02::1',
  ])('IPv6 %s', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  test.each([
    '',
    'localhost',
    '0x7f.1',
    '2130706433',
    '127.1',
    '0177.0.0.1',
    '8.8.8.8 ',
    '8.8.8',
    'a.example',
  ])('%j, which is no numeric address', (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  test('anything below a private prefix', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const prefix = fc.constantFrom([10], [127], [192, 168], [169, 254], [172, 20], [100, 100]);
    fc.assert(
      fc.property(prefix, byte, byte, byte, (start, b, c, d) => {
        const text = [...start, b, c, d].slice(0, 4).join('.');
        return !isPublicAddress(text) && !isPublicAddress(`::ffff:${text}`);
      }),
    );
  });
});

describe('addresses of requests', () => {
  test.each([
    'https://a.example',
    'https://a.example:443/hook?x=1',
    'https://xn--bcher-kva.example/@me',
    'https://bücher.example/',
  ])('%s may be asked', (url) => {
    expect(readTarget(url, POLICY).protocol).toBe('https:');
  });

  test.each([
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://127.0.0.1./',
    'https://１２７.0.0.1/',
    'https://8.8.8.8/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[2606:4700::1111]/',
    'https://localhost/',
    'https://intranet/',
    'https://a.example./',
    'https://a..example/',
  ])('%s names no full domain', (url) => {
    expect(codeOf(url)).toMatch(/^fetch\.(host-not-a-name|url-invalid)$/);
  });

  test.each([
    ['http://a.example/', 'fetch.not-https'],
    ['https://a.example:8443/', 'fetch.port'],
    ['https://a.example:22/', 'fetch.port'],
    ['http://10.0.0.5/', 'fetch.not-https'],
    ['https://10.0.0.5:8080/', 'fetch.port'],
    ['ftp://a.example/', 'fetch.url-invalid'],
    ['file:///etc/passwd', 'fetch.url-invalid'],
    ['a.example', 'fetch.url-invalid'],
    ['', 'fetch.url-invalid'],
    ['https://', 'fetch.url-invalid'],
    ['https://user:word@a.example/', 'fetch.url-invalid'],
    ['https://a.example@10.0.0.1/', 'fetch.url-invalid'],
    ['https://a.example\\@10.0.0.1/', 'fetch.url-invalid'],
    ['https:\\\\a.example/', 'fetch.url-invalid'],
    ['https://a.exa\nmple/', 'fetch.url-invalid'],
    ['https://a.example/\t', 'fetch.url-invalid'],
    [' https://a.example/', 'fetch.url-invalid'],
    ['https://a.example/#x', 'fetch.url-invalid'],
    [`https://a.example/${'x'.repeat(2048)}`, 'fetch.url-invalid'],
  ])('%j: %s', (url, code) => {
    expect(codeOf(url)).toBe(code);
  });

  test('an origin that is allowed is taken as it is, to the letter', () => {
    expect(readTarget('http://10.0.0.5:8080/hook', POLICY).href).toBe('http://10.0.0.5:8080/hook');
    expect(readTarget('http://0xa.0.0.5:8080/hook', POLICY).hostname).toBe('10.0.0.5');
    expect(codeOf('http://10.0.0.5:8081/hook')).toBe('fetch.not-https');
    expect(codeOf('http://user@10.0.0.5:8080/hook')).toBe('fetch.url-invalid');
  });
});
