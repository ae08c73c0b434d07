import type { PublishedProgramme } from '../credentials/documents/published.js';
import type { Reading } from '../credentials/documents/reading.js';
import type { Rule } from '../domain/rules/rule.js';
import { textIn } from '../domain/text.js';
import type { Registry } from '../registry/registry.js';
import type { ShownPart } from './checks/stack.js';
import type { CredentialReport, CredentialSummary, PartReport } from './report.js';

type Entry = NonNullable<Reading['stack']>['parts'][number];

const MODES: Readonly<Record<string, string>> = {
  '9191af2ed9': 'presential',
  '920fbb3cbe': 'online',
  e92d221e4d: 'blended',
};

/** What a credential says, with the issuer's name from the registry alone. */
export function summarise(reading: Reading, registry: Registry): CredentialSummary {
  return {
    id: reading.id,
    kind: reading.kind,
    title: reading.title,
    description: reading.description,
    learnerName: reading.learnerName,
    issuer: issuerOf(reading.issuer, registry),
    award: reading.award,
    achievement: reading.achievement,
    awardedOn: reading.awardedDate?.slice(0, 10),
    signedAt: reading.validFrom,
    validUntil: reading.validUntil,
    ects: reading.ects,
    eqfLevel: reading.eqfLevel,
    grade: reading.grade?.value,
    mode: MODES[reading.mode?.split('/').at(-1) ?? ''],
    outcomes: reading.outcomes,
    supersedes: reading.supersedes,
    priorLearning: reading.priorLearning,
  };
}

/**
 * One line for each entry of a stack, in its order. What came in through an inner certificate that was shown is placed
 * as that certificate's own parts are; those were placed in the same way, so it ends at the innermost programme.
 */
export function summariseParts(
  stack: NonNullable<Reading['stack']>,
  shown: ReadonlyMap<string, ShownPart>,
  registry: Registry,
  programme: PublishedProgramme | undefined,
): PartReport[] {
  const awards = new Set(stack.parts.map((entry) => entry.award));
  return stack.parts.map((entry) => {
    const version = registry.versions.get(entry.achievementVersion);
    return {
      award: entry.award,
      kind: version?.kind ?? 'module',
      ...(innerPlace(entry, shown, awards) ?? {
        part: entry.rulePart,
        partTitle: programme && titleOf(programme.rule, entry.rulePart),
        through: entry.through,
      }),
      achievement: entry.achievementVersion,
      title: shown.get(entry.award)?.reading.title ?? (version && textIn(version.title, 'en')),
      ects: entry.ects,
      awardedOn: entry.awardedDate.slice(0, 10),
      issuer: issuerOf(entry.issuedBy, registry),
      report: shown.get(entry.award)?.report,
    };
  });
}

/** Where the inner certificate that an entry came in with puts it; nothing if that wasn't shown, or wasn't signed so. */
function innerPlace(
  entry: Entry,
  shown: ReadonlyMap<string, ShownPart>,
  awards: ReadonlySet<string>,
): Pick<PartReport, 'part' | 'partTitle' | 'through'> | undefined {
  const inner = entry.through === undefined ? undefined : shown.get(entry.through)?.report;
  const place = inner?.parts.find((part) => part.award === entry.award);
  if (!inner || !place || !isSigned(inner)) return undefined;
  // An inner certificate with parts that this stack doesn't list breaks the rule; its word mustn't lead out of the stack.
  const known = place.through !== undefined && awards.has(place.through);
  return {
    part: place.part,
    partTitle: place.partTitle,
    through: known ? place.through : entry.through,
  };
}

/** Whether it is what was signed: each of its signatures fits. */
export function isSigned(report: CredentialReport): boolean {
  const proofs = report.results.filter((result) => result.check === 'proof');
  return proofs.length > 0 && proofs.every((result) => result.outcome === 'pass');
}

function issuerOf(did: string, registry: Registry): CredentialSummary['issuer'] {
  const issuer = registry.issuers.get(did);
  return issuer
    ? { did, name: textIn(issuer.name, 'en'), country: issuer.country, demo: issuer.demo }
    : { did };
}

function titleOf(rule: Rule, part: string): string | undefined {
  const title = partTitle(rule, part);
  return title && textIn(title, 'en');
}

function partTitle(rule: Rule, part: string): Record<string, string> | undefined {
  switch (rule.type) {
    case 'all':
    case 'any':
      return rule.of.map((inner) => partTitle(inner, part)).find((title) => title !== undefined);
    case 'limit':
      return partTitle(rule.rule, part);
    default:
      return rule.part === part ? rule.title : undefined;
  }
}
