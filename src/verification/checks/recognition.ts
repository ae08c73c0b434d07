import type { Reading } from '../../credentials/documents/reading.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import { type RecognitionFinding, recognise, recogniseMember } from '../../registry/recognition.js';
import type { Registry } from '../../registry/registry.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf(
  'recognition',
  'Registry of the network: membership, recognised modules, published versions',
);

const FAILURES: Readonly<Record<Exclude<RecognitionFinding, 'recognised' | 'issuer-unknown'>, string>> = {
  'version-unknown': 'The network never published the module or programme that it names.',
  'version-changed': 'The module or programme that it describes is not the one that the network published.',
  'ects-differ': 'It states another number of ECTS credits than the network published.',
  'not-a-member-then': 'The issuer was not a member of the network on the award date.',
  'not-for-this': 'The issuer may not award this module or programme.',
  'not-then': 'The issuer was not recognised for this module on the award date.',
  'signed-too-late': 'It was signed too long after the issuer’s recognition had ended.',
};

/** Whether the network recognised the issuer, for this module or programme, on the award date. */
export function checkRecognition(reading: Reading, registry: Registry): CheckResult[] {
  if (!registry.issuers.has(reading.issuer)) {
    const message =
      'The issuer is not known to this network, so nobody here can say whether it is what it claims to be.';
    return [unknown('issuer-unknown', message, { evidence: { issuer: reading.issuer } })];
  }
  const { achievement, ects, awardedDate, validFrom } = reading;
  if (reading.form === 'transcript') return [recogniseTranscript(reading, registry)];
  if (achievement === undefined || ects === undefined || awardedDate === undefined) {
    return [fail('no-award', 'The issuer is known, but the document does not say what was awarded when.')];
  }
  const finding = recognise(registry, {
    issuer: reading.issuer,
    achievement,
    ects: ectsFromDecimal(ects),
    awardedOn: awardedDate.slice(0, 10),
    signedAt: latestOf([validFrom, ...reading.proofs.map((proof) => proof.created)]),
    versionDigest: reading.versionDigest ?? 'none',
  });
  return [recognitionResult(finding, { issuer: reading.issuer, achievement })];
}

/** A transcript awards nothing: what it lists is recognised by itself, and its issuer was a member when it was made. */
function recogniseTranscript({ issuer, validFrom = '' }: Reading, registry: Registry): CheckResult {
  const evidence = { issuer };
  if (recogniseMember(registry, issuer, validFrom) === 'recognised')
    return pass('member', 'The issuer was a member of the network when it made this.', { evidence });
  return fail('not-a-member-then', 'The issuer was not a member of the network when it made this.', {
    evidence,
  });
}

/** The latest of what the document says of the time of its signing: a member whose time is over may write an early one. */
function latestOf(instants: readonly unknown[]): string | undefined {
  return instants
    .filter((instant) => typeof instant === 'string')
    .sort()
    .at(-1);
}

/** The result that says a finding in words. */
function recognitionResult(
  finding: RecognitionFinding,
  evidence: Readonly<Record<string, unknown>>,
): CheckResult {
  if (finding === 'recognised') {
    return pass('recognised', 'The network recognised the issuer for this on the award date.', { evidence });
  }
  if (finding === 'issuer-unknown') {
    return unknown(
      'issuer-unknown',
      'The issuer is not known to this network, so nobody here can say whether it is what it claims to be.',
      { evidence },
    );
  }
  return fail(finding, FAILURES[finding], { evidence });
}
