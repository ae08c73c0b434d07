import type { Fault } from '../common/errors.js';
import { pointer } from '../common/json.js';
import type { GradingScheme } from './grades.js';
import type { ModuleContent } from './module.js';
import type { ProgrammeContent } from './programme.js';

/** What programmes may refer to, besides each other. */
export interface ProgrammeSurroundings {
  readonly institutions: ReadonlySet<string>;
  readonly modules: readonly ModuleContent[];
  readonly gradingSchemes: readonly GradingScheme[];
}

/**
 * Every incoherence within and between programmes. Pointers start at `/programmes`. Codes given twice are not looked
 * for here.
 */
export function checkProgrammes(
  programmes: readonly ProgrammeContent[],
  known: ProgrammeSurroundings,
): Fault[] {
  return programmes.flatMap((programme, index) => [
    ...checkAwardingBody(programme, index, known),
    ...checkOutcomeIds(programme, index),
  ]);
}

function checkAwardingBody(
  programme: ProgrammeContent,
  index: number,
  known: ProgrammeSurroundings,
): Fault[] {
  if (programme.awardingBody === 'network' || known.institutions.has(programme.awardingBody)) return [];
  return [
    {
      code: 'programme.awarding-body-unknown',
      pointer: pointer('programmes', index, 'awardingBody'),
      message: `${programme.code} is awarded by ${programme.awardingBody}, which is no institution of the catalogue.`,
      expected: 'network or the code of an institution',
    },
  ];
}

function checkOutcomeIds(programme: ProgrammeContent, index: number): Fault[] {
  const seen = new Set<string>();
  return programme.outcomes.flatMap(({ id }, place): Fault[] => {
    const twice = seen.has(id);
    seen.add(id);
    if (!twice) return [];
    return [
      {
        code: 'programme.id-twice',
        pointer: pointer('programmes', index, 'outcomes', place, 'id'),
        message: `The id ${id} is given twice in ${programme.code}.`,
      },
    ];
  });
}
