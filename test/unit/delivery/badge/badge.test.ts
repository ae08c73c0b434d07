import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { SaxesParser } from 'saxes';
import { bakePng, bakeSvg } from '../../../../src/delivery/badge/bake.js';
import { badgePng, badgeSvg } from '../../../../src/delivery/badge/picture.js';
import { bakedIn } from '../../../../src/verification/baked.js';
import { readSubmitted } from '../../../../src/verification/submitted.js';
import { moduleCertificate, programmeCertificate } from '../../../support/certificates.js';

const facts = programmeCertificate('iPET-2', { learnerName: 'Wendeline Ashgrove' });
const png = badgePng(facts);
const svg = badgeSvg(facts);
const utf8 = (text: string) => new TextEncoder().encode(text);
const nothingInside = expect.objectContaining({ code: 'verify.nothing-inside' });

describe('the picture of a badge', () => {
  test('is square, transparent at its corners, the same for the same facts, and names no holder', () => {
    const { width, height, data } = PNG.sync.read(Buffer.from(png));
    expect([width, height, data[3], data[(300 * 600 + 300) * 4 + 3]]).toEqual([600, 600, 0, 255]);
    expect(Buffer.compare(badgePng(facts), png)).toBe(0);
    expect(svg).not.toContain('Ashgrove');
    expect(svg).toContain('ENTER Network</title>');
  });

  test('is drawn for a module with a title of any length', () => {
    const long = badgeSvg(moduleCertificate('EP-CDA', { title: { en: 'Considerations of '.repeat(20) } }));
    expect(() => new SaxesParser().write(long).close()).not.toThrow();
  });
});

describe('a baked badge', () => {
  test('gives back what was baked into it, whatever that says', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'grapheme' }), (json, name) => {
        const document = JSON.stringify({ json, name, tricky: ']]><!-- &lt; -->' });
        expect(bakedIn(bakePng(png, document))).toBe(document);
        expect(JSON.parse(bakedIn(utf8(bakeSvg(svg, document))) ?? '')).toEqual(JSON.parse(document));
      }),
      { numRuns: 50 },
    );
  });

  test('is a picture as before: one chunk more, right after the header, not compressed', () => {
    const baked = Buffer.from(bakePng(png, '{"a":1}'));
    // pngjs checks the sums of all chunks
    expect(PNG.sync.read(baked).data.equals(PNG.sync.read(Buffer.from(png)).data)).toBe(true);
    expect(baked.toString('latin1', 37, 41)).toBe('iTXt');
    expect(baked.subarray(41, 41 + 24 + 7).toString('latin1')).toBe('openbadgecredential\0\0\0\0\0{"a":1}');
  });

  test('in SVG stands first, under the name of the specification', () => {
    expect(bakeSvg(svg, '{"a":1}')).toMatch(
      /^<svg xmlns:openbadges="https:\/\/purl\.imsglobal\.org\/ob\/v3p0" [^>]+><openbadges:credential><!\[CDATA\[\{"a":1\}\]\]><\/openbadges:credential><title/,
    );
  });

  test('of others is read, too: a JWS as attribute, another prefix, indented', () => {
    const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln';
    const head =
      '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0">';
    expect(readSubmitted(utf8(`${head}<ob:credential verify="${jws}"></ob:credential></svg>`))).toBe(jws);
    const json = `${head}\n <ob:credential>\n <![CDATA[\n{"a": 1}\n]]>\n</ob:credential></svg>`;
    expect(readSubmitted(utf8(json))).toEqual({ a: 1 });
    expect(readSubmitted(bakePng(png, jws))).toBe(jws);
  });

  test.each([
    ['a picture with nothing baked in', png],
    ['a drawing with nothing baked in', utf8(svg)],
    ['two credentials in a PNG', bakePng(bakePng(png, '{"a":1}'), '{"a":2}')],
    ['two credentials in an SVG', utf8(bakeSvg(bakeSvg(svg, '{"a":1}'), '{"a":2}'))],
    ['a PNG that is cut short', bakePng(png, '{"a":1}').subarray(0, 60)],
    [
      'an SVG with entities',
      utf8('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'),
    ],
    ['an SVG that isn’t well-formed', utf8('<svg xmlns="http://www.w3.org/2000/svg"><a></svg>')],
    [
      'the element under another namespace',
      utf8(
        '<svg xmlns:openbadges="https://evil.example"><openbadges:credential>{}</openbadges:credential></svg>',
      ),
    ],
  ])('%s is refused', (_name, bytes) => {
    expect(() => readSubmitted(bytes)).toThrow(nothingInside);
  });

  test('a compressed text is refused, and no chunk of any length or content makes reading fail otherwise', () => {
    const compressed = Buffer.from(bakePng(png, '{"a":1}'));
    compressed[41 + 'openbadgecredential\0'.length] = 1;
    expect(() => bakedIn(compressed)).toThrow(nothingInside);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (noise) => {
        const bytes = Buffer.concat([png.subarray(0, 33), noise]);
        try {
          bakedIn(bytes);
        } catch (error) {
          expect(error).toEqual(nothingInside);
        }
      }),
    );
  });
});
