import type { JsonObject } from '../../common/json.js';
import { ectsToDecimal } from '../../domain/ects.js';
import type { StackLine } from '../documents/build.js';
import { awardDigest } from '../documents/statement.js';
import { learningAchievement } from './achievement.js';
import type { EdcPart } from './facts.js';
import type { EdcNodes } from './nodes.js';

/** A part with the parts that came in through it. */
export interface NestedPart {
  readonly part: EdcPart;
  /** For which part of its programme's rule it was used: of the certificate that it stands in directly. */
  readonly rulePart: string | undefined;
  readonly parts: readonly NestedPart[];
}

/**
 * The lines of a stack as a tree: what came in through a programme award stands within it, and there again by the stack of
 * that award's own certificate, if it is given. Each line stands once.
 */
export function nestParts(parts: readonly EdcPart[]): NestedPart[] {
  const left = new Map(parts.map((part) => [part.line.award, part]));
  const heads = parts.filter(({ line }) => line.through === undefined);
  for (const { line } of heads) left.delete(line.award);
  return heads.map((head) => {
    const inner = nestLines(head, left);
    const others = parts.filter(({ line }) => line.through === head.line.award && left.delete(line.award));
    const rest = others.map((part) => ({ part, rulePart: undefined, parts: [] }));
    return { part: head, rulePart: head.line.rulePart, parts: [...inner, ...rest] };
  });
}

function nestLines({ stack = [] }: EdcPart, left: Map<string, EdcPart>): NestedPart[] {
  const direct = stack.filter((line) => line.through === undefined);
  return direct.flatMap((line) => {
    const part = left.get(line.award);
    if (!part) return [];
    left.delete(line.award);
    return [{ part, rulePart: line.rulePart, parts: nestLines(part, left) }];
  });
}

/** A part as it is embedded: the achievement, with its place in the rule and the digest of its award statement. */
export function embeddedPart(nodes: EdcNodes, learner: string, nested: NestedPart): JsonObject {
  const { part, rulePart } = nested;
  const { line, version, versionDigest, issuer, grade, criteria } = part;
  const award = { id: line.award, ects: line.ects, awardedDate: line.awardedDate, grade, criteria };
  return learningAchievement(
    nodes,
    { version, versionDigest, issuer, award },
    {
      identifiers: [
        ...(rulePart === undefined ? [] : [nodes.identifier('rulePart', rulePart)]),
        nodes.identifier('awardDigest', lineDigest(line, learner)),
      ],
      parts: nested.parts.map((inner) => embeddedPart(nodes, learner, inner)),
    },
  );
}

function lineDigest({ award, achievement, ects, awardedDate, issuer }: StackLine, learner: string): string {
  return awardDigest({
    award: `urn:uuid:${award}`,
    learner,
    achievement,
    ects: ectsToDecimal(ects),
    awardedDate,
    issuer,
  });
}
