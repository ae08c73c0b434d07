// What Node takes of it is the factory itself, which its own types, made for bundlers, don't say.
declare module 'bidi-js' {
  export interface Levels {
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { start: number; end: number; level: number }[];
  }
  export interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): Levels;
    getMirroredCharacter(letter: string): string | null;
    getReorderedIndices(text: string, levels: Levels, start?: number, end?: number): number[];
  }
  export default function bidiFactory(): Bidi;
}
