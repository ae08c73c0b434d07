import type { ComponentChildren } from 'preact';
import type { Holding } from '../../../delivery/holdings/ports.js';
import { ectsToDecimal } from '../../../domain/ects.js';
import { textIn } from '../../../domain/text.js';
import type { CorrectionRecord } from '../../../issuing/corrections/ports.js';
import type { JustDue } from '../../../issuing/paths/path.js';
import type { RenditionForm } from '../../../issuing/renditions/ports.js';
import type { Words } from '../../../words/words.js';
import { PageForm, PageLink } from '../../languages.js';
import { siteWords } from '../../layout.js';
import { tamed } from '../../safe.js';
import { Said, SaidLink, Sentence } from '../../said.js';
import { Asked } from '../corrections/view.js';
import { type Me, mePage } from '../frame.js';

/**
 * What somebody holds: what is just due, then certificates and modules, each leading to its details. `already`: they came by the
 * link of a mail that had been used.
 */
export function listView(
  me: Me,
  holdings: readonly Holding[],
  due: readonly JustDue[],
  { name, already = false }: { readonly name?: string | undefined; readonly already?: boolean } = {},
): string {
  const words = siteWords(me.site);
  const group = (kind: Holding['kind'], title: string) => (
    <Group
      title={title}
      holdings={holdings.filter((one) => one.kind === kind)}
      all={holdings}
      words={words}
    />
  );
  return mePage(me, {
    title: words.text('me.title'),
    path: '/me',
    children: (
      <>
        {name === undefined ? null : (
          <p class="lead">
            <Sentence words={words} text="me.hello" values={{ name: <Said text={name} limit={200} /> }} />
          </p>
        )}
        {already ? <p role="status">{words.text('me.list.already')}</p> : null}
        {holdings.length === 0 ? <p>{words.text('me.list.none')}</p> : null}
        <DueList due={due} words={words} />
        {group('programme', words.text('me.list.certificates'))}
        {group('module', words.text('me.list.modules'))}
        {holdings.length === 0 ? null : (
          <>
            <p>
              <PageLink to="/me/path">{words.text('me.list.path')}</PageLink>
            </p>
            <section>
              <h2>{words.text('me.archive.title')}</h2>
              <p>{words.text('me.archive.text')}</p>
              <PageForm to="/me/archive">
                <button type="submit">{words.text('me.archive.button')}</button>
              </PageForm>
              <p class="when">{words.text('me.archive.wait')}</p>
            </section>
          </>
        )}
        <p>
          {words.text('me.list.missing')} <PageLink to="/claim">{words.text('me.list.ask')}</PageLink>
        </p>
      </>
    ),
  });
}

/** Certificates for which everything is there. */
function DueList(props: { readonly due: readonly JustDue[]; readonly words: Words }) {
  const { due, words } = props;
  if (due.length === 0) return null;
  return (
    <section>
      <h2>{words.text('me.due.title')}</h2>
      <ul class="me-list">
        {due.map(({ programme, standing }) => (
          <li key={programme.code}>
            <Sentence words={words} text={`me.due.${standing}`} values={dueValues(programme, words)} />
            {standing === 'agree' ? (
              <>
                {' '}
                <PageLink to="/me/consent">{words.text('me.path.agree.link')}</PageLink>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function dueValues(
  programme: JustDue['programme'],
  words: Words,
): Readonly<Record<string, ComponentChildren>> {
  return {
    programme: <Said text={textIn(programme.title, words.tag)} limit={160} />,
    body: <Said text={textIn(programme.awardedBy.name, words.tag)} limit={160} />,
  };
}

function Group(props: {
  readonly title: string;
  readonly holdings: readonly Holding[];
  readonly all: readonly Holding[];
  readonly words: Words;
}) {
  const { title, holdings, all, words } = props;
  if (holdings.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="me-list">
        {holdings.map((holding) => (
          <li key={holding.id} class={`me-${holding.kind} me-${holding.state}`}>
            <PageLink to={`/me/credentials/${holding.id}`}>
              <Said text={textIn(holding.title, words.tag)} limit={200} />
            </PageLink>
            <p class="when">
              <Said text={textIn(holding.issuer, words.tag)} limit={120} />
            </p>
            <p class="when">
              {words.date(holding.awardedOn)}
              {' · '}
              {words.text('ects', { number: words.number(ectsToDecimal(holding.ects)) })}
              {holding.grade === undefined ? null : (
                <>
                  {' · '}
                  {words.text('fact.grade')} <Said text={holding.grade} limit={60} />
                </>
              )}
              {' · '}
              {holding.state === 'valid' ? (
                words.text('me.state.valid')
              ) : (
                <strong>{words.text(`me.state.${stateOf(holding, all)}`)}</strong>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The award that took the place of one that was revoked: the newest of the same module or programme that is in force. */
function newerOf(
  { id, learnerId, kind, code, state }: Holding,
  all: readonly Holding[],
): Holding | undefined {
  if (state !== 'revoked') return undefined;
  return all.find(
    (one) =>
      one.id !== id &&
      one.learnerId === learnerId &&
      one.kind === kind &&
      one.code === code &&
      one.state !== 'revoked',
  );
}

function stateOf(holding: Holding, all: readonly Holding[]): Holding['state'] | 'superseded' {
  return newerOf(holding, all) ? 'superseded' : holding.state;
}

/** One of them. `all`: what the same learner holds; `forms`: what it can be had as; `asked`: what was asked to be corrected. */
export function holdingView(
  me: Me,
  holding: Holding,
  {
    all,
    forms,
    asked,
  }: {
    readonly all: readonly Holding[];
    readonly forms: readonly RenditionForm[];
    readonly asked: readonly CorrectionRecord[];
  },
): string {
  const words = siteWords(me.site);
  const state = stateOf(holding, all);
  const newer = newerOf(holding, all);
  const path = `/me/credentials/${holding.id}`;
  return mePage(me, {
    title: tamed(textIn(holding.title, words.tag), 300),
    kicker: words.text(holding.kind === 'programme' ? 'kind.certificate' : 'kind.module'),
    children: (
      <>
        <dl class="facts">
          <Fact label={words.text('fact.issuer')}>
            <Said text={textIn(holding.issuer, words.tag)} limit={200} />
          </Fact>
          <Fact label={words.text('fact.awarded')}>{words.date(holding.awardedOn)}</Fact>
          <Fact label={words.text('fact.ects')}>
            {words.text('ects', { number: words.number(ectsToDecimal(holding.ects)) })}
          </Fact>
          {holding.grade === undefined ? null : (
            <Fact label={words.text('fact.grade')}>
              <Said text={holding.grade} limit={60} />
            </Fact>
          )}
          <Fact label={words.text('me.item.state')}>{words.text(`me.state.${state}`)}</Fact>
        </dl>
        <p>{words.text(`me.state.${state}.text`)}</p>
        {newer === undefined ? null : (
          <p>
            <PageLink to={`/me/credentials/${newer.id}`}>{words.text('me.item.newer')}</PageLink>
          </p>
        )}
        <p>
          <SaidLink text={words.text('me.item.published')} address={holding.achievement} />
        </p>
        <section>
          <h2>{words.text('me.item.take')}</h2>
          {state === 'valid' ? (
            <>
              <ul class="actions">
                <li>
                  <PageForm to={`${path}/certificate`}>
                    <button type="submit">{words.text('certificate.pdf')}</button>
                  </PageForm>
                </li>
                <li>
                  <PageLink to={`/me/share?award=${holding.id}`}>{words.text('me.item.share')}</PageLink>
                </li>
                <li>
                  <PageForm to="/me/wallet">
                    <input type="hidden" name="award" value={holding.id} />
                    <button type="submit" class="quiet">
                      {words.text('wallet.take')}
                    </button>
                  </PageForm>
                </li>
              </ul>
              <p class="when">{words.text('me.item.pdf')}</p>
            </>
          ) : null}
          {forms.length === 0 ? null : <p>{words.text('me.item.take.text')}</p>}
          <ul class="actions">
            <li>
              <a href={`${path}/credential`} download>
                {words.text('me.item.file')}
              </a>
            </li>
            {forms.map((form) => (
              <li key={form}>
                <form method="post" action={`${path}/renditions/${form}`}>
                  <button type="submit" class="quiet">
                    {words.find(`me.item.form.${form}`) ?? form}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
        <Asked asked={asked} path={`${path}/correction`} words={words} />
        <p>
          <PageLink to="/me">{words.text('me.item.back')}</PageLink>
        </p>
      </>
    ),
  });
}

function Fact(props: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
