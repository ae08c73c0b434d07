import { type Fault, faultsUnder } from '../common/errors.js';
import { pointer } from '../common/json.js';
import type { StackableAward } from './award.js';
import { ectsFromDecimal, ectsToDecimal } from './ects.js';
import type { ModuleContent } from './module.js';
import type { ProgrammeContent } from './programme.js';
import { contextOf, type RuleCatalogue } from './rules/catalogue.js';
import { checkRule } from './rules/check.js';
import { compileOpened } from './rules/compile.js';
import { evaluate } from './rules/evaluate.js';

/** What programmes may refer to. */
export interface ProgrammeSurroundings {
  readonly institutions: ReadonlySet<string>;
  readonly modules: readonly ModuleContent[];
  /** The same modules, and the programmes that are checked, as the rules' engine sees them. */
  readonly rules: RuleCatalogue;
}

/**
 * Every incoherence within and between programmes, their rules included. Pointers start at `/programmes`. Codes given
 * twice are not looked for here. Whether the ECTS are right is told where nothing is wrong with the rule.
 */
export function checkProgrammes(
  programmes: readonly ProgrammeContent[],
  known: ProgrammeSurroundings,
): Fault[] {
  return programmes.flatMap((programme, index) =>
    faultsUnder(pointer('programmes', index), checkProgramme(programme, known)),
  );
}

/** Every incoherence within a programme, and between it and what it builds on. Pointers are into the programme. */
export function checkProgramme(programme: ProgrammeContent, known: ProgrammeSurroundings): Fault[] {
  const inRule = checkRule(programme.rule, known.rules, programme.code);
  return [
    ...checkAwardingBody(programme, known),
    ...checkOutcomeIds(programme),
    ...faultsUnder('/rule', inRule),
    ...(inRule.length > 0 ? [] : checkEcts(programme, known)),
  ];
}

function checkAwardingBody(programme: ProgrammeContent, known: ProgrammeSurroundings): Fault[] {
  if (programme.awardingBody === 'network' || known.institutions.has(programme.awardingBody)) return [];
  return [
    {
      code: 'programme.awarding-body-unknown',
      pointer: pointer('awardingBody'),
      message: `${programme.code} is awarded by ${programme.awardingBody}, which is no institution of the catalogue.`,
      expected: 'network or the code of an institution',
    },
  ];
}

function checkOutcomeIds(programme: ProgrammeContent): Fault[] {
  const seen = new Set<string>();
  return programme.outcomes.flatMap(({ id }, place): Fault[] => {
    const twice = seen.has(id);
    seen.add(id);
    if (!twice) return [];
    return [
      {
        code: 'programme.id-twice',
        pointer: pointer('outcomes', place, 'id'),
        message: `The id ${id} is given twice in ${programme.code}.`,
      },
    ];
  });
}

/** The fewest ECTS that meet the rule must be what the programme promises: neither less nor more is honest. */
function checkEcts(programme: ProgrammeContent, known: ProgrammeSurroundings): Fault[] {
  const rule = compileOpened(programme.rule, contextOf(known.rules), known.rules.programmes);
  const least = evaluate(rule, everythingAwardable(known), ANY_DAY);
  if (!least.satisfied) {
    return [
      {
        code: 'programme.unreachable',
        pointer: pointer('rule'),
        message: `No choice of modules, at the institutions that may award them, meets the rule of ${programme.code}.`,
      },
    ];
  }
  if (least.ects === ectsFromDecimal(programme.ects)) return [];
  return [
    {
      code: 'programme.ects-differ',
      pointer: pointer('ects'),
      message: `${programme.code} is worth ${programme.ects} ECTS, but its rule can be met with ${ectsToDecimal(least.ects)}.`,
      expected: String(ectsToDecimal(least.ects)),
    },
  ];
}

/** Everything is as if awarded on the day of the certificate, so that no limit of age matters. */
const ANY_DAY = '2000-01-01';

/** Each module once from each institution that may award it, with the best grade of its scheme. */
function everythingAwardable({ modules, rules }: ProgrammeSurroundings): StackableAward[] {
  return modules.flatMap(({ code, ects, assessment }) => {
    const scheme = rules.gradingSchemes.find((candidate) => candidate.code === assessment.gradingScheme);
    const best = scheme?.values.at(-1);
    return (rules.modules.get(code)?.offeredBy ?? []).map((institution) => ({
      id: `${code} ${institution}`,
      kind: 'module' as const,
      code,
      ects: ectsFromDecimal(ects),
      awardedOn: ANY_DAY,
      institution,
      ...(best === undefined ? {} : { grade: { scheme: assessment.gradingScheme, value: best } }),
    }));
  });
}
