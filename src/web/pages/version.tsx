import type { ComponentChildren } from 'preact';
import type { Accreditation } from '../../domain/legal.js';
import type { ProgrammeContent } from '../../domain/programme.js';
import type { TextMap } from '../../domain/text.js';
import { textIn } from '../../domain/text.js';
import type { Words } from '../../words/words.js';
import type { Site } from '../layout.js';
import { tamed } from '../safe.js';
import { Said } from '../said.js';

/** What the pages of a published version have in common, beside its content. */
export interface PublishedVersion extends Site {
  /** The address that credentials name. */
  readonly address: string;
  /** Multibase digest of the published bytes. */
  readonly digest: string;
  readonly ownerName: string;
  /** UTC instant. */
  readonly publishedAt: string;
  /** UTC instant from which on nothing new is awarded on it. */
  readonly retiredAt?: string | undefined;
  /** Names of the institutions that are recognised to award it at present; of a programme none besides its awarding body. */
  readonly recognised: readonly string[];
}

/** One named row of a list of facts. */
export function Row(props: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** A text in the reader's language, with its own `lang` where only another one is there. */
export function InLanguage(props: { readonly map: TextMap; readonly words: Words; readonly limit?: number }) {
  const { map, words } = props;
  const text = textIn(map, words.tag);
  const tag = Object.keys(map).find((key) => map[key] === text);
  const said = <Said text={text} limit={props.limit ?? 4000} />;
  return tag === undefined || tag === words.tag ? said : <span lang={tag}>{said}</span>;
}

/** Kind, title, version and description, and that it is retired. */
export function VersionHead(props: {
  readonly kind: string;
  readonly code: string;
  readonly version: number;
  readonly title: TextMap;
  readonly description: TextMap;
  readonly retiredAt: string | undefined;
  readonly words: Words;
}) {
  const { words } = props;
  return (
    <>
      <p class="kicker">
        {props.kind} <bdi>{props.code}</bdi> ·{' '}
        {words.text('version.version', { number: words.number(props.version) })}
      </p>
      <h1 class="title">
        <InLanguage map={props.title} words={words} limit={300} />
      </h1>
      <p class="lead">
        <InLanguage map={props.description} words={words} />
      </p>
      {props.retiredAt === undefined ? null : (
        <p>
          <strong>{words.text('version.retired', { day: words.day(props.retiredAt) })}</strong>{' '}
          {words.text('version.retired.means')}
        </p>
      )}
    </>
  );
}

/** How much is learnt, where and in which languages, and who may take part: as much as the version says. */
export function LearningRows(props: {
  readonly content: Pick<
    ProgrammeContent,
    'workloadHours' | 'mode' | 'setting' | 'languages' | 'nationalLevel' | 'entryRequirements'
  >;
  readonly words: Words;
}) {
  const { content, words } = props;
  const { workloadHours, mode, setting, languages, nationalLevel, entryRequirements } = content;
  return (
    <>
      {workloadHours === undefined ? null : (
        <Row name={words.text('version.workload')}>
          {words.text('version.hours', { number: words.number(workloadHours) })}
        </Row>
      )}
      {nationalLevel === undefined ? null : (
        <Row name={words.text('version.national')}>
          {words.text('version.national.level', {
            level: tamed(nationalLevel.level, 20),
            framework: tamed(textIn(nationalLevel.framework, words.tag), 160),
            country: words.country(nationalLevel.country),
          })}
        </Row>
      )}
      {mode === undefined ? null : <Row name={words.text('fact.mode')}>{words.text(`mode.${mode}`)}</Row>}
      {setting === undefined ? null : (
        <Row name={words.text('version.setting')}>{words.text(`setting.${setting}`)}</Row>
      )}
      {languages === undefined ? null : (
        <Row name={words.text('version.languages')}>
          {languages.map((tag) => words.language(tag)).join(words.raw('list.separator'))}
        </Row>
      )}
      {entryRequirements === undefined ? null : (
        <Row name={words.text('version.entry')}>
          <InLanguage map={entryRequirements} words={words} />
        </Row>
      )}
    </>
  );
}

/** How it is assessed; a programme has no grading scheme, and says nothing of it if it was published before it was asked. */
export function Assessed(props: {
  readonly assessment: (NonNullable<ProgrammeContent['assessment']> & { gradingScheme?: string }) | undefined;
  readonly words: Words;
}) {
  const { assessment, words } = props;
  if (!assessment) return null;
  const { type, description, supervision, gradingScheme } = assessment;
  return (
    <section aria-labelledby="assessment">
      <h2 id="assessment">{words.text('version.assessment')}</h2>
      <p>
        <strong>{words.text(`assessment.${type}`)}.</strong> <InLanguage map={description} words={words} />
      </p>
      <p>
        {words.text(`supervision.${supervision}`)}.
        {gradingScheme === undefined
          ? null
          : ` ${words.text('version.grading', { scheme: tamed(gradingScheme, 64) })}`}
      </p>
    </section>
  );
}

/** What a holder may do with it; nothing where nothing is said. */
export function Entitled(props: {
  readonly entitlements: ProgrammeContent['entitlements'];
  readonly words: Words;
}) {
  const { entitlements = [], words } = props;
  if (entitlements.length === 0) return null;
  return (
    <section aria-labelledby="entitlements">
      <h2 id="entitlements">{words.text('version.entitlements')}</h2>
      <ul>
        {entitlements.map(({ title, description }) => (
          <li key={JSON.stringify(title)}>
            <InLanguage map={title} words={words} limit={300} />
            {description === undefined ? null : (
              <>
                {'. '}
                <InLanguage map={description} words={words} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who sees to the quality, and by whom it is accredited. */
export function Quality(props: {
  readonly quality: ProgrammeContent['qualityAssurance'];
  readonly words: Words;
}) {
  const { words } = props;
  const { type, description, accreditation } = props.quality;
  return (
    <section aria-labelledby="quality">
      <h2 id="quality">{words.text('version.quality')}</h2>
      <p>
        <strong>{words.text(`quality.${type}`)}.</strong> <InLanguage map={description} words={words} />
      </p>
      {accreditation === undefined ? null : <p>{accredited(accreditation, words)}.</p>}
    </section>
  );
}

function accredited({ agency, expires }: Accreditation, words: Words): string {
  const named = {
    agency: tamed(textIn(agency.name, words.tag), 160),
    country: words.country(agency.country),
  };
  if (expires === undefined) return words.text('version.accredited', named);
  return words.text('version.accredited.until', { ...named, day: words.day(expires) });
}

/** Learning outcomes; each is an anchor, as credentials point at `#lo-1` and the like. */
export function Outcomes(props: {
  readonly outcomes: readonly { readonly id: string; readonly title: TextMap }[];
  readonly words: Words;
}) {
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{props.words.text('fact.outcomes')}</h2>
      <ul>
        {props.outcomes.map((outcome) => (
          <li key={outcome.id} id={outcome.id}>
            <InLanguage map={outcome.title} words={props.words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who is recognised to award it at present. */
export function Recognised(props: { readonly names: readonly string[]; readonly words: Words }) {
  const { names, words } = props;
  return (
    <section aria-labelledby="recognised">
      <h2 id="recognised">{words.text('version.recognised')}</h2>
      {names.length === 0 ? (
        <p>{words.text('version.recognised.none')}</p>
      ) : (
        <ul>
          {names.map((name) => (
            <li key={name}>
              <Said text={name} limit={160} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where it stands, its digest, and that it never changes. */
export function VersionFoot(props: { readonly version: PublishedVersion; readonly words: Words }) {
  const { version, words } = props;
  return (
    <section aria-labelledby="published">
      <h2 id="published">{words.text('version.publication')}</h2>
      <p>{words.text('version.unchanging')}</p>
      <dl class="facts facts-wide">
        <Row name={words.text('version.address')}>
          <code class="did">
            <Said text={version.address} />
          </code>
        </Row>
        <Row name={words.text('version.digest')}>
          <code class="did">
            <Said text={version.digest} />
          </code>
        </Row>
      </dl>
    </section>
  );
}
