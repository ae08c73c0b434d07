import { isJsonObject, type JsonObject } from '../../common/json.js';
import { findAmbiguities } from '../../credentials/canonical/ambiguity.js';
import { didOf } from '../../credentials/dids/did-document.js';
import { list, type Reading } from '../../credentials/documents/reading.js';
import type { Envelope } from '../../credentials/jose/read-enveloped.js';
import { suiteOf } from '../../credentials/suites/table.js';
import type { KnownForms, VerifyOptions } from '../material.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail } = resultsOf('structure', 'Verifiable Credentials Data Model 2.0, section 4');

/** What is asked of a document's form: all, or as much as proofs alone need (`VerifyOptions.checks`). */
export type Scope = NonNullable<VerifyOptions['checks']>;

export interface StructureOptions {
  readonly scope?: Scope;
  /** Around the document: its bytes are signed as they are, so that it can't be spelt in another way. */
  readonly envelope?: Envelope | undefined;
  readonly known?: KnownForms | undefined;
}

export interface Structure {
  readonly results: CheckResult[];
  readonly reading: Reading | undefined;
}

/** That a document can be read. */
export function readable(): CheckResult {
  return pass('readable', 'The document is a well-formed credential.');
}

/**
 * A JCS proof signs the text of a document, as an envelope does. By the issuer: anybody else may put a proof of his own beside
 * the issuer's, over a text that he spelt in another way.
 */
export function isBytesSigned(document: JsonObject): boolean {
  const { issuer } = document;
  const id = isJsonObject(issuer) ? issuer.id : issuer;
  return list(document.proof).some(
    (proof) =>
      isJsonObject(proof) &&
      suiteOf(proof)?.canonicalisation === 'JCS' &&
      typeof proof.verificationMethod === 'string' &&
      didOf(proof.verificationMethod) === id,
  );
}

/** Whether it can be read in two ways. `contexts`: by address, those that it may have. */
export function checkAmbiguity(
  document: JsonObject,
  contexts: ReadonlyMap<string, object>,
): CheckResult | undefined {
  const ambiguities = findAmbiguities(document, contexts);
  const [ambiguity] = ambiguities;
  if (!ambiguity) return undefined;
  const message = 'The document can be read in two ways without its signature noticing, so it is refused.';
  const evidence = { ambiguities: ambiguities.slice(0, 20) };
  return fail('ambiguous', message, { pointer: ambiguity.pointer, evidence });
}
