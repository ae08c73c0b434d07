import type { JsonObject } from '../../common/json.js';
import type { Grade } from '../../domain/grades.js';
import type { StackedAward } from '../documents/native-form.js';
import type { AwardStatement } from '../documents/statement.js';
import { nodesIn, readGraph } from '../lint/elm/graph.js';
import { literalIn, nodeIn } from '../lint/elm/graph-texts.js';
import { notationIn } from './own-numbers.js';
import { readEdc } from './read.js';

/** What an `edc` of ours says of its award: all that was given when it was built, but for the published versions. */
export interface AwardOfEdc {
  /** `urn:uuid:…` */
  readonly credential: string;
  readonly statement: AwardStatement;
  readonly learner: {
    readonly id: string;
    readonly name: string | undefined;
    readonly salt: string | undefined;
  };
  readonly grade: Grade | undefined;
  readonly criteria: Readonly<Record<string, string>>;
  readonly versionDigest: string;
  readonly issuedAt: string | undefined;
  readonly supersedes: string | undefined;
  readonly priorLearning:
    | { readonly id: string | undefined; readonly issuer: string; readonly digest: string }
    | undefined;
  /** Of a certificate; a module has none. */
  readonly stack: readonly StackedAward[];
}

/** Maps an `edc` of ours back to its award; `undefined` for a document of somebody else, or one that can't be read. */
export function awardOfEdc(document: JsonObject): AwardOfEdc | undefined {
  const graph = readGraph(document);
  const read = readEdc(document, graph);
  if ('faults' in read || read.reading.kind === 'other') return undefined;
  const { reading } = read;
  const { id, award, learner, achievement, ects, awardedDate, issuer, versionDigest } = reading;
  if (!award || !learner || !achievement || ects === undefined || !awardedDate || !versionDigest) {
    return undefined;
  }
  const { root } = graph;
  const subject = nodeIn(root, 'credentialSubject');
  const assessment = nodeIn(subject, 'hasClaim', 'provenBy');
  const criteria = (assessment ? nodesIn(assessment, 'hasPart') : []).flatMap((part) => {
    const criterion = notationIn(part, 'criterion');
    const level = notationIn(part, 'level');
    return criterion === undefined || level === undefined ? [] : [[criterion, level] as const];
  });
  return {
    credential: id,
    statement: { award, learner, achievement, ects, awardedDate, issuer },
    learner: { id: subject?.id ?? '', name: reading.learnerName, salt: notationIn(subject, 'salt') },
    grade: reading.grade,
    criteria: Object.fromEntries(criteria),
    versionDigest,
    issuedAt: literalIn(root, 'issued'),
    supersedes: reading.supersedes,
    priorLearning: reading.priorLearning && {
      ...reading.priorLearning,
      id: notationIn(nodeIn(subject, 'hasClaim'), 'priorCredential'),
    },
    stack: reading.stack?.parts ?? [],
  };
}
