import { isJsonObject, type JsonObject } from '../../common/json.js';
import { findAmbiguities } from '../../credentials/canonical/ambiguity.js';
import { type FormFinding, findSpellingFault } from '../../credentials/canonical/compaction.js';
import {
  isKnownContext,
  type NativeVersion,
  nativeVersion,
  VCDM2_CONTEXT,
} from '../../credentials/contexts/known.js';
import {
  NO_FURTHER_MEMBERS,
  nativeCredentialSchema,
  readNative,
} from '../../credentials/documents/native-form.js';
import { list, type Reading, readingOfNative, readingOfOther } from '../../credentials/documents/reading.js';
import type { Registry } from '../../registry/registry.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { pass, fail, unknown } = resultsOf('structure', 'Verifiable Credentials Data Model 2.0, section 4');

const READABLE = 'The document is a well-formed credential.';
const UNKNOWN_CONTEXT =
  'The document uses a vocabulary that is not known here, so its meaning cannot be told.';

/**
 * Whether the document is a credential that can be read in one way only. What it returns as `reading` is all that the
 * other checks see; there is none if the document can't be read.
 */
export async function checkStructure(document: JsonObject, registry: Registry): Promise<Structure> {
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
    return stop(unknown('unknown-context', UNKNOWN_CONTEXT, { pointer: `/@context/${strange}` }));
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
          evidence: { ambiguities: ambiguities.slice(0, 20) },
        },
      ),
    );
  }
  // our own forms fix every member by name and place, which says more than equality with a compaction
  const own = nativeVersion(document['@context']);
  if (own) return readOwn(document, own);
  const spelling = await findSpellingFault(document);
  return spelling ? stop(spellingResult(spelling)) : readOther(document, registry);
}

function spellingResult({ code, pointer }: FormFinding): CheckResult {
  switch (code) {
    case 'structure.unknown-context':
      return unknown('unknown-context', UNKNOWN_CONTEXT, { pointer });
    case 'structure.undefined-term':
      return fail(
        'undefined-term',
        'The document has words that no vocabulary defines; a signature does not cover them.',
        { pointer },
      );
    case 'structure.not-compacted':
      return fail(
        'not-compacted',
        'The document spells its members in another way than its vocabulary does, which can hide them from a check.',
        { pointer },
      );
  }
}

interface Structure {
  readonly results: CheckResult[];
  readonly reading: Reading | undefined;
}

async function readOwn(document: JsonObject, version: NativeVersion): Promise<Structure> {
  const native = readNative(nativeCredentialSchema(version), document);
  if ('faults' in native) {
    // it is refused either way: a member under a strange name is told apart from one that is just wrong
    const strange = native.faults.some(({ expected }) => expected === NO_FURTHER_MEMBERS);
    const spelling = strange ? await findSpellingFault(document) : undefined;
    if (spelling) return { results: [spellingResult(spelling)], reading: undefined };
    const [first] = native.faults;
    const evidence = { faults: native.faults.slice(0, 20) };
    return {
      results: [
        fail('form', 'The document departs from the form of such credentials.', {
          pointer: first?.pointer,
          evidence,
        }),
      ],
      reading: undefined,
    };
  }
  return { results: [pass('readable', READABLE)], reading: readingOfNative(document, native.value) };
}

function readOther(document: JsonObject, registry: Registry): Structure {
  const reading = readingOfOther(document, list(document.proof).filter(isJsonObject));
  if (!registry.issuers.has(reading.issuer)) return { results: [pass('readable', READABLE)], reading };
  const message = 'Credentials of this issuer have a fixed form, and this is not it.';
  return { results: [fail('foreign-form', message, { pointer: '/@context' })], reading: undefined };
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
