import { render, type VNode } from 'preact';
import { countsOf, rowsAsAnswer, rowsAsCsv } from '../../../../verification/batch-rows.js';
import type { Words } from '../../../../words/words-of.js';
import { Said } from '../../../said.js';
import { ProblemBox } from '../../problem.js';
import { element } from '../elements.js';
import type { Problem } from '../messages.js';
import { saveFile } from '../save-file.js';
import { AnswerHere } from '../showing.js';
import { loadWords } from '../words.js';
import type { Checked, ManyQuestion, ManyTold } from './messages.js';
import { type Filter, type Row, rowMaker, type Sorting } from './rows.js';
import { headingOf, type ManyState, ManyView, progressOf } from './view.js';

/** How often the table grows while it is being checked, in milliseconds. */
const PACE = 250;
/** How often it is told to those who listen, in shares of the whole. */
const TOLD_EACH = 0.1;

let current: ManyPage | undefined;

/** Ends a check of many, and what is shown of it. */
export function leaveMany(): void {
  current?.leave();
  current = undefined;
}

/**
 * Checks what was handed in together, in a worker of its own, and shows it in a table that grows. `isAsked`: whether nothing else was
 * handed in meanwhile; `refuse`: shows why nothing was begun.
 */
export async function checkMany(
  question: ManyQuestion,
  isAsked: () => boolean,
  refuse: (problem: Problem) => void,
): Promise<void> {
  leaveMany();
  const { language } = question;
  const words = await loadWords(language, element('verify').dataset.locale ?? 'en');
  if (isAsked()) current = new ManyPage(words, question, refuse);
}

class ManyPage {
  readonly #words: Words;
  readonly #worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module' });
  readonly #rowOf: (checked: Checked) => Row;
  /** Shows why nothing was begun. */
  readonly #refuse: (problem: Problem) => void;
  readonly #rows: Row[] = [];
  #total = 0;
  #phase: ManyState['phase'] = 'running';
  #filter: Filter = 'all';
  #sorting: Sorting | undefined;
  /** The row whose answer is shown in place of the table, and where the table stood. */
  #opened: { readonly row: Row; readonly top: number } | undefined;
  #drawing: ReturnType<typeof setTimeout> | undefined;
  #toldAt = 0;

  constructor(words: Words, question: ManyQuestion, refuse: (problem: Problem) => void) {
    this.#words = words;
    this.#refuse = refuse;
    this.#rowOf = rowMaker(words, question.many.kind === 'lines');
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<ManyTold>) => this.#take(data);
    this.#worker.onerror = () => this.#refuse({ code: 'failed' });
    this.#worker.postMessage(question, [port2]);
    this.#say(words.text('verify.working'));
    addEventListener('popstate', this.#back);
  }

  leave(): void {
    this.#worker.terminate();
    this.#phase = 'stopped';
    clearTimeout(this.#drawing);
    removeEventListener('popstate', this.#back);
    this.#say('');
  }

  #take(told: ManyTold): void {
    // what was told before the worker was stopped may arrive after
    if (this.#phase !== 'running') return;
    if (told.kind === 'refused') this.#refuse(told.problem);
    else if (told.kind === 'begun') this.#begin(told.total);
    else if (told.kind === 'done') this.#end('done');
    else {
      this.#rows.push(this.#rowOf(told.checked));
      this.#drawing ??= setTimeout(() => this.#draw(), PACE);
    }
  }

  #begin(total: number): void {
    this.#total = total;
    element('intro').hidden = true;
    element('another').hidden = false;
    render(null, element('problem'));
    document.title = this.#words.text('many.title');
    this.#draw();
    element('many').focus();
    scrollTo({ top: 0 });
  }

  #end(phase: 'stopped' | 'done'): void {
    this.#worker.terminate();
    this.#phase = phase;
    this.#draw();
    this.#say(headingOf(this.#state(), this.#words));
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    this.#tellProgress();
    if (!this.#opened) this.#put(this.#table());
  }

  #put(view: VNode): void {
    render(view, element('answer'));
  }

  #tellProgress(): void {
    const done = this.#rows.length;
    if (this.#phase !== 'running' || done - this.#toldAt < this.#total * TOLD_EACH) return;
    this.#toldAt = done;
    this.#say(this.#words.text('many.progress', progressOf(this.#state(), this.#words)));
  }

  /** Says it to those who listen, too. */
  #say(text: string): void {
    element('working').textContent = text;
  }

  #state(): ManyState {
    return {
      rows: this.#rows,
      total: this.#total,
      counts: countsOf(this.#rows.map(({ checked }) => checked.row)),
      phase: this.#phase,
      filter: this.#filter,
      sorting: this.#sorting,
    };
  }

  #table(): VNode {
    const acts = {
      stop: () => {
        this.#end('stopped');
        element('many').focus();
      },
      filter: (filter: Filter) => {
        this.#filter = filter;
        this.#draw();
      },
      sort: (by: Sorting['by']) => {
        const before = this.#sorting?.by === by ? this.#sorting : undefined;
        this.#sorting = before?.descending ? undefined : { by, descending: before !== undefined };
        this.#draw();
      },
      open: (row: Row) => this.#open(row),
      save: (form: 'csv' | 'json') => save(form, this.#rows),
    };
    return <ManyView key="many" state={this.#state()} acts={acts} words={this.#words} />;
  }

  /** The full answer to one of them; the way back is that of the browser. */
  #open(row: Row): void {
    this.#opened = { row, top: scrollY };
    history.pushState({ row: row.index }, '');
    const words = this.#words;
    const { checked } = row;
    this.#put(
      <div key={`row ${row.index}`} class="many-opened">
        <p class="no-print">
          <button type="button" class="quiet" onClick={() => history.back()}>
            {words.text('many.back')}
          </button>
        </p>
        <p class="many-name">
          <Said text={row.name} />
        </p>
        {'report' in checked ? (
          <AnswerHere report={checked.report} words={words} />
        ) : (
          <ProblemBox problem={checked.problem} words={words} />
        )}
      </div>,
    );
    element('answer').focus();
    scrollTo({ top: 0, behavior: 'instant' });
  }

  readonly #back = () => {
    const opened = this.#opened;
    if (!opened) return;
    this.#opened = undefined;
    this.#draw();
    scrollTo({ top: opened.top, behavior: 'instant' });
    element(`row-${opened.row.index}`).focus({ preventScroll: true });
  };
}

/** Gives a file to the reader: what the service gives for the same, with a mark by which spreadsheets know how it is written. */
function save(form: 'csv' | 'json', rows: readonly Row[]): void {
  const lines = rows.map(({ checked }) => checked.row);
  const [text, type] =
    form === 'csv'
      ? [`\ufeff${rowsAsCsv(lines)}`, 'text/csv']
      : [`${JSON.stringify(rowsAsAnswer(lines), undefined, 2)}\n`, 'application/json'];
  saveFile(`verdicts.${form}`, text, type);
}
