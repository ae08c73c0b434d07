import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { lazily } from '../../common/lazily.js';

const packages = createRequire(import.meta.url);

/** Every font file, by the name that glyphs are drawn under. TrueType, whole, so that one file has all its letters. */
const FILES = {
  serif: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  light: 'source-serif-4/300Light/SourceSerif4_300Light.ttf',
  bold: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  sans: 'noto-sans/400Regular/NotoSans_400Regular.ttf',
  strong: 'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  hebrew: 'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  arabic: 'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
} as const;

export type FontName = keyof typeof FILES;

/** A style of text: its font, and those that stand in for letters that it hasn't. */
export const FACES = {
  serif: ['serif', 'sans', 'hebrew', 'arabic'],
  light: ['light', 'sans', 'hebrew', 'arabic'],
  bold: ['bold', 'strong', 'hebrew', 'arabic'],
  sans: ['sans', 'serif', 'hebrew', 'arabic'],
  strong: ['strong', 'bold', 'hebrew', 'arabic'],
} as const satisfies Readonly<Record<string, readonly FontName[]>>;

export type Face = keyof typeof FACES;

/** The fonts of the certificate; each file is read when a letter is first looked for in it. */
export interface Fonts {
  font(name: FontName): Font;
  /** Where the font's file is: for a writer that embeds it. */
  file(name: FontName): string;
}

/** Opens the fonts. Throws when a letter needs a file that isn't there. */
export function openFonts(): Fonts {
  const opened = new Map<FontName, Font>();
  const file = (name: FontName) => packages.resolve(`@expo-google-fonts/${FILES[name]}`);
  return {
    file,
    font(name) {
      let font = opened.get(name);
      if (font === undefined) {
        const made = create(readFileSync(file(name)));
        if (!('layout' in made)) throw new Error(`Not a single font: ${FILES[name]}`);
        font = made;
        opened.set(name, font);
      }
      return font;
    },
  };
}

/** The fonts, opened once. They hold nothing of any certificate. */
export const certificateFonts = lazily(openFonts);
