import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/common/json.js';
import { identityHash } from '../../../../src/credentials/documents/identity.js';
import { awardDigest } from '../../../../src/credentials/documents/statement.js';
import { awardOfEdc } from '../../../../src/credentials/edc/award-of-edc.js';
import { readEdc } from '../../../../src/credentials/edc/read.js';
import { ectsToDecimal } from '../../../../src/domain/ects.js';
import { textIn } from '../../../../src/domain/text.js';
import {
  buildCase,
  type EdcCase,
  edcCases,
  ipetCases,
  MODULES,
  moduleCase,
} from '../../../support/edc-cases.js';
import { officialCredential } from '../../../support/edc-shapes.js';

const built = (one: EdcCase): JsonObject => JSON.parse(JSON.stringify(buildCase(one)));
const [module] = MODULES;
const sample = () => built(moduleCase(module as (typeof MODULES)[number]));

/** The award that a case is of, in the form in which it is read back. */
function awardOf({ version, facts, stack }: EdcCase) {
  const { award, issuer, learner } = facts;
  const id = `urn:uuid:${learner.id}`;
  const hash = identityHash(id, learner.salt);
  const statement = {
    award: `urn:uuid:${award.id}`,
    learner: hash,
    achievement: version.id,
    ects: ectsToDecimal(award.ects),
    awardedDate: award.awardedDate,
    issuer: issuer.did,
  };
  return {
    credential: `urn:uuid:${facts.credentialId}`,
    statement,
    learner: { id, name: learner.name, salt: learner.salt },
    grade: version.type === 'ModuleVersion' ? award.grade : undefined,
    criteria: award.criteria ?? {},
    versionDigest: facts.versionDigest,
    issuedAt: facts.issuedAt,
    supersedes: facts.supersedes === undefined ? undefined : `urn:uuid:${facts.supersedes}`,
    priorLearning: facts.priorLearning && {
      ...facts.priorLearning,
      id: `urn:uuid:${facts.priorLearning.id}`,
    },
    stack: stack.map(({ line }) => {
      const said = {
        award: `urn:uuid:${line.award}`,
        learner: hash,
        achievement: line.achievement,
        ects: ectsToDecimal(line.ects),
        awardedDate: line.awardedDate,
        issuer: line.issuer,
      };
      return {
        type: 'StackedAward',
        award: said.award,
        rulePart: line.rulePart,
        ...(line.through === undefined ? {} : { through: `urn:uuid:${line.through}` }),
        achievementVersion: said.achievement,
        ects: said.ects,
        awardedDate: said.awardedDate,
        issuedBy: said.issuer,
        awardDigest: awardDigest(said),
      };
    }),
  };
}

const byAward = (a: { award: string }, b: { award: string }) => (a.award < b.award ? -1 : 1);

/** Lines of a stack are in no order that says anything, and their ids are of the document. */
function unordered(award: ReturnType<typeof awardOfEdc>) {
  return award && { ...award, stack: award.stack.map(({ id: _, ...line }) => line).sort(byAward) };
}

describe('an award comes back from its document', () => {
  test('random awards', () => {
    fc.assert(
      fc.property(edcCases, (one) => {
        const expected = awardOf(one);
        expect(unordered(awardOfEdc(built(one)))).toEqual({
          ...expected,
          stack: expected.stack.sort(byAward),
        });
      }),
      { numRuns: 25, seed: 20261128 },
    );
  });

  test('whatever is one is a list of one, and the other way round', () => {
    fc.assert(
      fc.property(edcCases, (one) => {
        const document = built(one);
        expect(awardOfEdc(listed(document))).toEqual(awardOfEdc(document));
      }),
      { numRuns: 6, seed: 1 },
    );
  });

  test.each(ipetCases().map((one) => [one.version.code, one] as const))('the stack of %s', (_code, one) => {
    const read = readEdc(built(one));
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const { kind, stack, title, learnerName, issuer } = read.reading;
    expect({ kind, title, learnerName, issuer }).toEqual({
      kind: 'certificate',
      title: textIn(one.version.title, 'en'),
      learnerName: one.facts.learner.name,
      issuer: one.facts.issuer.did,
    });
    expect(stack?.programmeVersion).toBe(one.version.id);
    expect(stack?.parts.map(({ award }) => award).sort()).toEqual(
      one.stack.map(({ line }) => `urn:uuid:${line.award}`).sort(),
    );
  });

  test('an award within an award stands within it: iPET-1 in iPET-2 in iPET-3', () => {
    const [first, second, third] = ipetCases();
    const outer = partsOf(claimOf(built(third as EdcCase)));
    const middle = outer.find((part) => numbersOf(part).includes(`urn:uuid:${second?.facts.award.id}`));
    const inner = partsOf(middle).find((part) =>
      numbersOf(part).includes(`urn:uuid:${first?.facts.award.id}`),
    );
    expect(partsOf(inner).length).toBe(first?.stack.length);
  });
});

describe('a broken statement has no reading', () => {
  const broken: [string, (document: JsonObject) => unknown][] = [
    ['another learner’s hash', (d) => setNumber(d, 'learner', `sha256$${'0'.repeat(64)}`)],
    ['no salt', (d) => setNumber(d, 'salt', undefined)],
    [
      'two numbers of one award',
      (d) => addNumber(d, 'award', 'urn:uuid:00000000-0000-4000-8000-000000000009'),
    ],
    ['an award that is no UUID', (d) => setNumber(d, 'award', 'award-1')],
    ['no version', (d) => setNumber(d, 'achievementVersion', undefined)],
    ['no digest of the version', (d) => setNumber(d, 'versionDigest', undefined)],
    ['two digests of the version', (d) => addNumber(d, 'versionDigest', 'zQmOther')],
    ['no DID of who awarded it', (d) => setNumber(d, 'issuedBy', undefined)],
    ['another issuer than awarded it', (d) => setIssuerDid(d, 'did:web:other.example')],
    ['an award date that is no midnight', (d) => setMember(d, 'awardingDate', '2026-05-20T12:00:00Z')],
    ['no award date', (d) => setMember(d, 'awardingDate', undefined)],
    ['credits of another framework', (d) => setMember(d, 'framework', { id: 'urn:other', type: 'Concept' })],
    ['no credits', (d) => setMember(d, 'creditReceived', undefined)],
    [
      'a second claim',
      (d) => {
        const subject = object(d.credentialSubject);
        subject.hasClaim = [claimOf(d), { ...claimOf(d), id: 'urn:epass:learningAchievement:other' }];
      },
    ],
    ['not of the European type', (d) => Object.assign(d, { type: ['VerifiableCredential'] })],
    ['nothing', (d) => Object.assign(d, { type: [], credentialSubject: [] })],
  ];

  test.each(broken)('%s', (_name, change) => {
    const document = sample();
    expect('reading' in readEdc(document)).toBe(true);
    change(document);
    const read = readEdc(document);
    expect('faults' in read && read.faults.length).toBeGreaterThan(0);
    expect(awardOfEdc(document)).toBeUndefined();
  });

  const inStack: [string, (part: JsonObject) => unknown][] = [
    ['the digest of another award', (part) => setNumber(part, 'awardDigest', 'zQmOther')],
    ['no part of the rule', (part) => setNumber(part, 'rulePart', undefined)],
    [
      'other credits than were digested',
      (part) => Object.assign(object(part.creditReceived), { point: '9' }),
    ],
    [
      'another date than was digested',
      (part) => Object.assign(object(part.awardedBy), { awardingDate: '2020-01-01T00:00:00Z' }),
    ],
  ];

  test.each(inStack)('in a stack: %s', (_name, change) => {
    const document = built(ipetCases()[0] as EdcCase);
    change(partsOf(claimOf(document))[0] ?? {});
    const read = readEdc(document);
    expect('faults' in read && read.faults.map(({ code }) => code)).toEqual(['edc.stack-line']);
  });
});

describe('documents of other issuers', () => {
  const official = officialCredential('samples/gh-Sample-MC-Annex1-signed.jsonld');
  const offered = official ? test : test.skip;
  if (!official) console.log('Not tested: reading the official samples (no ../shared/data/elm here).');
  const readOfficial = (name: string) => {
    const read = readEdc(officialCredential(`samples/${name}`) ?? {});
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    return read.reading;
  };

  offered('the official micro-credential', () => {
    expect(readOfficial('gh-Sample-MC-Annex1-signed.jsonld')).toMatchObject({
      id: 'urn:credential:1018d05f-21d5-4555-b7f0-8fabfd22ca75',
      form: 'edc',
      kind: 'other',
      title: 'Digital micro-credential creation',
      learnerName: 'Ana Andromeda',
      legalIssuer: { name: 'ORGANIZACION TEST', eidasIdentifier: 'VATES-A00000000', country: 'IE' },
      ects: 2,
      eqfLevel: 6,
      grade: { scheme: 'Standard grading', value: 'Pass' },
      outcomes: ['Communication, collaboration and creativity', 'Developing digital content'],
      validFrom: '2022-12-31T23:00:00Z',
      award: undefined,
      stack: undefined,
      content: { workload: 'PT60H', mode: 'http://data.europa.eu/snb/learning-assessment/e92d221e4d' },
    });
  });

  offered('the official certificate of participation', () => {
    expect(readOfficial('gh-Sample-CertOfPart-signed.jsonld')).toMatchObject({
      form: 'edc',
      kind: 'other',
      legalIssuer: { name: 'ORGANIZACION TEST', eidasIdentifier: 'VATES-A00000000' },
      validFrom: '2023-06-28T14:30:00Z',
    });
  });

  offered('the unsealed ones, in which the issuer is as the institution wrote it', () => {
    expect(readOfficial('gh-Sample-MC-Annex1-unsigned-uploadable.json')).toMatchObject({
      title: 'Digital micro-credential creation',
      legalIssuer: { name: 'University of Zed', eidasIdentifier: undefined },
    });
  });

  test('what says nothing is read as saying nothing', () => {
    const read = readEdc({ type: ['VerifiableCredential', 'EuropeanDigitalCredential'] });
    expect(read).toMatchObject({ reading: { form: 'edc', kind: 'other', title: '', issuer: '' } });
  });

  test('it reads whatever JSON can say, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const document = {
          type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
          credentialSubject: value,
          issuer: value,
        } as JsonObject;
        expect(readEdc(document)).toHaveProperty('reading');
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

function object(value: JsonValue | undefined): JsonObject {
  const one = Array.isArray(value) ? value[0] : value;
  return isJsonObject(one) ? one : {};
}

function claimOf(document: JsonObject): JsonObject {
  return object(object(document.credentialSubject).hasClaim);
}

function partsOf(achievement: JsonObject | undefined): JsonObject[] {
  const held = achievement?.hasPart;
  return (Array.isArray(held) ? held : [held ?? null]).filter(isJsonObject);
}

function numbersOf(node: JsonObject): JsonValue[] {
  const held = node.identifier;
  return (Array.isArray(held) ? held : [held ?? null]).filter(isJsonObject).map((one) => one.notation ?? '');
}

/** Every object in a document. */
function all(value: JsonValue): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(all);
  return isJsonObject(value) ? [value, ...Object.values(value).flatMap(all)] : [];
}

const isOf = (scheme: string) => (node: JsonObject) => String(node.schemeId).endsWith(`#${scheme}`);

/** Gives all numbers of a scheme another value, or takes them away. */
function setNumber(document: JsonObject, scheme: string, notation: string | undefined): void {
  for (const node of all(document).filter(isOf(scheme))) {
    if (notation === undefined) node.schemeId = 'urn:none';
    else node.notation = notation;
  }
}

function addNumber(document: JsonObject, scheme: string, notation: string): void {
  for (const node of all(document)) {
    const held = node.identifier;
    const list = (Array.isArray(held) ? held : [held ?? null]).filter(isJsonObject);
    const same = list.find(isOf(scheme));
    if (same) node.identifier = [...list, { ...same, id: `${same.id}-second`, notation }];
  }
}

function setIssuerDid(document: JsonObject, did: string): void {
  const issuer = object(document.issuer);
  issuer.id = did;
  for (const node of all(issuer).filter(isOf('issuedBy')))
    Object.assign(node, { id: 'urn:epass:identifier:other', notation: did });
}

function setMember(document: JsonObject, member: string, value: JsonValue | undefined): void {
  for (const node of all(document)) {
    if (!Object.hasOwn(node, member)) continue;
    if (value === undefined) delete node[member];
    else node[member] = value;
  }
}

/** The same document with every single node in a list. */
function listed(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, held]): [string, JsonValue] => {
      if (Array.isArray(held)) return [name, held.map((one) => (isJsonObject(one) ? listed(one) : one))];
      return [name, isJsonObject(held) && held.type !== undefined ? [listed(held)] : held];
    }),
  );
}
