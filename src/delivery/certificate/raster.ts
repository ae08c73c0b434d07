import { PNG } from 'pngjs';
import type { Picture } from './facts.js';

/** Pixels as RGBA, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Pixels as a PNG with an alpha channel. Nothing but the picture: the same pixels give the same bytes. */
export function encodePicture({ width, height, data }: Raster): Picture {
  const png = new PNG({ width, height });
  png.data.set(data);
  return { png: PNG.sync.write(png, { deflateLevel: 9, colorType: 6 }), width, height };
}

/** A picture as large as it is drawn: scaled with every pixel counted, so that thin strokes don't fall apart. */
export function shrunkPicture(picture: Picture, width: number): Picture {
  if (width >= picture.width) return picture;
  const { width: w, height: h, data } = PNG.sync.read(Buffer.from(picture.png));
  return encodePicture(shrink({ width: w, height: h, data }, width));
}

/** A picture as it looks on a ground of this colour (`#rrggbb`), as a PNG without an alpha channel. */
export function onGround({ png }: Picture, colour: string): Uint8Array {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const image = PNG.sync.read(Buffer.from(png));
  return PNG.sync.write(image, { deflateLevel: 9, colorType: 2, bgColor: { red, green, blue } });
}

/** Pixels scaled down to `width` by averaging areas; colours are weighed by how opaque they are. */
export function shrink(from: Raster, width: number): Raster {
  const to = Math.max(1, Math.round(width));
  if (to >= from.width) return from;
  const height = Math.max(1, Math.round((from.height * to) / from.width));
  const data = new Uint8Array(to * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < to; x += 1) {
      const colour = average(
        from,
        (x * from.width) / to,
        ((x + 1) * from.width) / to,
        (y * from.height) / height,
        ((y + 1) * from.height) / height,
      );
      data.set(colour, (y * to + x) * 4);
    }
  }
  return { width: to, height, data };
}

function average(from: Raster, left: number, right: number, top: number, bottom: number): readonly number[] {
  let [red, green, blue, alpha, area] = [0, 0, 0, 0, 0];
  for (let y = Math.floor(top); y < bottom; y += 1) {
    const high = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.floor(left); x < right; x += 1) {
      const share = high * (Math.min(x + 1, right) - Math.max(x, left));
      const at = (Math.min(y, from.height - 1) * from.width + Math.min(x, from.width - 1)) * 4;
      const opaque = share * (from.data[at + 3] ?? 0);
      red += opaque * (from.data[at] ?? 0);
      green += opaque * (from.data[at + 1] ?? 0);
      blue += opaque * (from.data[at + 2] ?? 0);
      alpha += opaque;
      area += share;
    }
  }
  if (alpha === 0) return [0, 0, 0, 0];
  return [red / alpha, green / alpha, blue / alpha, alpha / area].map((value) => Math.round(value));
}
