import type { Holding } from '../../delivery/holdings/ports.js';
import { ectsToDecimal } from '../../domain/ects.js';
import { textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import { siteWords } from '../layout.js';
import { Said } from '../said.js';
import { type Me, mePage } from './frame.js';

/** What somebody holds: certificates first, each leading to its details. */
export function listView(me: Me, holdings: readonly Holding[]): string {
  const words = siteWords(me.site);
  const of = (kind: Holding['kind']) => holdings.filter((holding) => holding.kind === kind);
  return mePage(me, {
    title: words.text('me.title'),
    path: '/me',
    children: (
      <>
        {holdings.length === 0 ? <p>{words.text('me.list.none')}</p> : null}
        <Group title={words.text('me.list.certificates')} holdings={of('programme')} words={words} />
        <Group title={words.text('me.list.modules')} holdings={of('module')} words={words} />
        <p>
          <a href="/claim">{words.text('me.list.ask')}</a>
        </p>
      </>
    ),
  });
}

function Group(props: {
  readonly title: string;
  readonly holdings: readonly Holding[];
  readonly words: Words;
}) {
  const { title, holdings, words } = props;
  if (holdings.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="me-list">
        {holdings.map((holding) => (
          <li key={holding.id} class={`me-${holding.state}`}>
            <a href={`/me/credentials/${holding.id}`}>
              <Said text={textIn(holding.title, words.tag)} limit={200} />
            </a>
            <p class="when">
              <Said text={textIn(holding.issuer, words.tag)} limit={120} />
              {' · '}
              {words.date(holding.awardedOn)}
              {' · '}
              {words.text('ects', { number: words.number(ectsToDecimal(holding.ects)) })}
              {holding.state === 'valid' ? null : (
                <>
                  {' · '}
                  <strong>{words.text(`me.state.${holding.state}`)}</strong>
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One of them. */
export function holdingView(me: Me, holding: Holding): string {
  const words = siteWords(me.site);
  return mePage(me, {
    title: words.text(holding.kind === 'programme' ? 'kind.certificate' : 'kind.module'),
    children: (
      <>
        <h2>
          <Said text={textIn(holding.title, words.tag)} limit={300} />
        </h2>
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
          <Fact label={words.text('me.item.state')}>{words.text(`me.state.${holding.state}`)}</Fact>
        </dl>
        <p>
          <a href={`/me/credentials/${holding.id}/credential`} download>
            {words.text('me.item.file')}
          </a>
        </p>
        <p>
          <a href="/me">{words.text('me.item.back')}</a>
        </p>
      </>
    ),
  });
}

function Fact(props: { readonly label: string; readonly children: preact.ComponentChildren }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
