import type { JsonObject } from '../../common/json.js';
import type { Reading } from '../../credentials/documents/reading.js';
import { learningAchievement } from '../../credentials/edc/achievement.js';
import { accreditedEvidence } from '../../credentials/edc/build.js';
import { EdcNodes } from '../../credentials/edc/nodes.js';
import { notationIn } from '../../credentials/edc/own-numbers.js';
import {
  type ElmNode,
  type ElmValue,
  nodesIn,
  readGraph,
  valuesIn,
} from '../../credentials/lint/elm/graph.js';
import { nodeIn, textsIn } from '../../credentials/lint/elm/graph-texts.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import type { TextMap } from '../../domain/text.js';
import type { Registry, RegistryIssuer } from '../../registry/registry.js';
import type { PublishedVersion } from '../published-text.js';
import type { CheckResult } from '../report.js';
import { describedOtherwise, pinnedVersion } from './description.js';

/** Members that tell of one award, and nothing of what it is an award of. */
const OF_AWARD: Readonly<Record<string, readonly string[]>> = {
  LearningAchievement: ['identifier', 'awardedBy', 'creditReceived', 'hasPart', 'supplementaryDocument'],
  LearningActivity: ['awardedBy'],
  LearningAssessment: ['identifier', 'grade', 'dateIssued', 'awardedBy', 'hasPart'],
  LearningEntitlement: ['awardedBy'],
};

/**
 * The same as `checkDescription` for a European digital credential: a seal doesn't keep a member from writing another level,
 * outcome, accreditation or entitlement than the network published. It may say less. Of the parts that stand in a certificate
 * only what its stack pins is compared.
 */
export function checkEdcDescription(
  document: JsonObject,
  reading: Reading,
  registry: Registry,
  published: string | undefined,
): CheckResult[] {
  const version = pinnedVersion(reading, registry, published);
  const issuer = registry.issuers.get(reading.issuer);
  if (!version || !issuer) return [];
  if ('check' in version) return [version];
  const member = strangeMember(document, reading, version, issuer);
  return member === undefined ? [] : [describedOtherwise(reading, member)];
}

function strangeMember(
  document: JsonObject,
  reading: Reading,
  version: PublishedVersion,
  issuer: RegistryIssuer,
): string | undefined {
  const { root } = readGraph(document);
  const display = nodeIn(root, 'displayParameter');
  if (!says(version.title, display, 'title')) return 'title';
  if (!says(version.description, display, 'description')) return 'description';
  if (reading.eqfLevel !== version.eqfLevel) return 'eqfLevel';
  const known = readGraph(knownOf(version, reading, issuer)).root;
  const comparison = new Comparison();
  const claim = nodeIn(root, 'credentialSubject', 'hasClaim');
  return (
    comparison.strangeIn(claim, nodeIn(known, 'credentialSubject', 'hasClaim')) ??
    comparison.strangeAmong('evidence', root, known) ??
    strangeResult(nodeIn(claim, 'provenBy'), reading, version)
  );
}

/** What an award of this version says, as far as that follows from the version. */
function knownOf(version: PublishedVersion, reading: Reading, issuer: RegistryIssuer): JsonObject {
  const { ects = 0, awardedDate = '', versionDigest = '', priorLearning } = reading;
  const nodes = new EdcNodes('en');
  const award = { id: '', ects: ectsFromDecimal(ects), awardedDate };
  const besides = { priorLearning: priorLearning && { id: '', ...priorLearning } };
  const hasClaim = learningAchievement(nodes, { version, versionDigest, issuer, award }, besides);
  return { credentialSubject: { hasClaim }, ...accreditedEvidence(nodes, version) };
}

/** Holds things that a document speaks of against those that are known. */
class Comparison {
  /** Pairs are met at many places, since a thing may be spoken of at many. */
  readonly #met = new Map<ElmNode, Map<ElmNode, string | undefined>>();

  /** The first member of which more is said than is known. */
  strangeIn(said: ElmNode | undefined, known: ElmNode | undefined): string | undefined {
    if (!said || !known) return undefined;
    const met = this.#met.get(said) ?? new Map<ElmNode, string | undefined>();
    this.#met.set(said, met);
    if (!met.has(known)) met.set(known, this.#strange(said, known));
    return met.get(known);
  }

  /** `member`, if one of its values is none of the known ones. */
  strangeAmong(member: string, said: ElmNode, known: ElmNode): string | undefined {
    const expected = valuesIn(known, member);
    const fits = valuesIn(said, member).every((value) => expected.some((one) => this.#same(value, one)));
    return fits ? undefined : member;
  }

  #strange(said: ElmNode, known: ElmNode): string | undefined {
    if ([...said.types].some((type) => !known.types.has(type))) return 'type';
    const left = new Set([...known.types].flatMap((type) => OF_AWARD[type] ?? []));
    return [...said.members.keys()].find(
      (member) => !left.has(member) && this.strangeAmong(member, said, known) !== undefined,
    );
  }

  #same(value: ElmValue, known: ElmValue): boolean {
    if (value.kind === 'node')
      return known.kind === 'node' && isNamed(value.node, known.node) && this.#fits(value.node, known.node);
    if (known.kind === 'node' || value.text !== known.text) return false;
    return value.kind !== 'text' || (known.kind === 'text' && known.language === value.language);
  }

  /** What a public list calls its entry may be said in more languages. */
  #fits(said: ElmNode, known: ElmNode): boolean {
    const labels = known.types.has('Concept') && !isLocal(known.id) ? textsIn(known, 'prefLabel') : undefined;
    if (!labels) return this.strangeIn(said, known) === undefined;
    return Object.entries(textsIn(said, 'prefLabel') ?? {}).every(
      ([language, label]) => labels[language] === undefined || labels[language] === label,
    );
  }
}

/** Numbers that hold within a document alone may be others. */
function isNamed({ id }: ElmNode, known: ElmNode): boolean {
  return isLocal(known.id) || id === known.id;
}

function isLocal(id: string | undefined): boolean {
  return id === undefined || id.startsWith('urn:epass:');
}

/** The grade is one that passes, by which a programme has none, and each criterion one of the module's. */
function strangeResult(
  assessment: ElmNode | undefined,
  { grade }: Reading,
  version: PublishedVersion,
): string | undefined {
  const scheme = version.type === 'ModuleVersion' ? version.gradingScheme : undefined;
  const passing = scheme ? scheme.values.slice(scheme.values.indexOf(scheme.pass)) : [];
  const fits = !grade || (grade.scheme === scheme?.code && passing.includes(grade.value));
  const written = Object.values(textsIn(nodeIn(assessment, 'grade'), 'noteLiteral') ?? {});
  if (!fits || written.some((text) => text !== (grade?.value ?? 'Passed'))) return 'grade';
  const criteria = version.type === 'ModuleVersion' ? version.criteria : [];
  const parts = assessment ? nodesIn(assessment, 'hasPart') : [];
  const known = parts.every((part) => {
    const criterion = criteria.find(({ id }) => id === notationIn(part, 'criterion'));
    const level = criterion?.levels.find(({ id }) => id === notationIn(part, 'level'));
    if (!criterion || !level) return false;
    return says(criterion.title, part, 'title') && says(level.title, nodeIn(part, 'grade'), 'noteLiteral');
  });
  return known ? undefined : 'criteria';
}

/** Whether a member says what is known, in each language in which it says anything. */
function says(known: TextMap, node: ElmNode | undefined, member: string): boolean {
  const texts: Readonly<Record<string, string | undefined>> = Object.fromEntries(
    Object.entries(known).map(([language, text]) => [language.toLowerCase(), text]),
  );
  return Object.entries(textsIn(node, member) ?? {}).every(([language, text]) => texts[language] === text);
}
