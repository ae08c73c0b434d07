import type { Reading } from '../../credentials/documents/reading.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown, notApplicable } = resultsOf(
  'content',
  'Council Recommendation of 16 June 2022 on micro-credentials (2022/C 243/02), Annex I',
);

/**
 * Whether the elements of a European micro-credential are there. Advice: it doesn't bear on the verdict. A schema or
 * resource that isn't at hand is reported here, too.
 */
export function checkContent(reading: Reading): CheckResult[] {
  if (reading.form !== 'native') {
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
    ...(reading.kind === 'module'
      ? { 'type of assessment': content.assessmentType, 'form of participation': content.mode }
      : {}),
  };
  const missing = Object.keys(elements).filter((name) => elements[name] === undefined);
  const results: CheckResult[] = [
    missing.length === 0
      ? pass('complete', 'It has all the elements of a European micro-credential.', { advisory: true })
      : fail('incomplete', `It lacks elements of a European micro-credential: ${missing.join(', ')}.`, {
          advisory: true,
          evidence: { missing },
        }),
  ];
  results.push(
    unknown('schema-not-at-hand', 'It names a schema that was not looked at.', {
      advisory: true,
      citation: 'Verifiable Credentials Data Model 2.0, section 4.11',
    }),
  );
  return results;
}
