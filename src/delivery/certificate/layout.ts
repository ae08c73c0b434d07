import { type Block, type Box, type CertificateLayout, COLOURS, PAGE, type TextBlock } from './blocks.js';
import type { Fonts } from './faces.js';
import type { CertificateFacts, Picture } from './facts.js';
import { footBlocks } from './foot.js';
import { heading, outcomeBlocks, panelBlocks } from './panel.js';
import { n } from './scene.js';
import { type Typesetter, typesetter } from './typeset.js';
import { type Wording, wordingOf } from './wording.js';
import { inWords } from './words.js';

/** The quiet side of the page; the other is the panel. */
const MAIN = { x: 54, width: 474 };
const PANEL: Box = { x: 572, y: 0, width: PAGE.width - 572, height: PAGE.height };
const BAND = 26;
const TOP = 50;
/** Where the signatures begin. */
const FOOT = 468;

/**
 * Places a certificate on one A4 page, landscape. Pure: the same facts and fonts give the same layout. Texts shrink, then
 * wrap, and lists end with a count of what is left out; a name is never cut. Throws `certificate.no-letter` for a letter
 * that no font has, `certificate.too-many-marks` for one under a heap of accents.
 */
export function layoutCertificate(facts: CertificateFacts, fonts: Fonts): CertificateLayout {
  const set = typesetter(fonts);
  const words = wordingOf(facts);
  const top = facts.demo ? TOP + 8 : TOP;
  const head = headBlocks(set, facts, words, top);
  const headEnd = Math.max(...head.map((block) => block.y + block.height));
  const main = mainBlocks(set, facts, words, { ...MAIN, y: headEnd + 16, height: FOOT - 18 - headEnd - 16 });
  const panel = panelBlocks(set, facts, words, PANEL, top + 2);
  const band = facts.demo ? bandBlocks(set, words) : [];
  const foot = footBlocks(set, facts, words, { ...MAIN, y: FOOT, height: PAGE.height - FOOT - 22 });
  return {
    ...PAGE,
    language: words.language,
    title: `${words.labels.picture}: ${words.title}`,
    words: inWords(facts, words),
    blocks: [sheet(), ...panel, ...band, ...head, ...main, ...foot],
    reading: [...band, ...head, ...main, ...panel, ...foot].filter(isRead),
  };
}

/** What is written on the drawing stands in the list beside it. */
const CAPTIONS: ReadonlySet<string> = new Set(['stone-number', 'layer']);

function isRead(block: Block): boolean {
  return block.kind === 'text' ? !CAPTIONS.has(block.role) : block.alt !== undefined;
}

function rectangle(box: Box): string {
  return `M${n(box.x)} ${n(box.y)}h${n(box.width)}v${n(box.height)}h${n(-box.width)}z`;
}

function sheet(): Block {
  const box = { x: 0, y: 0, ...PAGE };
  return { kind: 'shape', role: 'sheet', path: rectangle(box), fill: COLOURS.paper, ground: true, ...box };
}

/** Across the whole page, so that no part of it can be shown without. */
function bandBlocks(set: Typesetter, words: Wording): Block[] {
  const box = { x: 0, y: 0, width: PAGE.width, height: BAND };
  const text = set.place(
    words.upper(words.labels.demo),
    {
      role: 'demo',
      face: 'strong',
      colour: COLOURS.alarm,
      sizes: [10, 9, 8, 7],
      tracking: 0.16,
      align: 'centre',
      maxLines: 1,
    },
    MAIN.x,
    BAND / 2 - 6.6,
    PAGE.width - 2 * MAIN.x,
  );
  return [
    { kind: 'shape', role: 'band', path: rectangle(box), fill: COLOURS.alarmPaper, ground: true, ...box },
    text,
  ];
}

/** How a picture fits into a room, centred in its height. */
export function pictureIn(picture: Picture, room: Box): Box {
  const scale = Math.min(room.width / picture.width, room.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { x: room.x, y: room.y + (room.height - height) / 2, width, height };
}

/** Who awards: the logo, the name, and where. */
function headBlocks(set: Typesetter, facts: CertificateFacts, words: Wording, top: number): Block[] {
  const logo: Block[] = facts.logo
    ? [
        {
          kind: 'picture',
          role: 'logo',
          picture: facts.logo,
          alt: words.issuer,
          ...pictureIn(facts.logo, { x: MAIN.x, y: top, width: 110, height: 44 }),
        },
      ]
    : [];
  const x = logo[0] ? logo[0].x + logo[0].width + 16 : MAIN.x;
  const room = MAIN.x + MAIN.width - x;
  const blocks: TextBlock[] = [];
  let y = top;
  const add = (text: string | undefined, style: Parameters<Typesetter['place']>[1]) => {
    if (text === undefined) return;
    const block = set.place(text, style, x, y, room);
    blocks.push(block);
    y += block.height;
  };
  add(words.issuer, {
    role: 'issuer',
    face: 'bold',
    colour: COLOURS.ink,
    sizes: [17, 15, 13, 11, 9.5],
    leading: 1.2,
    maxLines: 2,
  });
  add(words.issuerAtHome, {
    role: 'issuer-at-home',
    face: 'serif',
    colour: COLOURS.soft,
    sizes: [11, 10, 9, 8],
    maxLines: 1,
  });
  add(words.place, {
    role: 'place',
    face: 'sans',
    colour: COLOURS.soft,
    sizes: [8.4, 7.6, 6.8, 6],
    leading: 1.4,
    maxLines: 2,
  });
  return [...logo, ...blocks];
}

/** What was achieved, by whom: as large as there is room, in the middle of what is left. */
function mainBlocks(set: Typesetter, facts: CertificateFacts, words: Wording, box: Box): Block[] {
  const withOutcomes = (facts.parts ?? []).length > 0 && words.outcomes.length > 0;
  let placed: { blocks: Block[]; bottom: number } = { blocks: [], bottom: box.y };
  for (const scale of [1, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62]) {
    placed = heroBlocks(set, words, facts.learnerName, facts.kind, box, scale);
    const left = box.y + box.height - placed.bottom;
    if (!withOutcomes && left >= 0) break;
    if (withOutcomes && left >= (scale > 0.8 ? 96 : 60)) break;
  }
  const rest = { ...box, y: placed.bottom + 20, height: box.y + box.height - placed.bottom - 20 };
  const outcomes = withOutcomes ? outcomeBlocks(set, words, rest, 2) : [];
  const blocks = [...placed.blocks, ...outcomes];
  const end = Math.max(...blocks.map((block) => block.y + block.height));
  const spare = Math.max(0, box.y + box.height - end);
  return blocks.map((block) => lowered(block, spare * 0.44));
}

function heroBlocks(
  set: Typesetter,
  words: Wording,
  name: string,
  kind: CertificateFacts['kind'],
  box: Box,
  scale: number,
): { readonly blocks: Block[]; readonly bottom: number } {
  const blocks: Block[] = [];
  let y = box.y;
  const scaled = (sizes: readonly number[]) => sizes.map((size) => size * scale);
  const add = (block: TextBlock, after: number) => {
    blocks.push(block);
    y += block.height + after * scale;
  };
  const { labels, award, title } = words;
  const hero = award ?? title;
  const green = { balanced: true, face: 'serif', colour: COLOURS.green, leading: 1.16 } as const;
  if (award === undefined) add(heading(set, words.upper(labels[kind]), box.x, y, box.width), 7);
  // one line, even if it is a little smaller, looks better than two
  const single = scaled([29, 27.5, 26, 24.5, 23]).find((size) => set.width(hero, 'serif', size) <= box.width);
  const sizes = single === undefined ? scaled([29, 26, 23, 20, 17.5]) : [single];
  const hang = /^[“„«‘"]/.test(hero) ? set.width(hero.slice(0, 1), 'serif', sizes[0] ?? 0) * 0.85 : 0;
  add(
    set.place(hero, { ...green, role: 'award', sizes, maxLines: 3, hang }, box.x, y, box.width),
    award ? 5 : 24,
  );
  if (award !== undefined)
    add(
      set.place(
        title,
        {
          role: 'title',
          balanced: true,
          face: 'serif',
          colour: COLOURS.soft,
          sizes: scaled([14.5, 13, 11.5]),
          maxLines: 2,
        },
        box.x,
        y,
        box.width,
      ),
      22,
    );
  add(heading(set, words.upper(labels.awardedTo), box.x, y, box.width), 3);
  const nameSizes = scaled([41, 37, 33, 29, 25, 22, 19, 16.5, 14, 12, 10, 8.5]);
  add(
    set.place(
      name,
      {
        role: 'name',
        balanced: true,
        face: 'light',
        colour: COLOURS.ink,
        sizes: nameSizes,
        leading: 1.2,
        maxHeight: 100,
      },
      box.x - 1,
      y,
      box.width,
    ),
    18,
  );
  const row = factBlocks(set, words, { ...box, y });
  return { blocks: [...blocks, ...row.blocks], bottom: row.bottom };
}

const FACT_SCALES = [1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5];

/** The figures in a row, with a line above: smaller where they are many or long, at last each in an equal share. */
function factBlocks(
  set: Typesetter,
  words: Wording,
  box: Box,
): { readonly blocks: Block[]; readonly bottom: number } {
  const { facts } = words;
  const widthsAt = (scale: number) =>
    facts.map(({ label, value }) =>
      Math.max(set.width(label, 'sans', 7.4 * scale), set.width(value, 'serif', 15.5 * scale)),
    );
  const total = (scale: number) =>
    widthsAt(scale).reduce((sum, width) => sum + width + 30 * scale, -30 * scale);
  const scale = FACT_SCALES.find((one) => total(one) <= box.width);
  const least = FACT_SCALES.at(-1) ?? 1;
  const share = (box.width - 30 * least * (facts.length - 1)) / facts.length;
  const widths = scale === undefined ? facts.map(() => share) : widthsAt(scale);
  const used = scale ?? least;
  const blocks: Block[] = [rule(box.x, box.y, box.width)];
  let [x, bottom] = [box.x, box.y];
  for (const [index, { label, value }] of facts.entries()) {
    // what fits exactly must not be cut for the last digit of a sum
    const room = (widths[index] ?? share) + (scale === undefined ? 0 : 3);
    const top = set.place(
      label,
      { role: 'label', face: 'sans', colour: COLOURS.soft, sizes: [7.4 * used], maxLines: 1 },
      x,
      box.y + 10,
      room,
    );
    const under = set.place(
      value,
      { role: 'fact', face: 'serif', colour: COLOURS.ink, sizes: [15.5 * used], maxLines: 1 },
      x,
      top.y + top.height + 1,
      room,
    );
    blocks.push(top, under);
    bottom = Math.max(bottom, under.y + under.height);
    x += room + 27 * used;
  }
  return { blocks, bottom };
}

export function rule(x: number, y: number, width: number): Block {
  return {
    kind: 'shape',
    role: 'rule',
    path: `M${n(x)} ${n(y)}h${n(width)}`,
    stroke: COLOURS.line,
    strokeWidth: 0.6,
    x,
    y,
    width,
    height: 0,
  };
}

/** The same block, further down. Drawings here are made of one absolute move and relative or vertical steps. */
function lowered(block: Block, by: number): Block {
  if (block.kind === 'text') {
    const lines = block.lines.map((line) => ({ ...line, baseline: line.baseline + by }));
    return { ...block, y: block.y + by, lines };
  }
  if (block.kind === 'picture') return { ...block, y: block.y + by };
  const path = block.path.replace(
    /^M(\S+) (-?[\d.]+)/,
    (_all, x: string, y: string) => `M${x} ${n(Number(y) + by)}`,
  );
  return { ...block, y: block.y + by, path };
}
