import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { utf8Reader } from '../../../../src/issuing/import/table/utf8.js';

/** What is said of a file that comes in pieces of a size. */
function said(file: Uint8Array, size: number): string {
  const reader = utf8Reader();
  try {
    for (let at = 0; at < file.length; at += size) reader.push(file.subarray(at, at + size));
    reader.end();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? JSON.stringify(error) + error.message : '';
  }
}

test('the line that is not UTF-8 is told, however the file comes in pieces', () => {
  const lines = fc.array(fc.constantFrom('a', 'Zoë,1', '李雷', '', '😀x'), { maxLength: 6 });
  fc.assert(
    fc.property(
      lines,
      lines,
      fc.constantFrom('Jos\xe9', 'Jos\xe9,2', '\xfcber'),
      fc.integer({ min: 4, max: 60 }),
      (before, after, wrong, size) => {
        const file = Buffer.concat([
          Buffer.from(['header', ...before, ''].join('\n')),
          Buffer.from(wrong, 'latin1'),
          Buffer.from(['', ...after, ''].join('\n')),
        ]);
        expect(said(file, size)).toContain(`line ${before.length + 2} has`);
      },
    ),
  );
});
