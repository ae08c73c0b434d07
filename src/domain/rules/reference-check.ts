import type { Fault } from '../../common/errors.js';
import { gradeAtLeast } from '../grades.js';
import type { RuleCatalogue } from './catalogue.js';
import type { Rule } from './rule.js';

/** Codes of all programmes that a rule names, at any depth; each once. A rule that leads back to itself is no trouble. */
export function programmesIn(rule: Rule, catalogue: RuleCatalogue): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (inner: Rule) => {
    for (const leaf of leavesOf(inner)) {
      if (leaf.rule.type !== 'programme' || found.has(leaf.rule.programme)) continue;
      found.add(leaf.rule.programme);
      const next = catalogue.programmes.get(leaf.rule.programme);
      if (next) look(next.rule);
    }
  };
  look(rule);
  return found;
}

/**
 * What the rule of the programme `owner` says that its catalogue or the rule itself contradicts: unknown modules and
 * programmes, parts named twice, a programme that needs itself, minimum grades that are on no scale. `at` is the
 * pointer to the rule; faults point to the code or value that is wrong.
 */
export function checkRuleReferences(
  owner: string,
  rule: Rule,
  at: string,
  catalogue: RuleCatalogue,
): Fault[] {
  const parts = new Set<string>();
  const faults: Fault[] = [];
  for (const leaf of leavesOf(rule, at)) {
    if (parts.has(leaf.rule.part)) {
      faults.push({
        code: 'programme.part-twice',
        pointer: `${leaf.at}/part`,
        message: `Two parts of the rule of ${owner} have the name ${leaf.rule.part}.`,
      });
    }
    parts.add(leaf.rule.part);
    faults.push(...checkLeaf(owner, leaf, catalogue));
  }
  return [...faults, ...checkMinimumGrades(owner, rule, at, catalogue)];
}

type LeafRule = Extract<Rule, { part: string }>;

interface PlacedLeaf {
  readonly rule: LeafRule;
  readonly at: string;
}

function leavesOf(rule: Rule, at = ''): PlacedLeaf[] {
  if (rule.type === 'limit') return leavesOf(rule.rule, `${at}/rule`);
  if (rule.type === 'all' || rule.type === 'any') {
    return rule.of.flatMap((inner, index) => leavesOf(inner, `${at}/of/${index}`));
  }
  return [{ rule, at }];
}

function checkLeaf(owner: string, { rule, at }: PlacedLeaf, catalogue: RuleCatalogue): Fault[] {
  if (rule.type === 'programme')
    return checkProgrammeLeaf(owner, rule.programme, `${at}/programme`, catalogue);
  const named = rule.type === 'module' ? [rule.module] : rule.from;
  return named.flatMap((code, index): Fault[] => {
    if (catalogue.modules.has(code)) return [];
    return [
      {
        code: 'programme.module-unknown',
        pointer: rule.type === 'module' ? `${at}/module` : `${at}/from/${index}`,
        message: `The rule of ${owner} names ${code}, which is no module of the catalogue.`,
      },
    ];
  });
}

function checkProgrammeLeaf(owner: string, programme: string, at: string, catalogue: RuleCatalogue): Fault[] {
  const inner = catalogue.programmes.get(programme);
  if (!inner) {
    return [
      {
        code: 'programme.programme-unknown',
        pointer: at,
        message: `The rule of ${owner} names ${programme}, which is no programme of the catalogue.`,
      },
    ];
  }
  if (programme !== owner && !programmesIn(inner.rule, catalogue).has(owner)) return [];
  return [
    {
      code: 'programme.cycle',
      pointer: at,
      message: `${owner} needs ${programme}, which needs ${owner}, so that nobody could ever begin.`,
    },
  ];
}

function checkMinimumGrades(owner: string, rule: Rule, at: string, catalogue: RuleCatalogue): Fault[] {
  if (rule.type === 'all' || rule.type === 'any') {
    return rule.of.flatMap((inner, index) =>
      checkMinimumGrades(owner, inner, `${at}/of/${index}`, catalogue),
    );
  }
  if (rule.type !== 'limit') return [];
  const { minGrade } = rule;
  const faults = checkMinimumGrades(owner, rule.rule, `${at}/rule`, catalogue);
  // A grade on a scale is comparable with itself.
  if (!minGrade || gradeAtLeast(minGrade, minGrade, catalogue.gradingSchemes)) return faults;
  return [
    {
      code: 'programme.grade-unknown',
      pointer: `${at}/minGrade`,
      message: `The rule of ${owner} asks for the grade ${minGrade.value} of ${minGrade.scheme}, which is on no scale.`,
    },
    ...faults,
  ];
}
