import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import type { VerificationReport } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import {
  type CertifiedLine,
  makeWorld,
  type SignedAward,
  type World,
  wholeStack,
} from '../../support/world.js';

const codes = (report: VerificationReport, outcome: string) =>
  report.credentials.flatMap(({ results }) =>
    results.filter((result) => result.outcome === outcome && !result.advisory).map(({ code }) => code),
  );

const bundleOf = (...awards: SignedAward[]): JsonObject =>
  buildBundle(awards.map(({ document }) => document));

describe('a good stack', () => {
  test('is verified with all parts, with some, and with none of them shown', async () => {
    const world = await makeWorld();
    const { bundle, outer, inner, d } = await wholeStack(world);
    const whole = await verify(bundle, world.material, { parts: 'required' });
    expect(whole.credentials).toHaveLength(1);
    expect([whole.verdict, codes(whole, 'fail'), codes(whole, 'unknown')]).toEqual(['verified', [], []]);
    expect(whole.credentials[0]?.parts.map(({ report }) => report?.verdict)).toEqual(
      Array(5).fill('verified'),
    );

    for (const shown of [bundleOf(outer), bundleOf(outer, inner, d)]) {
      const report = await verify(shown, world.material);
      expect(report.verdict).toBe('verified');
      expect(
        report.credentials[0]?.results.find(({ code }) => code === 'stack.part-not-presented'),
      ).toMatchObject({ outcome: 'unknown', advisory: true });
      expect((await verify(shown, world.material, { parts: 'required' })).verdict).toBe('undetermined');
    }
  });

  test('shown without the project: the awarding body vouches for its grade', async () => {
    const world = await makeWorld();
    const { outer, inner, a, b, c } = await wholeStack(world);
    expect((await verify(bundleOf(outer, inner, a, b, c), world.material)).verdict).toBe('verified');
  });
});

/** Awards of a learner, and how a disloyal awarding body would stack them; the reason that it must be refused for. */
const BROKEN: Record<string, { code: string; build: (world: World) => Promise<SignedAward[]> }> = {
  'short of ECTS': {
    code: 'stack.ects-short',
    build: async (world) => {
      const [a, b] = [await world.award({}), await world.award({ module: 'MOD-B' })];
      return [await world.certify('P-ONE', lines(['core', a], ['electives', b])), a, b];
    },
  },
  'the same award for two parts of the rule': {
    code: 'stack.part-twice',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      return [
        await world.certify(
          'P-ONE',
          lines(['core', a], ['electives', b], ['electives', c], ['electives', b]),
        ),
        a,
        b,
        c,
      ];
    },
  },
  'the same module from two institutions': {
    code: 'stack.part-twice',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      const again = await world.award({ module: 'MOD-A', issuer: 'uni-b' });
      return [
        await world.certify('P-ONE', lines(['core', a], ['core', again], ['electives', b], ['electives', c])),
        a,
        again,
        b,
        c,
      ];
    },
  },
  'two modules that count as one': {
    code: 'stack.part-twice',
    build: async (world) => {
      const [a, b, e] = [
        await world.award({}),
        await world.award({ module: 'MOD-B' }),
        await world.award({ module: 'MOD-E' }),
      ];
      return [await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', e])), a, b, e];
    },
  },
  'another learner’s part': {
    code: 'stack.other-learner',
    build: async (world) => {
      const [a, b, c] = [
        await world.award({}),
        await world.award({ module: 'MOD-B', learner: 2 }),
        await world.award({ module: 'MOD-C', issuer: 'uni-b' }),
      ];
      return [await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c])), a, b, c];
    },
  },
  'a part of another version than it says': {
    code: 'stack.wrong-version',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      const other = { achievement: world.modules['MOD-C']?.id ?? '' };
      return [
        await world.certify('P-ONE', [
          ...lines(['core', a]),
          { rulePart: 'electives', award: b, over: other },
          ...lines(['electives', c]),
        ]),
        a,
        b,
        c,
      ];
    },
  },
  'a part of another issuer than it says': {
    code: 'stack.wrong-issuer',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      return [
        await world.certify('P-ONE', [
          { rulePart: 'core', award: a, over: { issuer: c.line.issuer } },
          ...lines(['electives', b], ['electives', c]),
        ]),
        a,
        b,
        c,
      ];
    },
  },
  'a part with another award date than it says': {
    code: 'stack.part-differs',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      return [
        await world.certify('P-ONE', [
          { rulePart: 'core', award: a, over: { awardedDate: '2026-03-11T00:00:00+00:00' } },
          ...lines(['electives', b], ['electives', c]),
        ]),
        a,
        b,
        c,
      ];
    },
  },
  'a part that the rule does not name': {
    code: 'stack.not-in-rule',
    build: async (world) => {
      const { a, b, c, d } = await wholeStack(world);
      return [
        await world.certify(
          'P-ONE',
          lines(['core', a], ['electives', b], ['electives', c], ['electives', d]),
        ),
        a,
        b,
        c,
        d,
      ];
    },
  },
  'a required part missing': {
    code: 'stack.part-missing',
    build: async (world) => {
      const { a, b, c, d } = await wholeStack(world);
      const inner = await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c]));
      return [
        await world.certify('P-TWO', [
          { rulePart: 'base', award: inner },
          ...[a, b, c].map((award) => ({ rulePart: 'base', award, through: inner })),
        ]),
        inner,
        a,
        b,
        c,
        d,
      ];
    },
  },
  'a part awarded after the certificate': {
    code: 'stack.after-award',
    build: async (world) => {
      const [a, b, c] = [
        await world.award({ awardedOn: '2026-05-02' }),
        await world.award({ module: 'MOD-B' }),
        await world.award({ module: 'MOD-C', issuer: 'uni-b' }),
      ];
      return [await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c])), a, b, c];
    },
  },
  'a grade below the one that the rule asks for': {
    code: 'stack.grade-low',
    build: (world) => outerWith(world, { module: 'MOD-D', issuer: 'uni-b', grade: 'D' }),
  },
  'a part that is too old': {
    code: 'stack.too-old',
    build: (world) => outerWith(world, { module: 'MOD-D', issuer: 'uni-b', awardedOn: '2021-04-30' }),
  },
  'too few institutions': {
    code: 'stack.institutions-few',
    build: async (world) => {
      const [a, b, d] = [
        await world.award({}),
        await world.award({ module: 'MOD-B' }),
        await world.award({ module: 'MOD-D' }),
      ];
      const parts = [...lines(['base', a], ['base', b])].map((line) => line.award);
      const inner = await world.certify('P-ONE', lines(['core', a], ['electives', b]));
      return [
        await world.certify('P-TWO', [
          { rulePart: 'base', award: inner },
          ...parts.map((award) => ({ rulePart: 'base', award, through: inner })),
          ...lines(['project', d]),
        ]),
        inner,
        a,
        b,
        d,
      ];
    },
  },
  'an inner certificate with other parts than it says': {
    code: 'stack.through-mismatch',
    build: async (world) => {
      const { a, b, c, d, inner } = await wholeStack(world);
      const other = await world.award({ module: 'MOD-B' });
      return [
        await world.certify('P-TWO', [
          { rulePart: 'base', award: inner },
          ...[a, other, c].map((award) => ({ rulePart: 'base', award, through: inner })),
          ...lines(['project', d]),
        ]),
        inner,
        a,
        b,
        c,
        d,
        other,
      ];
    },
  },
  'a certificate for more ECTS than its parts have': {
    code: 'recognition.ects-differ',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      return [
        await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c]), { ects: 5 }),
        a,
        b,
        c,
      ];
    },
  },
  'a certificate by an institution that is not its awarding body': {
    code: 'recognition.not-for-this',
    build: async (world) => {
      const { a, b, c } = await wholeStack(world);
      return [
        await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c]), {
          issuer: 'uni-a',
        }),
        a,
        b,
        c,
      ];
    },
  },
  'a part by an institution that is not recognised for it': {
    code: 'stack.part-not-recognised',
    build: async (world) => {
      const [a, b, c] = [
        await world.award({}),
        await world.award({ module: 'MOD-B', issuer: 'uni-b' }),
        await world.award({ module: 'MOD-C', issuer: 'uni-b' }),
      ];
      return [await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c])), a, b, c];
    },
  },
};

function lines(...pairs: readonly (readonly [string, SignedAward])[]): CertifiedLine[] {
  return pairs.map(([rulePart, award]) => ({ rulePart, award }));
}

async function outerWith(world: World, project: Parameters<World['award']>[0]): Promise<SignedAward[]> {
  const { a, b, c, inner, outerLines } = await wholeStack(world);
  const d = await world.award(project);
  const outer = await world.certify('P-TWO', [...outerLines.slice(0, -1), ...lines(['project', d])]);
  return [outer, inner, a, b, c, d];
}

describe('a stack that an awarding body signed against its own rule', () => {
  test.each(Object.entries(BROKEN))('%s: refused by name', async (_what, { code, build }) => {
    const world = await makeWorld();
    const awards = await build(world);
    const report = await verify(bundleOf(...awards), world.material);
    expect(report.verdict).toBe('not-verified');
    expect(codes(report, 'fail')).toContain(code);
  });

  test('with none of its parts shown, what the stack itself says is still held against the rule', async () => {
    for (const name of [
      'short of ECTS',
      'the same module from two institutions',
      'a part awarded after the certificate',
      'a part that is too old',
    ]) {
      const world = await makeWorld();
      const [certificate] = (await BROKEN[name]?.build(world)) ?? [];
      const report = await verify(certificate?.document ?? {}, world.material);
      expect([name, codes(report, 'fail')]).toEqual([name, expect.arrayContaining([BROKEN[name]?.code])]);
    }
  });
});

describe('parts that changed since', () => {
  test('a revoked or suspended part takes the certificate with it, and it says so', async () => {
    for (const [purpose, code] of [
      ['revocation', 'stack.part-revoked'],
      ['suspension', 'stack.part-not-verified'],
    ] as const) {
      const world = await makeWorld();
      const { bundle, c } = await wholeStack(world);
      world.setStatus(purpose, c.issuer, c.index);
      const report = await verify(bundle, world.material);
      expect([report.verdict, codes(report, 'fail')]).toEqual([
        'not-verified',
        expect.arrayContaining([code]),
      ]);
    }
  });

  test('a part whose status cannot be told leaves the certificate undetermined', async () => {
    const world = await makeWorld();
    const { bundle } = await wholeStack(world);
    const dark = {
      ...world.material,
      statusList: async (address: string) =>
        address.includes('uni-b') ? undefined : world.material.statusList(address),
    };
    const report = await verify(bundle, dark);
    expect([report.verdict, codes(report, 'fail')]).toEqual(['undetermined', []]);
    expect(codes(report, 'unknown')).toContain('stack.part-undetermined');
  });

  test('a shown part that withholds the grade that the rule asks for leaves it undetermined', async () => {
    const world = await makeWorld();
    const awards = await outerWith(world, { module: 'MOD-D', issuer: 'uni-b', grade: undefined });
    const report = await verify(bundleOf(...awards), world.material);
    expect([report.verdict, codes(report, 'unknown')]).toEqual(['undetermined', ['stack.grade-unknown']]);
  });

  test('a rule that is not at hand leaves it undetermined; one that is not the pinned one refuses it', async () => {
    const world = await makeWorld();
    const { outer } = await wholeStack(world);
    const without = await verify(outer.document, {
      ...world.material,
      publishedVersion: async () => undefined,
    });
    expect([without.verdict, codes(without, 'unknown')]).toEqual([
      'undetermined',
      ['recognition.version-unavailable', 'stack.rule-unavailable'],
    ]);
    const other = {
      ...world.material,
      publishedVersion: async (address: string) =>
        (await world.material.publishedVersion(address))
          ?.replace('"atLeast":2', '"atLeast":1')
          .replace('60', '61'),
    };
    expect(codes(await verify(outer.document, other), 'fail')).toEqual(['stack.programme-mismatch']);
  });

  test('certificates that name each other end, and verify neither', async () => {
    const world = await makeWorld();
    const { a, b, c } = await wholeStack(world);
    const first = await world.certify('P-ONE', lines(['core', a], ['electives', b], ['electives', c]));
    const second = await world.certify('P-TWO', [{ rulePart: 'base', award: first }]);
    const third = await world.certify('P-ONE', [{ rulePart: 'base', award: second }]);
    const loop = await world.certify('P-TWO', [{ rulePart: 'base', award: third }]);
    expect((await verify(bundleOf(loop, third, second, first), world.material)).verdict).toBe('not-verified');
  });
});

describe('status lists in a bundle', () => {
  test('serve where their issuer’s cannot be had, and nowhere else', async () => {
    const world = await makeWorld();
    const { bundle, a, b, c, d, inner, outer } = await wholeStack(world);
    const addresses = [a, b, c, d, inner, outer].flatMap(({ document }) =>
      (document.credentialStatus as JsonObject[]).map((entry) => String(entry.statusListCredential)),
    );
    const listsNow = () =>
      Promise.all([...new Set(addresses)].map((address) => world.material.statusList(address)));
    const withLists = async () => ({
      ...bundle,
      verifiableCredential: [
        ...(bundle.verifiableCredential as JsonObject[]),
        ...((await listsNow()) as JsonObject[]),
      ],
    });
    const offline = { ...world.material, statusList: async () => undefined };
    const early = await withLists();
    expect((await verify(bundle, offline)).verdict).toBe('undetermined');
    expect((await verify(early, offline)).verdict).toBe('verified');

    world.setStatus('revocation', c.issuer, c.index);
    expect((await verify(early, world.material)).verdict).toBe('not-verified');
    expect((await verify(await withLists(), offline)).verdict).toBe('not-verified');
    expect((await verify(early, { ...offline, now: new Date('2026-06-23T00:00:00Z') })).verdict).toBe(
      'undetermined',
    );
  });

  test('a list by itself is no credential', async () => {
    const world = await makeWorld();
    const { a } = await wholeStack(world);
    const [entry] = a.document.credentialStatus as JsonObject[];
    const list = await world.material.statusList(String(entry?.statusListCredential));
    await expect(verify(list ?? {}, world.material)).rejects.toMatchObject({
      code: 'verify.not-a-credential',
    });
  });
});
