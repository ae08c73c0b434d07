import { type Block, type Box, COLOURS } from './blocks.js';
import type { CertificateFacts } from './facts.js';
import { drawScene, type Entry, n, type Scene, type Stack, stackOf } from './scene.js';
import type { Typesetter } from './typeset.js';
import type { Wording } from './wording.js';

/** The tinted side of the page: what the award is made of, and the cairn that stands for it. */
export function panelBlocks(
  set: Typesetter,
  facts: CertificateFacts,
  words: Wording,
  box: Box,
  top: number,
): Block[] {
  const stack = stackOf(facts.parts ?? []);
  const stones = stack.layers.length > 0 ? stack : singleStone(facts);
  const scene = drawScene(box, stones, stack.layers.length > 0 ? 150 : 96);
  const inner = { x: box.x + 24, y: top, width: box.width - 48, height: scene.top - 14 - top };
  const list =
    stack.entries.length > 0 ? listBlocks(set, stack, words, inner) : outcomeBlocks(set, words, inner, 1);
  return [
    background(box),
    ...scene.shapes,
    ...captionBlocks(set, scene, box, stack.layers.length > 0),
    ...list,
  ];
}

/** A module is one stone: what others will be laid on. */
function singleStone(facts: CertificateFacts): Stack {
  const { title, ects, awardedOn, issuer } = facts;
  const part = { kind: 'module', title, ects, awardedOn, issuer: issuer.name } as const;
  return { layers: [{ stones: [{ number: 1, part, ects }] }], spans: [], entries: [] };
}

function background(box: Box): Block {
  const path = `M${n(box.x)} ${n(box.y)}h${n(box.width)}v${n(box.height)}h${n(-box.width)}z`;
  return { kind: 'shape', role: 'panel', path, fill: COLOURS.panel, ground: true, ...box };
}

/** Numbers on stones, names at brackets; a name without room is left to the list. */
function captionBlocks(set: Typesetter, scene: Scene, box: Box, numbered: boolean): Block[] {
  const blocks: Block[] = [];
  for (const caption of scene.captions) {
    if (caption.kind === 'number') {
      const style = { role: 'stone-number', face: 'strong', colour: COLOURS.ink, align: 'centre' } as const;
      if (numbered)
        blocks.push(
          set.place(
            caption.text,
            { ...style, sizes: [caption.size] },
            caption.x - 10,
            caption.y - caption.size * 0.63,
            20,
          ),
        );
      continue;
    }
    const room = box.x + box.width - 8 - caption.x;
    if (room < 24) continue;
    const style = { role: 'layer', face: 'strong', colour: COLOURS.soft, maxLines: 1 } as const;
    const name = set.place(caption.text, { ...style, sizes: [7, 6, 5] }, caption.x, caption.y - 4.4, room);
    const free = blocks.every(
      (other) =>
        other.y + other.height <= name.y || name.y + name.height <= other.y || other.x + other.width < name.x,
    );
    if (free) blocks.push(name);
  }
  return blocks;
}

export function heading(
  set: Typesetter,
  text: string,
  x: number,
  y: number,
  width: number,
): Block & { kind: 'text' } {
  return set.place(
    text,
    {
      role: 'heading',
      face: 'strong',
      colour: COLOURS.green,
      sizes: [7.6, 6.6, 5.6],
      maxLines: 1,
      tracking: 0.09,
    },
    x,
    y,
    width,
  );
}

const SCALES = [1.24, 1.16, 1.08, 1, 0.94, 0.88, 0.82, 0.76];

function listBlocks(set: Typesetter, stack: Stack, words: Wording, box: Box): Block[] {
  const unit = set.place(
    'ECTS',
    { role: 'part-ects', face: 'strong', colour: COLOURS.soft, sizes: [6.4], leading: 1.48, align: 'right' },
    box.x,
    box.y,
    box.width,
  );
  const title = heading(set, words.upper(words.labels.parts), box.x, box.y, box.width - unit.width - 10);
  const head = [title, unit];
  const top = title.height + 7;
  const room = { ...box, y: box.y + top, height: box.height - top };
  for (const detailed of [true, false]) {
    for (const scale of SCALES) {
      const rows = rowBlocks(set, stack.entries, words, room, { scale, detailed });
      if (rows.bottom <= room.y + room.height) return [...head, ...rows.blocks];
    }
  }
  const scale = SCALES.at(-1) ?? 1;
  for (let count = stack.entries.length - 1; count > 0; count -= 1) {
    const rows = rowBlocks(set, stack.entries.slice(0, count), words, room, { scale, detailed: false });
    const rest = words.more(stack.entries.length - count);
    const more = set.place(rest, { ...SMALL, role: 'more', sizes: [7] }, room.x, rows.bottom + 2, room.width);
    if (more.y + more.height <= room.y + room.height) return [...head, ...rows.blocks, more];
  }
  return head;
}

const SMALL = { role: 'part-detail', face: 'sans', colour: COLOURS.soft, maxLines: 1 } as const;

function rowBlocks(
  set: Typesetter,
  entries: readonly Entry[],
  words: Wording,
  box: Box,
  form: { readonly scale: number; readonly detailed: boolean },
): { readonly blocks: Block[]; readonly bottom: number } {
  const blocks: Block[] = [];
  const rails: { depth: number; from: number; to: number }[] = [];
  const { scale, detailed } = form;
  let y = box.y;
  for (const { part, depth, number } of entries) {
    const indent = Math.min(depth, 6) * 11 * scale;
    const x = box.x + indent;
    const ects = words.number(part.ects);
    const size = 8.3 * scale;
    const right = set.place(
      ects,
      {
        role: 'part-ects',
        face: number ? 'sans' : 'strong',
        colour: COLOURS.ink,
        sizes: [size],
        align: 'right',
        maxLines: 1,
      },
      box.x,
      y,
      box.width,
    );
    const mark = number === undefined ? 0 : 15 * scale;
    const room = right.x - 8 - x - mark;
    const title = set.place(
      words.partTitle(part),
      {
        role: number ? 'part' : 'part-programme',
        face: number ? 'sans' : 'strong',
        colour: number ? COLOURS.ink : COLOURS.green,
        sizes: [size],
        leading: 1.28,
        maxLines: detailed ? 2 : 1,
      },
      x + mark,
      y,
      room,
    );
    if (number !== undefined)
      blocks.push(
        set.place(
          String(number),
          { role: 'part-number', face: 'strong', colour: COLOURS.soft, sizes: [size * 0.86], leading: 1.48 },
          x,
          y,
          mark,
        ),
      );
    blocks.push(title, right);
    const top = y;
    y += title.height;
    if (detailed) {
      const detail = set.place(
        words.partDetail(part),
        { ...SMALL, sizes: [6.7 * scale], leading: 1.3, maxLines: 2 },
        x + mark,
        y,
        box.x + box.width - x - mark,
      );
      blocks.push(detail);
      y += detail.height;
    }
    for (let level = 1; level <= Math.min(depth, 6); level += 1) {
      const rail = rails.findLast((one) => one.depth === level);
      if (rail && Math.abs(rail.to - top) < 6) rail.to = y;
      else rails.push({ depth: level, from: top, to: y });
    }
    y += 3.6 * scale;
  }
  return {
    blocks: [...rails.map((rail) => railBlock(rail, box, scale)), ...blocks],
    bottom: y - 3.6 * scale,
  };
}

function railBlock(rail: { depth: number; from: number; to: number }, box: Box, scale: number): Block {
  const x = box.x + (rail.depth - 1) * 11 * scale + 2.5 * scale;
  return {
    kind: 'shape',
    role: 'rail',
    path: `M${n(x)} ${n(rail.from)}V${n(rail.to)}`,
    stroke: COLOURS.meadow,
    strokeWidth: 1,
    ground: true,
    x,
    y: rail.from,
    width: 0,
    height: rail.to - rail.from,
  };
}

/** A heading and the outcomes in columns, as large as they fit; those that don't are counted. */
export function outcomeBlocks(
  set: Typesetter,
  { outcomes, labels, upper, more }: Wording,
  box: Box,
  columns: 1 | 2,
): Block[] {
  if (outcomes.length === 0 || box.height < 24) return [];
  const head = heading(set, upper(labels.outcomes), box.x, box.y, box.width);
  const room = { ...box, y: box.y + head.height + 6, height: box.height - head.height - 6 };
  const wanted = columns === 1 ? [10.4, 9.8, 9.2, 8.6, 8.2, 7.8, 7.4, 7] : [8.4, 8, 7.6, 7.2, 6.8];
  for (let count = outcomes.length; count >= 0; count -= 1) {
    const shown = outcomes.slice(0, count);
    const rest = outcomes.length - count;
    for (const size of count === outcomes.length ? wanted : wanted.slice(-1)) {
      const blocks = columnBlocks(
        set,
        rest > 0 ? [...shown, more(rest)] : shown,
        room,
        columns,
        size,
        rest > 0,
      );
      if (blocks) return [head, ...blocks];
    }
  }
  return [];
}

function columnBlocks(
  set: Typesetter,
  items: readonly string[],
  box: Box,
  columns: 1 | 2,
  size: number,
  cut: boolean,
): Block[] | undefined {
  const gap = 22;
  const width = (box.width - gap * (columns - 1)) / columns;
  const perColumn = Math.ceil(items.length / columns);
  const blocks: Block[] = [];
  for (let column = 0; column < columns; column += 1) {
    const x = box.x + column * (width + gap);
    let y = box.y;
    for (const [index, item] of items.slice(column * perColumn, (column + 1) * perColumn).entries()) {
      const last = cut && column * perColumn + index === items.length - 1;
      const style = {
        role: last ? 'more' : 'outcome',
        face: 'sans',
        colour: last ? COLOURS.soft : COLOURS.ink,
        sizes: [size],
        leading: 1.34,
      } as const;
      const text = set.place(item, style, x + 9, y, width - 9);
      if (!last) blocks.push(bullet(x + 2, y + size * 0.72, size * 0.17));
      blocks.push(text);
      y += text.height + size * 0.42;
    }
    if (y - size * 0.42 > box.y + box.height) return undefined;
  }
  return blocks;
}

function bullet(x: number, y: number, r: number): Block {
  return {
    kind: 'shape',
    role: 'bullet',
    path: `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0z`,
    fill: COLOURS.meadow,
    x: x - r,
    y: y - r,
    width: 2 * r,
    height: 2 * r,
    ground: true,
  };
}
