import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Block,
  type CertificateLayout,
  PAGE,
  type TextBlock,
} from '../../../../src/delivery/certificate/blocks.js';
import { certificateFonts, FACES, type Face } from '../../../../src/delivery/certificate/faces.js';
import type { CertificateFacts, CertificatePart } from '../../../../src/delivery/certificate/facts.js';
import { layoutCertificate } from '../../../../src/delivery/certificate/layout.js';
import { drawable, missingLetter } from '../../../../src/delivery/certificate/shape.js';
import { moduleCertificate, programmeCertificate } from '../../../support/certificates.js';
import { demoLearners, seedCatalogue } from '../../../support/seed.js';
import { thrown } from '../../../support/thrown.js';

const fonts = certificateFonts();
const layout = (facts: CertificateFacts) => layoutCertificate(facts, fonts);

/** What needs its place to itself. */
const contents = ({ blocks }: CertificateLayout) =>
  blocks.filter((block) => block.kind !== 'shape' || block.ground !== true);

/** Text of a role, line by line. */
const textOf = ({ blocks }: CertificateLayout, role: string) =>
  blocks
    .filter((block): block is TextBlock => block.kind === 'text' && block.role === role)
    .map(({ lines }) => lines.map(({ text }) => text).join(' '));

function overlap(a: Block, b: Block): boolean {
  const touching = 0.3;
  return (
    a.x + a.width > b.x + touching &&
    b.x + b.width > a.x + touching &&
    a.y + a.height > b.y + touching &&
    b.y + b.height > a.y + touching
  );
}

/** Everything that is wrong with where things are. */
function faultsOf(placed: CertificateLayout): string[] {
  const blocks = contents(placed);
  return blocks.flatMap((block, index) => {
    const inside =
      block.x >= 0 &&
      block.y >= 0 &&
      block.x + block.width <= PAGE.width &&
      block.y + block.height <= PAGE.height;
    const met = blocks.slice(index + 1).filter((other) => overlap(block, other));
    return [
      ...(inside ? [] : [`${block.role} leaves the page`]),
      ...met.map((other) => `${block.role} lies on ${other.role}`),
    ];
  });
}

const LETTERS = [
  'a',
  'e',
  'W',
  'i',
  'ſ',
  'Ž',
  'é',
  'Å',
  'ғ',
  'Қ',
  'Щ',
  'Ω',
  'ế',
  'x\u0301',
  'ا',
  'ע',
  '-',
  '’',
  ' ',
  ' ',
  ' ',
];
const text = (most: number) =>
  fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: most }).map((one) => `a${one}`);
const map = (most: number) => text(most).map((en) => ({ en }));
const picture = fc.record({
  png: fc.constant(new Uint8Array(0)),
  width: fc.integer({ min: 16, max: 480 }),
  height: fc.integer({ min: 16, max: 480 }),
});
const day = fc.constantFrom('2026-04-24', '2025-09-30');
const ects = fc.constantFrom(0.5, 1, 2.5, 12, 180);

const part = (depth: number): fc.Arbitrary<CertificatePart> => {
  const common = { title: map(90), code: text(20), ects, issuer: map(60), awardedOn: day };
  const module = fc.record({ kind: fc.constant('module' as const), ...common });
  if (depth === 0) return module;
  const parts = fc.array(part(depth - 1), { maxLength: 6 });
  const certificate = fc.record({ kind: fc.constant('certificate' as const), ...common, parts });
  return fc.oneof({ weight: 3, arbitrary: module }, { weight: 1, arbitrary: certificate });
};

const facts: fc.Arbitrary<CertificateFacts> = fc.record(
  {
    kind: fc.constantFrom('module' as const, 'certificate' as const),
    title: map(400),
    award: map(200),
    learnerName: text(200),
    issuer: fc.record({
      name: map(200),
      city: text(60),
      country: fc.constantFrom('BE', 'KZ'),
      primaryLanguage: fc.constantFrom('en', 'kk'),
    }),
    network: map(120),
    awardedOn: day,
    signedOn: day,
    ects,
    eqfLevel: fc.integer({ min: 1, max: 8 }),
    grade: text(60),
    outcomes: fc.array(map(300), { maxLength: 20 }),
    parts: fc.array(part(3), { maxLength: 24 }),
    credentialId: fc.constant('urn:uuid:5b0e1c9a-6d0f-4a53-9c67-0c0f2f6f3b11'),
    link: fc
      .integer({ min: 0, max: 120 })
      .map((more) => `https://cairn.example/${'s'.repeat(more)}/Zk3vQ9bX2mT7pLr0cYw5Ha`),
    demo: fc.boolean(),
    logo: picture,
    seal: picture,
    signatories: fc.array(fc.record({ name: text(120), role: map(150), picture }), { maxLength: 3 }),
  },
  {
    requiredKeys: [
      'kind',
      'title',
      'learnerName',
      'issuer',
      'network',
      'awardedOn',
      'ects',
      'outcomes',
      'credentialId',
    ],
  },
) as fc.Arbitrary<CertificateFacts>;

describe('whatever a certificate says', () => {
  test('nothing lies on anything else or leaves the page, the name is whole, and it is the same again', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const placed = layout(one);
        expect(faultsOf(placed)).toEqual([]);
        const name = textOf(placed, 'name').join('').replaceAll(' ', '');
        expect(name).toBe(drawable(one.learnerName).replaceAll(' ', ''));
        expect(textOf(placed, 'demo')).toHaveLength(one.demo ? 1 : 0);
        expect(placed.blocks.filter(({ role }) => role === 'qr')).toHaveLength(
          one.link === undefined ? 0 : 1,
        );
      }),
      { numRuns: 14, endOnFailure: true },
    );
  });
});

/** Every text of a value, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

describe('the seed', () => {
  test('has no letter that a font lacks, in any language', () => {
    const letters = drawable([...new Set(textsOf([seedCatalogue(), demoLearners()]).join(''))].join(''));
    const lacking = (Object.keys(FACES) as Face[]).flatMap((face) =>
      [...letters].filter((letter) => missingLetter(fonts, face, letter) !== undefined),
    );
    expect(lacking).toEqual([]);
  });

  test.each(['en', 'pt', 'sk', 'nl'])('is whole on its certificates in %s', (primaryLanguage) => {
    const one = programmeCertificate('iPET-3');
    const issuer = { ...one.issuer, primaryLanguage };
    const placed = layout({ ...one, issuer });
    expect(placed.language).toBe(primaryLanguage);
    expect(faultsOf(placed)).toEqual([]);
    expect(textOf(placed, 'more')).toEqual([]);
    expect(placed.blocks.flatMap((block) => (block.kind === 'text' ? block.lines : [])).join()).not.toContain(
      '…',
    );
    expect(textOf(placed, 'part')).toHaveLength(12);
    expect(textOf(placed, 'part-programme')).toHaveLength(2);
    expect(textOf(placed, 'outcome')).toHaveLength(5);
  });
});

describe('a certificate', () => {
  test('shows programmes inside programmes: titles further in, numbers as on the stones, brackets by name', () => {
    const placed = layout(programmeCertificate('iPET-3'));
    const [outer, inner] = placed.blocks.filter(({ role }) => role === 'part-programme');
    expect(outer?.x).toBeLessThan(inner?.x ?? 0);
    const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1));
    expect(textOf(placed, 'part-number')).toEqual(numbers);
    expect(textOf(placed, 'stone-number').toSorted((a, b) => Number(a) - Number(b))).toEqual(numbers);
    expect(textOf(placed, 'layer').toSorted()).toEqual(['iPET-1', 'iPET-2']);
  });

  test.each([
    [
      'Maximiliana Konstantinopolskaya-Hohenzollern-Sigmaringen de la Vega',
      /^Maximiliana Konstantinopolskaya-\nHohenzollern-Sigmaringen de la Vega$/,
    ],
    ['Константин Константинопольский-Рождественский', /^[^-]+(\n[^-]+)?-\n?Рождественский$/],
    ['Ana-Maria Pop-Ionescu', /^Ana-Maria Pop-Ionescu$/],
  ])('breaks the long name %s after a hyphen, never inside of what stands between', (learnerName, lines) => {
    const { blocks } = layout(programmeCertificate('iPET-2', { learnerName }));
    const name = blocks.find((block): block is TextBlock => block.role === 'name' && block.kind === 'text');
    const said = name?.lines.map(({ text }) => text).join('\n') ?? '';
    expect(said).toMatch(lines);
    expect(said.replaceAll('-\n', '-').replaceAll('\n', ' ')).toBe(learnerName);
  });

  test('counts what it leaves out of lists', () => {
    const one = programmeCertificate('iPET-1');
    const [part] = one.parts ?? [];
    const parts = Array.from({ length: 80 }, () => part as CertificatePart);
    const placed = layout({
      ...one,
      parts,
      outcomes: Array.from({ length: 40 }, () => one.outcomes[0] ?? {}),
    });
    const [left = '', outcomesLeft = ''] = textOf(placed, 'more');
    expect(textOf(placed, 'part').length + Number(/[0-9]+/.exec(left)?.[0])).toBe(80);
    expect(textOf(placed, 'outcome').length + Number(/[0-9]+/.exec(outcomesLeft)?.[0])).toBe(40);
    expect(faultsOf(placed)).toEqual([]);
  });

  test('is in the language that is asked for where the title has it, else as if none had been', () => {
    const title = { en: 'Assessment', sk: 'Hodnotenie' };
    const asked = (language: string) => layout(moduleCertificate('EP-ASM', { title, language }));
    expect([asked('sk').language, textOf(asked('sk'), 'award')]).toEqual(['sk', ['Hodnotenie']]);
    expect(asked('kk')).toEqual(layout(moduleCertificate('EP-ASM', { title })));
  });

  test('is in one language: the issuer’s where the title has it, else English', () => {
    const kk = { ...moduleCertificate('EP-ASM').issuer, primaryLanguage: 'kk' };
    const inEnglish = layout(moduleCertificate('EP-ASM', { issuer: kk }));
    expect([inEnglish.language, textOf(inEnglish, 'place')]).toEqual([
      'en',
      ['Aqsaitau, Kazakhstan · ENTER Network'],
    ]);
    expect(textOf(inEnglish, 'issuer-at-home')).toEqual(['Ақсайтау инженерлік университеті']);
    const title = { en: 'Assessment', kk: 'Бағалау' };
    const inKazakh = layout(moduleCertificate('EP-ASM', { issuer: kk, title }));
    expect([inKazakh.language, textOf(inKazakh, 'award')]).toEqual(['kk', ['Бағалау']]);
    expect(textOf(inKazakh, 'fact')).toContain('2026 ж. 24 сәуір');
    expect(textOf(inKazakh, 'issuer-at-home')).toEqual([]);
  });

  test('says when it was signed only where that is another day', () => {
    const facts = (signedOn: string) => textOf(layout(moduleCertificate('EP-CDA', { signedOn })), 'fact');
    expect(facts('2026-04-24')).toEqual(['1', '6', 'B', '24 April 2026']);
    expect(facts('2026-05-02')).toEqual(['1', '6', 'B', '24 April 2026', '2 May 2026']);
  });

  test('names nobody in its title, and says all that it shows in words', () => {
    const one = programmeCertificate('iPET-2');
    const { title, words } = layout(one);
    expect(title).toBe('Certificate: Engineering Pedagogy, Level 2 (iPET-2)');
    const said = words.flatMap(({ texts }) => texts).join('\n');
    const credits = `${one.ects}`;
    for (const text of [
      one.learnerName,
      one.credentialId,
      one.link ?? '?',
      credits,
      'Demonstration: no real diploma',
    ])
      expect(said).toContain(text);
    expect(words.find(({ label }) => label === 'Built from')?.texts).toHaveLength(7);
  });

  test('without link, parts, outcomes and level is a certificate all the same', () => {
    const {
      link: _link,
      eqfLevel: _level,
      grade: _grade,
      ...one
    } = moduleCertificate('EP-CDA', { outcomes: [] });
    const placed = layout(one);
    expect(faultsOf(placed)).toEqual([]);
    expect(placed.blocks.filter(({ role }) => role === 'qr')).toEqual([]);
    expect(textOf(placed, 'sealed')).toEqual(['Signed digitally.']);
  });
});

describe('what no font can draw is refused, without repeating it', () => {
  test.each([
    ['a Chinese name', { learnerName: '王小明' }, 'certificate.no-letter', /the name \(script Han\)/],
    ['a Georgian grade', { grade: 'ფრიადი' }, 'certificate.no-letter', /the fact \(script Georgian\)/],
    ['a picture letter', { learnerName: 'Ana 🎓' }, 'certificate.no-letter', /the name \(script other\)/],
    [
      'a heap of marks',
      { learnerName: `Z${'\u0323\u0331'.repeat(4)}` },
      'certificate.too-many-marks',
      /the name/,
    ],
  ])('%s', (_what, change, code, message) => {
    const error = thrown(() => layout(moduleCertificate('EP-CDA', change)));
    expect(error).toMatchObject({ kind: 'refused', code });
    expect(error.message).toMatch(message);
    for (const secret of Object.values(change)) expect(error.message).not.toContain(secret);
  });

  test('what reorders text is dropped, and spaces are one space', () => {
    const placed = layout(moduleCertificate('EP-CDA', { learnerName: ' Ana\u202e\u00a0\n Pinho\u200b ' }));
    expect(textOf(placed, 'name')).toEqual(['Ana Pinho']);
  });
});
