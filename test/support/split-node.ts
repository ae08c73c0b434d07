import {
  canonicalize,
  createLabelMapFunction,
  labelReplacementCanonicalizeJsonLd,
  stripBlankNodePrefixes,
} from '@digitalbazaar/di-sd-primitives';
import { base64urlnopad } from '@scure/base';
import { encode } from 'cborg';
import type { JsonObject } from '../../src/common/json.js';
import { closedLoader } from '../../src/credentials/contexts/loader.js';
import { type CborValue, readCbor } from '../../src/credentials/suites/cbor.js';

const HEADER = 3;
const options = { documentLoader: closedLoader() };

/** The members of the value of a proof that discloses a selection, or from which one is derived. */
export function readValue(value: string): CborValue[] {
  const members = readCbor(base64urlnopad.decode(value.slice(1)).subarray(HEADER));
  if (!Array.isArray(members)) throw new Error('The value is a list');
  return members;
}

/** The same value with other members. */
export function withMembers(value: string, change: (members: CborValue[]) => unknown): string {
  const bytes = base64urlnopad.decode(value.slice(1));
  return `u${base64urlnopad.encode(Uint8Array.of(...bytes.subarray(0, HEADER), ...encode(change(readValue(value)))))}`;
}

/**
 * The value of a forged proof for a document that shows a node of the derived one more than once: what was signed is used
 * again for each of them, under one label.
 */
export async function splitValue(
  derived: JsonObject,
  value: string,
  split: JsonObject,
  suite: 'ecdsa-sd-2023' | 'bbs-2023',
): Promise<string> {
  const [labelsAt, mandatoryAt, signedAt] = suite === 'bbs-2023' ? [1, 2, 3] : [3, 4, 2];
  const members = readValue(value);
  const signedLabels = members[labelsAt] as Map<number, CborValue>;
  const texts = [...signedLabels.values()].map((label) => [textOf(label), label] as const);
  const labelMap = new Map([...signedLabels].map(([key, label]) => [`c14n${key}`, textOf(label)]));
  const shown = await labelReplacementCanonicalizeJsonLd({
    document: derived,
    labelMapFactoryFunction: await createLabelMapFunction({ labelMap }),
    options,
  });
  const mandatory = new Set((members[mandatoryAt] as number[]).map((index) => shown[index]));
  const loose = shown.filter((quad) => !mandatory.has(quad));
  const signed = members[signedAt] as CborValue[];

  const canonicalIdMap = new Map<string, string>();
  const canonical = await canonicalize(split, { ...options, canonicalIdMap });
  const labels = [...stripBlankNodePrefixes(canonicalIdMap).values()];
  const quads = canonical.split('\n').slice(0, -1);
  for (const choice of choices(texts, labels.length)) {
    const relabelled = quads
      .map(
        (quad) =>
          `${quad.replace(/_:(c14n\d+)/g, (_, label) => `_:${choice[labels.indexOf(label)]?.[0]}`)}\n`,
      )
      .sort();
    if (!relabelled.every((quad) => shown.includes(quad))) continue;
    const forged = [...members];
    forged[labelsAt] = new Map(labels.map((label, at) => [Number(label.slice(4)), choice[at]?.[1] ?? 0]));
    forged[mandatoryAt] = relabelled.flatMap((quad, index) => (mandatory.has(quad) ? [index] : []));
    forged[signedAt] = relabelled
      .filter((quad) => !mandatory.has(quad))
      .map((quad) => signed[loose.indexOf(quad)] ?? 0);
    return withMembers(value, () => forged);
  }
  throw new Error('No labels fit');
}

function textOf(label: CborValue): string {
  return label instanceof Uint8Array ? `u${base64urlnopad.encode(label)}` : `b${label}`;
}

function choices<T>(items: readonly T[], length: number): T[][] {
  if (length === 0) return [[]];
  return choices(items, length - 1).flatMap((rest) => items.map((item) => [item, ...rest]));
}
