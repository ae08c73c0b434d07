import type { AnnexIElement } from '../../domain/annex-i.js';
import { type ElmNode, nodesIn, valuesIn } from './elm/graph.js';
import { nodeIn } from './elm/graph-texts.js';

/** A mandatory element of a European micro-credential, and where each rendition that is linted has it. */
export interface AnnexIRule {
  /** Stable, and the name of the file that it stands in: `awarding-body`. */
  readonly name: AnnexIElement;
  readonly citation: string;
  /** The calendar date from which it is applied. */
  readonly effective: string;
  /** The right form. */
  readonly expected: string;
  /** Where a credential of our native form has it. */
  readonly native: readonly string[];
  /** What it says is asked only of credentials that say how one learns: not of older versions of programmes. */
  readonly whereHowIsSaid?: true;
  /** Where a European digital credential should have it (a JSON pointer), and whether one does. */
  readonly edc: { readonly at: string; readonly isThere: (parts: EdcParts) => boolean };
}

/** The parts of a European digital credential that the elements are looked for in. */
export interface EdcParts {
  readonly root: ElmNode;
  readonly issuer: ElmNode | undefined;
  readonly learner: ElmNode | undefined;
  readonly achievement: ElmNode | undefined;
  readonly specification: ElmNode | undefined;
  readonly activity: ElmNode | undefined;
  readonly assessment: ElmNode | undefined;
}

export const ANNEX_I = 'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I';

/** Where a European digital credential has its learner, and the achievement. */
export const SUBJECT = '/credentialSubject';
export const CLAIM = `${SUBJECT}/hasClaim`;

export function edcParts(root: ElmNode): EdcParts {
  const learner = nodeIn(root, 'credentialSubject');
  const claims = learner ? nodesIn(learner, 'hasClaim') : [];
  const achievement = claims.find((claim) => claim.types.has('LearningAchievement')) ?? claims[0];
  return {
    root,
    learner,
    achievement,
    issuer: nodeIn(root, 'issuer'),
    specification: nodeIn(achievement, 'specifiedBy'),
    activity: nodeIn(achievement, 'influencedBy'),
    assessment: nodeIn(achievement, 'provenBy'),
  };
}

/** Whether a node is there and has any of the members. */
export function has(node: ElmNode | undefined, ...members: readonly string[]): boolean {
  return node !== undefined && members.some((member) => valuesIn(node, member).length > 0);
}
