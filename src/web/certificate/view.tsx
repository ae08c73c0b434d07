import type { CertificateLayout, SaidPart } from '../../delivery/certificate/blocks.js';
import { PageLink, pathOn } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { ownAddress } from '../safe.js';
import { Said } from '../said.js';

/** The page of a certificate: the picture, drawn as its issuer has its certificates drawn now, and the same in words. */
export interface CertificatePage extends Site {
  /** What the picture says; it has no part in drawing it. */
  readonly certificate: Pick<CertificateLayout, 'language' | 'title' | 'words'>;
  /** Of this page on this site; with an ending, of the certificate as a file. */
  readonly path: string;
  /** The page that checks the credential. */
  readonly checkPath: string;
}

/** In which it is offered: for printing and for keeping first. */
const FILES = ['pdf', 'png', 'svg', 'badge.png', 'badge.svg'] as const;

/**
 * A certificate to look at, print and download. Printed, it is the certificate alone, on one A4 page; on a screen the same
 * stands below in words, for those who don't see the picture or see it small.
 */
export function certificateView(page: CertificatePage): string {
  const words = siteWords(page);
  const { language, title, words: said } = page.certificate;
  const file = (ending: string) => ownAddress(pathOn(words.tag, `${page.path}.${ending}`));
  return document({
    site: page,
    words,
    title: words.text('certificate.title'),
    stylesheet: page.assets.certificateStylesheet,
    children: (
      <article class="sheet certificate">
        <h1 class="title no-print" lang={language}>
          <Said text={title} />
        </h1>
        <a href={file('svg')}>
          <img
            class="certificate-picture"
            src={file('svg')}
            alt={words.text('certificate.alt')}
            width="842"
            height="595"
          />
        </a>
        <ul class="actions no-print">
          <li>
            <PageLink to={page.checkPath}>{words.text('certificate.check')}</PageLink>
          </li>
          {FILES.map((ending) => (
            <li key={ending}>
              <a href={file(ending)} download={`certificate.${ending}`}>
                {words.text(`certificate.${ending}`)}
              </a>
            </li>
          ))}
        </ul>
        <p class="no-print">{words.text('certificate.print')}</p>
        <p class="no-print">{words.text('certificate.files')}</p>
        <section class="no-print" aria-labelledby="in-words">
          <h2 id="in-words">{words.text('certificate.words')}</h2>
          <dl class="facts certificate-words" lang={language}>
            {said.map(({ label, texts, parts }) => (
              <div class="fact" key={label}>
                <dt>{label}</dt>
                {parts === undefined ? (
                  texts.map((text) => (
                    <dd key={text}>
                      <Said text={text} limit={4000} />
                    </dd>
                  ))
                ) : (
                  <dd>
                    <Parts parts={parts} />
                  </dd>
                )}
              </div>
            ))}
          </dl>
        </section>
      </article>
    ),
  });
}

function Parts({ parts }: { readonly parts: readonly SaidPart[] }) {
  return (
    <ul>
      {parts.map(({ text, parts: inner }) => (
        <li key={text}>
          <Said text={text} limit={4000} />
          {inner.length === 0 ? null : <Parts parts={inner} />}
        </li>
      ))}
    </ul>
  );
}
