import type { PublishedProgramme } from '../credentials/documents/published.js';
import type { Reading } from '../credentials/documents/reading.js';
import type { Rule } from '../domain/rules/rule.js';
import { textIn } from '../domain/text.js';
import type { Registry } from '../registry/registry.js';
import type { ShownPart } from './checks/stack.js';
import type { CredentialSummary, PartReport } from './report.js';

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
  };
}

/** One line for each entry of a stack, in its order. */
export function summariseParts(
  stack: NonNullable<Reading['stack']>,
  shown: ReadonlyMap<string, ShownPart>,
  registry: Registry,
  programme: PublishedProgramme | undefined,
): PartReport[] {
  return stack.parts.map((entry) => {
    const version = registry.versions.get(entry.achievementVersion);
    const title = programme && partTitle(programme.rule, entry.rulePart);
    return {
      award: entry.award,
      kind: version?.kind ?? 'module',
      part: entry.rulePart,
      partTitle: title && textIn(title, 'en'),
      through: entry.through,
      achievement: entry.achievementVersion,
      title: shown.get(entry.award)?.reading.title ?? (version && textIn(version.title, 'en')),
      ects: entry.ects,
      awardedOn: entry.awardedDate.slice(0, 10),
      issuer: issuerOf(entry.issuedBy, registry),
      report: shown.get(entry.award)?.report,
    };
  });
}

function issuerOf(did: string, registry: Registry): CredentialSummary['issuer'] {
  const issuer = registry.issuers.get(did);
  return issuer
    ? { did, name: textIn(issuer.name, 'en'), country: issuer.country, demo: issuer.demo }
    : { did };
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
