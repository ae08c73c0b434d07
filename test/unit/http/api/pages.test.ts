import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerSorted } from '../../../../src/http/api/pages.js';

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
