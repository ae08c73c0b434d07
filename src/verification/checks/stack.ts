import type { StackedAward } from '../../credentials/documents/native-form.js';
import type { PublishedProgramme } from '../../credentials/documents/published.js';
import type { Reading } from '../../credentials/documents/reading.js';
import { awardDigest } from '../../credentials/documents/statement.js';
import type { StackableAward } from '../../domain/award.js';
import { ectsFromDecimal, ectsToDecimal } from '../../domain/ects.js';
import type { Breach } from '../../domain/rules/stack-check.js';
import { checkAssignment } from '../../domain/rules/stack-check.js';
import { recognise } from '../../registry/recognition.js';
import type { Registry } from '../../registry/registry.js';
import { pinnedProgramme, readPublished } from '../published-text.js';
import type { CheckResult, CredentialReport } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf('stack', 'Rule of the programme version that the certificate pins');

/** A part that was shown, with what was found about it by itself. */
export interface ShownPart {
  readonly reading: Reading;
  readonly report: CredentialReport;
}

export interface StackInput {
  readonly certificate: Reading;
  readonly stack: NonNullable<Reading['stack']>;
  /** By award id, as the stack names it. */
  readonly shown: ReadonlyMap<string, ShownPart>;
  readonly registry: Registry;
  /** The text that the programme version's address serves, if it is at hand. */
  readonly programmeText: string | undefined;
  readonly partsRequired: boolean;
}

type Entry = StackedAward;

/**
 * Recomputes a certificate's stack from signed fields alone: the pinned rule, each entry's digest, each part that was
 * shown, who was recognised for it on its award date, each award counted once, the ECTS, the rule.
 */
export function checkStack(input: StackInput): CheckResult[] {
  const { certificate, stack } = input;
  const results = stack.parts.flatMap((entry) => [
    ...checkEntry(entry, input),
    ...checkShownPart(entry, input),
  ]);
  const programme = readProgramme(input);
  if ('result' in programme) return [...results, programme.result];
  results.push(...checkRule(programme.value, input), ...checkThrough(input));
  const unshown = stack.parts.filter((entry) => !input.shown.has(entry.award)).length;
  if (unshown > 0) results.push(notShown(unshown, input.partsRequired));
  if (results.every((result) => result.outcome === 'pass' || result.advisory === true)) {
    results.unshift(
      pass('satisfied', 'Its parts fulfil the rule of the programme, and each counts once.', {
        evidence: { programme: stack.programmeVersion, parts: stack.parts.length, ects: certificate.ects },
      }),
    );
  }
  return results;
}

/**
 * Whether there is a stack where there must be one. Which that is, the network says by publishing a module or a
 * programme, not the document: a certificate without its stack would otherwise pass for a module.
 */
export function checkKind(reading: Reading, registry: Registry): CheckResult[] {
  const kind = registry.versions.get(reading.achievement ?? '')?.kind;
  if (kind === 'programme' && !reading.stack) {
    return [fail('missing', 'It certifies a programme and does not say which awards it builds on.')];
  }
  if (kind === 'module' && reading.stack) {
    return [fail('not-a-programme', 'It builds on other awards, and is for a module that builds on none.')];
  }
  return [];
}

/** Of one entry of the stack, shown or not: that it is whole, of this learner, and was recognised. */
function checkEntry(entry: Entry, { certificate, registry }: StackInput): CheckResult[] {
  const evidence = { award: entry.award, part: entry.rulePart };
  const statement = {
    award: entry.award,
    learner: certificate.learner ?? '',
    achievement: entry.achievementVersion,
    ects: entry.ects,
    awardedDate: entry.awardedDate,
    issuer: entry.issuedBy,
  };
  const results: CheckResult[] = [];
  if (awardDigest(statement) !== entry.awardDigest) {
    results.push(
      fail('digest-mismatch', 'A part is pinned by a digest that does not fit what is said about it.', {
        evidence,
      }),
    );
  }
  if (registry.issuers.has(certificate.issuer)) {
    const finding = recognise(registry, {
      issuer: entry.issuedBy,
      achievement: entry.achievementVersion,
      ects: ectsFromDecimal(entry.ects),
      awardedOn: entry.awardedDate.slice(0, 10),
    });
    if (finding === 'issuer-unknown') {
      results.push(
        unknown('part-issuer-unknown', 'A part was issued by somebody who is not known to this network.', {
          evidence,
        }),
      );
    } else if (finding !== 'recognised') {
      results.push(
        fail(
          'part-not-recognised',
          'A part was awarded by an institution that was not recognised for it on that day.',
          { evidence: { ...evidence, finding } },
        ),
      );
    }
  }
  return results;
}

/** Of a part that was shown: that it is the part that the stack pins, and is good by itself. */
function checkShownPart(entry: Entry, { certificate, shown }: StackInput): CheckResult[] {
  const part = shown.get(entry.award);
  if (!part) return [];
  const { reading, report } = part;
  const evidence = { award: entry.award, part: entry.rulePart, credential: reading.id };
  if (reading.learner !== certificate.learner) {
    return [fail('other-learner', 'A part belongs to another learner.', { evidence })];
  }
  if (reading.achievement !== entry.achievementVersion) {
    return [
      fail('wrong-version', 'A part is of another module or version than the certificate says.', {
        evidence,
      }),
    ];
  }
  if (reading.issuer !== entry.issuedBy) {
    return [
      fail('wrong-issuer', 'A part was issued by another institution than the certificate says.', {
        evidence,
      }),
    ];
  }
  if (reading.ects !== entry.ects || reading.awardedDate !== entry.awardedDate) {
    return [
      fail('part-differs', 'A part says something else than the certificate says of it.', { evidence }),
    ];
  }
  if (differ(reading.learnerName, certificate.learnerName)) {
    return [
      unknown('part-name-differs', 'A part is in another name than the certificate.', { evidence }),
      ...partVerdict(report, evidence),
    ];
  }
  return partVerdict(report, evidence);
}

/** Whether two names are there and not the same; a name may be withheld. */
function differ(one: string | undefined, other: string | undefined): boolean {
  const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
  return one !== undefined && other !== undefined && plain(one) !== plain(other);
}

function partVerdict(report: CredentialReport, evidence: Readonly<Record<string, unknown>>): CheckResult[] {
  if (report.verdict === 'verified') return [];
  const cause = report.results.find(
    (result) =>
      result.advisory !== true && result.outcome === (report.verdict === 'not-verified' ? 'fail' : 'unknown'),
  );
  const why = { ...evidence, cause: cause?.code };
  if (report.verdict === 'undetermined') {
    return [
      unknown('part-undetermined', 'About a part it could not be determined whether it is valid.', {
        evidence: why,
      }),
    ];
  }
  if (cause?.code === 'status.superseded') {
    const message = 'A part was replaced by a newer credential, and the older one was shown.';
    return [
      fail('part-superseded', message, { evidence: { ...why, replacedBy: cause.evidence?.replacedBy } }),
    ];
  }
  const revoked = cause?.code === 'status.revoked';
  return [
    revoked
      ? fail('part-revoked', 'A part was revoked by its issuer.', { evidence: why })
      : fail('part-not-verified', 'A part does not verify by itself.', { evidence: why }),
  ];
}

function readProgramme({
  stack,
  programmeText,
  certificate,
}: StackInput): { value: PublishedProgramme } | { result: CheckResult } {
  const evidence = { programme: stack.programmeVersion };
  if (
    certificate.achievement !== stack.programmeVersion ||
    certificate.versionDigest !== stack.programmeDigest
  ) {
    return {
      result: fail('programme-mismatch', 'The certificate is for another programme than its stack.', {
        evidence,
      }),
    };
  }
  if (programmeText === undefined) {
    return {
      result: unknown(
        'rule-unavailable',
        'The rule of the programme is not at hand, so whether the parts fulfil it cannot be told.',
        { evidence },
      ),
    };
  }
  if (readPublished(programmeText).digest !== stack.programmeDigest) {
    return {
      result: fail(
        'programme-mismatch',
        'The rule that the certificate pins is not the one that was published.',
        { evidence },
      ),
    };
  }
  const value = pinnedProgramme(programmeText, stack.programmeDigest);
  if (!value)
    return {
      result: unknown(
        'rule-unreadable',
        'The rule of the programme is in a form that is not supported here.',
        { evidence },
      ),
    };
  return { value };
}

function checkRule(programme: PublishedProgramme, input: StackInput): CheckResult[] {
  const { certificate, stack, shown, registry } = input;
  const awardedOn = certificate.awardedDate?.slice(0, 10) ?? '';
  const awards = stack.parts.map((entry): StackableAward => {
    const version = registry.versions.get(entry.achievementVersion);
    const kind = version?.kind ?? (entry.achievementVersion.includes('/p/') ? 'programme' : 'module');
    return {
      id: entry.award,
      kind,
      code: version?.code ?? codeOf(entry.achievementVersion),
      ects: ectsFromDecimal(entry.ects),
      awardedOn: entry.awardedDate.slice(0, 10),
      institution: entry.issuedBy,
      grade: shown.get(entry.award)?.reading.grade,
      ...(kind === 'programme'
        ? { parts: stack.parts.filter((other) => other.through === entry.award).map((other) => other.award) }
        : {}),
    };
  });
  const lines = stack.parts.map((entry) => ({
    part: entry.rulePart,
    award: entry.award,
    through: entry.through,
  }));
  const context = { equivalents: programme.equivalents, gradingSchemes: programme.gradingSchemes };
  const breaches = checkAssignment(programme.rule, lines, awards, awardedOn, context);
  const results = breaches.map((breach) => breachResult(breach, shown));
  const total = awards.filter((award) => award.kind === 'module').reduce((sum, award) => sum + award.ects, 0);
  const stated = ectsFromDecimal(certificate.ects ?? 0);
  if (total < stated && !breaches.some((breach) => breach.code === 'ects-short')) {
    results.push(
      fail('ects-short', 'Its parts add up to fewer ECTS credits than it states.', {
        evidence: { needed: ectsToDecimal(stated), found: ectsToDecimal(total) },
      }),
    );
  }
  return results;
}

const BREACHES: Readonly<Record<Breach['code'], string>> = {
  'ects-short': 'Its parts add up to fewer ECTS credits than the rule asks for.',
  'part-twice': 'A module is counted twice.',
  'not-in-rule': 'A part is used for something that the rule does not allow it for.',
  'part-missing': 'A part that the rule asks for is missing.',
  'too-old': 'A part is older than the rule allows.',
  'grade-low': 'A part was graded below what the rule asks for.',
  'grade-unknown': 'The rule asks for a minimum grade, and the grade was not shown.',
  'institutions-few': 'Its parts come from fewer institutions than the rule asks for.',
  'after-award': 'A part was awarded after the certificate.',
  'through-broken': 'The parts of a programme that it builds on do not fit together.',
};

function breachResult(breach: Breach, shown: StackInput['shown']): CheckResult {
  const { code, ...evidence } = breach;
  if (code !== 'grade-unknown') return fail(code, BREACHES[code], { evidence });
  // A part that wasn't shown is vouched for by the awarding body, with its grade; one that was shown without it isn't.
  const withheld = breach.award !== undefined && shown.has(breach.award);
  return unknown(code, BREACHES[code], { evidence, advisory: !withheld });
}

/** An inner certificate that was shown must have the very parts that came in through it. */
function checkThrough({ stack, shown }: StackInput): CheckResult[] {
  return stack.parts.flatMap((entry) => {
    const inner = shown.get(entry.award)?.reading.stack;
    // what came in through another certificate is that certificate's own business
    if (!inner || entry.through !== undefined) return [];
    const outer = stack.parts
      .filter((other) => other.through === entry.award)
      .map((other) => other.awardDigest);
    const same =
      inner.parts
        .map((part) => part.awardDigest)
        .sort()
        .join() === outer.sort().join();
    return same
      ? []
      : [
          fail('through-mismatch', 'A certificate that it builds on has other parts than it says.', {
            evidence: { award: entry.award },
          }),
        ];
  });
}

function notShown(count: number, required: boolean): CheckResult {
  const message =
    count === 1
      ? 'One part was not shown; the awarding body vouches for it.'
      : `${count} parts were not shown; the awarding body vouches for them.`;
  return unknown('part-not-presented', message, { evidence: { count }, advisory: !required });
}

function codeOf(address: string): string {
  return /\/[mp]\/([^/]+)\/\d+$/.exec(address)?.[1] ?? address;
}
