import type { Reading } from '../../credentials/documents/reading.js';
import { pinnedProgramme } from '../published-text.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown, notApplicable } = resultsOf(
  'content',
  'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I',
);

/**
 * Whether the elements of a European micro-credential are there. Advice: it doesn't bear on the verdict. A schema or
 * resource that isn't at hand is reported here, too. `published`: the text of the version, if it is at hand: of certificates
 * the type of assessment and the form of participation are asked where the version has them, or the certificate has either.
 */
export function checkContent(reading: Reading, published?: string): CheckResult[] {
  if (reading.form !== 'native' && (reading.form !== 'sd-jwt' || reading.kind === 'other')) {
    return [
      notApplicable(
        'other-form',
        'Whether it has the elements of a European micro-credential was not checked.',
        { advisory: true },
      ),
    ];
  }
  const { content } = reading;
  const elements: Record<string, unknown> = {
    learner: reading.learnerName,
    title: reading.title,
    'country of the issuer': content.country,
    'awarding body': reading.issuer,
    'date of award': reading.awardedDate,
    'learning outcomes': reading.outcomes.length > 0 ? reading.outcomes : undefined,
    'workload in ECTS': reading.ects,
    level: reading.eqfLevel,
    'quality assurance': content.qualityAssurance,
    ...(reading.form === 'sd-jwt' || asksHow(reading, published)
      ? { 'type of assessment': content.assessmentType, 'form of participation': content.mode }
      : {}),
  };
  const results = [completeness(elements, reading.withheld === true)];
  if (reading.form === 'sd-jwt') return results;
  results.push(
    unknown(
      'schema-not-at-hand',
      'The schema that it names was not looked at; its form was checked without it.',
      { advisory: true, citation: 'Verifiable Credentials Data Model 2.0, section 4.11' },
    ),
  );
  return results;
}

/** Of what a holder may have withheld it isn't said that it is missing. */
function completeness(elements: Readonly<Record<string, unknown>>, withheld: boolean): CheckResult {
  const missing = Object.keys(elements).filter((name) => elements[name] === undefined);
  const evidence = { missing };
  if (missing.length === 0)
    return pass('complete', 'It has all the elements of a European micro-credential.', { advisory: true });
  if (withheld) {
    const message =
      'Elements of a European micro-credential are not shown; its holder may have withheld them.';
    return unknown('withheld', message, { advisory: true, evidence });
  }
  return fail('incomplete', `It lacks elements of a European micro-credential: ${missing.join(', ')}.`, {
    advisory: true,
    evidence,
  });
}

/** Programme versions that were published before it was asked of them say nothing of how one takes part. */
function asksHow({ kind, content, versionDigest }: Reading, published: string | undefined): boolean {
  if (kind === 'module') return true;
  if ([content.workload, content.mode, content.assessmentType].some((said) => said !== undefined))
    return true;
  const version = pinnedProgramme(published, versionDigest);
  return version?.mode !== undefined || version?.assessment !== undefined;
}
