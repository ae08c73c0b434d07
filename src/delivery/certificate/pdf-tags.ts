import type { Block } from './blocks.js';

/** A part of a tagged document (ISO 32000-1, 14.8.4): blocks of its own, or parts, or both. */
export interface Tag {
  readonly type: 'H1' | 'H2' | 'P' | 'Figure' | 'Link' | 'L' | 'LI' | 'Lbl' | 'LBody';
  readonly blocks: readonly Block[];
  readonly inner: readonly Tag[];
}

/** What the blocks are, in the order of reading: headings, lists within lists, pictures, a link, paragraphs. */
export function tagsOf(reading: readonly Block[]): readonly Tag[] {
  const tags: Tag[] = [];
  let left = reading;
  const take = (holds: (block: Block) => boolean): readonly Block[] => {
    const end = left.findIndex((block) => !holds(block));
    const taken = end < 0 ? left : left.slice(0, end);
    left = left.slice(taken.length);
    return taken;
  };
  for (let [block] = left; block; [block] = left) {
    if (isItem(block)) {
      tags.push(...lists(itemsOf(take(isItem))));
      continue;
    }
    left = left.slice(1);
    const [next] = left;
    // the unit of the column at the right belongs to the heading of the list
    if (block.role === 'heading' && next && isItem(next))
      tags.push(tag('H2', [block, ...take(({ role }) => role === 'part-ects')]));
    else tags.push(tag(typeOf(block), [block]));
  }
  return tags;
}

function tag(type: Tag['type'], blocks: readonly Block[], inner: readonly Tag[] = []): Tag {
  return { type, blocks, inner };
}

function typeOf({ kind, role }: Block): Tag['type'] {
  if (kind !== 'text') return 'Figure';
  if (role === 'award') return 'H1';
  return role === 'link' ? 'Link' : 'P';
}

function isItem({ role }: Block): boolean {
  return role === 'outcome' || role === 'more' || role.startsWith('part');
}

/** One line of a list; `x`: how far it is indented. */
interface Item {
  readonly x: number;
  readonly blocks: readonly Block[];
}

function itemsOf(blocks: readonly Block[]): readonly Item[] {
  const items: { x: number; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const before = items.at(-1)?.blocks.at(-1)?.role;
    const begins =
      ['outcome', 'more', 'part-number', 'part-programme'].includes(block.role) ||
      (block.role === 'part' && before !== 'part-number');
    if (begins || items.length === 0) items.push({ x: block.x, blocks: [block] });
    else items.at(-1)?.blocks.push(block);
  }
  return items;
}

/** What is indented lies within the line before. Columns of one list stand side by side. */
function lists(items: readonly Item[]): readonly Tag[] {
  const [first] = items;
  if (!first) return [];
  const nests = first.blocks.some(({ role }) => role.startsWith('part'));
  const lines: Tag[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at] ?? first;
    const after = items.slice(at + 1);
    const end = after.findIndex(({ x }) => !nests || x <= item.x + 1);
    const within = end < 0 ? after : after.slice(0, end);
    const label = item.blocks.filter(({ role }) => role === 'part-number');
    const body = item.blocks.filter(({ role }) => role !== 'part-number');
    const numbered = label.length > 0 ? [tag('Lbl', label)] : [];
    lines.push(tag('LI', [], [...numbered, tag('LBody', body, nests ? lists(within) : [])]));
    at += 1 + (nests ? within.length : 0);
  }
  return [tag('L', [], lines)];
}
