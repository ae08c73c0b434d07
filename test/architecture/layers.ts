import type { Breach, Import, SourceFile, Tree } from './source-tree.js';

const CORE = ['domain', 'credentials', 'registry', 'verification'];
const OUTER = ['issuing', 'delivery', 'access', ...CORE];

/**
 * Who may import whom. Each folder may import itself, `common`, and:
 * - a name: any file of that folder;
 * - `types of …`: that folder, as types only;
 * - `ports.ts`: the files of that name, wherever they are;
 * - `generated/…`: generated files under that path.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  common: [],
  words: ['domain'],
  domain: [],
  credentials: ['domain', 'generated/contexts.ts'],
  registry: ['domain', 'credentials'],
  verification: CORE,
  keys: ['credentials'],
  access: [],
  issuing: CORE,
  delivery: ['issuing', 'access', 'words', ...CORE],
  storage: ['domain', 'credentials', 'registry', 'ports.ts', 'generated/prisma/'],
  http: [...OUTER, 'types of config'],
  web: [...OUTER, 'words', 'types of config'],
  cli: [...OUTER, 'backup', 'types of config'],
  config: [],
  net: [],
  insight: [],
  backup: ['issuing', ...CORE],
};

/** These wire: they may import everything but `main.ts` and what is generated. */
export const WIRING =
  /^src\/(?:app|main|serve|services)\.ts$|^src\/wiring\/[^/]+\.ts$|^src\/cli\/(?:cairn|conformance-server|demo|(?:bench|growth)(?:\/[^/]+)?)\.ts$/;

/** Packages that only one folder may import. */
const RESERVED: readonly { readonly packages: RegExp; readonly folder: string }[] = [
  { packages: /^(?:pg|graphile-worker|@prisma\/.+)$/, folder: 'storage' },
];

/** `src/keys/seal.ts` is in `keys`, `src/app.ts` in none. */
export function folderOf(file: string): string | undefined {
  return /^src\/([^/]+)\//.exec(file)?.[1];
}

/** `@noble/hashes/sha2.js` belongs to `@noble/hashes`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

export function checkLayers(sources: readonly SourceFile[], tree: Tree): Breach[] {
  return sources.flatMap((source) => {
    const folder = folderOf(source.path);
    const known = WIRING.test(source.path) || (folder !== undefined && folder in LAYERS);
    if (!known)
      return [{ rule: 'layer', path: source.path, message: 'is in no folder that architecture knows' }];
    return source.imports.flatMap((imported) => {
      const message =
        imported.target === undefined ? reserved(source, imported) : judge(source, imported, tree);
      return message === undefined
        ? []
        : [{ rule: 'layer', path: source.path, line: imported.line, message }];
    });
  });
}

function reserved(source: SourceFile, { specifier }: Import): string | undefined {
  if (specifier === undefined) return 'imports what only shows when it runs, so that no rule can be checked';
  const rule = RESERVED.find(({ packages }) => packages.test(packageOf(specifier)));
  return rule && folderOf(source.path) !== rule.folder
    ? `imports ${specifier}: only ${rule.folder} may`
    : undefined;
}

function judge(source: SourceFile, imported: Import, tree: Tree): string | undefined {
  const target = imported.target ?? '';
  const [from, to] = [folderOf(source.path), folderOf(target)];
  if (!target.startsWith('src/')) return `imports ${target}, which is not in src`;
  // Generated files needn't be there before the first build.
  if (to !== 'generated' && !(target in tree)) return `imports ${target}, which does not exist`;
  if (target === 'src/main.ts') return 'imports main.ts: nothing may';
  const rules = from === undefined ? [] : (LAYERS[from] ?? []);
  if (to === 'generated') {
    const allowed = rules.some((rule) => rule.startsWith('generated/') && target.startsWith(`src/${rule}`));
    return allowed ? undefined : `imports ${target}: only ${keepersOf(target)} may`;
  }
  if (WIRING.test(source.path) || (from !== undefined && from === to) || to === 'common') return undefined;
  if (to === undefined) return `imports ${target}: only what wires may`;
  const portsToo = rules.includes('ports.ts') && target.endsWith('/ports.ts');
  if (rules.includes(to) || portsToo) return undefined;
  if (!rules.includes(`types of ${to}`)) return `imports ${target}: ${from} may not use ${to}`;
  return imported.typeOnly ? undefined : `imports more than types of ${target}`;
}

function keepersOf(target: string): string {
  const keepers = Object.keys(LAYERS).filter((folder) =>
    LAYERS[folder]?.some((rule) => rule.startsWith('generated/') && target.startsWith(`src/${rule}`)),
  );
  return keepers.join(', ') || 'nobody';
}

/** Circles of files that import each other, types included: one breach for each, with the way round. */
export function checkCycles(sources: readonly SourceFile[]): Breach[] {
  const next = new Map(
    sources.map(({ path, imports }) => [path, [...new Set(imports.flatMap(({ target }) => target ?? []))]]),
  );
  const done = new Set<string>();
  const breaches: Breach[] = [];
  const visit = (file: string, way: readonly string[]) => {
    const start = way.indexOf(file);
    if (start >= 0) {
      const circle = [...way.slice(start), file];
      breaches.push({ rule: 'cycle', path: file, message: `imports itself: ${circle.join(' → ')}` });
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return breaches;
}
