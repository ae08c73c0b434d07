import { renderToString } from 'preact-render-to-string';
import type { ArchivedAward, ArchivedKind, ArchiveIndex } from '../../delivery/archive/archive.js';
import { type Words, wordsFor } from '../../words/words.js';
import { webAddress } from '../safe.js';
import { Said } from '../said.js';

/** The page in an archive: what each file is, and how it is checked, even if nobody is left to ask. It needs nothing beside it. */
export function archiveView(index: ArchiveIndex): string {
  return `<!doctype html>\n${renderToString(<Page index={index} words={wordsFor(index.language)} />)}\n`;
}

/** It is opened from a disk, where no server sends a style sheet. */
const STYLE = `
:root{color-scheme:light dark;font:1rem/1.55 system-ui,sans-serif}
body{max-width:46rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem}
section.award{border-top:1px solid #8888;padding:.25rem 0 .75rem}
ul.files{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}
dt{font-weight:600;margin-top:.75rem}dd{margin:0}.demo,.over{font-weight:600}
a{display:inline-block;padding:.2rem 0}
`;

const KINDS = [
  'credential',
  'bundle',
  'certificate',
  'badge',
  'edc',
  'sd-jwt',
] as const satisfies ArchivedKind[];

function Page({ index, words }: { readonly index: ArchiveIndex; readonly words: Words }) {
  const there = new Set(index.awards.flatMap(({ files }) => files.map(({ kind }) => kind)));
  const address = webAddress(`${index.publicUrl}/verify`);
  return (
    <html lang={words.tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{words.text('archive.title')}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{words.text('archive.title')}</h1>
          {index.demo ? <p class="demo">{words.text('demo.text')}</p> : null}
          <p>
            {index.names.map((name) => (
              <strong key={name}>
                <Said text={name} limit={400} />{' '}
              </strong>
            ))}
            · <Said text={index.networkName} limit={120} />
          </p>
          <p>{words.text('archive.made', { instant: words.instant(index.madeAt.toISOString()) })}</p>
          <p>{words.count('archive.count', index.awards.length)}</p>
          <h2>{words.text('archive.awards')}</h2>
          {index.awards.map((award) => (
            <Award
              key={`${award.code} ${award.awardedOn} ${award.files[0]?.path}`}
              award={award}
              words={words}
            />
          ))}
          <h2>{words.text('archive.files')}</h2>
          <dl>
            {KINDS.filter((kind) => there.has(kind)).map((kind) => (
              <div key={kind}>
                <dt>{words.text(`archive.kind.${kind}`)}</dt>
                <dd>{words.text(`archive.what.${kind}`)}</dd>
              </div>
            ))}
            <dt>
              <a href="data.json">{words.text('archive.data')}</a>
            </dt>
            <dd>{words.text('archive.data.what')}</dd>
            <dt>
              <a href="issuers.json">{words.text('archive.issuers')}</a>
            </dt>
            <dd>{words.text('archive.issuers.what')}</dd>
          </dl>
          <h2>{words.text('archive.check')}</h2>
          <p>
            {words.text('archive.check.here')}{' '}
            {address === undefined ? (
              <Said text={`${index.publicUrl}/verify`} />
            ) : (
              <a href={address} rel="noreferrer">
                <Said text={address} />
              </a>
            )}
          </p>
          <p>{words.text('archive.check.gone')}</p>
          <p>{words.text('archive.check.limits')}</p>
          <p>{words.text('archive.print')}</p>
        </main>
      </body>
    </html>
  );
}

function Award({ award, words }: { readonly award: ArchivedAward; readonly words: Words }) {
  return (
    <section class="award">
      <h3>
        <Said text={award.title} limit={400} />
      </h3>
      <p>
        {words.text('archive.award', {
          code: award.code,
          day: words.date(award.awardedOn),
          ects: words.number(award.ects),
        })}
      </p>
      {award.state === 'in-force' ? null : <p class="over">{words.text(`archive.state.${award.state}`)}</p>}
      {award.files.length === 0 ? <p>{words.text('archive.unsigned')}</p> : null}
      <ul class="files">
        {award.files.map(({ kind, path }) => (
          <li key={path}>
            <a href={encodeURI(path)}>
              {words.text('archive.file', {
                kind: words.text(`archive.kind.${kind}`),
                ending: endingOf(path),
              })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function endingOf(path: string): string {
  return (/\.([a-z-]+)$/.exec(path)?.[1] ?? '').toUpperCase();
}
