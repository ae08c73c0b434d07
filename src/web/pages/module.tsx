import type { ModuleContent } from '../../domain/module.js';
import { textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import { document, siteWords } from '../layout.js';
import { tamed } from '../safe.js';
import { Said } from '../said.js';
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

export interface ModulePage extends PublishedVersion {
  readonly content: ModuleContent;
}

/** A module version for people: everything that Annex I of the Council Recommendation asks to be told. */
export function moduleView(page: ModulePage): string {
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
          kind={words.text('version.module')}
          {...content}
          retiredAt={page.retiredAt}
          words={words}
        />
        <ModuleFacts page={page} words={words} />
        <Outcomes outcomes={content.outcomes} words={words} />
        <Assessed assessment={content.assessment} words={words} />
        <Criteria content={content} words={words} />
        <Entitled entitlements={content.entitlements} words={words} />
        <Quality quality={content.qualityAssurance} words={words} />
        {page.retiredAt === undefined ? <Recognised names={page.recognised} words={words} /> : null}
        <VersionFoot version={page} words={words} />
      </article>
    ),
  });
}

function ModuleFacts(props: { readonly page: ModulePage; readonly words: Words }) {
  const { page, words } = props;
  const { content } = page;
  return (
    <dl class="facts">
      <Row name={words.text('fact.ects')}>{words.text('ects', { number: words.number(content.ects) })}</Row>
      <Row name={words.text('fact.level')}>
        {words.text('eqf', { number: words.number(content.eqfLevel) })}
      </Row>
      <LearningRows content={content} words={words} />
      <Row name={words.text('version.field')}>{content.iscedF}</Row>
      <Row name={words.text('version.owner')}>
        <Said text={page.ownerName} limit={160} />
      </Row>
      <Row name={words.text('version.published')}>{words.day(page.publishedAt)}</Row>
      {content.equivalents.length === 0 ? null : (
        <Row name={words.text('version.equivalents')}>
          {content.equivalents.join(words.raw('list.separator'))}
        </Row>
      )}
    </dl>
  );
}

function Criteria(props: { readonly content: ModuleContent; readonly words: Words }) {
  const { content, words } = props;
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria">{words.text('version.criteria')}</h2>
      {content.criteria.map((criterion) => (
        <Criterion key={criterion.id} criterion={criterion} words={words} />
      ))}
    </section>
  );
}

function Criterion(props: { readonly criterion: ModuleContent['criteria'][number]; readonly words: Words }) {
  const { criterion, words } = props;
  return (
    <div class="criterion" id={criterion.id}>
      <h3>
        <InLanguage map={criterion.title} words={words} limit={300} />
      </h3>
      <dl class="levels">
        {criterion.levels.map((level) => (
          <div key={level.id} class={level.id === criterion.requiredLevel ? 'level level-required' : 'level'}>
            <dt>
              <InLanguage map={level.title} words={words} limit={120} />
              {level.id === criterion.requiredLevel ? (
                <span class="needed"> ({words.text('version.required')})</span>
              ) : null}
            </dt>
            <dd>
              <InLanguage map={level.description} words={words} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
