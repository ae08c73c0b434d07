import { describe, expect, test } from '@jest/globals';
import dataModel from '@rdfjs/data-model';
import type { Quad, Term } from '@rdfjs/types';
import n3 from 'n3';
import { annexIEdcFaults } from '../../src/credentials/lint/annex-i/rules.js';
import { conceptMembership } from '../../src/credentials/lint/elm/concept-membership.js';
import { readGraph } from '../../src/credentials/lint/elm/graph.js';
import { edcStructureFaults } from '../../src/credentials/lint/elm/rules.js';
import { SHAPES } from '../../src/credentials/lint/elm/shapes.js';
import { allTerms, type TermKind } from '../../src/credentials/lint/elm/terms.js';
import { officialCredential, officialElm, officialShapes } from '../support/edc-shapes.js';

const shapes = officialShapes();
const contextText = officialElm('contexts/edc-ap.3.2-lts.jsonld');
const offered = shapes && contextText ? describe : describe.skip;
if (!shapes) console.log('Not tested: our tables against the official model (no ../shared/data/elm here).');

const SH = 'http://www.w3.org/ns/shacl#';
const DC_TERMS = 'https://www.w3.org/2018/credentials#';
/** Members that the data model's own context defines. */
const CREDENTIAL_TERMS: Readonly<Record<string, TermKind>> = {
  issuer: 'node',
  credentialSubject: 'node',
  credentialSchema: 'node',
  credentialStatus: 'node',
  evidence: 'node',
  termsOfUse: 'node',
  proof: 'node',
  holder: 'node',
  refreshService: 'node',
  issuanceDate: 'dateTime',
  issued: 'dateTime',
  validFrom: 'dateTime',
  validUntil: 'dateTime',
  expirationDate: 'dateTime',
};

type Definition =
  | string
  | { readonly '@id': string; readonly '@type'?: string; readonly '@container'?: string };
const context: Readonly<Record<string, Definition>> = contextText ? JSON.parse(contextText)['@context'] : {};

function kindOf(definition: Exclude<Definition, string>): TermKind {
  if (definition['@container'] === '@language') return 'text';
  if (definition['@type'] === '@id') return 'node';
  return (definition['@type']?.replace('xsd:', '') ?? 'plain') as TermKind;
}

/** The address that a term or a compact address stands for. */
function addressOf(compact: string): string {
  const [prefix = '', ...rest] = compact.split(':');
  const base = context[prefix];
  return typeof base === 'string' && rest.length > 0 ? base + rest.join(':') : compact;
}

/** Terms by the address that they stand for. */
function termsByAddress(): Map<string, string> {
  const terms = Object.keys(CREDENTIAL_TERMS).map((term): [string, string] => [DC_TERMS + term, term]);
  terms.push(['https://w3id.org/security#proof', 'proof']);
  for (const [term, definition] of Object.entries(context)) {
    const id = typeof definition === 'string' ? definition : definition['@id'];
    terms.push([addressOf(id), term]);
  }
  return new Map(terms);
}

/** What the official shapes ask, in the words of `class-shape.ts`, so that the two can be laid side by side. */
function officialShapeLines(): string[] {
  const quads = ['EDC-generic-no-cv', 'EDC-generic-full'].flatMap((name) =>
    new n3.Parser({ factory: dataModel, blankNodePrefix: name.replace(/\W/g, '') }).parse(
      officialElm(`shacl/${name}.ttl`) ?? '',
    ),
  );
  const bySubject = new Map<string, Quad[]>();
  for (const quad of quads) {
    const key = quad.subject.value;
    bySubject.set(key, [...(bySubject.get(key) ?? []), quad]);
  }
  const objects = (subject: Term, name: string) =>
    (bySubject.get(subject.value) ?? [])
      .filter((quad) => quad.predicate.value === name)
      .map((quad) => quad.object);
  const said = (subject: Term, name: string) => objects(subject, SH + name).map((term) => term.value);
  const terms = termsByAddress();
  const lines = new Map<string, Set<string>>();
  const say = (key: string, what: string) => lines.set(key, (lines.get(key) ?? new Set()).add(what));
  for (const { subject, object } of quads.filter((quad) => quad.predicate.value === `${SH}targetClass`)) {
    const name = terms.get(object.value);
    if (name === undefined) continue;
    for (const property of objects(subject, `${SH}property`)) {
      const member = terms.get(said(property, 'path')[0] ?? '');
      if (member === undefined || said(property, 'deactivated').length > 0) continue;
      const key = `${name}.${member}`;
      say(key, '');
      if (said(property, 'minCount').length > 0) say(key, 'needed');
      if (said(property, 'maxCount').length > 0) say(key, 'single');
      if (said(property, 'uniqueLang').length > 0) say(key, 'one a language');
      for (const type of said(property, 'datatype')) say(key, `literal ${type.replace(/.*#/, '')}`);
      for (const one of said(property, 'class')) say(key, `class ${terms.get(one)}`);
      for (const list of objects(property, `${SH}or`)) {
        for (const one of itemsOf(list, objects)) say(key, `class ${terms.get(said(one, 'class')[0] ?? '')}`);
      }
      for (const node of objects(property, `${SH}node`)) {
        for (const inner of objects(node, `${SH}property`)) {
          for (const scheme of said(inner, 'hasValue')) say(key, `list ${scheme}`);
        }
      }
    }
  }
  return [...lines].map(([key, what]) => `${key}: ${[...what].sort().join(' ').trim()}`.trim()).sort();
}

function itemsOf(list: Term, objects: (subject: Term, name: string) => Term[]): Term[] {
  const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
  const [first] = objects(list, `${RDF}first`);
  const [rest] = objects(list, `${RDF}rest`);
  return first ? [first, ...(rest ? itemsOf(rest, objects) : [])] : [];
}

/** Our table in the same words. */
function ownShapeLines(): string[] {
  return [...SHAPES]
    .flatMap(([name, members]) =>
      members.map(({ member, range, least, most }) => {
        const what = [
          ...(least === 1 ? ['needed'] : []),
          ...(most === 1 ? ['single'] : []),
          ...(range.kind === 'text'
            ? ['literal langString', ...(range.unique ? ['one a language'] : [])]
            : []),
          ...(range.kind === 'literal' && range.type !== 'any'
            ? [`literal ${range.type === 'plain' ? 'HTML' : range.type}`]
            : []),
          ...(range.kind === 'node' && !CLAIMS.has(member) ? range.classes.map((one) => `class ${one}`) : []),
          ...(range.kind === 'node' && range.scheme ? [`list ${range.scheme}`] : []),
        ];
        return `${name}.${member}: ${what.sort().join(' ')}`.trim();
      }),
    )
    .sort();
}

/** Members whose classes stand in a shape of their own, `ClaimNodeShape`: `claims-typed` has its test. */
const CLAIMS = new Set(['awards', 'hasClaim']);

offered('our tables say what the official model says', () => {
  test('terms', () => {
    const official = Object.entries(context).flatMap(([term, definition]): [string, TermKind][] =>
      typeof definition === 'string' || !('@id' in definition) ? [] : [[term, kindOf(definition)]],
    );
    expect(Object.fromEntries(allTerms())).toEqual({ ...Object.fromEntries(official), ...CREDENTIAL_TERMS });
  });

  test('classes', () => {
    const official = Object.entries(context)
      .filter(([term, definition]) => typeof definition === 'string' && /^[A-Z]/.test(term))
      .map(([term]) => term);
    expect([...SHAPES.keys()].sort()).toEqual(official.sort());
  });

  test('every member of every class', () => {
    const official = officialShapeLines();
    expect(official.length).toBeGreaterThan(350);
    expect(ownShapeLines()).toEqual(official);
  });
});

offered('official lists', () => {
  const concepts: Readonly<Record<string, { readonly inScheme: string | null }>> = JSON.parse(
    officialElm('vocab/elm-concepts.json') ?? '{}',
  );
  const listed = Object.entries(concepts).flatMap(([id, { inScheme }]) =>
    inScheme ? [[id, inScheme] as const] : [],
  );

  /** A document in which the one thing to look at is a concept and its list. */
  const saying = (id: string, scheme: string) =>
    readGraph({
      credentialSubject: { gender: { id, type: 'Concept', inScheme: { id: scheme, type: 'ConceptScheme' } } },
    });

  test('every concept is a member of its list', () => {
    expect(listed.length).toBeGreaterThan(700);
    expect(listed.filter(([id, scheme]) => conceptMembership.find(saying(id, scheme)) !== undefined)).toEqual(
      [],
    );
  });

  test('no concept is a member of another list', () => {
    const schemes = [...new Set(listed.map(([, scheme]) => scheme))];
    const wrong = listed.flatMap(([id, own]) =>
      schemes.filter((scheme) => scheme !== own && conceptMembership.find(saying(id, scheme)) === undefined),
    );
    expect(wrong).toEqual([]);
  });
});

offered('official documents', () => {
  const SEALED = ['gh-Sample-MC-Annex1-signed.jsonld', 'gh-Sample-CertOfPart-signed.jsonld'].map(
    (name) => `samples/${name}`,
  );

  test.each([...SEALED, 'examples/minimal-edc.json', 'examples/stacked-edc.json'])(
    '%s conforms, to the shapes and to us',
    async (name) => {
      const document = officialCredential(name) ?? {};
      expect(edcStructureFaults(document)).toEqual([]);
      expect(await shapes?.judge(document)).toMatchObject({ conforms: [true, true], credentials: 1 });
    },
  );

  test.each(['gh-Sample-MC-Annex1-unsigned.jsonld', 'gh-Sample-CertOfPart-unsigned.jsonld'])(
    '%s lacks what sealing adds',
    async (name) => {
      const document = officialCredential(`samples/${name}`) ?? {};
      expect(edcStructureFaults(document).map(({ code }) => code)).toEqual([
        'vcdm.issuance-date',
        'elm.mandatory-members',
        'elm.issuer-identified',
      ]);
      expect(await shapes?.judge(document)).toMatchObject({ conforms: [false, false] });
    },
  );

  test.each([
    ['gh-Sample-MC-Annex1-signed.jsonld', ['quality-assurance']],
    ['gh-Sample-CertOfPart-signed.jsonld', ['outcomes', 'level', 'assessment', 'quality-assurance']],
  ])('%s lacks elements of Annex I', (name, elements) => {
    const document = officialCredential(`samples/${name}`) ?? {};
    expect(annexIEdcFaults(document).map(({ code }) => code)).toEqual(
      elements.map((element) => `annex-i-edc.${element}`),
    );
  });
});
