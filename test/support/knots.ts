import type { JsonObject } from '../../src/common/json.js';

const TIED = 'https://example.org/tied-to';

/** Nodes without names of which each is tied to all others: as many orders to try as there are orders. */
export function clique(size: number): JsonObject[] {
  const labels = Array.from({ length: size }, (_, index) => `_:n${index}`);
  return labels.map((label) => ({
    '@id': label,
    [TIED]: labels.filter((other) => other !== label).map((other) => ({ '@id': other })),
  }));
}

/** Two rings, and each node of one tied to all of the other. */
export function rings(size: number): JsonObject[] {
  const ring = (name: string, other: string) =>
    Array.from({ length: size }, (_, index) => ({
      '@id': `_:${name}${index}`,
      'https://example.org/next': { '@id': `_:${name}${(index + 1) % size}` },
      [TIED]: Array.from({ length: size }, (_tied, at) => ({ '@id': `_:${other}${at}` })),
    }));
  return [...ring('a', 'b'), ...ring('b', 'a')];
}

/** A tree without names, in which each node has as many branches: all that look alike have to be told apart. */
export function tree(depth: number, branches: number): JsonObject {
  if (depth === 0) return { 'https://example.org/leaf': 'x' };
  return { [TIED]: Array.from({ length: branches }, () => tree(depth - 1, branches)) };
}

/** The edges of a cube of some dimensions, whose corners all look alike. */
export function cube(dimensions: number): JsonObject[] {
  return Array.from({ length: 2 ** dimensions }, (_, corner) => ({
    '@id': `_:c${corner}`,
    [TIED]: Array.from({ length: dimensions }, (_edge, bit) => ({ '@id': `_:c${corner ^ (1 << bit)}` })),
  }));
}
