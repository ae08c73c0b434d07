import type { ProgrammeContent } from '../../domain/programme.js';
import { textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import { PageLink } from '../languages.js';
import { document, siteWords } from '../layout.js';
import { tamed } from '../safe.js';
import { Said } from '../said.js';
import { type RuleInWords, ruleInWords, type Titles } from './rule-in-words.js';
import {
  Assessed,
  Entitled,
  InLanguage,
  LearningRows,
  Outcomes,
  type PublishedVersion,
  Quality,
  Recognised,
  Row,
  VersionFoot,
  VersionHead,
} from './version.js';

/** `ownerName` is the name of the awarding body. */
export interface ProgrammePage extends PublishedVersion {
  readonly content: ProgrammeContent;
  /** Titles of the modules and programmes that the rule names. */
  readonly titles: Titles;
  /** Paths of their newest versions, by code. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** A programme version for people, with its rule in plain words and as much of Annex I as it has. */
export function programmeView(page: ProgrammePage): string {
  const words = siteWords(page);
  const { content } = page;
  return document({
    site: page,
    words,
    listed: true,
    title: tamed(textIn(content.title, words.tag), 120),
    children: (
      <article class="sheet">
        <VersionHead
          kind={words.text('version.programme')}
          {...content}
          retiredAt={page.retiredAt}
          words={words}
        />
        <dl class="facts">
          <Row name={words.text('version.award')}>
            <InLanguage map={content.award} words={words} limit={300} />
          </Row>
          <Row name={words.text('fact.ects')}>
            {words.text('ects', { number: words.number(content.ects) })}
          </Row>
          <Row name={words.text('fact.level')}>
            {words.text('eqf', { number: words.number(content.eqfLevel) })}
          </Row>
          <LearningRows content={content} words={words} />
          <Row name={words.text('version.field')}>{content.iscedF}</Row>
          <Row name={words.text('version.body')}>
            <Said text={page.ownerName} limit={160} />
          </Row>
          <Row name={words.text('version.policy')}>{words.text(`policy.${content.policy}`)}</Row>
          <Row name={words.text('version.published')}>{words.day(page.publishedAt)}</Row>
        </dl>
        <section aria-labelledby="rule">
          <h2 id="rule">{words.text('version.rule')}</h2>
          <ul class="rule">
            <RuleItem
              rule={ruleInWords(content.rule, page.titles, words)}
              addresses={page.addresses}
              words={words}
            />
          </ul>
        </section>
        <Outcomes outcomes={content.outcomes} words={words} />
        <Assessed assessment={content.assessment} words={words} />
        <section aria-labelledby="leads">
          <h2 id="leads">{words.text('version.stackability')}</h2>
          <p>
            <InLanguage map={content.stackability} words={words} />
          </p>
        </section>
        <Entitled entitlements={content.entitlements} words={words} />
        <Quality quality={content.qualityAssurance} words={words} />
        {page.recognised.length === 0 ? null : <Recognised names={page.recognised} words={words} />}
        <VersionFoot version={page} words={words} />
      </article>
    ),
  });
}

function RuleItem(props: {
  readonly rule: RuleInWords;
  readonly addresses: ProgrammePage['addresses'];
  readonly words: Words;
}) {
  const { rule, addresses, words } = props;
  return (
    <li>
      {rule.part === undefined ? null : (
        <>
          <strong>
            <Said text={rule.part} limit={160} />
          </strong>
          {': '}
        </>
      )}
      {rule.sentence}{' '}
      {rule.named === undefined ? null : <Named {...rule.named} to={addresses.get(rule.named.code)} />}
      {rule.inner.length === 0 ? null : (
        <ul>
          {rule.inner.map((inner, index) => (
            <RuleItem
              key={`${index} ${inner.sentence} ${inner.named?.code ?? ''}`}
              rule={inner}
              addresses={addresses}
              words={words}
            />
          ))}
        </ul>
      )}
    </li>
  );
}

/** A module or programme that a rule names, with a link where it was published. */
function Named(props: {
  readonly code: string;
  readonly title: string | undefined;
  readonly to: string | undefined;
}) {
  const { code, title, to } = props;
  const name = (
    <>
      {title === undefined ? null : <Said text={title} limit={200} />}{' '}
      <code>
        <bdi>{code}</bdi>
      </code>
    </>
  );
  return to === undefined ? name : <PageLink to={to}>{name}</PageLink>;
}
