import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planCairn } from '../../../src/delivery/certificate/cairn-plan.js';
import { pebble } from '../../../src/delivery/certificate/pebble.js';
import { layersOf } from '../../../src/web/share/parts.js';
import { IPET_1, IPET_2, modulePart, twelveParts } from '../../support/reports.js';

const sizes = fc.array(fc.constantFrom(0.5, 1, 1.5, 2, 3, 4.5, 6, 30), { minLength: 1, maxLength: 25 });

describe('layers', () => {
  test('inner programmes are layers of their own, the largest at the bottom', () => {
    const layers = layersOf(twelveParts());
    expect(layers.map((layer) => layer.programme?.award)).toEqual([IPET_1, IPET_2, undefined]);
    expect(layers.map((layer) => layer.letter)).toEqual(['A', 'B', 'C']);
    expect(layers[0]?.inside).toBe('B');
    expect(layers.flatMap((layer) => layer.stones.map((stone) => stone.number))).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
  });

  test('an inner programme without stones of its own is listed without a letter, since nothing is drawn for it', () => {
    const parts = twelveParts().map((part) =>
      part.through === IPET_1 ? { ...part, through: IPET_2 } : part,
    );
    const layers = layersOf(parts);
    expect(layers.map(({ letter, programme }) => [letter, programme?.award])).toEqual([
      [undefined, IPET_1],
      ['A', IPET_2],
      ['B', undefined],
    ]);
    expect(layers[0]?.inside).toBe('A');
    expect(planCairn(layers, 180).layers.map(({ layer }) => layer.letter)).toEqual(['A', 'B']);
  });

  test('a module whose programme is not listed is not lost', () => {
    const layers = layersOf([modulePart({ index: 0, ects: 1, through: 'urn:uuid:nowhere' })]);
    expect(layers).toHaveLength(1);
    expect(layers[0]?.letter).toBeUndefined();
    expect(layers[0]?.stones).toHaveLength(1);
  });

  test('a part without a report is not shown, whatever else is', () => {
    const [layer] = layersOf([
      modulePart({ index: 0, ects: 1, shown: false }),
      modulePart({ index: 1, ects: 2 }),
    ]);
    expect(layer?.stones.map((stone) => stone.mark)).toEqual(['not-shown', 'verified']);
  });
});

describe('the plan of a cairn', () => {
  test('places every stone once, inside the picture, wider for more ECTS, on what is already there', () => {
    fc.assert(
      fc.property(sizes, (ects) => {
        const layers = layersOf(ects.map((size, index) => modulePart({ index, ects: size })));
        const { stones, height } = planCairn(layers, 180);
        expect(new Set(stones.map((placed) => placed.stone.number)).size).toBe(ects.length);
        for (const placed of stones) {
          expect(placed.left).toBeGreaterThanOrEqual(24);
          expect(placed.left + placed.width).toBeLessThanOrEqual(336);
          expect(placed.base + placed.height).toBeLessThanOrEqual(height + 0.01);
          for (const other of stones) {
            if (other.stone.part.ects > placed.stone.part.ects)
              expect(other.width).toBeGreaterThanOrEqual(placed.width - 0.01);
          }
        }
        const rows = stones.map((placed) => placed.row);
        expect(rows).toEqual(rows.toSorted((a, b) => a - b));
        expect(Math.max(...rows) + 1).toBe(new Set(rows).size);
      }),
      { numRuns: 60 },
    );
  });

  test('stones of one course lie side by side', () => {
    const layers = layersOf(
      Array.from({ length: 25 }, (_, index) => modulePart({ index, ects: 1 + (index % 4) })),
    );
    const { stones } = planCairn(layers, 180);
    for (const [index, stone] of stones.entries()) {
      const before = stones[index - 1];
      if (before?.row === stone.row) expect(stone.left).toBeCloseTo(before.left + before.width);
    }
  });

  test('no stones, no pile', () => {
    expect(planCairn([], 180)).toEqual({ stones: [], layers: [], height: 0 });
  });
});

test('a stone looks the same each time, and unlike another', () => {
  const box = { left: 0, top: 0, width: 100, height: 40 };
  expect(pebble('a', box)).toEqual(pebble('a', box));
  expect(pebble('a', box).outline).not.toBe(pebble('b', box).outline);
  expect(pebble('a', box).outline).not.toContain('NaN');
});
