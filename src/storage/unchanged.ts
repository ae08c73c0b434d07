import { frozen } from '../common/frozen.js';
import { askedTogether } from './asked-together.js';
import type { Statements } from './statements.js';

/**
 * What was read of the catalogue, for as long as none of its rows has changed: that is asked each time, in one statement that reads none
 * of what they hold, so that a change by whatever process counts at once. What is given out is shared, and frozen.
 */
export function whileUnchanged<T>(db: Statements, load: () => Promise<T>): () => Promise<T> {
  let known: { readonly mark: string; readonly value: Promise<T> } | undefined;
  return async () => {
    // asked first: what is read after it is as new, or newer
    const mark = await markOf(db);
    if (known?.mark === mark) return known.value;
    const value = load().then(frozen);
    const read = { mark, value };
    known = read;
    value.catch(() => {
      if (known === read) known = undefined;
    });
    return value;
  };
}

const asked = new WeakMap<Statements, () => Promise<string>>();

/** One statement for all that ask at the same moment, or while an earlier one is under way. */
function markOf(db: Statements): Promise<string> {
  const ask = asked.get(db) ?? askedTogether<void, string>(() => readMark(db));
  asked.set(db, ask);
  return ask();
}

/** A row that was written anew has another `xmin` and another place, so that no change leaves the sum as it was. */
async function readMark(db: Statements): Promise<string> {
  const [row] = await db.$queryRaw<{ mark: string }[]>`
    SELECT count(*) || ' ' || coalesce(sum(hashtextextended(row, 0)), 0) AS "mark" FROM (
      SELECT 'network ' || xmin || ctid AS row FROM "Network"
      UNION ALL SELECT 'scheme ' || xmin || ctid FROM "GradingScheme"
      UNION ALL SELECT 'institution ' || xmin || ctid FROM "Institution"
      UNION ALL SELECT 'recognition ' || xmin || ctid FROM "Recognition"
      UNION ALL SELECT 'module ' || xmin || ctid FROM "ModuleVersion"
      UNION ALL SELECT 'programme ' || xmin || ctid FROM "ProgrammeVersion"
      UNION ALL SELECT 'key ' || xmin || ctid FROM "SigningKey"
      UNION ALL SELECT 'seal ' || xmin || ctid FROM "Seal"
    ) AS rows`;
  return row?.mark ?? '';
}
