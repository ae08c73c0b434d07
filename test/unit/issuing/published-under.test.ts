import { expect, test } from '@jest/globals';
import type { PublishedCatalogue } from '../../../src/issuing/ports.js';
import { otherOrigins } from '../../../src/issuing/published-under.js';

function catalogueAt(...addresses: readonly string[]): Pick<PublishedCatalogue, 'modules' | 'programmes'> {
  const versions = addresses.map((id) => ({ version: { id }, digest: 'z' }));
  // all that is read of a version is its address
  return { modules: versions, programmes: [] } as never;
}

test('the address of the service is compared with those that were published', () => {
  const here = 'https://cairn.example';
  expect(otherOrigins(catalogueAt(), here)).toEqual([]);
  expect(otherOrigins(catalogueAt(`${here}/m/A/1`, `${here}/m/B/1`), here)).toEqual([]);
  expect(
    otherOrigins(
      catalogueAt('https://old.example/m/A/1', `${here}/m/B/1`, 'https://a.example:8443/m/C/1'),
      here,
    ),
  ).toEqual(['https://a.example:8443', 'https://old.example']);
});

test('a database that was set up for a local try is refused, with the way out', () => {
  expect(() => otherOrigins(catalogueAt('http://localhost:3000/m/A/1'), 'https://cairn.example')).toThrow(
    expect.objectContaining({
      code: 'service.local-addresses',
      message: expect.stringContaining('cairn seed'),
    }),
  );
});
