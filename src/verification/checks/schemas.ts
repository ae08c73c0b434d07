import type { JsonObject } from '../../common/json.js';
import { list, type Reading } from '../../credentials/documents/reading.js';
import type { TrustMaterial } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const citation = 'Verifiable Credentials Data Model 2.0, section 4.11';
const { fail } = resultsOf('structure', citation);
const { pass, unknown } = resultsOf('content', citation);

/**
 * Whether a document satisfies the schemas that it names. One that departs from a schema fails; one whose schema isn't at
 * hand, or can't be applied, is told apart from that and doesn't bear on the verdict. Our own documents are left out: their
 * form is fixed member by member.
 */
export async function checkSchemas(
  document: JsonObject,
  reading: Reading,
  credentialSchemas: TrustMaterial['credentialSchemas'],
): Promise<CheckResult[]> {
  if (reading.form === 'native' || list(document.credentialSchema).length === 0) return [];
  const advisory = true;
  const notAtHand = (pointer: string) =>
    unknown('schema-not-at-hand', 'It names a schema that was not looked at.', { advisory, pointer });
  if (!credentialSchemas) return [notAtHand('/credentialSchema')];
  const { faults, unchecked } = await credentialSchemas(document);
  const wrong = faults.filter(({ code }) => code === 'schema.mismatch');
  const [first] = wrong;
  if (first) {
    const message = 'The document is not as the schema that it names demands.';
    return [
      fail('schema-mismatch', message, { pointer: first.pointer, evidence: { faults: wrong.slice(0, 20) } }),
    ];
  }
  const unusable = faults.map(({ code, pointer }) =>
    unknown('schema-unusable', 'It names a schema that cannot be applied.', {
      advisory,
      pointer,
      evidence: { code },
    }),
  );
  const open = [...unusable, ...unchecked.map(notAtHand)];
  return open.length > 0
    ? open
    : [pass('schema-satisfied', 'It is as the schema that it names demands.', { advisory })];
}
