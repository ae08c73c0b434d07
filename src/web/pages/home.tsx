import { PageLink } from '../languages.js';
import { document, type Site, siteWords } from '../layout.js';
import { webAddress } from '../safe.js';
import { Said, Sentence } from '../said.js';
import { Cairn } from '../share/cairn.js';
import { layersOf } from '../share/parts.js';

/** Stones of no certificate: the picture of the front page. */
const PICTURE = layersOf(
  [1, 2, 2.5, 3.5, 5].map((ects, index) => ({
    award: `home-${index}`,
    kind: 'module',
    part: 'picture',
    achievement: '',
    ects,
    awardedOn: '2026-01-01',
    issuer: { did: '' },
    report: { verdict: 'verified', summary: undefined, results: [], parts: [] },
  })),
);

const AUDIENCES = ['institutions', 'graduates', 'employers'] as const;

const WAYS_IN = [
  ['/me', 'footer.sign-in'],
  ['/verify', 'home.verify'],
  ['/ask', 'ask.title'],
  ['/register', 'register.me.title'],
] as const;

/** The front page: what the service is, and for whom. */
export function homeView(site: Site): string {
  const words = siteWords(site);
  const address = webAddress(`${site.publicUrl}/api/verify`) ?? '/api/verify';
  return document({
    site,
    words,
    listed: true,
    title: words.text('home.title'),
    marks: true,
    children: (
      <div class="sheet home">
        <div class="home-head">
          <div>
            <h1 class="title">{words.text('home.title')}</h1>
            <p class="lead">
              <Sentence
                words={words}
                text="home.lead"
                values={{ network: <Said text={site.networkName} limit={120} /> }}
              />
            </p>
            <ul class="actions">
              {WAYS_IN.map(([path, label]) => (
                <li key={path}>
                  <PageLink to={path}>{words.text(label)}</PageLink>
                </li>
              ))}
            </ul>
          </div>
          <Cairn layers={PICTURE} verdict="verified" prefix="home" keyed={false} />
        </div>
        <div class="audiences">
          {AUDIENCES.map((audience) => (
            <section key={audience} aria-labelledby={audience}>
              <h2 id={audience}>{words.text(`home.${audience}`)}</h2>
              <p>{words.text(`home.${audience}.text`)}</p>
            </section>
          ))}
        </div>
        <section aria-labelledby="machines">
          <h2 id="machines">{words.text('home.api')}</h2>
          <p>
            <Sentence words={words} text="home.api.text" values={{ address: <code>{address}</code> }} />
          </p>
        </section>
      </div>
    ),
  });
}
