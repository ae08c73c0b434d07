import { csvLine } from '../../common/csv.js';
import type { Clock } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import type { PublishedModule } from '../../credentials/documents/published.js';
import { dateInZone, monthsBefore } from '../../domain/dates.js';
import type { CatalogueStore, InstitutionRecord, LearnerRecord, PublishedCatalogue } from '../ports.js';
import type { ResultRow } from '../result-row.js';
import { memberOf } from '../sort-results.js';
import { newestVersions } from '../versions.js';
import { COLUMNS } from './columns.js';
import type { ImportStore } from './ports.js';
import { writeXlsx } from './table/write-xlsx.js';

export interface ExampleDeps {
  readonly catalogue: CatalogueStore;
  readonly imports: Pick<ImportStore, 'selectOptionalDemoLearner'>;
  readonly clock: Clock;
}

type ExampleRow = Omit<ResultRow, 'line'>;

/**
 * A file of results as an institution would hand it in, which passes a dry run: invented people, modules of its own, and
 * each way to name a learner. Only a demonstration has a learner whose network id may stand in it. Throws
 * `institution.unknown`, and `import.no-example` (`not-found`) where nothing can be awarded.
 */
export async function exampleRows(
  { catalogue: store, imports, clock }: ExampleDeps,
  institutionCode: string,
): Promise<readonly ExampleRow[]> {
  const catalogue = await store.selectCatalogue();
  const institution = memberOf(catalogue, institutionCode);
  const offer = offerOf(catalogue, institution, clock());
  if (offer) {
    const known = catalogue.network.demo ? await imports.selectOptionalDemoLearner() : undefined;
    return rowsOf(institution, offer, known);
  }
  throw new CairnError('not-found', 'import.no-example', 'There is no module that could be awarded today');
}

export function exampleCsv(rows: readonly ExampleRow[]): string {
  return [COLUMNS.map(({ name }) => name), ...rows.map((row) => COLUMNS.map(({ name }) => row[name] ?? ''))]
    .map(csvLine)
    .join('');
}

export function exampleXlsx(rows: readonly ExampleRow[]): Uint8Array {
  return writeXlsx([
    COLUMNS.map(({ name }) => name),
    ...rows.map((row) =>
      COLUMNS.map(({ name }) => (name === 'date' ? { day: row.date } : (row[name] ?? ''))),
    ),
  ]);
}

interface Offer {
  readonly module: PublishedModule;
  readonly date: string;
}

/** The first module that the institution may award, and a day of this month or the last on which it might. */
function offerOf(
  catalogue: PublishedCatalogue,
  institution: InstitutionRecord,
  now: Date,
): Offer | undefined {
  const today = dateInZone(now, institution.timeZone);
  const offered = newestVersions(
    catalogue.modules.filter(({ retiredAt }) => retiredAt === undefined || retiredAt > now),
  );
  const inPeriod = (from: string, until: string | undefined, day: string) =>
    from <= day && (until === undefined || day <= until);
  for (const date of [monthsBefore(today, 1), today]) {
    if (date.endsWith('-01-01') || !inPeriod(institution.memberFrom, institution.memberUntil, date)) continue;
    const scope = institution.recognisedFor.find(
      ({ module, from, until }) => offered.has(module) && inPeriod(from, until, date),
    );
    const module = scope && offered.get(scope.module)?.version;
    if (module) return { module, date };
  }
  return undefined;
}

function rowsOf(
  { website }: InstitutionRecord,
  { module, date }: Offer,
  known: LearnerRecord | undefined,
): ExampleRow[] {
  const { values, pass } = module.gradingScheme;
  const levels = module.criteria.flatMap(({ id, levels, requiredLevel }) => {
    const level = requiredLevel ?? levels[0]?.id;
    return level === undefined ? [] : [`${id}=${level}`];
  });
  const result = { module: module.code, date, grade: values.at(-1) ?? pass };
  const criteria = levels.join(';');
  const host = new URL(website).hostname;
  return [
    {
      ...{ learner: 'EXAMPLE-1', name: 'Ana Exemplo', ...result, criteria },
      ...{ email: 'ana@example.org', language: 'pt' },
    },
    {
      learner: `urn:schac:personalUniqueCode:int:esi:${host}:example-2`,
      name: 'Jan Voorbeeld',
      ...result,
      grade: pass,
      criteria: '',
    },
    ...(known ? [{ learner: `urn:uuid:${known.id}`, name: known.name, ...result, criteria }] : []),
  ];
}
