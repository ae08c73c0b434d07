import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import type { PartReport } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import {
  type CertifiedLine,
  makeWorld,
  type SignedAward,
  type World,
  wholeStack,
} from '../../support/world.js';

const idOf = (award: SignedAward) => `urn:uuid:${award.line.award}`;
const placeOf = ({ part, partTitle, through }: PartReport) => ({ part, partTitle, through });

describe('where a part stands in its stack', () => {
  let world: World;
  let stack: Awaited<ReturnType<typeof wholeStack>>;

  beforeAll(async () => {
    world = await makeWorld();
    stack = await wholeStack(world);
  });

  const partsOf = (...shown: readonly SignedAward[]) => partsIn(shown.map(({ document }) => document));

  async function partsIn(documents: JsonObject[]): Promise<Map<string, PartReport>> {
    const { credentials } = await verify(buildBundle(documents), world.material);
    expect(credentials).toHaveLength(1);
    return new Map(credentials[0]?.parts.map((part) => [part.award, part]));
  }

  test('is told by the inner certificate that was shown', async () => {
    const { a, b, c, d, inner, outer } = stack;
    const parts = await partsOf(outer, inner, a, b, c, d);
    expect([...parts.values()].map(({ award, part, through }) => [award, part, through])).toEqual([
      [idOf(inner), 'base', undefined],
      [idOf(a), 'core', idOf(inner)],
      [idOf(b), 'electives', idOf(inner)],
      [idOf(c), 'electives', idOf(inner)],
      [idOf(d), 'project', undefined],
    ]);
  });

  test('is what the outer certificate says where the inner one was not shown', async () => {
    const { a, b, c, d, inner, outer } = stack;
    const parts = await partsOf(outer, a, b, c, d);
    for (const award of [a, b, c])
      expect(parts.get(idOf(award))).toMatchObject({ part: 'base', through: idOf(inner) });
    expect(parts.get(idOf(d))).toMatchObject({ part: 'project', through: undefined });
  });

  test('is not taken from an inner certificate that was changed after it was signed', async () => {
    const { a, inner, outer } = stack;
    const changed = { ...inner.document, name: 'Another name' };
    const parts = await partsIn([outer.document, changed, a.document]);
    expect(parts.get(idOf(inner))?.report?.verdict).toBe('not-verified');
    expect(parts.get(idOf(a))).toMatchObject({ part: 'base', through: idOf(inner) });
  });

  test('is in the innermost programme, however deep, as the certificates inside say themselves', async () => {
    const { a, b, c, d, inner, outer, outerLines } = stack;
    const flattened = outerLines.map(
      ({ award }): CertifiedLine => ({ rulePart: 'base', award, through: outer }),
    );
    const top = await world.certify('P-TWO', [{ rulePart: 'base', award: outer }, ...flattened]);
    const parts = await partsOf(top, outer, inner, a, b, c, d);
    expect(parts.get(idOf(outer))).toMatchObject({ part: 'base', through: undefined });
    expect(parts.get(idOf(inner))).toMatchObject({ part: 'base', through: idOf(outer) });
    expect(parts.get(idOf(a))).toMatchObject({ part: 'core', through: idOf(inner) });
    expect(parts.get(idOf(d))).toMatchObject({ part: 'project', through: idOf(outer) });
    const own = parts.get(idOf(outer))?.report?.parts ?? [];
    for (const part of own.filter(({ award }) => award !== idOf(inner))) {
      const seen = parts.get(part.award);
      expect(seen && placeOf(seen)).toEqual({
        ...placeOf(part),
        through: part.through ?? idOf(outer),
      });
    }
  });

  test('never leads to a programme that the stack does not list', async () => {
    const { a, inner, outer } = stack;
    const top = await world.certify('P-TWO', [
      { rulePart: 'base', award: outer },
      { rulePart: 'base', award: a, through: outer },
    ]);
    const parts = await partsOf(top, outer, inner, a);
    expect(parts.get(idOf(a))).toMatchObject({ part: 'core', through: idOf(outer) });
  });
});
