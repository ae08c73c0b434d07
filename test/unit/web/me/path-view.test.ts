import { expect, test } from '@jest/globals';
import { learnerPath } from '../../../../src/issuing/paths/path.js';
import { pathView } from '../../../../src/web/me/path/view.js';
import {
  awarded,
  learnerState,
  NOW,
  publishedCatalogue,
  withCertificates,
} from '../../../support/learner-paths.js';
import { ME } from '../../../support/site-pages.js';

const CATALOGUE = publishedCatalogue();

function pageOf(consent: boolean): string {
  const modules = [
    ['EP-CDA', 'merikalda'],
    ['EP-DIG', 'merikalda'],
    ['EP-ASM', 'tu-kamenohrad'],
    ['EP-COM', 'merikalda'],
  ] as const;
  const awards = modules.map(([code, institution]) => awarded(CATALOGUE, code, institution));
  const state = withCertificates(learnerState(awards, { consent }), CATALOGUE);
  return pathView(ME, [learnerPath(state, CATALOGUE, NOW)]);
}

test('the picture is hidden from screen readers, and each of its stones leads to an entry of the list', () => {
  const html = pageOf(true);
  const [picture = ''] = /<svg class="path-picture".*?<\/svg>/s.exec(html) ?? [];
  expect(picture).toContain('aria-hidden="true"');
  const list = html.replace(picture, '');
  const stones = [...picture.matchAll(/href="#([^"]+-stone-\d+)"/g)].map(([, id = '']) => id);
  const entries = [...list.matchAll(/<li id="([^"]+-stone-\d+)"/g)].map(([, id = '']) => id);
  expect(stones.length).toBeGreaterThan(10);
  expect(stones.toSorted()).toEqual(entries.toSorted());
});

test('what is in reach, done or for later differs by outline and sign, and is said in words', () => {
  const html = pageOf(true);
  expect(html).toMatch(/stone-in-reach.*?>\+ \d/s);
  expect(html).toContain('stone-not-shown');
  for (const words of ['In reach. You can take it at', 'Later. You can take it at', 'Reached', 'ECTS to go'])
    expect(html).toContain(words);
});

test('who has not agreed is told so, and where to', () => {
  expect(pageOf(false)).toContain('href="/me/consent"');
  expect(pageOf(true)).not.toContain('path-agree');
});

test('the page is small', () => {
  expect(Buffer.byteLength(pageOf(true))).toBeLessThan(45_000);
});
