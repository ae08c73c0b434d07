import { Resvg } from '@resvg/resvg-js';
import { type Block, COLOURS, type ShapeBlock, type TextBlock } from '../certificate/blocks.js';
import { certificateFonts, type Fonts } from '../certificate/faces.js';
import type { CertificateFacts } from '../certificate/facts.js';
import { encodePicture } from '../certificate/raster.js';
import { drawScene, n, type Stack, stackOf } from '../certificate/scene.js';
import { blocksSvg, xmlText } from '../certificate/svg.js';
import { type TextStyle, typesetter } from '../certificate/typeset.js';
import { type Wording, wordingOf } from '../certificate/wording.js';

/** Units of the drawing: a square with a disc in it. */
const SIDE = 300;
const CENTRE = SIDE / 2;
const RADIUS = 146;
/** Where the field of the title begins. */
const FIELD = 186;
/** Pixels of a side of the PNG. */
const PNG_SIDE = 600;

/**
 * The badge of an award: a disc with its cairn, what it is for, and who awards it. It names no holder; the credential that is baked
 * into it does. Throws what `layoutCertificate` does.
 */
export function badgeSvg(facts: CertificateFacts, fonts: Fonts = certificateFonts()): string {
  const words = wordingOf(facts);
  const { definitions, body } = blocksSvg([...ground(facts), ...texts(facts, words, fonts)], fonts);
  const title = `${words.award ?? words.title} · ${words.issuer}`;
  const disc = `<circle cx="${CENTRE}" cy="${CENTRE}" r="${RADIUS}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${PNG_SIDE}" height="${PNG_SIDE}" role="img" lang="${xmlText(words.language)}" aria-labelledby="badge-title">`,
    `<title id="badge-title">${xmlText(title)}</title>`,
    `<defs><clipPath id="disc">${disc}/></clipPath>${definitions}</defs>`,
    `<g clip-path="url(#disc)">${body}</g>`,
    `${disc} fill="none" stroke="${COLOURS.green}" stroke-width="7"/>`,
    `<circle cx="${CENTRE}" cy="${CENTRE}" r="${RADIUS - 6}" fill="none" stroke="${COLOURS.sun}" stroke-width="1.4"/>`,
    '</svg>\n',
  ].join('');
}

/** The same as PNG, transparent outside of the disc. The same facts give the same bytes. */
export function badgePng(facts: CertificateFacts): Uint8Array {
  const options = { fitTo: { mode: 'width', value: PNG_SIDE }, font: { loadSystemFonts: false } } as const;
  const image = new Resvg(badgeSvg(facts), options).render();
  return encodePicture({ width: image.width, height: image.height, data: image.pixels }).png;
}

/** Sky, hills and cairn, and the field of the title below. */
function ground(facts: CertificateFacts): Block[] {
  const stack = stackOf(facts.parts ?? []);
  const stones = stack.layers.length > 0 ? { ...stack, spans: [] } : oneStone(facts);
  const scene = drawScene({ x: 0, y: 0, width: SIDE, height: FIELD + 14 }, stones, 116);
  return [
    rectangle('sky', 0, SIDE, COLOURS.panel),
    ...scene.shapes,
    rectangle('field', FIELD, SIDE - FIELD, COLOURS.green),
    ...(facts.demo ? [rectangle('band', 0, 40, COLOURS.alarmPaper)] : []),
  ];
}

function oneStone({ title, ects, awardedOn, issuer }: CertificateFacts): Stack {
  const part = { kind: 'module', title, ects, awardedOn, issuer: issuer.name } as const;
  return { layers: [{ stones: [{ number: 1, part, ects }] }], spans: [], entries: [] };
}

function rectangle(role: string, y: number, height: number, fill: string): ShapeBlock {
  const path = `M0 ${n(y)}h${SIDE}v${n(height)}h${-SIDE}z`;
  return { kind: 'shape', role, path, fill, x: 0, y, width: SIDE, height, ground: true };
}

function texts(facts: CertificateFacts, words: Wording, fonts: Fonts): TextBlock[] {
  const set = typesetter(fonts);
  const centred = (text: string, style: Omit<TextStyle, 'align'>, y: number, width: number) =>
    set.place(text, { ...style, align: 'centre' }, CENTRE - width / 2, y, width);
  const title = centred(
    words.award ?? words.title,
    {
      role: 'award',
      face: 'serif',
      colour: COLOURS.paper,
      sizes: [19, 17.5, 16, 14.5, 13, 11.5, 10],
      leading: 1.12,
      balanced: true,
      maxLines: 3,
      maxHeight: 52,
    },
    FIELD + 8,
    220,
  );
  const ects = `${words.number(facts.ects)} ECTS`;
  const under = { face: 'strong', colour: COLOURS.sun, maxLines: 1 } as const;
  const credits = centred(ects, { ...under, role: 'ects', sizes: [9] }, title.y + title.height + 3, 180);
  const issuer = centred(
    words.issuer,
    {
      ...under,
      role: 'issuer',
      face: 'sans',
      colour: COLOURS.paper,
      sizes: [9, 8.2, 7.4, 6.6, 5.8],
      maxLines: 2,
    },
    credits.y + credits.height + 1,
    140,
  );
  const demo = facts.demo
    ? [
        centred(
          words.upper(words.labels.demo),
          {
            role: 'demo',
            face: 'strong',
            colour: COLOURS.alarm,
            sizes: [6.8, 6.2, 5.6, 5, 4.4, 4],
            maxLines: 2,
          },
          26,
          134,
        ),
      ]
    : [];
  return [title, credits, issuer, ...demo];
}
