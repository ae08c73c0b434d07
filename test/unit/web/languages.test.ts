import { describe, expect, test } from '@jest/globals';
import { goneView } from '../../../src/web/sign-in/views.js';
import { SITE } from '../../support/pages.js';
import { fixturePages } from '../../support/site-pages.js';

/** Where links and forms of a page lead on this site. */
function addressesIn(html: string): string[] {
  return [...html.matchAll(/<(?:a|form)\b[^>]* (?:href|action)="([^"]*)"/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  );
}

/** What is in one language only, or a file. */
const ALIKE = /^\/(?:docs|s\/|me\/credentials\/[^/?]+\/(?:credential|renditions\/[^/?]+)$)|\.\w+$/;

/** A certificate, which is drawn in the language of the page that leads to it. */
const DRAWN = /^\/[\w/-]*certificate[\w/]*\.[\w.]+\?lang=de$/;

describe('a language that the reader chose with a link', () => {
  const unchosen = fixturePages('de');

  test.each(Object.entries(fixturePages('de', true)))('stays on what %s leads to', (name, html) => {
    const here = addressesIn(html).filter((to) => to.startsWith('/') && !ALIKE.test(to));
    expect(here.length).toBeGreaterThan(1);
    expect(here.filter((to) => new URL(to, SITE.publicUrl).searchParams.get('lang') !== 'de')).toEqual([]);
    expect(
      addressesIn(unchosen[name] ?? '').filter(
        (to) => to.startsWith('/') && to.includes('lang=') && !DRAWN.test(to),
      ),
    ).toEqual([]);
  });
});

test('links to other languages keep what else stands in the query, and never repeat the path', () => {
  const address = '/claim/Jq3bq0VnS1uYx5m0Vt3kHw?award=1&lang=fr&q=a?b';
  const html = goneView({ ...SITE, language: 'fr', chosen: true, address }, 'claim');
  expect(html).not.toContain('Jq3bq0VnS1uYx5m0Vt3kHw');
  const links = addressesIn(html).filter((to) => to.startsWith('?'));
  expect(links).toHaveLength(10);
  for (const link of links) {
    const query = new URLSearchParams(link);
    expect([query.getAll('lang').length, query.get('award'), query.get('q')]).toEqual([1, '1', 'a?b']);
  }
});
