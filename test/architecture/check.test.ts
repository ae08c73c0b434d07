import { describe, expect, test } from '@jest/globals';
import { asLine, checkArchitecture } from './check.js';
import { LAYERS } from './layers.js';
import type { Tree } from './source-tree.js';

const PACKAGES = {
  dependencies: ['express', 'pg', '@prisma/client', '@noble/hashes'],
  optional: ['@embedded/linux'],
  development: ['jest'],
};
const README = '# A folder\n\n## What lives here\n\n**What it may import.** Nothing.\n\n## How it fails\n';
const FOLDERS = Object.keys(LAYERS);

/** A small tree that keeps every rule: each folder has a README, a file `a.ts` and a file `b.ts`. */
const SOUND: Tree = Object.fromEntries([
  ...FOLDERS.flatMap((folder) => [
    [`src/${folder}/README.md`, README],
    [`src/${folder}/a.ts`, 'export const a = 1;\nexport type A = typeof a;\n'],
    [`src/${folder}/b.ts`, "import { a } from './a.js';\nexport const b = a;\n"],
  ]),
  ['src/issuing/ports.ts', 'export interface Store { readonly a: number }\n'],
  ['src/delivery/oid4vci/ports.ts', 'export interface Store { readonly a: number }\n'],
  ['src/generated/contexts.ts', 'export const contexts: any = {};\n'],
  ['src/generated/prisma/client.ts', '// biome-ignore lint: generated\nexport const client: any = {};\n'],
  [
    'src/services.ts',
    "import { a } from './storage/a.js';\nimport { a as k } from './keys/a.js';\nexport const services = [a, k];\n",
  ],
  [
    'src/app.ts',
    "import { a } from './web/a.js';\nimport { services } from './services.js';\nexport const app = [a, services];\n",
  ],
  [
    'src/main.ts',
    "import { app } from './app.js';\nexport const main = [app, process.env, Date.now(), Math.random()];\n",
  ],
]);

/** What is found in the sound tree after some files were put into it. */
function found(files: Tree): string[] {
  return checkArchitecture({ ...SOUND, ...files }, PACKAGES).map(asLine);
}

test('a tree that keeps the rules has no breach', () => {
  expect(found({})).toEqual([]);
});

describe('layers', () => {
  const MAY: Readonly<Record<string, string>> = {
    common: '',
    words: 'domain',
    domain: '',
    credentials: 'domain',
    registry: 'domain credentials',
    verification: 'domain credentials registry',
    keys: 'credentials',
    access: '',
    issuing: 'domain credentials registry verification',
    delivery: 'domain credentials registry verification issuing access words',
    storage: 'domain credentials registry',
    http: 'domain credentials registry verification issuing delivery access',
    web: 'domain credentials registry verification issuing delivery access words',
    cli: 'domain credentials registry verification issuing delivery access backup',
    config: '',
    net: '',
    insight: '',
    backup: 'domain credentials registry verification issuing',
  };
  const pairs = FOLDERS.flatMap((from) =>
    FOLDERS.filter((to) => to !== from).map((to) => [from, to] as const),
  );

  test.each(pairs)('%s → %s', (from, to) => {
    const allowed = to === 'common' || MAY[from]?.split(' ').includes(to) === true;
    const breaches = found({
      [`src/${from}/x.ts`]: `import { a } from '../${to}/a.js';\nexport const x = a;\n`,
    });
    expect(breaches).toHaveLength(allowed ? 0 : 1);
    if (!allowed) expect(breaches[0]).toContain(`src/${from}/x.ts:1 [layer] `);
  });

  test.each([
    ["import '../storage/a.js';"],
    ["import type { A } from '../storage/a.js';\nexport type X = A;"],
    ["import { type A } from '../storage/a.js';\nexport type X = A;"],
    ["export * from '../storage/a.js';\nexport const x = 1;"],
    ["export { a } from '../storage/a.js';\nexport const x = 1;"],
    ["export const x = () => import('../storage/a.js');"],
    ['export const x = () => import(`../storage/a.js`);'],
    ["export type X = import('../storage/a.js').A;"],
    ["import a = require('../storage/a.js');\nexport const x = a;"],
    ["export const x = '1'; function f() { return () => require('../storage/a.js'); } f();"],
    ["import { a } from '../../src/storage/a.js';\nexport const x = a;"],
  ])('however it is imported: %j', (source) => {
    expect(found({ 'src/issuing/x.ts': source })).toEqual([
      'src/issuing/x.ts:1 [layer] imports src/storage/a.ts: issuing may not use storage',
    ]);
  });

  test.each(['http', 'web', 'cli'])('%s takes types of config, and nothing else of it', (folder) => {
    expect(
      found({ [`src/${folder}/x.ts`]: "import type { A } from '../config/a.js';\nexport type X = A;" }),
    ).toEqual([]);
    expect(
      found({ [`src/${folder}/x.tsx`]: "import { a, type A } from '../config/a.js';\nexport type X = A;" }),
    ).toEqual([`src/${folder}/x.tsx:1 [layer] imports more than types of src/config/a.ts`]);
  });

  test('storage takes ports, wherever they are; nobody else does by that name', () => {
    const ports = "import type { Store } from '../issuing/ports.js';\nexport type X = Store;";
    const deeper = "import type { Store } from '../delivery/oid4vci/ports.js';\nexport type Y = Store;";
    expect(found({ 'src/storage/x.ts': ports, 'src/storage/y.ts': deeper })).toEqual([]);
    expect(found({ 'src/keys/x.ts': ports })).toHaveLength(1);
  });

  test.each(['cairn', 'demo', 'bench', 'bench/verify'])(
    'the entry point cli/%s.ts wires; its neighbours do not',
    (name) => {
      const up = '../'.repeat(name.split('/').length);
      const wiring = `import { app } from '${up}app.js';\nimport { a } from '${up}keys/a.js';\nexport const x = [app, a];`;
      expect(found({ [`src/cli/${name}.ts`]: wiring })).toEqual([]);
      expect(found({ [`src/cli/other-${name}.ts`]: wiring })).toEqual([
        `src/cli/other-${name}.ts:1 [layer] imports src/app.ts: only what wires may`,
        `src/cli/other-${name}.ts:2 [layer] imports src/keys/a.ts: cli may not use keys`,
      ]);
    },
  );

  test.each(['src/app.ts', 'src/cli/cairn.ts', 'src/http/x.ts'])('nothing imports main: %s', (path) => {
    const up = path.split('/').length === 2 ? '.' : '..';
    expect(found({ [path]: `import { main } from '${up}/main.js';\nexport const x = main;` })[0]).toBe(
      `${path}:1 [layer] imports main.ts: nothing may`,
    );
  });

  test('generated files have one keeper each', () => {
    const contexts = "import { contexts } from '../generated/contexts.js';\nexport const x = contexts;";
    const client =
      "import type { client } from '../generated/prisma/client.js';\nexport type X = typeof client;";
    expect(found({ 'src/credentials/x.ts': contexts, 'src/storage/x.ts': client })).toEqual([]);
    expect(
      found({ 'src/verification/x.ts': contexts, 'src/cli/cairn.ts': client, 'src/issuing/x.ts': client }),
    ).toEqual([
      'src/cli/cairn.ts:1 [layer] imports src/generated/prisma/client.ts: only storage may',
      'src/issuing/x.ts:1 [layer] imports src/generated/prisma/client.ts: only storage may',
      'src/verification/x.ts:1 [layer] imports src/generated/contexts.ts: only credentials may',
    ]);
  });

  test('generated files that are not there yet are judged all the same', () => {
    const other = "import { z } from '../generated/prisma/models/z.js';\nexport const x = z;";
    expect(found({ 'src/storage/x.ts': other })).toEqual([]);
    expect(found({ 'src/http/x.ts': other })).toHaveLength(1);
  });

  test.each(['pg', '@prisma/client', '@prisma/client/runtime/client'])('%s is for storage alone', (name) => {
    const source = `import x from '${name}';\nexport const y = x;`;
    expect(found({ 'src/storage/x.ts': source })).toEqual([]);
    expect(found({ 'src/issuing/x.ts': source, 'src/app.ts': source })).toEqual([
      `src/app.ts:1 [layer] imports ${name}: only storage may`,
      `src/issuing/x.ts:1 [layer] imports ${name}: only storage may`,
    ]);
  });

  test.each([
    ['src/other.ts', 'export const x = 1;', 'src/other.ts [layer] is in no folder that architecture knows'],
    [
      'src/http/x.ts',
      "import '../../test/a.js';",
      'src/http/x.ts:1 [layer] imports test/a.js, which is not in src',
    ],
    [
      'src/http/x.ts',
      "import './gone.js';",
      'src/http/x.ts:1 [layer] imports src/http/gone.js, which does not exist',
    ],
    [
      'src/http/x.ts',
      'export const x = (n: string) => import(n);',
      'src/http/x.ts:1 [layer] imports what only shows when it runs, so that no rule can be checked',
    ],
  ])('%s: %s', (path, source, breach) => {
    expect(found({ [path]: source })).toEqual([breach]);
  });

  test('a folder that nobody planned', () => {
    expect(found({ 'src/utils/x.ts': 'export const x = 1;', 'src/utils/README.md': README })).toEqual([
      'src/utils/x.ts [layer] is in no folder that architecture knows',
    ]);
  });
});

describe('cycles', () => {
  test('the way round is told', () => {
    expect(
      found({
        'src/domain/x.ts': "import { y } from './y.js';\nexport const x = () => y;",
        'src/domain/y.ts': "import { z } from './z.js';\nexport const y = () => z;",
        'src/domain/z.ts': "import { x } from './x.js';\nexport const z = () => x;",
      }),
    ).toEqual([
      'src/domain/x.ts [cycle] imports itself: src/domain/x.ts → src/domain/y.ts → src/domain/z.ts → src/domain/x.ts',
    ]);
  });

  test('types count', () => {
    const breaches = found({
      'src/domain/x.ts': "import type { Y } from './y.js';\nexport type X = Y | 1;",
      'src/domain/y.ts': "import type { X } from './x.js';\nexport type Y = X[];",
    });
    expect(breaches).toEqual([
      'src/domain/x.ts [cycle] imports itself: src/domain/x.ts → src/domain/y.ts → src/domain/x.ts',
    ]);
  });

  test('a file that imports itself', () => {
    expect(
      found({ 'src/domain/x.ts': "import { x as y } from './x.js';\nexport const x = () => y;" }),
    ).toHaveLength(1);
  });

  test('two ways to one file are no cycle', () => {
    const source = "import { b } from './b.js';\nimport { a } from './a.js';\nexport const x = [a, b];";
    expect(found({ 'src/domain/x.ts': source })).toEqual([]);
  });
});

describe('browser-safe folders use nothing of Node', () => {
  const uses = (what: string) => [
    `src/domain/x.ts:1 [browser-safe] uses ${what}, which browsers do not have`,
  ];

  test.each(['common', 'domain', 'credentials', 'registry', 'verification'])('%s', (folder) => {
    const breaches = found({
      [`src/${folder}/x.ts`]: "import { join } from 'node:path';\nexport const x = join;",
    });
    expect(breaches).toEqual([
      `src/${folder}/x.ts:1 [browser-safe] uses node:path, which browsers do not have`,
    ]);
  });

  test.each([
    ["import { readFile } from 'fs/promises';\nexport const x = readFile;", 'fs/promises'],
    ["import type { Buffer as B } from 'buffer';\nexport type X = B;", 'buffer'],
    ["export const x = () => import('crypto');", 'crypto'],
    ['export const x = Buffer.from([1]);', 'Buffer'],
    ['export type X = Buffer;', 'Buffer'],
    ['export const x = [globalThis.Buffer];', 'Buffer'],
    ["export const x = globalThis['process'];", 'process'],
    ['export const x = process.platform;', 'process'],
    ['export const x = { process };', 'process'],
    ['export const x = { [process]: 1 };', 'process'],
    ['export const x = __dirname;', '__dirname'],
    ['export const x = import.meta.dirname;', 'import.meta.dirname'],
    ['export const x = setImmediate;', 'setImmediate'],
    ['export type X = NodeJS.Timeout;', 'NodeJS'],
  ])('%s', (source, what) => {
    expect(found({ 'src/domain/x.ts': source })).toEqual(uses(what));
  });

  test.each([
    'export const x = (job: { process: () => void }) => job.process();',
    'export const x = { process: 1, Buffer: 2 };',
    'export interface X { process: string; Buffer(): void }',
    'export class X { process() { return 1; } }',
    "export const x = 'process Buffer node:fs'; // process",
    'export const x = [globalThis.crypto.subtle, new TextEncoder(), new URL("https://a.example"), atob, fetch];',
    "import { sha256 } from '@noble/hashes/sha2.js';\nexport const x = sha256;",
  ])('none of it: %s', (source) => {
    expect(found({ 'src/domain/x.ts': source })).toEqual([]);
  });

  test('other folders may use it', () => {
    expect(
      found({
        'src/http/x.ts': "import { join } from 'node:path';\nexport const x = [join, Buffer, process.pid];",
      }),
    ).toEqual([]);
  });
});

describe('effects are handed in', () => {
  test.each([
    ['export const x = Date.now();', 'Date.now'],
    ["export const x = Date['now']();", 'Date.now'],
    ['export const x = globalThis.Date.now();', 'Date.now'],
    ['export const x = [1].map(Date.now);', 'Date.now'],
    ['export const x = new Date();', 'new Date()'],
    ['export const x = new Date;', 'new Date()'],
    ['export const x = new globalThis.Date();', 'new Date()'],
    ['export const x = Date();', 'Date()'],
    ['export const x = Math.random();', 'Math.random'],
    ['const { random } = Math;\nexport const x = random;', 'Math.random'],
    ['export const x = crypto.randomUUID();', 'crypto.randomUUID'],
    ['export const x = globalThis.crypto.getRandomValues(new Uint8Array(1));', 'crypto.getRandomValues'],
    [
      "import { webcrypto } from 'node:crypto';\nexport const x = webcrypto;\nwebcrypto.randomUUID();",
      'webcrypto.randomUUID',
      3,
    ],
    ["import { randomBytes } from 'node:crypto';\nexport const x = randomBytes;", 'randomBytes'],
    ["import { randomUUID as id } from 'node:crypto';\nexport const x = id;", 'randomUUID'],
    ["import { randomBytes as r } from '@noble/hashes/utils.js';\nexport const x = r;", 'randomBytes'],
    ['export const x = process.env.HOME;', 'process.env'],
    ['const { env } = process;\nexport const x = env;', 'process.env'],
    ["import { env } from 'node:process';\nexport const x = env;", 'env'],
    ['export const x = performance.now();', 'performance.now'],
  ])('%s', (source, what, line = 1) => {
    for (const path of ['src/issuing/x.ts', 'src/cli/x.ts']) {
      expect(found({ [path]: source })).toEqual([
        `${path}:${line} [effects] uses ${what}: take it as an argument`,
      ]);
    }
  });

  test.each(['app', 'services', 'serve'])('%s.ts is given them too', (name) => {
    expect(found({ [`src/${name}.ts`]: 'export const app = Date.now();' })).toHaveLength(1);
  });

  test.each(['cairn', 'demo', 'bench', 'bench/issue'])(
    'the entry point cli/%s.ts holds the real ones',
    (name) => {
      const source =
        'export const x = [Date.now(), new Date(), Math.random(), crypto.randomUUID(), process.env];';
      expect(found({ [`src/cli/${name}.ts`]: source })).toEqual([]);
    },
  );

  test.each([
    'export const x = new Date(0);',
    'export const x = [Date.parse("2026-01-01T00:00:00Z"), Date.UTC(2026, 0), Math.max(1, 2)];',
    'export const x = (clock: { now: () => Date }) => clock.now();',
    'export const x = (at: Date): number => at.getTime();',
    "export const x = 'Date.now()'; // Math.random()",
  ])('none of it: %s', (source) => {
    expect(found({ 'src/issuing/x.ts': source })).toEqual([]);
  });
});

describe('the house', () => {
  test.each([
    'export const x: any = 1;',
    'export const x = (y: any) => y;',
    'export type X = Record<string, any>;',
    'export const x = 1 as any;',
    'export const x = new Map<string, any[]>();',
  ])('no any: %s', (source) => {
    expect(found({ 'src/http/x.ts': source })).toEqual(['src/http/x.ts:1 [any] says any']);
  });

  test.each([
    ['// @ts-ignore', '@ts-ignore'],
    ['/* @ts-expect-error: because */', '@ts-expect-error'],
    ['// @ts-nocheck', '@ts-nocheck'],
    ['// biome-ignore lint/style: because', 'biome-ignore'],
  ])('no check is silenced: %s', (comment, name) => {
    expect(found({ 'src/http/x.ts': `export const any = 'any';\n${comment}\n` })).toEqual([
      `src/http/x.ts:2 [silencer] silences a check: ${name}`,
    ]);
    expect(found({ 'src/http/x.ts': `export const any = ${JSON.stringify(comment)};\n` })).toEqual([]);
  });

  test('450 lines, and not one more', () => {
    expect(found({ 'src/http/x.ts': 'export {};\n'.repeat(450) })).toEqual([]);
    expect(found({ 'src/http/x.ts': 'export {};\n'.repeat(451) })).toEqual([
      'src/http/x.ts [length] has 451 lines; at most 450',
    ]);
  });

  test('no barrels, by name or by nature', () => {
    expect(found({ 'src/http/index.ts': 'export const x = 1;' })).toEqual([
      'src/http/index.ts [barrel] is a barrel by its name',
    ]);
    expect(found({ 'src/http/all.ts': "export * from './a.js';\nexport { b } from './b.js';" })).toEqual([
      'src/http/all.ts [barrel] only hands on what others export',
    ]);
    expect(found({ 'src/http/x.ts': 'export const x = 1;\nexport { x as y };' })).toEqual([]);
  });

  test.each([
    "export const x = 'iPET-1';",
    '// the ipet rule',
    'export const isIpet = 1;',
    'export const IPET = 1;',
  ])('no programme of the seed by name: %s', (source) => {
    expect(found({ 'src/domain/x.ts': source })).toEqual([
      'src/domain/x.ts:1 [seed-word] names a programme of the seed',
    ]);
  });

  test('other files of src count, words that only look like it do not', () => {
    expect(found({ 'src/web/x.md': 'a\nb iPET\n' })).toEqual([
      'src/web/x.md:2 [seed-word] names a programme of the seed',
    ]);
    expect(found({ 'src/web/x.ts': "export const x = 'centripetal';" })).toEqual([]);
  });

  test.each([
    ["import x from 'left-pad';\nexport const y = x;", 'left-pad'],
    ["import type x from '@scope/types/deep';\nexport type Y = x;", '@scope/types'],
    ["export const x = () => import('jest');", 'jest'],
    ["import x from '@embedded/linux';\nexport const y = x;", '@embedded/linux'],
  ])('packages are dependencies: %s', (source, name) => {
    expect(found({ 'src/http/x.ts': source })).toEqual([
      `src/http/x.ts:1 [dependency] imports ${name}, which is not among the dependencies`,
    ]);
  });

  test.each([
    "import express from 'express';\nexport const x = express;",
    "import fs from 'node:fs';\nexport const x = fs;",
    "export const x = () => import('@embedded/linux');",
  ])('packages that are: %s', (source) => {
    expect(found({ 'src/http/x.ts': source })).toEqual([]);
  });
});

test('what measures the product takes packages that are there for development, and no others', () => {
  const taking = (name: string) => ({
    'src/cli/bench/x.ts': `import x from '${name}';\nexport const y = x;`,
  });
  expect(found(taking('jest')).filter((line) => line.includes('[dependency]'))).toEqual([]);
  expect(found(taking('left-pad'))).toContainEqual(expect.stringContaining('[dependency] imports left-pad'));
});

describe('READMEs', () => {
  test('every folder has one', () => {
    const { 'src/http/README.md': _, ...rest } = SOUND;
    expect(checkArchitecture(rest, PACKAGES).map(asLine)).toEqual(['src/http [readme] has no README.md']);
  });

  test.each(['What lives here', 'What it may import', 'How it fails'])('it says "%s"', (heading) => {
    expect(found({ 'src/http/README.md': README.replace(heading, 'Something else') })).toEqual([
      `src/http/README.md [readme] does not say "${heading}"`,
    ]);
    // A mention in passing is no heading.
    expect(
      found({ 'src/http/README.md': `${README.replace(heading, 'Else')}\nSee ${heading}.\n` }),
    ).toHaveLength(1);
  });

  test('it has at most 80 lines, at any depth', () => {
    const long = README + 'line\n'.repeat(81 - README.split('\n').length + 1);
    expect(found({ 'src/http/README.md': long })).toEqual([
      'src/http/README.md [readme] has more than 80 lines',
    ]);
    expect(found({ 'src/http/README.md': long.replace('line\n', '') })).toEqual([]);
    expect(found({ 'src/credentials/suites/README.md': 'line\n'.repeat(81) })).toHaveLength(1);
    expect(found({ 'src/credentials/suites/README.md': 'line\n'.repeat(80) })).toEqual([]);
  });
});

test('a file that cannot be parsed is no file without breaches', () => {
  expect(() => found({ 'src/http/x.ts': 'export const = 1;' })).toThrow('src/http/x.ts cannot be parsed');
});
