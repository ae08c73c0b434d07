import type { Fault } from '../../common/errors.js';
import { ECTS_CONCEPT } from '../documents/concepts.js';
import { identityHash } from '../documents/identity.js';
import type { StackedAward } from '../documents/native-form.js';
import { type AwardStatement, awardDigest } from '../documents/statement.js';
import { type ElmNode, nodesIn } from '../lint/elm/graph.js';
import { literalIn, nodeIn } from '../lint/elm/graph-texts.js';
import { placeOf } from '../lint/elm/shaped.js';
import { notationIn, notationsIn } from './own-numbers.js';

/** Form of each part of an award statement. */
const FORMS = {
  award: /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  learner: /^sha256\$[0-9a-f]{64}$/,
  achievement: /^https?:\/\/\S+$/,
  awardedDate: /^\d{4}-\d\d-\d\dT00:00:00(?:Z|[+-]\d\d:\d\d)$/,
  issuer: /^did:[a-z0-9]+:\S+$/,
} as const;

/** Whether a claim is an award of this project's: it says so by the scheme of its number. */
export function isOwnAward(achievement: ElmNode): boolean {
  return notationsIn(achievement, 'award').length > 0;
}

/**
 * The award statement of an achievement of ours, from the places where it stands: number and credits of the achievement,
 * version of its specification, date and body of its awarding process; `learner` is the subject's hash.
 */
export function statementOf(
  achievement: ElmNode,
  learner: string | undefined,
): AwardStatement | { readonly faults: Fault[] } {
  const awarding = nodeIn(achievement, 'awardedBy');
  const read = {
    award: notationIn(achievement, 'award'),
    learner,
    achievement: notationIn(nodeIn(achievement, 'specifiedBy'), 'version'),
    awardedDate: literalIn(awarding, 'awardingDate'),
    issuer: notationIn(nodeIn(awarding, 'awardingBody'), 'did'),
  };
  const ects = ectsOf(achievement, 'creditReceived');
  const names = Object.keys(FORMS) as (keyof typeof FORMS)[];
  const faults = names
    .filter((name) => !FORMS[name].test(read[name] ?? ''))
    .map((name) => statementFault(achievement, name));
  if (ects === undefined) faults.push(statementFault(achievement, 'ects'));
  const { award, achievement: version, awardedDate, issuer } = read;
  if (faults.length > 0 || !(award && learner && version && awardedDate && issuer) || ects === undefined) {
    return { faults };
  }
  return { award, learner, achievement: version, ects, awardedDate, issuer };
}

function statementFault(achievement: ElmNode, name: string): Fault {
  return {
    code: 'edc.statement',
    pointer: achievement.at,
    message: 'The award statement is not whole.',
    expected: `one ${name} of the award, in its place and form`,
  };
}

/** ECTS credits of a member that holds credit points; `undefined` where there are none, or of several values. */
export function ectsOf(node: ElmNode | undefined, member: string): number | undefined {
  const points = (node ? nodesIn(node, member) : []).filter(
    (point) => nodeIn(point, 'framework')?.id === ECTS_CONCEPT.id,
  );
  const [first, ...others] = points.map((point) => literalIn(point, 'point') ?? '');
  if (first === undefined || others.length > 0 || !/^\d+(?:\.\d+)?$/.test(first)) return undefined;
  return Number(first);
}

/** The learner's hash of a subject of ours; `undefined` if it isn't the hash of the subject's own number. */
export function learnerHash(subject: ElmNode): string | undefined {
  const hash = notationIn(subject, 'learner');
  const salt = notationIn(subject, 'salt');
  if (hash === undefined || salt === undefined || subject.id === undefined) return undefined;
  return identityHash(subject.id, salt) === hash ? hash : undefined;
}

/** The lines of a certificate's stack, rebuilt from the parts that stand in it. */
export function stackOf(
  certificate: ElmNode,
  award: string,
  learner: string,
): { readonly parts: StackedAward[]; readonly faults: Fault[] } {
  const parts: StackedAward[] = [];
  const faults: Fault[] = [];
  const seen = new Set<ElmNode>([certificate]);
  const read = (node: ElmNode, head?: { readonly award: string; readonly rulePart: string }): void => {
    if (seen.has(node)) {
      faults.push(stackFault(node, 'each part once'));
      return;
    }
    seen.add(node);
    const statement = statementOf(node, learner);
    if ('faults' in statement) {
      faults.push(...statement.faults);
      return;
    }
    const rulePart = head?.rulePart ?? notationIn(node, 'rulePart');
    const digest = awardDigest(statement);
    if (rulePart === undefined) faults.push(stackFault(node, 'the part of the rule that it was used for'));
    else if (notationIn(node, 'awardDigest') !== digest) {
      faults.push(stackFault(node, 'the digest of its award statement'));
    } else {
      parts.push({
        id: `${award}#part-${parts.length + 1}`,
        type: 'StackedAward',
        award: statement.award,
        rulePart,
        ...(head ? { through: head.award } : {}),
        achievementVersion: statement.achievement,
        ects: statement.ects,
        awardedDate: statement.awardedDate,
        issuedBy: statement.issuer,
        awardDigest: digest,
      });
      for (const inner of nodesIn(node, 'hasPart')) read(inner, head ?? { award: statement.award, rulePart });
    }
  };
  for (const part of nodesIn(certificate, 'hasPart')) read(part);
  return { parts, faults };
}

function stackFault(node: ElmNode, expected: string): Fault {
  return {
    code: 'edc.stack-line',
    pointer: placeOf(node, 'identifier'),
    message: 'A part of the certificate does not say what its line in the stack needs.',
    expected,
  };
}
