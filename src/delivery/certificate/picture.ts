import { Resvg } from '@resvg/resvg-js';
import { CairnError, invalid } from '../../common/errors.js';
import type { Picture } from './facts.js';
import { encodePicture, shrink } from './raster.js';

/** The most bytes of a picture as it is sent. */
export const PICTURE_BYTES = 1_000_000;
/** Pixels. */
const SIDE = { least: 16, most: 4000 };
const MOST_PIXELS = 8_000_000;
/** Longest side of what is kept: a logo of that width is printed with 300 pixels to the inch. */
const KEPT = 480;

/**
 * Checks a picture for certificates and makes it ours: PNG or JPEG is decoded, scaled down and written again, so that
 * nothing else that the file held (names, places, other formats' data, what comes after its end) is kept. Throws
 * `picture.too-large`, `picture.type`, `picture.damaged` or `picture.dimensions`.
 */
export function checkPicture(bytes: Uint8Array): Picture {
  if (bytes.length > PICTURE_BYTES)
    throw new CairnError('too-large', 'picture.too-large', `A picture has at most ${PICTURE_BYTES} bytes`);
  const header = pngHeader(bytes) ?? jpegHeader(bytes);
  if (!header) throw fault('picture.type', 'The picture is neither PNG nor JPEG', 'a PNG or JPEG file');
  const { width, height, type } = header;
  const sides = [width, height];
  if (sides.some((side) => side < SIDE.least || side > SIDE.most) || width * height > MOST_PIXELS)
    throw fault(
      'picture.dimensions',
      `The picture is ${width} by ${height} pixels`,
      `${SIDE.least} to ${SIDE.most} pixels a side, at most ${MOST_PIXELS / 1_000_000} million in all`,
    );
  const pixels = decode(bytes, type, width, height);
  // what can't be decoded isn't drawn
  if (!pixels.some((value, index) => index % 4 === 3 && value > 0)) throw damaged();
  const whole = { width, height, data: pixels };
  return encodePicture(shrink(whole, Math.min(width, (width * KEPT) / Math.max(width, height))));
}

interface Header {
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

function fault(code: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: '', message, expected });
}

function damaged(): CairnError {
  return fault(
    'picture.damaged',
    'The picture can’t be decoded, or nothing of it can be seen',
    'a whole file',
  );
}

function decode(bytes: Uint8Array, type: 'png' | 'jpeg', width: number, height: number): Uint8Array {
  const data = Buffer.from(bytes).toString('base64');
  const size = `width="${width}" height="${height}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image ${size} href="data:image/${type};base64,${data}"/></svg>`;
  try {
    return new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).render().pixels;
  } catch (error) {
    throw new CairnError('invalid', 'picture.damaged', damaged().message, damaged().faults, { cause: error });
  }
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

/** PNG (ISO/IEC 15948, section 11.2.2): IHDR comes first. */
function pngHeader(bytes: Uint8Array): Header | undefined {
  if (bytes.length < 45 || PNG_START.some((byte, index) => bytes[index] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Markers of JPEG (ITU-T T.81, table B.1): frames that every decoder knows (baseline, extended, progressive). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);

function jpegHeader(bytes: Uint8Array): Header | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw damaged();
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (FRAMES.has(marker)) {
      // without its end a file was cut short, though some decoders make up the rest
      if (!endsIn(bytes, at)) throw damaged();
      return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === 0xda) throw damaged();
    at += 2 + length;
  }
  throw damaged();
}

function endsIn(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at + 1 < bytes.length; at += 1)
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}
