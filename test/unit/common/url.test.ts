import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseUrl } from '../../../src/common/url.js';

describe('a text is read as a URL', () => {
  test.each([
    ['https://a.example/b', undefined, 'https://a.example/b'],
    ['/b', 'https://a.example/c', 'https://a.example/b'],
    ['https://bücher.example/ü', undefined, 'https://xn--bcher-kva.example/%C3%BC'],
  ])('%s from %s', (text, base, href) => {
    expect(parseUrl(text, base)?.href).toBe(href);
  });

  test.each(['', 'x', '/b', 'https://', 'https://a b/'])('%j is none', (text) => {
    expect(parseUrl(text)).toBeUndefined();
  });

  test('however often it was asked', () => {
    for (let asked = 0; asked < 50_000; asked++)
      if (!parseUrl('https://bücher.example/')) throw new Error(`Not read when asked for the ${asked}. time`);
  });
});

test('nothing asks URL.canParse', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const asking = sources.filter((name) => /canParse\(/.test(readFileSync(join('src', name), 'utf8')));
  expect(asking).toEqual([]);
});
