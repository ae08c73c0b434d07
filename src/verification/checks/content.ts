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
    ...(reading.kind === 'module' || reading.form === 'sd-jwt'
      ? { 'type of assessment': content.assessmentType, 'form of participation': content.mode }
      : {}),
  };
  if (reading.form === 'sd-jwt') return [completeness(elements, reading.withheld === true)];
  const results = [completeness(elements, false)];
  results.push(
    unknown('schema-not-at-hand', 'It names a schema that was not looked at.', {
      advisory: true,
      citation: 'Verifiable Credentials Data Model 2.0, section 4.11',
    }),
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
