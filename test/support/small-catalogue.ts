import type { Catalogue } from '../../src/domain/catalogue.js';
import { type ModuleContent, moduleContentSchema } from '../../src/domain/module.js';
import { type ProgrammeContent, programmeContentSchema } from '../../src/domain/programme.js';
import type { Rule } from '../../src/domain/rules/rule.js';

/**
 * A coherent catalogue, small enough to be read at a glance: institutions `alpha` and `beta`; modules MA, MB, MC and
 * MD of 1 ECTS, the last two equivalent; programmes P1 (MA and MB, 2 ECTS) and P2 (P1 and one of MC, MD, 3 ECTS).
 * A fresh one each time, so a test may break it.
 */
export function smallCatalogue(): Catalogue {
  return {
    network: {
      code: 'small',
      name: { en: 'Small network' },
      description: { en: 'A network for tests.' },
      country: 'BE',
      timeZone: 'Europe/Brussels',
      website: 'https://small.example',
      city: 'Town',
      primaryLanguage: 'en',
      legal: { eidasIdentifier: 'NTRBE-0000000000' },
      memberSince: '2020-01-01',
    },
    institutions: [
      institution('alpha', ['MA', 'MB', 'MC', 'MD']),
      {
        ...institution('beta', ['MA']),
        memberUntil: '2029-12-31',
        recognisedFor: [{ module: 'MA', from: '2021-01-01', until: '2029-12-31' }],
      },
    ],
    gradingSchemes: [
      { code: 'letters', title: { en: 'Letters' }, values: ['D', 'C', 'B', 'A'], pass: 'C' },
      {
        code: 'points',
        title: { en: 'Points' },
        values: ['0', '1', '2', '3'],
        pass: '1',
        mapping: { scheme: 'letters', values: { '0': 'D', '1': 'C', '2': 'B', '3': 'A' } },
      },
    ],
    modules: [module('MA'), module('MB'), module('MC', ['MD']), module('MD', ['MC'])],
    programmes: [
      programme('P1', 2, {
        type: 'all',
        of: [
          { type: 'module', part: 'a', module: 'MA' },
          { type: 'module', part: 'b', module: 'MB' },
        ],
      }),
      programme('P2', 3, {
        type: 'all',
        of: [
          { type: 'programme', part: 'first', programme: 'P1' },
          { type: 'ects', part: 'more', atLeast: 1, from: ['MC', 'MD'] },
        ],
      }),
    ],
  };
}

/** The small catalogue with a third programme, which asks for a grade: P3 is MD (1 ECTS) at B or better. */
export function gradedCatalogue(): Catalogue {
  const small = smallCatalogue();
  const minGrade = { scheme: 'letters', value: 'B' };
  const rule: Rule = { type: 'limit', minGrade, rule: { type: 'module', part: 'd', module: 'MD' } };
  return { ...small, programmes: [...small.programmes, programme('P3', 1, rule)] };
}

function institution(code: string, modules: string[]): Catalogue['institutions'][number] {
  return {
    code,
    name: { en: `University ${code}` },
    country: 'BE',
    city: 'Town',
    timeZone: 'Europe/Brussels',
    website: `https://${code}.example`,
    primaryLanguage: 'en',
    legal: { eidasIdentifier: `NTRBE-${code}` },
    memberFrom: '2021-01-01',
    recognisedFor: modules.map((name) => ({ module: name, from: '2021-01-01' })),
  };
}

function module(code: string, equivalents: string[] = []): ModuleContent {
  const level = (id: string) => ({ id, title: { en: id }, description: { en: `What ${id} means.` } });
  return moduleContentSchema.parse({
    code,
    version: 1,
    owner: 'network',
    title: { en: code },
    description: { en: 'A module for tests.' },
    ects: 1,
    workloadHours: 25,
    eqfLevel: 7,
    iscedF: '0114',
    languages: ['en'],
    mode: 'online',
    setting: 'formal',
    outcomes: [
      { id: 'lo-1', title: { en: 'Do one thing.' } },
      { id: 'lo-2', title: { en: 'Do another.' } },
    ],
    assessment: {
      type: 'portfolio',
      description: { en: 'A portfolio.' },
      supervision: 'unsupervised',
      gradingScheme: 'letters',
    },
    qualityAssurance: { type: 'internal', description: { en: 'Reviewed.' } },
    criteria: [
      { id: 'cc-1', title: { en: 'First' }, levels: [level('low'), level('high')], requiredLevel: 'high' },
      { id: 'cc-2', title: { en: 'Second' }, levels: [level('low'), level('high')], requiredLevel: 'low' },
    ],
    equivalents,
  });
}

function programme(code: string, ects: number, rule: Rule): ProgrammeContent {
  return programmeContentSchema.parse({
    code,
    version: 1,
    title: { en: code },
    description: { en: 'A programme for tests.' },
    award: { en: 'A certificate' },
    ects,
    eqfLevel: 7,
    iscedF: '0114',
    languages: ['en'],
    mode: 'online',
    assessment: {
      type: 'portfolio',
      description: { en: 'Each module by itself.' },
      supervision: 'unsupervised',
    },
    awardingBody: 'network',
    policy: 'automatic',
    outcomes: [
      { id: 'lo-1', title: { en: 'Do one thing.' } },
      { id: 'lo-2', title: { en: 'Do another.' } },
    ],
    stackability: { en: 'None.' },
    qualityAssurance: { type: 'internal', description: { en: 'Reviewed.' } },
    rule,
  });
}
