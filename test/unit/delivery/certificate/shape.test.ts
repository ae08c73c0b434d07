import { describe, expect, test } from '@jest/globals';
import { certificateFonts, type FontName, openFonts } from '../../../../src/delivery/certificate/faces.js';
import { shapeLine } from '../../../../src/delivery/certificate/shape.js';

const fonts = certificateFonts();

/** The letters of a line from left to right, each with its font. */
function seen(text: string): { text: string; fonts: FontName[] } {
  const { glyphs } = shapeLine(fonts, 'light', text);
  return {
    text: glyphs.map((glyph) => glyph.text).join(''),
    fonts: [...new Set(glyphs.map(({ font }) => font))],
  };
}

describe('a line', () => {
  test.each<[string, string, string, FontName[]]>([
    ['Latin', 'Ana Pinho', 'Ana Pinho', ['light']],
    ['Kazakh', 'Ақбота Әбдіқызы', 'Ақбота Әбдіқызы', ['light']],
    ['Greek', 'Ωμέγα', 'Ωμέγα', ['light']],
    ['Devanagari, which another font has', 'Ana क', 'Ana क', ['light', 'sans']],
    ['Hebrew runs from the right', 'אבג', 'גבא', ['hebrew']],
    ['brackets in Hebrew are turned around', 'אב (ג)', '(ג) בא', ['hebrew']],
    ['Latin in Hebrew runs from the left', 'אב Ana', 'Ana בא', ['light', 'hebrew']],
    ['Hebrew in Latin stays in its place', 'Ana אב 12', 'Ana 12 בא', ['light', 'hebrew']],
  ])('of %s', (_what, text, expected, used) => {
    const line = seen(text);
    expect(line.text).toBe(expected);
    expect(line.fonts.toSorted()).toEqual(used.toSorted());
  });

  test('of Arabic joins its letters and has none of the font’s placeholder', () => {
    const { glyphs } = shapeLine(fonts, 'light', 'محمد');
    expect(new Set(glyphs.map(({ font }) => font))).toEqual(new Set(['arabic']));
    const alone = [...'محمد'].map((letter) => shapeLine(fonts, 'light', letter).glyphs[0]?.id);
    const joined = glyphs.map(({ id }) => id).toReversed();
    expect(joined.map((id, index) => id === alone[index])).toEqual([false, false, false, false]);
    expect(joined).not.toContain(0);
  });

  test('says the same after a letter that is made of another was drawn', () => {
    const of = openFonts();
    const say = (text: string) => shapeLine(of, 'light', text).glyphs;
    for (const { id } of say('Zöe')) void of.font('light').getGlyph(id).path;
    expect(say('Pinho').map(({ text }) => text)).toEqual([...'Pinho']);
  });

  test('sets a mark over its letter, without a place of its own', () => {
    const letter = shapeLine(fonts, 'serif', 'q');
    const marked = shapeLine(fonts, 'serif', 'q\u0303');
    expect(marked.width).toBeCloseTo(letter.width, 1);
    expect(marked.glyphs).toHaveLength(2);
  });

  test('keeps a mark with its letter where the face lacks one of the two', () => {
    const { glyphs } = shapeLine(fonts, 'light', 'ב\u05b0');
    expect(new Set(glyphs.map(({ font }) => font))).toEqual(new Set(['hebrew']));
  });

  test('without letters is no line', () => {
    expect(shapeLine(fonts, 'serif', '')).toEqual({ glyphs: [], width: 0 });
  });
});
