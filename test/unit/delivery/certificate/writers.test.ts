import { describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import { certificateFonts } from '../../../../src/delivery/certificate/faces.js';
import { layoutCertificate } from '../../../../src/delivery/certificate/layout.js';
import { palettePng } from '../../../../src/delivery/certificate/palette-png.js';
import { checkPicture } from '../../../../src/delivery/certificate/picture.js';
import { certificatePng } from '../../../../src/delivery/certificate/png.js';
import { certificateSvg, layoutSvg } from '../../../../src/delivery/certificate/svg.js';
import {
  LINK,
  moduleCertificate,
  programmeCertificate,
  SEEDED_PROGRAMMES,
} from '../../../support/certificates.js';
import { LOGO } from '../../../support/pictures.js';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads an SVG strictly: its elements, and the text of its title and description. */
function parsed(svg: string): { elements: Element[]; text: string } {
  const elements: Element[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes }));
  parser.on('text', (piece) => {
    text += piece;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return { elements, text };
}

/** Names of the chunks of a PNG. */
function chunksOf(png: Uint8Array): string[] {
  const view = Buffer.from(png);
  const names: string[] = [];
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at))
    names.push(view.toString('latin1', at + 4, at + 8));
  return names;
}

describe('the SVG', () => {
  const hostile = '<script>&amp;"\u0001Ana';
  const svg = certificateSvg(
    moduleCertificate('EP-CDA', { learnerName: hostile, logo: checkPicture(Buffer.from(LOGO, 'base64')) }),
  );
  const { elements, text } = parsed(svg);

  test('is well-formed whatever it says, and says it to those who don’t see it', () => {
    expect(new Set(elements.map(({ name }) => name))).toEqual(
      new Set(['svg', 'title', 'desc', 'defs', 'path', 'g', 'use', 'image']),
    );
    expect(text).toContain('<script>&amp;"Ana');
    expect(elements[0]?.attributes).toMatchObject({
      role: 'img',
      'aria-labelledby': 'certificate-title certificate-words',
    });
  });

  test('fetches nothing, and needs no style or script', () => {
    const attributes = elements.flatMap((element) => Object.entries(element.attributes));
    expect(
      attributes.filter(([name]) => name === 'style' || name === 'class' || name.startsWith('on')),
    ).toEqual([]);
    const addresses = attributes.filter(([name]) => name === 'href').map(([, value]) => value);
    expect(addresses.filter((value) => !/^(?:#g|data:image\/png;base64,)/.test(value))).toEqual([]);
  });

  test('uses only letters that it defines, none of them a placeholder', () => {
    const defined = new Set(
      elements.filter(({ name }) => name === 'path').map(({ attributes }) => `#${attributes.id}`),
    );
    const used = elements.filter(({ name }) => name === 'use').map(({ attributes }) => attributes.href ?? '');
    expect(used.length).toBeGreaterThan(400);
    expect(used.filter((id) => !defined.has(id))).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('is the same each time, and other where anything is', () => {
    const one = programmeCertificate('iPET-2');
    expect(certificateSvg(one)).toBe(certificateSvg(structuredClone(one)));
    expect(certificateSvg({ ...one, awardedOn: '2026-09-25' })).not.toBe(certificateSvg(one));
  });

  test('has nothing to say where the page says it', () => {
    const fonts = certificateFonts();
    const bare = layoutSvg(layoutCertificate(moduleCertificate('EP-CDA'), fonts), fonts, {
      decorative: true,
    });
    expect(parsed(bare).text.trim()).toBe('');
    expect(parsed(bare).elements[0]?.attributes['aria-hidden']).toBe('true');
  });
});

describe('the PNG', () => {
  test.each(SEEDED_PROGRAMMES)(
    'of %s is small enough for an edc, holds the picture alone, and its code is read',
    (code) => {
      const png = certificatePng(programmeCertificate(code));
      expect(png.length).toBeLessThan(120_000);
      expect(chunksOf(png)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
      const { width, height, data } = PNG.sync.read(Buffer.from(png));
      expect([width, height]).toEqual([1400, 990]);
      expect(jsQR.default(new Uint8ClampedArray(data), width, height)?.data).toBe(LINK);
    },
  );

  test('is the same bytes for the same facts, and as wide as wanted', () => {
    const one = moduleCertificate('EP-PSY');
    const small = certificatePng(one, { width: 900 });
    expect(Buffer.compare(small, certificatePng(structuredClone(one), { width: 900 }))).toBe(0);
    expect(PNG.sync.read(Buffer.from(small)).width).toBe(900);
    expect(PNG.sync.read(Buffer.from(certificatePng(one, { width: 1 }))).width).toBe(400);
  });
});

test('a palette keeps the colours that there are, and comes near to more than it holds', () => {
  const few = Uint8Array.from([1, 2, 3, 255, 250, 251, 252, 255, 1, 2, 3, 255, 9, 9, 9, 255]);
  expect([...PNG.sync.read(Buffer.from(palettePng(few, 2, 2))).data]).toEqual([...few]);
  const many = new Uint8Array(64 * 64 * 4);
  for (let at = 0; at < many.length; at += 4) many.set([((at / 4) % 64) << 2, (at / 256) << 2, 128, 255], at);
  const { data } = PNG.sync.read(Buffer.from(palettePng(many, 64, 64)));
  expect(Math.max(...many.map((value, index) => Math.abs(value - (data[index] ?? 0))))).toBeLessThan(24);
});
