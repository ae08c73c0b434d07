import type { ComponentChildren } from 'preact';
import { ectsToDecimal } from '../../../domain/ects.js';
import { type TextMap, textIn } from '../../../domain/text.js';
import type { LearnerPath, Level, Need, Stone } from '../../../issuing/paths/path.js';
import type { Words } from '../../../words/words.js';
import { PageLink } from '../../languages.js';
import { siteWords } from '../../layout.js';
import { Said, SaidLink, Sentence } from '../../said.js';
import { type Me, mePage } from '../frame.js';
import { type NumberedLevel, type NumberedStone, numbered } from './numbered.js';
import { PathPicture } from './picture.js';

interface Shown {
  readonly words: Words;
  /** Keeps ids apart. */
  readonly prefix: string;
}

/** The path of each record that there is of somebody; nearly always that is one. */
export function pathView(me: Me, paths: readonly LearnerPath[]): string {
  const words = siteWords(me.site);
  return mePage(me, {
    title: words.text('me.path.title'),
    path: '/me/path',
    children: (
      <>
        {paths.length === 0 ? <p>{words.text('me.list.none')}</p> : null}
        {paths.length < 2 ? null : <p>{words.text('me.path.records')}</p>}
        {paths.map((path, index) => (
          <PathSection key={path.learnerId} path={path} words={words} prefix={`path-${index}`} />
        ))}
      </>
    ),
  });
}

/** How far somebody has come: a picture for each trail, and beside it the same in words, with what to do next. */
function PathSection(props: { readonly path: LearnerPath; readonly words: Words; readonly prefix: string }) {
  const { path, words, prefix } = props;
  return (
    <>
      {path.consent ? null : (
        <aside class="path-agree">
          <p>
            {words.text('me.path.agree')}{' '}
            <PageLink to="/me/consent">{words.text('me.path.agree.link')}</PageLink>
          </p>
        </aside>
      )}
      {path.trails.map((levels, index) => (
        <TrailSection
          key={levels.at(-1)?.programme.code}
          levels={numbered(levels)}
          loose={index === 0 ? path.loose : []}
          words={words}
          prefix={`${prefix}-${index}`}
        />
      ))}
    </>
  );
}

function TrailSection(
  props: Shown & { readonly levels: readonly NumberedLevel[]; readonly loose: readonly Stone[] },
) {
  const { levels, loose, words, prefix } = props;
  return (
    <section class="path">
      <p class="path-lead">
        <Lead levels={levels} words={words} />
      </p>
      <figure class="path-figure">
        <PathPicture levels={levels} loose={loose.length} prefix={prefix} words={words} />
        <figcaption>
          <Legend levels={levels} words={words} />
          <p>{words.text('me.path.caption')}</p>
        </figcaption>
      </figure>
      <div class="path-levels">
        {levels.map((level) => (
          <LevelCard key={level.programme.code} level={level} words={words} prefix={prefix} />
        ))}
        {loose.length === 0 ? null : (
          <div class="path-level">
            <h2>{words.text('me.path.also')}</h2>
            <p class="path-note">{words.text('me.path.also.text')}</p>
            <ul class="path-stones">
              {loose.map((stone) => (
                <li key={stone.id}>
                  <div>
                    <StoneText stone={stone} words={words} />
                  </div>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  );
}

/** What is next, in one sentence. */
function Lead(props: { readonly levels: readonly Level[]; readonly words: Words }) {
  const { levels, words } = props;
  const next = levels.find(({ standing }) => standing !== 'held');
  if (!next) return <>{words.text('me.path.top')}</>;
  if (next.standing !== 'next') return <LevelWords level={next} words={words} />;
  const programme = <ProgrammeTitle level={next} words={words} />;
  return <Sentence words={words} text="me.path.next" values={{ programme, number: toGo(next, words) }} />;
}

function Legend(props: { readonly levels: readonly Level[]; readonly words: Words }) {
  const { words } = props;
  const there = new Set(props.levels.flatMap(({ stones }) => stones.map(({ standing }) => standing)));
  const shown = (['done', 'in-reach', 'missing'] as const).filter((standing) => there.has(standing));
  return (
    <ul class="path-legend">
      {shown.map((standing) => (
        <li key={standing}>
          <svg class="path-sample" viewBox="0 0 34 20" aria-hidden="true">
            <path class={`sample-${standing}`} d={SAMPLE} />
            {standing === 'in-reach' ? <path class="sample-plus" d="M17 6v8M13 10h8" /> : null}
          </svg>
          {words.text(`me.path.legend.${standing}`)}
        </li>
      ))}
    </ul>
  );
}

const SAMPLE = 'M2 10c0-6 5-8 15-8s15 2 15 8s-5 8-15 8s-15-2-15-8z';

function LevelCard(props: Shown & { readonly level: NumberedLevel }) {
  const { level, words, prefix } = props;
  const inner = level.needs.some(({ offers }) => offers.some(({ shortest }) => !shortest));
  const stones = (
    <ol class="path-stones" start={level.stones[0]?.number ?? 1}>
      {level.stones.map((stone) => (
        <StoneItem key={stone.id} stone={stone} words={words} prefix={prefix} />
      ))}
    </ol>
  );
  return (
    <article class={`path-level path-level-${level.standing}`}>
      <p class="kicker">
        <bdi>{level.programme.code}</bdi>
      </p>
      <h2>
        <ProgrammeTitle level={level} words={words} />
      </h2>
      <p class="path-standing">
        <LevelWords level={level} words={words} />
      </p>
      {level.stones.length === 0 ? null : level.standing === 'next' ? (
        stones
      ) : (
        <details class="fold">
          <summary>{words.count('me.path.modules', level.stones.length)}</summary>
          {stones}
        </details>
      )}
      {level.standing === 'next' && inner ? <Others level={level} words={words} /> : null}
    </article>
  );
}

function LevelWords({ level, words }: { readonly level: Level; readonly words: Words }) {
  const body = <Text map={level.programme.awardedBy.name} words={words} />;
  const follows = level.standing === 'later' && level.done >= level.ects;
  return (
    <Sentence
      words={words}
      text={`me.path.level.${follows ? 'follows' : level.standing}`}
      values={{ number: toGo(level, words), body }}
    />
  );
}

function StoneItem(props: Shown & { readonly stone: NumberedStone }) {
  const { stone, words, prefix } = props;
  return (
    <li id={`${prefix}-stone-${stone.number}`} class={`path-stone path-stone-${stone.standing}`}>
      <span class="path-key" aria-hidden="true">
        {stone.number}
      </span>
      <div>
        <StoneText stone={stone} words={words} />
      </div>
    </li>
  );
}

function StoneText({ stone, words }: { readonly stone: Stone; readonly words: Words }) {
  return (
    <>
      <p class="path-title">
        <SaidLink text={textIn(stone.title, words.tag)} address={stone.address} limit={200} />{' '}
        <span class="path-credits">{ects(stone.ects, words)}</span>
      </p>
      <p class="path-state">
        <StoneState stone={stone} words={words} />
      </p>
    </>
  );
}

function StoneState({ stone, words }: { readonly stone: Stone; readonly words: Words }) {
  const { standing, award, issuer } = stone;
  if (award) {
    const values = { issuer: <Text map={issuer ?? {}} words={words} />, date: words.date(award.awardedOn) };
    const text = standing === 'suspended' ? 'me.path.stone.suspended' : 'me.path.stone.done';
    return <Sentence words={words} text={text} values={values} />;
  }
  if (stone.institutions.length === 0) return <>{words.text('me.path.stone.nowhere')}</>;
  const text = standing === 'in-reach' ? 'me.path.stone.in-reach' : 'me.path.stone.missing';
  return <Sentence words={words} text={text} values={{ places: <Places offer={stone} words={words} /> }} />;
}

/** What else would do, part by part. */
function Others({ level, words }: { readonly level: Level; readonly words: Words }) {
  const needs = level.needs.filter(({ offers }) => offers.some(({ shortest }) => !shortest));
  return (
    <details class="fold">
      <summary>{words.text('me.path.other')}</summary>
      <ul class="path-needs">
        {needs.map((need) => (
          <li key={need.offers[0]?.code}>
            <p>
              <Lacks need={need} words={words} />
            </p>
            <ul>
              {need.offers
                .filter(({ shortest }) => !shortest)
                .map((offer) => (
                  <li key={offer.code}>
                    <Sentence
                      words={words}
                      text="me.path.other.place"
                      values={{
                        module: (
                          <SaidLink
                            text={textIn(offer.title, words.tag)}
                            address={offer.address}
                            limit={200}
                          />
                        ),
                        number: words.number(ectsToDecimal(offer.ects)),
                        places: <Places offer={offer} words={words} />,
                      }}
                    />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Lacks({ need, words }: { readonly need: Need; readonly words: Words }) {
  const lacks = lacksInWords(need.lacks, words);
  if (!need.part) return <strong>{lacks}</strong>;
  return (
    <Sentence
      words={words}
      text="me.path.need.part"
      values={{
        part: (
          <strong>
            <Text map={need.part} words={words} />
          </strong>
        ),
        need: lacks,
      }}
    />
  );
}

function lacksInWords(lacks: Need['lacks'], words: Words): ComponentChildren {
  switch (lacks.kind) {
    case 'module':
      return words.count('me.path.need.modules', 1);
    case 'modules':
    case 'institutions':
      return words.count(`me.path.need.${lacks.kind}`, lacks.count);
    case 'ects':
    case 'total-ects':
      return words.text(`me.path.need.${lacks.kind}`, { number: words.number(ectsToDecimal(lacks.ects)) });
    case 'programme':
      return lacks.programme;
  }
}

function Places(props: { readonly offer: Pick<Stone, 'institutions'>; readonly words: Words }) {
  const { words } = props;
  return (
    <>
      {props.offer.institutions.map(({ did, name, country, website }, index) => (
        <span key={did}>
          {index === 0 ? null : words.raw('list.separator')}
          <SaidLink text={textIn(name, words.tag)} address={website} limit={120} />{' '}
          <span class="path-country">({words.country(country)})</span>
        </span>
      ))}
    </>
  );
}

function ProgrammeTitle({ level, words }: { readonly level: Level; readonly words: Words }) {
  const { title, id } = level.programme;
  return <SaidLink text={textIn(title, words.tag)} address={id} limit={160} />;
}

function Text({ map, words }: { readonly map: TextMap; readonly words: Words }) {
  return <Said text={textIn(map, words.tag)} limit={160} />;
}

function toGo({ ects: all, done }: Level, words: Words): string {
  return words.number(ectsToDecimal(Math.max(0, all - done)));
}

function ects(hundredths: number, words: Words): string {
  return words.text('ects', { number: words.number(ectsToDecimal(hundredths)) });
}
