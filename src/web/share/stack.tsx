import type { CredentialReport, PartReport } from '../../verification/report.js';
import type { Words } from '../../words/words.js';
import { type Mark, MarkIcon } from '../marks.js';
import { Said, SaidLink, Sentence } from '../said.js';
import { Cairn } from './cairn.js';
import { Checks } from './checks.js';
import { IssuerName } from './facts.js';
import { countNotShown, type Layer, layersOf, type Stone } from './parts.js';

const TALLIED: readonly Mark[] = ['verified', 'not-verified', 'undetermined', 'not-shown'];

interface StackProps {
  readonly report: CredentialReport;
  readonly words: Words;
  /** Keeps ids apart where a page shows several certificates. */
  readonly prefix: string;
}

/** A certificate's stack: the cairn, and below it the same as a list, in words. Nothing where there are no parts. */
export function Stack(props: StackProps) {
  const { report, words, prefix } = props;
  if (report.parts.length === 0) return null;
  const layers = layersOf(report.parts);
  const stones = layers.flatMap((layer) => layer.stones);
  return (
    <section class="stack" aria-labelledby={`${prefix}-stack`}>
      <h3 id={`${prefix}-stack`}>{words.text('stack.heading')}</h3>
      {report.verdict === 'verified' || countNotShown(report) === 0 ? null : (
        <p>{words.text('stack.vouched')}</p>
      )}
      <div class="stack-columns">
        {stones.length > 0 ? (
          <figure class="picture">
            <Cairn layers={layers} verdict={report.verdict} prefix={prefix} />
            <figcaption>
              <Tally marks={stones.map(({ mark }) => mark)} words={words} />
              <p class="no-print">{words.count('stack.caption', stones.length)}</p>
            </figcaption>
          </figure>
        ) : null}
        <div class="layers">
          {layers.map((layer) => (
            <LayerList key={layer.programme?.award} layer={layer} words={words} prefix={prefix} />
          ))}
        </div>
      </div>
    </section>
  );
}

/** How many have which mark. */
export function Tally(props: { readonly marks: readonly Mark[]; readonly words: Words }) {
  const { marks, words } = props;
  return (
    <ul class="tally">
      {TALLIED.filter((mark) => marks.includes(mark)).map((mark) => (
        <li key={mark}>
          <MarkIcon mark={mark} />
          {words.text('stack.tally', {
            count: words.number(marks.filter((one) => one === mark).length),
            verdict: words.find(`verdict.${mark}`) ?? '',
          })}
        </li>
      ))}
    </ul>
  );
}

function LayerList(props: { readonly layer: Layer; readonly words: Words; readonly prefix: string }) {
  const { layer, words, prefix } = props;
  const first = layer.stones[0]?.number ?? 1;
  return (
    <div class="layer">
      {layer.letter === undefined && layer.programme === undefined ? null : (
        <LayerHead layer={layer} words={words} />
      )}
      {layer.stones.length === 0 ? null : (
        <ol class="parts" start={first}>
          {layer.stones.map((stone) => (
            <li key={stone.number} id={`${prefix}-part-${stone.number}`} class={`part part-${stone.mark}`}>
              <PartEntry stone={stone} programme={layer.programme} words={words} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function LayerHead(props: { readonly layer: Layer; readonly words: Words }) {
  const { layer, words } = props;
  const { programme } = layer;
  return (
    <div class={`layer-head layer-head-${layer.mark ?? 'own'}`}>
      <span class="letter" aria-hidden="true">
        {layer.letter}
      </span>
      <div>
        <h4>
          {programme === undefined ? (
            words.text('stack.own')
          ) : (
            <>
              <Sentence
                words={words}
                text="stack.through"
                values={{ programme: <PartTitle part={programme} words={words} /> }}
              />{' '}
              <Fulfils part={programme} words={words} />
            </>
          )}
        </h4>
        {programme === undefined || layer.mark === undefined ? null : (
          <>
            <PartLine part={programme} words={words} inside={layer.inside} />
            <PartResult part={programme} mark={layer.mark} words={words} />
          </>
        )}
      </div>
    </div>
  );
}

function PartEntry(props: {
  readonly stone: Stone;
  /** That of its layer, which says what both fulfil. */
  readonly programme: PartReport | undefined;
  readonly words: Words;
}) {
  const { part, mark, number } = props.stone;
  return (
    <>
      <span class="part-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <p class="part-title">
          <PartTitle part={part} words={props.words} />{' '}
          {props.programme?.part === part.part ? null : <Fulfils part={part} words={props.words} />}
        </p>
        <PartLine part={part} words={props.words} />
        <PartResult part={part} mark={mark} words={props.words} />
      </div>
    </>
  );
}

function PartTitle(props: { readonly part: PartReport; readonly words: Words }) {
  const { part, words } = props;
  const unnamed = words.text(part.kind === 'module' ? 'stack.unnamed' : 'stack.unnamed.programme');
  return <SaidLink text={part.title ?? unnamed} address={part.achievement} limit={200} />;
}

/** Which part of the rule it fulfils: on the print, and where there are no details to fold out. */
function Fulfils(props: { readonly part: PartReport; readonly words: Words }) {
  const { part, words } = props;
  return (
    <span class={part.report === undefined ? 'fulfils' : 'fulfils print-only'}>
      {words.text('stack.fulfils')} <Said text={part.partTitle ?? part.part} limit={120} />
    </span>
  );
}

/** Institution, country, credits and award date. */
function PartLine(props: {
  readonly part: PartReport;
  readonly words: Words;
  readonly inside?: string | undefined;
}) {
  const { part, words, inside } = props;
  return (
    <p class="part-line">
      <span>
        <IssuerName issuer={part.issuer} words={words} />
      </span>
      <span>{words.text('ects', { number: words.number(part.ects) })}</span>
      <span>{words.text('stack.awarded', { date: words.date(part.awardedOn) })}</span>
      {inside === undefined ? null : <span>{words.text('stack.inside', { letter: inside })}</span>}
    </p>
  );
}

/** The part's own verdict, which opens to what it fulfils and its own checks; a part that wasn't shown has none to open. */
function PartResult(props: { readonly part: PartReport; readonly mark: Mark; readonly words: Words }) {
  const { part, mark, words } = props;
  if (part.report === undefined) {
    return (
      <p class="part-result part-result-not-shown">
        <MarkIcon mark={mark} /> {words.text('verdict.not-shown')}
      </p>
    );
  }
  return (
    <details class={`part-result part-result-${mark}`}>
      <summary>
        <MarkIcon mark={mark} /> <span>{words.text(`verdict.${part.report.verdict}`)}</span>
        <span class="more no-print">
          <span class="more-word">{words.text('stack.checks')}</span>
        </span>
      </summary>
      <p class="part-fulfils">
        {words.text('stack.fulfils')}: <Said text={part.partTitle ?? part.part} limit={120} />
      </p>
      <Checks results={part.report.results} words={words} />
    </details>
  );
}
