import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { SHAPES } from '../../../src/credentials/lint/elm/shapes.js';
import { termKind } from '../../../src/credentials/lint/elm/terms.js';

/** Chooses one of some things; of none nothing. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

/** A change that breaks a rule. `false`: the document has nothing to break it at. */
export interface EdcMutation {
  /** Code of the rule that it breaks. */
  readonly breaks: string;
  readonly name: string;
  readonly apply: (document: JsonObject, pick: Pick) => boolean;
}

export const LANGUAGE = 'http://publications.europa.eu/resource/authority/language';

/** Every object in a document, with the member that holds it. */
export function nodes(document: JsonObject): { node: JsonObject; under: string }[] {
  const found: { node: JsonObject; under: string }[] = [];
  const walk = (value: JsonValue | undefined, under: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, under);
    else if (isJsonObject(value)) {
      found.push({ node: value, under });
      for (const [name, inner] of Object.entries(value)) if (termKind(name) === 'node') walk(inner, name);
    }
  };
  walk(document, '');
  return found;
}

/** The same change wherever the node stands, so that it says one thing still. */
export function everywhere(
  document: JsonObject,
  chosen: JsonObject,
  change: (node: JsonObject) => void,
): boolean {
  const { id } = chosen;
  const all = nodes(document).filter(({ node }) => node === chosen || (id !== undefined && node.id === id));
  for (const { node } of all) change(node);
  return true;
}

/** Changes a node of those that `fits` picks out, wherever it stands. */
export function changing(
  breaks: string,
  name: string,
  fits: (node: JsonObject, under: string) => boolean,
  change: (node: JsonObject, pick: Pick) => void,
): EdcMutation {
  return {
    breaks,
    name,
    apply: (document, pick) => {
      const chosen = pick(nodes(document).filter(({ node, under }) => fits(node, under)));
      return chosen ? everywhere(document, chosen.node, (node) => change(node, pick)) : false;
    },
  };
}

/** Changes a member that the shapes say something about. */
export function changingMember(
  breaks: string,
  name: string,
  fits: (shape: NonNullable<ReturnType<typeof shapesOf>[number]>, held: JsonValue | undefined) => boolean,
  change: (node: JsonObject, member: string, pick: Pick) => void,
): EdcMutation {
  return {
    breaks,
    name,
    apply: (document, pick) => {
      const places = nodes(document).flatMap(({ node }) =>
        shapesOf(node)
          .filter((shape) => node[shape.member] !== undefined && fits(shape, node[shape.member]))
          .map(({ member }) => ({ node, member })),
      );
      const chosen = pick(places);
      return chosen ? everywhere(document, chosen.node, (node) => change(node, chosen.member, pick)) : false;
    },
  };
}

function shapesOf({ type }: JsonObject) {
  const types = Array.isArray(type) ? type : [type];
  return types.flatMap((one) => SHAPES.get(String(one)) ?? []);
}

export const isType =
  (...types: string[]) =>
  ({ type }: JsonObject) =>
    types.includes(String(type));

export const isNumberOf = (scheme: string) => (node: JsonObject) =>
  node.type === 'Identifier' && String(node.schemeId).endsWith(`#${scheme}`);
export const isAwardDigest = isNumberOf('awardDigest');
export const isLearnerHash = isNumberOf('learner');

export const root = (breaks: string, name: string, change: (document: JsonObject) => void): EdcMutation => ({
  breaks,
  name,
  apply: (document) => {
    change(document);
    return true;
  },
});

export const copy = <T extends JsonValue | undefined>(value: T): T => JSON.parse(JSON.stringify(value));
export const inside = (value: JsonValue | undefined): JsonObject => {
  const one = Array.isArray(value) ? value[0] : value;
  return isJsonObject(one) ? one : {};
};
export const claim = (document: JsonObject) => inside(inside(document.credentialSubject).hasClaim);
