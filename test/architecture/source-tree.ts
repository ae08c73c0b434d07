import path from 'node:path';
import { parseSync } from 'oxc-parser';

/** Text of files by path from the root of the repository: `src/common/json.ts`. */
export type Tree = Readonly<Record<string, string>>;

/** Something that breaks a rule. */
export interface Breach {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

/** What a rule needs to know of a syntax node; the rest it looks up by name. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [member: string]: unknown;
}

export interface Import {
  /** As written; `undefined` for a dynamic import whose specifier isn't a literal. */
  readonly specifier: string | undefined;
  /** The file it means, for relative specifiers. The file need not exist. */
  readonly target: string | undefined;
  readonly dynamic: boolean;
  /** Names taken from the other module, as they are called there. */
  readonly names: readonly string[];
  /** Every name is a type: nothing of it is left when the code runs. */
  readonly typeOnly: boolean;
  readonly line: number;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly program: Node;
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  readonly imports: readonly Import[];
  readonly lineOf: (offset: number) => number;
}

const IS_SOURCE = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/;
const isGenerated = (file: string) => file.startsWith('src/generated/');

/** Parses every source file of a tree but the generated ones, which aren't ours to judge. */
export function readSources(tree: Tree): SourceFile[] {
  return Object.keys(tree)
    .filter((file) => IS_SOURCE.test(file) && !isGenerated(file))
    .sort()
    .map((file) => readSource(file, tree));
}

function readSource(file: string, tree: Tree): SourceFile {
  const text = tree[file] ?? '';
  const parsed = parseSync(file, text);
  if (parsed.errors[0]) throw new Error(`${file} cannot be parsed: ${parsed.errors[0].message}`);
  const lineOf = lineIndex(text);
  const program = parsed.program as unknown as Node;
  return {
    path: file,
    text,
    program,
    comments: parsed.comments.map(({ value, start }) => ({ text: value, line: lineOf(start) })),
    imports: findImports(file, program, tree, lineOf),
    lineOf,
  };
}

function lineIndex(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}

/** Calls `visit` for a node and everything below it, each with the node right above it. */
export function walk(node: Node, visit: (node: Node, parent: Node | undefined) => void, parent?: Node): void {
  visit(node, parent);
  for (const below of children(node)) walk(below, visit, node);
}

function children(node: Node): Node[] {
  return Object.values(node).flatMap((member) => (Array.isArray(member) ? member : [member]).filter(isNode));
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The node that a member of a node holds, if it holds one. */
export function child(node: Node | undefined, member: string): Node | undefined {
  const value = node?.[member];
  return isNode(value) ? value : undefined;
}

/** The text of a string literal or of a template without holes. */
export function literalText(node: Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return literalText(child(node, 'literal'));
  if (node?.type !== 'TemplateLiteral' || !Array.isArray(node.quasis) || node.quasis.length !== 1)
    return undefined;
  const cooked: unknown = node.quasis[0]?.value?.cooked;
  return typeof cooked === 'string' ? cooked : undefined;
}

/** How each kind of syntax names another module. */
const IMPORTING: Readonly<
  Record<string, { readonly from: string; readonly dynamic?: true; readonly type?: true }>
> = {
  ImportDeclaration: { from: 'source' },
  ExportNamedDeclaration: { from: 'source' },
  ExportAllDeclaration: { from: 'source' },
  ImportExpression: { from: 'source', dynamic: true },
  TSImportType: { from: 'source', type: true },
  TSExternalModuleReference: { from: 'expression' },
};

function findImports(file: string, program: Node, tree: Tree, lineOf: (offset: number) => number): Import[] {
  const found: Import[] = [];
  const add = (node: Node, source: Node | undefined, dynamic: boolean, typeOnly: boolean) => {
    const specifier = literalText(source);
    const target = specifier?.startsWith('.') ? resolve(file, specifier, tree) : undefined;
    found.push({ specifier, target, dynamic, names: namesOf(node), typeOnly, line: lineOf(node.start) });
  };
  walk(program, (node) => {
    const kind = IMPORTING[node.type];
    const source = kind && child(node, kind.from);
    if (source) add(node, source, kind.dynamic ?? false, kind.type ?? isTypeOnly(node));
    if (node.type === 'CallExpression' && isRequire(child(node, 'callee')) && Array.isArray(node.arguments)) {
      add(node, isNode(node.arguments[0]) ? node.arguments[0] : undefined, true, false);
    }
  });
  return found;
}

/** `require(…)`; not `require.resolve(…)`, which finds a file and loads nothing. */
function isRequire(callee: Node | undefined): boolean {
  return callee?.type === 'Identifier' && callee.name === 'require';
}

function specifiersOf(node: Node): Node[] {
  return Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const kinds = specifiersOf(node).map(({ importKind, exportKind }) => importKind ?? exportKind);
  return kinds.length > 0 && kinds.every((kind) => kind === 'type');
}

function namesOf(node: Node): string[] {
  const side = node.type === 'ImportDeclaration' ? 'imported' : 'local';
  return specifiersOf(node).flatMap((specifier) => {
    const name = child(specifier, side);
    return typeof name?.name === 'string' ? [name.name] : [];
  });
}

function resolve(file: string, specifier: string, tree: Tree): string {
  const plain = path.posix.join(path.posix.dirname(file), specifier);
  const stem = plain.replace(/\.(c|m)?jsx?$/, '');
  const candidates = [plain, `${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.d.ts`, `${plain}/index.ts`];
  return candidates.find((candidate) => candidate in tree) ?? plain;
}
