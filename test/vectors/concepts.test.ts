import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { allConcepts } from '../../src/credentials/documents/long-lists.js';
import { ISCED_F_FIELDS } from '../../src/domain/isced-f.js';
import { seedCatalogue } from '../support/seed.js';

interface Official {
  readonly inScheme?: string;
  readonly prefLabel: { readonly en?: string };
}

const file = new URL('../../../shared/data/elm/vocab/elm-concepts.json', import.meta.url);

if (!existsSync(file)) {
  console.log('Not tested: concepts against the official lists (no ../shared/data/elm here).');
  test.skip('concepts against the official lists', () => {});
} else {
  const official: Readonly<Record<string, Official>> = JSON.parse(readFileSync(file, 'utf8'));
  const schemes = new Set(Object.values(official).map(({ inScheme }) => inScheme));
  /** Lists of which the file has the few values that somebody used, not all of them. */
  const partial = 'http://publications.europa.eu/resource/authority/language';

  test('every concept is in the official list that it names, under that label', () => {
    const compared = allConcepts().filter(({ id, scheme }) => scheme !== partial || id in official);
    expect(compared.filter(({ scheme }) => !schemes.has(scheme))).toEqual([]);
    expect(compared.map(({ id, scheme, label }) => ({ id, scheme, label }))).toEqual(
      compared.map(({ id }) => ({
        id,
        scheme: official[id]?.inScheme,
        label: official[id]?.prefLabel.en?.trim(),
      })),
    );
    const languages = allConcepts().filter(({ scheme }) => scheme === partial);
    const known = languages.filter(({ id }) => id in official).length;
    expect(known).toBe(3);
    console.log(
      `Not compared: ${languages.length - known} of ${languages.length} languages, which the official file lacks.`,
    );
  });

  test('no field of ISCED-F and no level is left out', () => {
    const codes = Object.keys(official).flatMap((id) => /\/isced-f\/(\d+)$/.exec(id)?.[1] ?? []);
    expect(codes.sort()).toEqual([...ISCED_F_FIELDS.keys()].sort());
  });

  test('every skill that the seed names is one of ESCO, by its official label', () => {
    const { modules, programmes } = seedCatalogue();
    const skills = [...modules, ...programmes].flatMap(({ outcomes }) =>
      outcomes.flatMap((outcome) => outcome.skills ?? []),
    );
    expect(skills.length).toBeGreaterThan(0);
    for (const { uri, title } of skills) expect(title.en).toBe(official[uri]?.prefLabel.en);
  });
}
