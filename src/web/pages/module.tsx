import type { ModuleContent } from '../../domain/module.js';
import { textIn } from '../../domain/text.js';
import { document, siteWords } from '../layout.js';
import { tamed } from '../safe.js';
import { Said } from '../said.js';
import type { Words } from '../words.js';
import {
  InLanguage,
  Outcomes,
  type PublishedVersion,
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
        <Assessment content={content} words={words} />
        <section aria-labelledby="quality">
          <h2 id="quality">{words.text('version.quality')}</h2>
          <p>
            <strong>{words.text(`quality.${content.qualityAssurance.type}`)}.</strong>{' '}
            <InLanguage map={content.qualityAssurance.description} words={words} />
          </p>
        </section>
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
      <Row name={words.text('version.workload')}>
        {words.text('version.hours', { number: words.number(content.workloadHours) })}
      </Row>
      <Row name={words.text('fact.level')}>
        {words.text('eqf', { number: words.number(content.eqfLevel) })}
      </Row>
      <Row name={words.text('fact.mode')}>{words.text(`mode.${content.mode}`)}</Row>
      <Row name={words.text('version.setting')}>{words.text(`setting.${content.setting}`)}</Row>
      <Row name={words.text('version.languages')}>
        {content.languages.map((tag) => words.language(tag)).join(words.raw('list.separator'))}
      </Row>
      <Row name={words.text('version.field')}>{content.iscedF}</Row>
      <Row name={words.text('version.owner')}>
        <Said text={page.ownerName} limit={160} />
      </Row>
      <Row name={words.text('version.published')}>{words.day(page.publishedAt)}</Row>
      {content.entryRequirements === undefined ? null : (
        <Row name={words.text('version.entry')}>
          <InLanguage map={content.entryRequirements} words={words} />
        </Row>
      )}
      {content.equivalents.length === 0 ? null : (
        <Row name={words.text('version.equivalents')}>
          {content.equivalents.join(words.raw('list.separator'))}
        </Row>
      )}
    </dl>
  );
}

function Assessment(props: { readonly content: ModuleContent; readonly words: Words }) {
  const { content, words } = props;
  const { assessment } = content;
  return (
    <>
      <section aria-labelledby="assessment">
        <h2 id="assessment">{words.text('version.assessment')}</h2>
        <p>
          <strong>{words.text(`assessment.${assessment.type}`)}.</strong>{' '}
          <InLanguage map={assessment.description} words={words} />
        </p>
        <p>
          {words.text(`supervision.${assessment.supervision}`)}.{' '}
          {words.text('version.grading', { scheme: tamed(assessment.gradingScheme, 64) })}
        </p>
      </section>
      <section aria-labelledby="criteria">
        <h2 id="criteria">{words.text('version.criteria')}</h2>
        {content.criteria.map((criterion) => (
          <Criterion key={criterion.id} criterion={criterion} words={words} />
        ))}
      </section>
    </>
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
