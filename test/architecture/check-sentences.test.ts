import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ANNEX_I_EDC_RULES } from '../../src/credentials/lint/annex-i/rules.js';
import { ELM_RULES } from '../../src/credentials/lint/elm/rules.js';
import { CREDENTIAL_RULES, PRESENTATION_RULES } from '../../src/credentials/lint/vcdm/rules.js';
import type { CheckName } from '../../src/verification/report.js';
import { LIST_PROBLEMS } from '../../src/verification/status-problems.js';
import { sentenceOf } from '../../src/web/share/sentences.js';
import { LANGUAGES } from '../../src/words/languages.js';
import { checksEn } from '../../src/words/texts/checks/en.js';
import { wordsFor } from '../../src/words/words.js';
import { child, isNode, literalText, type Node, readSources, type SourceFile, walk } from './source-tree.js';

/** What the verifier can say; without a message where that is put together, or that of an error. */
interface Told {
  readonly code: string;
  readonly message?: string | undefined;
}

const sources = readSources(
  Object.fromEntries(
    sourcesOf('src/verification', 'src/credentials', 'src/common').map((path) => [
      path,
      readFileSync(path, 'utf8'),
    ]),
  ),
);
const checks = sources.filter(({ path }) => path.startsWith('src/verification/'));

/** Functions of a file that hand on code and message, by their place among the arguments. */
const HANDING_ON: Readonly<Record<string, { readonly check: CheckName; readonly at: number }>> = {
  'checks/status.ts: doubt': { check: 'status', at: 1 },
};

/** Codes that aren't written where the result is made: from which table each file takes them, or what gives them. */
const ELSEWHERE: Readonly<Record<string, () => readonly Told[]>> = {
  'checks/proof.ts: make(CODES[finding] ?? finding)': () =>
    tableOf('checks/proof.ts', 'FINDINGS').map(({ key, texts }) => ({
      code: `proof.${key === 'unsupported' ? 'suite-unsupported' : key}`,
      message: texts.at(-1),
    })),
  "checks/proof.ts: make('previous-unverified')": () => [
    {
      code: 'proof.previous-unverified',
      message: 'The signature is genuine, but it builds on one that is not, or of which that is not known.',
    },
  ],
  'checks/seals.ts: `proof.${code}`': () =>
    tableOf('checks/seals.ts', 'FINDINGS').map(({ texts: [, code, message] }) => ({
      code: `proof.${code}`,
      message,
    })),
  'checks/key-binding.ts: fail(...FAILURES[finding])': () =>
    tableOf('checks/key-binding.ts', 'FAILURES').map(({ texts: [code, message] }) => ({
      code: `holder.${code}`,
      message,
    })),
  'checks/recognition.ts: fail(finding)': () => told('recognition.', 'checks/recognition.ts', 'FAILURES'),
  'checks/sealer.ts: fail(`certificate-${problem}`)': () =>
    told('issuer.certificate-', 'checks/sealer.ts', 'PROBLEMS'),
  'checks/sealer.ts: fail(`other-${named}`)': () => {
    const message = 'It was sealed by another organisation than the one that it names as its issuer.';
    return ['name', 'identifier'].map((named) => ({ code: `issuer.other-${named}`, message }));
  },
  'checks/stack.ts: fail(code)': () => told('stack.', 'checks/stack.ts', 'BREACHES'),
  'checks/stack.ts: unknown(code)': () => told('stack.', 'checks/stack.ts', 'BREACHES'),
  'checks/edc.ts: status.fail(standing)': () => told('status.', 'checks/edc.ts', 'STANDINGS'),
  'checks/edc.ts: status.unknown(code)': () => [
    { code: 'status.award-unknown', message: 'The institution’s register has no such credential.' },
    {
      code: 'status.ask-issuer',
      message: 'Whether it still counts is told by the institution: see the link in it.',
    },
  ],
  'checks/edc.ts: structure.fail(code)': () => [
    { code: 'structure.unreadable', message: 'The document cannot be read.' },
    ...ELM_RULES.map(({ name }) => ({ code: `structure.elm-${name}` })),
    ...errorsOf('edc', 'src/credentials/edc/'),
  ],
  'checks/status.ts: doubt(`list-${problem}`)': () =>
    Object.entries(LIST_PROBLEMS).map(([problem, [, message]]) => ({
      code: `status.list-${problem}`,
      message,
    })),
  'checks/status.ts: doubt(fault.code)': () => {
    const text = sources.find(({ path }) => path.endsWith('status/read-entries.ts'))?.text ?? '';
    const message = 'What it says of its status is not written as it has to be.';
    return [...text.matchAll(/code: '([\w-]+)'/g)].map(([, code]) => ({ code: `status.${code}`, message }));
  },
  "checks/other-forms.ts: fail(first.code.replace('.', '-'))": () =>
    [...CREDENTIAL_RULES, ...PRESENTATION_RULES]
      .map(({ name }) => name)
      .concat('related-resource-mismatch')
      .map((name) => ({ code: `structure.vcdm-${name}` })),
  'anchored.ts: unknown(doubt.code)': () => told('recognition.', 'anchored.ts', 'DOUBTS'),
  'signed-texts.ts: make(code)': () => [
    ...errorsOf('jose|envelope', 'src/credentials/jose/'),
    ...errorsOf('jades', 'src/credentials/jades/'),
    ...errorsOf('sd-jwt|jose', 'src/credentials/sd-jwt/'),
    { code: 'structure.sd-jwt-hash-unsupported' },
    { code: 'structure.sd-jwt-disclosure-unreferenced' },
    ...errorsOf('json', 'src/common/'),
  ],
};

const written: Told[] = [];
const elsewhere = new Set<string>();
for (const source of checks) collect(source);
const all = [...written, ...[...elsewhere].flatMap((place) => ELSEWHERE[place]?.() ?? [])];

test('every code that is not written where its result is made is accounted for', () => {
  expect([...elsewhere].sort()).toEqual(Object.keys(ELSEWHERE).sort());
  expect(written.length).toBeGreaterThan(150);
});

describe.each(LANGUAGES.map(({ tag }) => tag))('%s', (tag) => {
  const words = wordsFor(tag);

  test('has a sentence for every code that the verifier can give', () => {
    const without = all.filter((one) => sentenceOf(resultOf(one), words).language !== undefined);
    expect(without).toEqual([]);
  });

  test('names every element that may be missing', () => {
    const ofContent = tableOf('checks/content.ts', 'elements').map(({ key }) => key);
    const names = [...ofContent, ...ANNEX_I_EDC_RULES.map(({ name }) => name.replaceAll('-', ' '))];
    expect(names.length).toBeGreaterThan(18);
    expect(names.filter((name) => words.find(`element.${name}`) === undefined)).toEqual([]);
  });
});

test('in English it is the message of the report', () => {
  const words = wordsFor('en');
  const known = all.filter(({ message }) => message !== undefined);
  const other = known.filter((one) => {
    const { text, message } = sentenceOf(resultOf(one), words);
    return message === undefined && text !== one.message;
  });
  expect(other).toEqual([]);
});

test('no sentence is there that nothing says', () => {
  const keys = Object.keys(checksEn).filter((key) => !key.startsWith('element.'));
  const said = new Set(all.flatMap(({ code, message }) => [code, `${code}: ${message}`]));
  const unsaid = keys.filter((key) => {
    const plain = key.replace(/\.(one|other)$/, '');
    const begin = key.endsWith('*') ? key.slice(0, -1) : undefined;
    return begin ? ![...said].some((code) => code.startsWith(begin)) : !said.has(key) && !said.has(plain);
  });
  expect(unsaid).toEqual([]);
});

/** A result with all that a sentence may name. */
function resultOf({ code, message = 'In English.' }: Told) {
  const evidence = { since: '2026-03-01T00:00:00Z', replacedBy: 'urn:uuid:1', missing: ['title'], count: 2 };
  return { check: 'status', outcome: 'fail', code, message, evidence } as const;
}

function collect(source: SourceFile): void {
  const file = source.path.replace('src/verification/', '');
  const sourceOf = (node: Node | undefined) => (node ? source.text.slice(node.start, Number(node.end)) : '');
  const makers = makersIn(source.program);
  const consts = new Map<string, readonly string[]>();
  walk(source.program, (node, parent) => {
    if (node.type === 'VariableDeclarator') {
      const name = child(node, 'id')?.name;
      // the nearest one before: each stands right above what uses it
      if (typeof name === 'string') consts.set(name, messagesIn(child(node, 'init')));
    }
    // what makes a result without a maker
    if (node.type === 'TemplateLiteral' && child(parent, 'key')?.name === 'code' && file !== 'result.ts')
      elsewhere.add(`${file}: ${sourceOf(node)}`);
    if (node.type !== 'CallExpression' || !Array.isArray(node.arguments)) return;
    const callee = sourceOf(child(node, 'callee'));
    const { check, at } = HANDING_ON[`${file}: ${callee}`] ?? { check: makers.get(callee), at: 0 };
    const [code, message]: unknown[] = node.arguments.slice(at);
    if ((check === undefined && callee !== 'make') || !isNode(code) || file === 'result.ts') return;
    const plain = check === undefined ? undefined : literalText(code);
    if (plain === undefined) {
      // inside of `doubt` itself
      if (!(callee === 'unknown' && file === 'checks/status.ts'))
        elsewhere.add(`${file}: ${callee}(${sourceOf(code)})`);
      return;
    }
    const texts = isNode(message) ? (consts.get(sourceOf(message)) ?? messagesIn(message)) : [];
    const messages = texts.length > 0 ? texts : [undefined];
    written.push(...messages.map((one) => ({ code: `${check}.${plain}`, message: one })));
  });
}

/** What makes results in a file, as it is called: `fail`, `structure.pass`. */
function makersIn(program: Node): Map<string, string> {
  const makers = new Map<string, string>();
  const checkOf = (init: Node | undefined) => {
    if (init?.type === 'Identifier') return makers.get(`${init.name}.fail`);
    const made = child(init, 'callee')?.name === 'resultsOf';
    return made && Array.isArray(init?.arguments) ? literalText(init.arguments[0]) : undefined;
  };
  walk(program, (node) => {
    const id = child(node, 'id');
    const check = node.type === 'VariableDeclarator' ? checkOf(child(node, 'init')) : undefined;
    if (check === undefined || !id) return;
    const names = Array.isArray(id.properties)
      ? id.properties.map((property) => String(child(property, 'value')?.name))
      : ['pass', 'fail', 'unknown', 'notApplicable'].map((outcome) => `${id.name}.${outcome}`);
    for (const name of names) makers.set(name, check);
  });
  return makers;
}

/** The texts that a message may be; none for one that is put together. */
function messagesIn(node: Node | undefined): readonly string[] {
  if (node?.type !== 'ConditionalExpression') return [literalText(node)].filter((text) => text !== undefined);
  const branches = [child(node, 'consequent'), child(node, 'alternate')].map(messagesIn);
  return branches.some(({ length }) => length === 0) ? [] : branches.flat();
}

/** The members of an object that a constant of a file is, with the texts in each. */
function tableOf(file: string, name: string): { key: string; texts: string[] }[] {
  const program = checks.find(({ path }) => path === `src/verification/${file}`)?.program;
  const found: { key: string; texts: string[] }[] = [];
  if (!program) throw new Error(`There is no ${file}`);
  walk(program, (node) => {
    if (node.type !== 'VariableDeclarator' || child(node, 'id')?.name !== name) return;
    walk(node, (member) => {
      const key = child(member, 'key');
      const value = child(member, 'value');
      if (member.type !== 'Property' || !key || !value) return;
      const texts: string[] = [];
      walk(value, (inner) => {
        const text = literalText(inner);
        if (text !== undefined) texts.push(text);
      });
      found.push({ key: literalText(key) ?? String(key.name), texts });
    });
  });
  return found;
}

function told(begin: string, file: string, table: string): Told[] {
  return tableOf(file, table).map(({ key, texts }) => ({ code: begin + key, message: texts.at(-1) }));
}

/** Codes of errors that stand in a folder, as the structure check gives them. */
function errorsOf(groups: string, folder: string): Told[] {
  const text = sources
    .filter(({ path }) => path.startsWith(folder))
    .map((source) => source.text)
    .join();
  return [...text.matchAll(new RegExp(`'(${groups})\\.([a-z0-9-]+)'`, 'g'))].map(([, group, name]) => ({
    code: `structure.${group}-${name}`,
  }));
}

function sourcesOf(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
}
