import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerPage, answerSorted, pageOf } from '../../../../src/http/api/pages.js';

/** All pages of a list of keys, one after the other. */
function pagesOf(keys: readonly string[], limit: number): string[][] {
  const pages: string[][] = [];
  for (let cursor: string | undefined; ; ) {
    const { body } = answerSorted(
      keys,
      { limit, cursor },
      (key) => key,
      (key) => key,
    );
    pages.push(body.items);
    if (body.next === null) return pages;
    cursor = body.next;
  }
}

test('pages of a sorted list tell every item once, in order, and none is empty but that of an empty list', () => {
  const keys = fc.uniqueArray(fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 7 }), (some, limit) => {
      const pages = pagesOf(some, limit);
      expect(pages.flat()).toEqual([...some].sort());
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      expect(pages.length === 1 || pages.every((page) => page.length > 0)).toBe(true);
    }),
  );
});

test('what was added or taken away between two pages moves nothing else', () => {
  const first = answerSorted(['a', 'c', 'e'], { limit: 2 }, String, String);
  const cursor = first.body.next ?? '';
  const next = answerSorted(['a', 'b', 'd', 'e', 'f'], { limit: 2, cursor }, String, String);
  expect(next.body).toEqual({ items: ['d', 'e'], next: expect.any(String) });
});

describe('where a page begins', () => {
  const at = new Date('2026-03-14T10:00:00.000Z');
  const id = '0c6f0e5a-3f7e-4c1b-9a52-6c1f1f0f2b11';
  const cursorOf = (text: string) => Buffer.from(text).toString('base64url');
  const isNumber = (text: string) => /^\d+$/.test(text);

  test('is what the page before told', () => {
    const { body } = answerPage([1, 2], 1, () => ({ at, id }), String);
    expect(pageOf({ limit: 1, cursor: body.next ?? '' })).toEqual({ limit: 2, after: { at, id } });
  });

  test.each([
    'x',
    `${at.toISOString()} ${'-'.repeat(36)}`,
    `${at.toISOString()} 17`,
    `${at.toISOString()} ${id} ${id}`,
    `-271821-04-20T00:00:00.000Z ${id}`,
    `0000-01-01T00:00:00.000Z ${id}`,
    `2026-13-01T00:00:00.000Z ${id}`,
  ])('is not %j, which the database could not read', (text) => {
    expect(() => pageOf({ limit: 1, cursor: cursorOf(text) })).toThrow(
      expect.objectContaining({ code: 'request.cursor' }),
    );
  });

  test('is a number where items are numbered, and nothing else', () => {
    const numbered = { limit: 1, cursor: cursorOf(`${at.toISOString()} 17`) };
    expect(pageOf(numbered, isNumber).after).toEqual({ at, id: '17' });
    const other = { limit: 1, cursor: cursorOf(`${at.toISOString()} ${id}`) };
    expect(() => pageOf(other, isNumber)).toThrow(expect.objectContaining({ code: 'request.cursor' }));
  });
});
