import type { BatchCounts } from '../../../../verification/batch-rows.js';
import type { ReportSources, VerificationReport } from '../../../../verification/report.js';
import type { Words } from '../../../../words/words-of.js';
import { DemoBanner } from '../../../demo-banner.js';
import { type Mark, MarkIcon } from '../../../marks.js';
import { Said, Sentence } from '../../../said.js';
import { AsOf } from '../../as-of.js';
import { element } from '../elements.js';
import { type Column, type Filter, isShown, type Outcome, type Row, type Sorting, sorted } from './rows.js';

/** All that the page knows of a check of many. */
export interface ManyState {
  /** In the order of what was handed in, as far as they are checked. */
  readonly rows: readonly Row[];
  readonly total: number;
  readonly counts: BatchCounts;
  readonly phase: 'running' | 'stopped' | 'done';
  readonly filter: Filter;
  readonly sorting: Sorting | undefined;
}

/** What a reader can do with it. */
export interface ManyActs {
  readonly stop: () => void;
  readonly filter: (filter: Filter) => void;
  readonly sort: (by: Column) => void;
  readonly open: (row: Row) => void;
  readonly save: (form: 'csv' | 'json') => void;
}

interface Props {
  readonly state: ManyState;
  readonly acts: ManyActs;
  readonly words: Words;
}

const OUTCOMES: readonly Outcome[] = ['verified', 'not-verified', 'undetermined', 'unreadable'];

/** How far it is, how many there are of each outcome, and a row for each of them. */
export function ManyView({ state, acts, words }: Props) {
  const { rows, total, phase } = state;
  const reports = rows.flatMap(({ checked }) => ('report' in checked ? [checked.report] : []));
  const checkedAt = reports[0]?.checkedAt;
  const demo = rows.some(({ isDemo }) => isDemo) && element('answer').dataset.demo === undefined;
  return (
    <div class="share">
      {demo ? <DemoBanner words={words} /> : null}
      <section class="sheet many" aria-labelledby="many">
        <h1 id="many" class="title" tabIndex={-1}>
          {headingOf(state, words)}
        </h1>
        {phase === 'running' ? (
          <div class="many-running">
            <div
              role="progressbar"
              aria-valuemin={0}
              aria-valuemax={total}
              aria-valuenow={rows.length}
              aria-labelledby="many"
            >
              <Bar state={state} />
            </div>
            <p class="when">{words.text('many.progress', progressOf(state, words))}</p>
            <button type="button" class="quiet" onClick={acts.stop}>
              {words.text('many.stop')}
            </button>
          </div>
        ) : (
          <Bar state={state} />
        )}
        {phase === 'running' || checkedAt === undefined ? null : (
          <p class="when">{words.text('verdict.checked', { instant: words.instant(checkedAt) })}</p>
        )}
        <Filters state={state} acts={acts} words={words} />
        {phase === 'running' ? null : (
          <ul class="actions no-print">
            {(['csv', 'json'] as const).map((form) => (
              <li key={form}>
                <button type="button" onClick={() => acts.save(form)}>
                  {words.text(`many.${form}`)}
                </button>
              </li>
            ))}
          </ul>
        )}
        <Results state={state} acts={acts} words={words} />
      </section>
      {phase === 'running' || checkedAt === undefined ? null : (
        <AsOf sources={sourcesOf(reports)} words={words} />
      )}
    </div>
  );
}

/** As of when all of them hold: what the oldest goes by. */
function sourcesOf(reports: readonly VerificationReport[]): ReportSources {
  const all = reports.map(({ sources }) => sources);
  const registry = all.find((sources) => sources.registry)?.registry;
  const statusAsOf = all.flatMap((sources) => sources.statusAsOf ?? []).sort()[0];
  return { ...(registry ? { registry } : {}), ...(statusAsOf === undefined ? {} : { statusAsOf }) };
}

export function headingOf(state: ManyState, words: Words): string {
  if (state.phase === 'stopped') return words.text('many.stopped', progressOf(state, words));
  return words.count(state.phase === 'running' ? 'many.checking' : 'many.checked', state.total);
}

/** What stands in a text of how far it is. */
export function progressOf({ rows, total }: Pick<ManyState, 'rows' | 'total'>, words: Words) {
  return { done: words.number(rows.length), total: words.number(total) };
}

/** The share of each outcome; the numbers below say the same. */
function Bar({ state: { counts, total } }: { readonly state: ManyState }) {
  let x = 0;
  return (
    <svg class="many-bar" viewBox={`0 0 ${total} 1`} preserveAspectRatio="none" aria-hidden="true">
      {OUTCOMES.map((outcome) => {
        const start = x;
        x += counts[outcome];
        return (
          <rect
            key={outcome}
            class={`mark-${markOf(outcome)}`}
            x={start}
            width={counts[outcome]}
            height={1}
          />
        );
      })}
    </svg>
  );
}

function Filters({ state, acts, words }: Props) {
  const { rows, counts, filter } = state;
  const repeated = rows.filter(({ repeats }) => repeats !== undefined).length;
  const filters: readonly (readonly [Filter, number])[] = [
    ['all', rows.length],
    ...OUTCOMES.map((outcome) => [outcome, counts[outcome]] as const),
    ...(repeated > 0 ? [['repeated', repeated] as const] : []),
  ];
  return (
    <fieldset class="many-filters">
      <legend class="more-word">{words.text('many.show')}</legend>
      {filters.map(([name, count]) => (
        <button
          key={name}
          type="button"
          class={`many-filter many-${name}`}
          aria-pressed={filter === name}
          onClick={() => acts.filter(name)}
        >
          <span class="many-count">{words.number(count)}</span>{' '}
          <span>
            {name === 'all' || name === 'repeated' ? null : <MarkIcon mark={markOf(name)} />}
            {words.text(textOf(name))}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

const COLUMNS = [
  ['result', 'verdict.heading'],
  ['name', 'many.name'],
  ['who', 'fact.learner'],
  ['what', 'kind.other'],
] as const satisfies readonly (readonly [Column, string])[];

function Results({ state, acts, words }: Props) {
  const { rows, filter, sorting } = state;
  const shown = sorted(
    rows.filter((row) => isShown(row, filter)),
    sorting,
    words.tag,
  );
  if (shown.length === 0) return rows.length === 0 ? null : <p>{words.text('many.none')}</p>;
  const values = { shown: words.number(shown.length), total: words.number(rows.length) };
  return (
    <table class="many-table">
      <caption>
        {words.text(`many.caption`, values)} <span class="no-print">{words.text('many.opens')}</span>
      </caption>
      <thead>
        <tr>
          {COLUMNS.map(([column, heading]) => (
            <th key={column} scope="col" aria-sort={sortOf(column, sorting)}>
              <button type="button" onClick={() => acts.sort(column)}>
                {words.text(heading)}
              </button>
            </th>
          ))}
          <th scope="col">{words.text('many.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <ResultRow key={row.index} row={row} open={acts.open} words={words} />
        ))}
      </tbody>
    </table>
  );
}

function sortOf(column: Column, sorting: Sorting | undefined) {
  if (sorting?.by !== column) return undefined;
  return sorting.descending ? 'descending' : 'ascending';
}

function ResultRow(props: { readonly row: Row; readonly open: (row: Row) => void; readonly words: Words }) {
  const { row, open, words } = props;
  const { outcome, name, who, what, issuer, awardedOn, reason, leadsTo, repeats } = row;
  return (
    <tr class={`many-${outcome}`}>
      <td class="many-result">
        <MarkIcon mark={markOf(outcome)} /> <span>{words.text(textOf(outcome))}</span>
      </td>
      <th scope="row">
        <button type="button" id={`row-${row.index}`} onClick={() => open(row)}>
          <Said text={name} limit={120} />
        </button>
      </th>
      <td>{who === '' ? null : <Said text={who} limit={120} />}</td>
      <td>
        {what === '' ? null : <Said text={what} limit={160} />}
        {what === '' ? null : (
          <p class="when">
            <Said text={issuer} limit={120} />
            {awardedOn === '' ? null : (
              <>
                {'\u00a0· '}
                <span class="many-date">{awardedOn}</span>
              </>
            )}
          </p>
        )}
      </td>
      <td>
        {reason === '' ? null : (
          <p>
            <Said text={reason} limit={400} />
          </p>
        )}
        {leadsTo === undefined ? null : (
          <p>
            <Said text={leadsTo} limit={120} />
          </p>
        )}
        {repeats === undefined ? null : (
          <p class="when">
            <Sentence
              words={words}
              text="many.repeats"
              values={{ name: <Said text={repeats} limit={120} /> }}
            />
          </p>
        )}
      </td>
    </tr>
  );
}

function textOf(filter: Filter) {
  if (filter === 'all' || filter === 'repeated' || filter === 'unreadable') return `many.${filter}` as const;
  return `verdict.${filter}` as const;
}

function markOf(outcome: Outcome): Mark {
  return outcome === 'unreadable' ? 'not-shown' : outcome;
}
