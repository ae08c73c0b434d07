import type { JsonObject } from '../../common/json.js';
import { type FormFinding, spellingFault, undefinedTerm } from './compaction.js';
import { expandMarked } from './expansion.js';
import { type Known, KnownShapes } from './known-shapes.js';
import type { Shape } from './shape.js';
import { SHAPE_TRUST } from './shape-trust.js';

/** Of known shapes only this is known: what is wrong with a document, and where, is found out each time. */
const SOUND = 'sound';
type Answer = FormFinding | typeof SOUND;

const spelt = new KnownShapes<Answer>(compileSpelling, SHAPE_TRUST);
const defined = new KnownShapes<Answer>(compileTerms, SHAPE_TRUST);

/** What keeps a document from meaning what it spells, as `spellingFault` has it, without the library where its shape is known. */
export async function findSpellingFault(document: JsonObject): Promise<FormFinding | undefined> {
  const found = await spelt.answer(document, async () => (await spellingFault(document)) ?? SOUND);
  return found === SOUND ? undefined : found;
}

/** Likewise, `undefinedTerm`. */
export async function findUndefinedTerm(document: JsonObject): Promise<FormFinding | undefined> {
  const found = await defined.answer(document, async () => (await undefinedTerm(document)) ?? SOUND);
  return found === SOUND ? undefined : found;
}

/** Compacting treats each text by itself, too, and leaves ids as they are that no vocabulary has a shorter name for. */
export async function compileSpelling(
  document: JsonObject,
  shape: Shape,
): Promise<Known<typeof SOUND> | undefined> {
  const expansion = await expandMarked(document, shape);
  if (!expansion || (await spellingFault(expansion.marked))) return undefined;
  const { compacts } = expansion;
  return async (values) => (compacts(values) ? SOUND : undefined);
}

export async function compileTerms(
  document: JsonObject,
  shape: Shape,
): Promise<Known<typeof SOUND> | undefined> {
  const expansion = await expandMarked(document, shape);
  if (!expansion) return undefined;
  const { expands } = expansion;
  return async (values) => (expands(values) ? SOUND : undefined);
}
