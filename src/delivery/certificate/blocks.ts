import type { Face } from './faces.js';
import type { Picture } from './facts.js';
import type { PlacedGlyph } from './shape.js';

/** What the layout is made of. Lengths are PostScript points (1/72 inch) from the upper left corner of the page. */

/** A4, landscape. */
export const PAGE = { width: 841.89, height: 595.28 } as const;

/** The colours of the certificate: those of the pages, by day. */
export const COLOURS = {
  paper: '#fffefa',
  panel: '#f1f3ee',
  ink: '#1d2421',
  soft: '#545c57',
  line: '#cfcfc4',
  green: '#1f5a43',
  alarm: '#5e3c00',
  alarmPaper: '#f6d98b',
  sun: '#f3dda8',
  hillFar: '#dfe5e2',
  hillNear: '#cbd8cd',
  meadow: '#a9bfa4',
  stone: ['#c3ccc5', '#b8c3bf', '#cdcbbe', '#b3c1b1'],
  stoneEdge: '#6d7c72',
  glint: '#f4f6f2',
  black: '#000000',
} as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  /** A space followed, which the break took the place of. */
  readonly spaceAfter: boolean;
  /** How the line was shaped: for writers that draw outlines. In thousandths of the size, from `x`, y upwards. */
  readonly glyphs: readonly PlacedGlyph[];
}

/** Text of one style. The box holds the lines with their leading. */
export interface TextBlock extends Box {
  readonly kind: 'text';
  readonly role: string;
  readonly face: Face;
  readonly size: number;
  readonly colour: string;
  readonly lines: readonly TextLine[];
}

export interface PictureBlock extends Box {
  readonly kind: 'picture';
  readonly role: 'logo' | 'seal' | 'signature';
  readonly picture: Picture;
  /** Whose it is. */
  readonly alt: string;
}

/** A drawing: SVG path data in page coordinates. */
export interface ShapeBlock extends Box {
  readonly kind: 'shape';
  readonly role: string;
  readonly path: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
  /** What it says to those who don't see it; without it, it is decoration. */
  readonly alt?: string;
  /** Lies under other blocks, or belongs to them; what doesn't has its place to itself. */
  readonly ground?: boolean;
}

export type Block = TextBlock | PictureBlock | ShapeBlock;

/** What was built in, in words, with what it was itself built from. */
export interface SaidPart {
  readonly text: string;
  readonly parts: readonly SaidPart[];
}

/** A certificate, placed. Later blocks lie on earlier ones. */
export interface CertificateLayout {
  readonly width: number;
  readonly height: number;
  /** BCP 47 tag of its texts. */
  readonly language: string;
  /** One line that says what it is; without the holder's name. */
  readonly title: string;
  /** What it says, in words and in the order of reading: for those who don't see it. */
  readonly words: readonly {
    readonly label: string;
    readonly texts: readonly string[];
    /** The same texts, where some of them lie within others. */
    readonly parts?: readonly SaidPart[];
  }[];
  readonly blocks: readonly Block[];
  /** Those of the blocks that say something, in the order of reading. */
  readonly reading: readonly Block[];
}
