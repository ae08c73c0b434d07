import { expect, test } from '@jest/globals';
import { certificateFonts } from '../../../../src/delivery/certificate/faces.js';
import { LABELS, labelsFor } from '../../../../src/delivery/certificate/labels.js';
import { missingLetter } from '../../../../src/delivery/certificate/shape.js';
import { seedCatalogue } from '../../../support/seed.js';

test('there are labels for every language of titles and institutions of the seed', () => {
  const { modules, programmes, institutions } = seedCatalogue();
  const maps = [...modules, ...programmes]
    .map(({ title }) => title)
    .concat(institutions.map(({ name }) => name));
  const languages = new Set(maps.flatMap((map) => Object.keys(map)));
  expect([...languages].filter((language) => !(language in LABELS))).toEqual([]);
});

test.each(Object.entries(LABELS))(
  'the labels in %s are their own, drawable, and have their placeholder',
  (language, labels) => {
    expect(labels.more).toContain('{count}');
    const texts = Object.values(labels);
    expect(texts.filter((text) => text.trim() === '' || text !== text.trim())).toEqual([]);
    expect(texts.filter((text) => missingLetter(certificateFonts(), 'strong', text) !== undefined)).toEqual(
      [],
    );
    if (language === 'en') return;
    expect(labels.demo).not.toBe(LABELS.en?.demo);
    expect(labels.awardedTo).not.toBe(LABELS.en?.awardedTo);
  },
);

test.each(['xx', 'constructor', '__proto__', '', undefined])('of %p they are English', (language) => {
  const { language: used, date, number, country } = labelsFor(language);
  expect([used, date('2026-04-24'), number(1.5), country('KZ')]).toEqual([
    'en',
    '24 April 2026',
    '1.5',
    'Kazakhstan',
  ]);
});
