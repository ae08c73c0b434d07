import { isJsonObject, type JsonObject } from '../../common/json.js';
import { findAmbiguities } from '../../credentials/canonical/ambiguity.js';
import { findSpellingFault } from '../../credentials/canonical/compaction.js';
import { isKnownContext, isNativeContext, VCDM2_CONTEXT } from '../../credentials/contexts/known.js';
import { nativeCredentialSchema, readNative } from '../../credentials/documents/native-form.js';
import { list, type Reading, readingOfNative, readingOfOther } from '../../credentials/documents/reading.js';
import type { Registry } from '../../registry/registry.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf('structure', 'Verifiable Credentials Data Model 2.0, section 4');

/**
 * Whether the document is a credential that can be read in one way only. What it returns as `reading` is all that the
 * other checks see; there is none if the document can't be read.
 */
export async function checkStructure(
  document: JsonObject,
  registry: Registry,
): Promise<{ results: CheckResult[]; reading: Reading | undefined }> {
  const stop = (...results: CheckResult[]) => ({ results, reading: undefined });

  const contexts = list(document['@context']);
  if (contexts[0] !== VCDM2_CONTEXT) {
    return stop(
      unknown('unsupported-form', 'This is a form of credential that this verifier does not know.', {
        pointer: '/@context',
      }),
    );
  }
  const strange = contexts.findIndex((context) => !isKnownContext(context));
  if (strange >= 0) {
    return stop(
      unknown(
        'unknown-context',
        'The document uses a vocabulary that is not known here, so its meaning cannot be told.',
        { pointer: `/@context/${strange}` },
      ),
    );
  }
  const bare = missingMember(document);
  if (bare)
    return stop(fail('not-a-credential', `A credential needs ${bare.what}.`, { pointer: bare.pointer }));

  const ambiguities = findAmbiguities(document);
  const [ambiguity] = ambiguities;
  if (ambiguity) {
    return stop(
      fail(
        'ambiguous',
        'The document can be read in two ways without its signature noticing, so it is refused.',
        {
          pointer: ambiguity.pointer,
          evidence: { ambiguities },
        },
      ),
    );
  }
  const spelling = await findSpellingFault(document);
  if (spelling?.code === 'structure.unknown-context') {
    return stop(
      unknown(
        'unknown-context',
        'The document uses a vocabulary that is not known here, so its meaning cannot be told.',
        { pointer: spelling.pointer },
      ),
    );
  }
  if (spelling?.code === 'structure.undefined-term') {
    return stop(
      fail(
        'undefined-term',
        'The document has words that no vocabulary defines; a signature does not cover them.',
        { pointer: spelling.pointer },
      ),
    );
  }
  if (spelling) {
    return stop(
      fail(
        'not-compacted',
        'The document spells its members in another way than its vocabulary does, which can hide them from a check.',
        { pointer: spelling.pointer },
      ),
    );
  }
  return readForm(document, registry);
}

function readForm(
  document: JsonObject,
  registry: Registry,
): { results: CheckResult[]; reading: Reading | undefined } {
  const proofs = list(document.proof).filter(isJsonObject);
  if (!isNativeContext(document['@context'])) {
    const reading = readingOfOther(document, proofs);
    if (registry.issuers.has(reading.issuer)) {
      const message = 'Credentials of this issuer have a fixed form, and this is not it.';
      return { results: [fail('foreign-form', message, { pointer: '/@context' })], reading: undefined };
    }
    return { results: [pass('readable', 'The document is a well-formed credential.')], reading };
  }
  const native = readNative(nativeCredentialSchema, document);
  if ('faults' in native) {
    const message = 'The document departs from the form of such credentials.';
    const [first] = native.faults;
    return {
      results: [
        fail('form', message, { pointer: first?.pointer, evidence: { faults: native.faults.slice(0, 20) } }),
      ],
      reading: undefined,
    };
  }
  return {
    results: [pass('readable', 'The document is a well-formed credential.')],
    reading: readingOfNative(native.value, proofs),
  };
}

function missingMember(document: JsonObject): { what: string; pointer: string } | undefined {
  if (!Array.isArray(document['@context'])) return { what: 'a list of contexts', pointer: '/@context' };
  if (!list(document.type).includes('VerifiableCredential'))
    return { what: 'the type VerifiableCredential', pointer: '/type' };
  if (document.issuer === undefined) return { what: 'an issuer', pointer: '/issuer' };
  if (list(document.credentialSubject).length !== 1)
    return { what: 'exactly one subject', pointer: '/credentialSubject' };
  return undefined;
}
