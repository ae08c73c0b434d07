import { expect, test } from '@jest/globals';
import { readEsi } from '../../../src/domain/esi.js';

const PREFIX = 'urn:schac:personalUniqueCode:int:esi:';

test.each([
  [`${PREFIX}hr:0069033123`, `${PREFIX}hr:0069033123`],
  [`${PREFIX}es-ct:AB-12`, `${PREFIX}es-ct:ab-12`],
  [`${PREFIX}UMA.es:25-X_(1)`, `${PREFIX}uma.es:25-x_(1)`],
  [`URN:SCHAC:PERSONALUNIQUECODE:INT:ESI:x.uma.es:a:b`, `${PREFIX}x.uma.es:a:b`],
])('%s is compared as %s', (text, spelling) => {
  expect(readEsi(text)).toBe(spelling);
  expect(readEsi(spelling)).toBe(spelling);
});

test.each([
  '',
  '0069033123',
  PREFIX,
  `${PREFIX}hr`,
  `${PREFIX}hr:`,
  `${PREFIX}:12`,
  `${PREFIX}croatia:12`,
  `${PREFIX}.es:12`,
  `${PREFIX}uma.es:1 2`,
  `${PREFIX}uma.es:ñ`,
  `${PREFIX}uma.es:${'1'.repeat(230)}`,
  'urn:schac:personalUniqueCode:es:esi:uma.es:12',
  'urn:uuid:7f8a2f1e-0000-4000-8000-000000000000',
])('%j is none', (text) => {
  expect(readEsi(text)).toBeUndefined();
});
