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
:root{color-scheme:light dark;--paper:#f4f2ec;--card:#fffefa;--ink:#1d2421;--soft:#545c57;--line:#d9d5ca;--link:#1f5a43;--bad:#a2231d}
@media (prefers-color-scheme:dark){:root{--paper:#121617;--card:#1b2122;--ink:#ecebe4;--soft:#adb5af;--line:#363e3e;--link:#9fd6b8;--bad:#ff9d92}}
body{margin:0;padding:1.5rem 1rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Source Sans 3",system-ui,sans-serif}
main{max-width:46rem;margin:auto;padding:1.25rem 1.5rem;background:var(--card);border:1px solid var(--line);border-radius:14px}
h1,h2,h3{font-family:"Source Serif 4",Georgia,serif;font-weight:600;line-height:1.25}h1{margin-top:0}h2{margin-top:2.25rem}h3{margin:0}
section.award{margin-top:.75rem;padding:.9rem 1rem;border:1px solid var(--line);border-radius:14px}
section.award p{margin:.25rem 0;color:var(--soft)}
ul.files{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.5rem 0 0;padding:0}
dt{font-weight:600;margin-top:.75rem}dd{margin:0;color:var(--soft)}.demo,section.award .over{font-weight:600;color:var(--bad)}
a{display:inline-block;padding:.2rem 0;color:var(--link)}
@media print{h2{break-after:avoid}section.award,dd{break-inside:avoid}dt{break-after:avoid}}
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
