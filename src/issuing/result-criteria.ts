import type { Fault } from '../common/errors.js';
import type { PublishedModule } from '../credentials/documents/published.js';
import type { ResultRow } from './result-row.js';
import { rowFault } from './row-fault.js';

/** More than any module has; a cell that holds more is no list of criteria. */
const MOST_CRITERIA = 50;

/** How the cell is written. */
const FORM = 'criterion=level;criterion=level';

/** Signs that people put between a criterion and its level, or between two criteria, in the place of ours. */
const BETWEEN_LEVEL = /^[\w-]+\s*(?::|→|->)/u;
const BETWEEN_CRITERIA = /=.*[,|/&\n].*=/su;

/** The levels of the cell `criteria`, by criterion; `undefined` with faults, which are added to `faults`. */
export function checkCriteria(
  row: ResultRow,
  module: PublishedModule,
  faults: Fault[],
): Record<string, string> | undefined {
  const criteria: Record<string, string> = {};
  const before = faults.length;
  const refuse = (code: string, message: string, expected: string) =>
    void faults.push(rowFault(row, 'criteria', code, message, expected));
  const items = row.criteria.split(';').filter((text) => text.trim() !== '');
  if (items.length > MOST_CRITERIA) {
    refuse('criteria-too-many', 'The cell holds too many criteria.', `${FORM}, each criterion once`);
    return undefined;
  }
  for (const item of items) {
    const [name = '', ...levels] = item.split('=').map((text) => text.trim());
    const level = levels.join('=');
    if (BETWEEN_LEVEL.test(item) || BETWEEN_CRITERIA.test(item)) {
      refuse(
        'criteria-separator',
        BETWEEN_CRITERIA.test(item)
          ? 'Two criteria are parted by another sign than a semicolon.'
          : 'A criterion and its level are not parted by an equals sign.',
        FORM,
      );
      continue;
    }
    const criterion = module.criteria.find((candidate) => candidate.id === name);
    if (!criterion)
      refuse(
        'criterion-unknown',
        'The module has no such competence criterion.',
        `one of ${module.criteria.map(({ id }) => id).join(', ')}`,
      );
    else if (!criterion.levels.some((candidate) => candidate.id === level))
      refuse(
        'level-unknown',
        'The competence criterion has no such level.',
        `one of ${criterion.levels.map(({ id }) => id).join(', ')}`,
      );
    else if (name in criteria)
      refuse('criterion-twice', 'A competence criterion is there twice.', 'each criterion once');
    else criteria[name] = level;
  }
  return faults.length > before ? undefined : criteria;
}
