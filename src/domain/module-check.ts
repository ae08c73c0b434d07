import { type Fault, faultsUnder } from '../common/errors.js';
import { pointer } from '../common/json.js';
import { ectsFromDecimal } from './ects.js';
import type { ModuleContent } from './module.js';

/** Hours of work behind one ECTS credit, as the ECTS Users' Guide (2015) gives them. */
const HOURS_PER_ECTS = { least: 25, most: 30 } as const;

/** What modules may refer to. */
export interface ModuleSurroundings {
  readonly institutions: ReadonlySet<string>;
  readonly gradingSchemes: ReadonlySet<string>;
  /** The module comes alone to others that are published: those that it names as equivalents needn't name it yet. */
  readonly alone?: boolean;
}

/**
 * Every incoherence within and between modules. Pointers start at `/modules`. Codes given twice are not looked for
 * here.
 */
export function checkModules(modules: readonly ModuleContent[], known: ModuleSurroundings): Fault[] {
  return modules.flatMap((module, index) =>
    faultsUnder(pointer('modules', index), checkModule(module, modules, known)),
  );
}

/** Every incoherence within a module, and between it and the others. Pointers are into the module. */
export function checkModule(
  module: ModuleContent,
  modules: readonly ModuleContent[],
  known: ModuleSurroundings,
): Fault[] {
  return [
    ...checkReferences(module, known),
    ...checkWorkload(module),
    ...checkLocalIds(module),
    ...checkRequiredLevels(module),
    ...checkEquivalents(module, modules, known.alone === true),
  ];
}

function checkReferences(module: ModuleContent, known: ModuleSurroundings): Fault[] {
  const faults: Fault[] = [];
  if (module.owner !== 'network' && !known.institutions.has(module.owner)) {
    faults.push({
      code: 'module.owner-unknown',
      pointer: pointer('owner'),
      message: `${module.code} belongs to ${module.owner}, which is no institution of the catalogue.`,
      expected: 'network or the code of an institution',
    });
  }
  if (!known.gradingSchemes.has(module.assessment.gradingScheme)) {
    faults.push({
      code: 'module.grading-scheme-unknown',
      pointer: pointer('assessment', 'gradingScheme'),
      message: `${module.code} is graded on the scheme ${module.assessment.gradingScheme}, which the catalogue lacks.`,
    });
  }
  return faults;
}

function checkWorkload(module: ModuleContent): Fault[] {
  const hundredths = ectsFromDecimal(module.ects);
  const [least, most] = [(hundredths * HOURS_PER_ECTS.least) / 100, (hundredths * HOURS_PER_ECTS.most) / 100];
  if (module.workloadHours >= least && module.workloadHours <= most) return [];
  return [
    {
      code: 'module.workload',
      pointer: pointer('workloadHours'),
      message: `${module.code} gives ${module.ects} ECTS for ${module.workloadHours} hours of work.`,
      expected: `${least} to ${most} hours`,
    },
  ];
}

/**
 * Outcomes and criteria are fragments of the module's address, so they share one set of ids; a level's id is read
 * together with its criterion's.
 */
function checkLocalIds(module: ModuleContent): Fault[] {
  const faults: Fault[] = [];
  const look = (id: string, seen: Set<string>, ...place: (string | number)[]) => {
    if (seen.has(id)) {
      faults.push({
        code: 'module.id-twice',
        pointer: pointer(...place, 'id'),
        message: `The id ${id} is given twice in ${module.code}.`,
      });
    }
    seen.add(id);
  };
  const fragments = new Set<string>();
  module.outcomes.forEach((outcome, place) => {
    look(outcome.id, fragments, 'outcomes', place);
  });
  module.criteria.forEach((criterion, place) => {
    look(criterion.id, fragments, 'criteria', place);
    const levels = new Set<string>();
    criterion.levels.forEach((level, rank) => {
      look(level.id, levels, 'criteria', place, 'levels', rank);
    });
  });
  return faults;
}

function checkRequiredLevels(module: ModuleContent): Fault[] {
  const faults: Fault[] = [];
  module.criteria.forEach((criterion, place) => {
    if (criterion.levels.some((level) => level.id === criterion.requiredLevel)) return;
    faults.push({
      code: 'module.required-level-unknown',
      pointer: pointer('criteria', place, 'requiredLevel'),
      message: `The criterion ${criterion.id} of ${module.code} requires the level ${criterion.requiredLevel}, which it lacks.`,
      expected: `one of ${criterion.levels.map((level) => level.id).join(', ')}`,
    });
  });
  return faults;
}

/** Equivalence has no direction and is shared by the whole set: each member names all the others. */
function checkEquivalents(module: ModuleContent, modules: readonly ModuleContent[], alone: boolean): Fault[] {
  const set = new Set([module.code, ...module.equivalents]);
  return module.equivalents.flatMap((code, place): Fault[] => {
    const at = pointer('equivalents', place);
    const other = modules.find((candidate) => candidate.code === code);
    if (code === module.code || module.equivalents.indexOf(code) !== place) {
      return [
        {
          code: 'module.equivalent-redundant',
          pointer: at,
          message: `${module.code} names ${code} as an equivalent, which is itself or was named already.`,
        },
      ];
    }
    if (!other) {
      return [
        {
          code: 'module.equivalent-unknown',
          pointer: at,
          message: `${module.code} names ${code} as an equivalent, which is no module of the catalogue.`,
        },
      ];
    }
    const theirs = new Set([other.code, ...other.equivalents, ...(alone ? [module.code] : [])]);
    if (theirs.size === set.size && [...set].every((member) => theirs.has(member))) return [];
    return [
      {
        code: 'module.equivalents-disagree',
        pointer: at,
        message: `${module.code} and ${code} do not name the same set of equivalents.`,
        expected: `both name ${[...new Set([...set, ...theirs])].sort().join(', ')}, each without itself`,
      },
    ];
  });
}
