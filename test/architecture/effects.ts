import { isBuiltin } from 'node:module';
import { folderOf, WIRING } from './layers.js';
import { type Breach, child, literalText, type Node, type SourceFile, walk } from './source-tree.js';

/** They run in browsers too. */
const BROWSER_SAFE = new Set(['common', 'domain', 'credentials', 'registry', 'verification']);

/** The page that checks in the reader's browser, whose clock it goes by. */
const BROWSER_ENTRY = 'src/web/verify/browser/page.ts';

/**
 * Where the real clock, randomness and environment may be taken hold of. `app.ts`, `services.ts`, `serve.ts` and `wiring/` wire,
 * but are given them.
 */
const isEntryPoint = (file: string) =>
  file === BROWSER_ENTRY ||
  (WIRING.test(file) && !/^src\/(?:(?:app|serve|services)\.ts|wiring\/.+)$/.test(file));

const NODE_GLOBALS = new Set(
  'Buffer process __dirname __filename require global setImmediate clearImmediate NodeJS'.split(' '),
);

/** What reaches for the outside: the object, then the members that do. */
const EFFECTS: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  crypto: ['randomUUID', 'getRandomValues'],
  webcrypto: ['randomUUID', 'getRandomValues'],
  performance: ['now', 'timeOrigin'],
  process: ['env', 'hrtime', 'uptime'],
};

/** The same, where a module hands it out by name. */
const EFFECT_IMPORTS = new Set(
  'randomBytes randomUUID randomInt randomFill randomFillSync getRandomValues env hrtime performance'.split(
    ' ',
  ),
);

const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

/** Folders that run in browsers use nothing of Node: no module of it, bare or prefixed, and no global. */
export function checkBrowserSafety(sources: readonly SourceFile[]): Breach[] {
  return sources
    .filter(({ path }) => BROWSER_SAFE.has(folderOf(path) ?? ''))
    .flatMap((source) => {
      const breach = (line: number, what: string): Breach => ({
        rule: 'browser-safe',
        path: source.path,
        line,
        message: `uses ${what}, which browsers do not have`,
      });
      const modules = source.imports
        .filter(({ specifier }) => specifier !== undefined && isBuiltin(specifier))
        .map(({ specifier, line }) => breach(line, specifier ?? ''));
      // `{ process }` is two nodes, key and value, at one place.
      const globals = new Map<string, Breach>();
      walk(source.program, (node, parent) => {
        const name = nodeGlobal(node, parent);
        if (name !== undefined) globals.set(`${node.start} ${name}`, breach(source.lineOf(node.start), name));
      });
      return [...modules, ...globals.values()];
    });
}

/**
 * The global of Node that a node names. A variable of our own by such a name is taken for it as well: what can be
 * confused is better called something else.
 */
function nodeGlobal(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === 'Identifier' && typeof node.name === 'string' && NODE_GLOBALS.has(node.name)) {
    return isMemberName(node, parent) ? undefined : node.name;
  }
  const member = memberOf(node);
  if (!member) return undefined;
  if (member.object === 'import.meta' && /^(?:dirname|filename)$/.test(member.name))
    return `import.meta.${member.name}`;
  return GLOBAL_OBJECTS.has(member.object) && NODE_GLOBALS.has(member.name) ? member.name : undefined;
}

/** `name` in `object.name` or `{ name: value }`; not in `{ name }`, which reads the variable. */
function isMemberName(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined || parent.computed === true) return false;
  if (parent.type === 'ImportSpecifier') return parent.imported === node;
  if (parent.type === 'Property') return parent.key === node && parent.shorthand !== true;
  if (parent.type === 'TSQualifiedName') return parent.right === node;
  if (/^(?:Method|Property|Accessor)Definition$|^TS(?:Property|Method)Signature$/.test(parent.type))
    return parent.key === node;
  return parent.type === 'MemberExpression' && parent.property === node;
}

/** Clock, randomness and environment are handed in; entry points alone take hold of the real ones. */
export function checkEffects(sources: readonly SourceFile[]): Breach[] {
  return sources
    .filter(({ path }) => !isEntryPoint(path))
    .flatMap((source) => {
      const found: { line: number; what: string }[] = [];
      for (const { names, line, typeOnly } of source.imports) {
        if (typeOnly) continue;
        for (const name of names) if (EFFECT_IMPORTS.has(name)) found.push({ line, what: name });
      }
      walk(source.program, (node, parent) => {
        for (const what of effectsOf(node, parent)) found.push({ line: source.lineOf(node.start), what });
      });
      return found.map(({ line, what }) => ({
        rule: 'effects',
        path: source.path,
        line,
        message: `uses ${what}: take it as an argument`,
      }));
    });
}

function effectsOf(node: Node, parent: Node | undefined): string[] {
  const member = memberOf(node);
  if (member) return EFFECTS[member.object]?.includes(member.name) ? [`${member.object}.${member.name}`] : [];
  if (isDate(child(node, 'callee'))) {
    // Without `new`, Date() is the present as a text, whatever its arguments.
    if (node.type === 'CallExpression') return ['Date()'];
    const bare = Array.isArray(node.arguments) && node.arguments.length === 0;
    if (node.type === 'NewExpression' && bare) return ['new Date()'];
  }
  if (node.type === 'ObjectPattern' && parent?.type === 'VariableDeclarator') return takenApart(node, parent);
  return [];
}

function isDate(callee: Node | undefined): boolean {
  if (callee?.type === 'Identifier') return callee.name === 'Date';
  const member = callee && memberOf(callee);
  return member !== undefined && GLOBAL_OBJECTS.has(member.object) && member.name === 'Date';
}

/** `const { random } = Math`. */
function takenApart(pattern: Node, declarator: Node): string[] {
  const object = lastName(child(declarator, 'init')) ?? '';
  const properties = Array.isArray(pattern.properties) ? (pattern.properties as Node[]) : [];
  return properties
    .map((property) => child(property, 'key')?.name)
    .filter((name) => typeof name === 'string' && EFFECTS[object]?.includes(name))
    .map((name) => `${object}.${name}`);
}

/** `object.name`, `object['name']` and `outer.object.name` alike. */
function memberOf(node: Node): { object: string; name: string } | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  const property = child(node, 'property');
  const name = node.computed === true ? literalText(property) : property?.name;
  const object = lastName(child(node, 'object'));
  return object !== undefined && typeof name === 'string' ? { object, name } : undefined;
}

function lastName(node: Node | undefined): string | undefined {
  if (node?.type === 'MetaProperty') return 'import.meta';
  if (node?.type === 'MemberExpression') return memberOf(node)?.name;
  return node?.type === 'Identifier' && typeof node.name === 'string' ? node.name : undefined;
}
