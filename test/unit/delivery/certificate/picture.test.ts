import { describe, expect, test } from '@jest/globals';
import { PNG } from 'pngjs';
import { checkPicture, PICTURE_BYTES } from '../../../../src/delivery/certificate/picture.js';
import { shrink } from '../../../../src/delivery/certificate/raster.js';
import { JPEG, LOGO, pngOf } from '../../../support/pictures.js';
import { thrown } from '../../../support/thrown.js';

const bytes = (base64: string) => Buffer.from(base64, 'base64');
const png = bytes(LOGO);
const jpeg = bytes(JPEG);

/** A PNG whose header claims other dimensions. */
function claiming(width: number, height: number): Buffer {
  const copy = Buffer.from(png);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  return copy;
}

/** The file with a byte of it changed. */
function spoilt(file: Buffer, at: number): Buffer {
  const copy = Buffer.from(file);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

describe('a picture that is taken', () => {
  test.each([
    ['PNG', png, 60, 24],
    ['JPEG', jpeg, 24, 18],
  ])('as %s is written anew as PNG', (_type, file, width, height) => {
    const picture = checkPicture(file);
    expect([picture.width, picture.height]).toEqual([width, height]);
    const read = PNG.sync.read(Buffer.from(picture.png));
    expect([read.width, read.height]).toEqual([width, height]);
    expect(read.data.some((value) => value !== 0)).toBe(true);
  });

  test.each([
    ['a PNG', png, 'png'],
    ['a JPEG', jpeg, 'jpeg'],
  ])('loses what else stood in %s, and what came after its end', (_what, file) => {
    const polyglot = Buffer.concat([file, Buffer.from('PK\u0003\u0004<script>Ana</script>')]);
    const kept = Buffer.from(checkPicture(polyglot).png);
    expect(kept.includes('script')).toBe(false);
    expect(kept.includes('ICC_PROFILE')).toBe(false);
    expect(kept).toEqual(Buffer.from(checkPicture(file).png));
  });

  test('is scaled down to what print needs', () => {
    const { width, height } = checkPicture(bytes(pngOf(1200, 300)));
    expect([width, height]).toEqual([480, 120]);
  });

  test('keeps its colour where it is half transparent', () => {
    const data = Uint8Array.from([200, 100, 50, 255, 0, 0, 0, 0, 200, 100, 50, 255, 0, 0, 0, 0]);
    expect([...shrink({ width: 2, height: 2, data }, 1).data]).toEqual([200, 100, 50, 128]);
  });
});

describe('a picture that is refused', () => {
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'picture.type'],
    ['text', Buffer.from('a picture, honestly'), 'picture.type'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'picture.type'],
    ['GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000'.padEnd(60, '\u0000')), 'picture.type'],
    [
      'SVG behind the first bytes of a PNG',
      Buffer.concat([png.subarray(0, 8), Buffer.from('<svg/>'.padEnd(60))]),
      'picture.type',
    ],
    ['a PNG of its header alone', png.subarray(0, 45), 'picture.damaged'],
    ['a PNG that ends early', png.subarray(0, png.length - 20), 'picture.damaged'],
    ['a PNG with a header that was changed', spoilt(png, 25), 'picture.damaged'],
    ['a PNG with pixels that were changed', spoilt(png, 50), 'picture.damaged'],
    ['a PNG that claims to be larger than it is', claiming(2000, 2000), 'picture.damaged'],
    ['a PNG that claims to be huge', claiming(50_000, 50_000), 'picture.dimensions'],
    [
      'a PNG that claims more pixels than can be counted',
      claiming(0xffffffff, 0xffffffff),
      'picture.dimensions',
    ],
    ['a PNG of too many pixels', claiming(4000, 4000), 'picture.dimensions'],
    ['a PNG without width', claiming(0, 24), 'picture.dimensions'],
    ['a PNG that is too small', bytes(pngOf(15, 40)), 'picture.dimensions'],
    ['a PNG of which nothing can be seen', bytes(pngOf(40, 40, [9, 9, 9, 0])), 'picture.damaged'],
    ['a JPEG of its first bytes', jpeg.subarray(0, 12), 'picture.damaged'],
    ['a JPEG that ends early', jpeg.subarray(0, jpeg.length - 8), 'picture.damaged'],
    ['a JPEG whose segments lie', spoilt(jpeg, 4), 'picture.damaged'],
    ['a JPEG without its frame', Buffer.concat([jpeg.subarray(0, 20), jpeg.subarray(-2)]), 'picture.damaged'],
  ])('%s', (_what, file, code) => {
    expect(thrown(() => checkPicture(file))).toMatchObject({ kind: 'invalid', code });
  });

  test('too many bytes, before anything is read of them', () => {
    const file = Buffer.concat([png, Buffer.alloc(PICTURE_BYTES)]);
    expect(thrown(() => checkPicture(file))).toMatchObject({ kind: 'too-large', code: 'picture.too-large' });
  });
});
