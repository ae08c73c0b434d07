import type { Fault } from '../../common/errors.js';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import type { FormFinding } from '../../credentials/canonical/compaction.js';
import { findSharedNode, type Separated, separate } from '../../credentials/canonical/enclosed.js';
import { withoutProofContexts } from '../../credentials/canonical/proof-context.js';
import { isKnownContext, KNOWN_CONTEXTS } from '../../credentials/contexts/bundled.js';
import { isHarmlessContext } from '../../credentials/contexts/inline.js';
import { isTranscriptContext, VCDM1_CONTEXT, VCDM2_CONTEXT } from '../../credentials/contexts/known.js';
import { transcriptSchema } from '../../credentials/documents/clr.js';
import { readNative } from '../../credentials/documents/native-form.js';
import { list, readingOfOther, readingOfTranscript } from '../../credentials/documents/reading.js';
import type { Envelope } from '../../credentials/jose/read-enveloped.js';
import { firstOf, type Node } from '../../credentials/lint/form/walk.js';
import { resourceFaults } from '../../credentials/lint/known-resources.js';
import { dataModelFaults } from '../../credentials/lint/vcdm/rules.js';
import { suiteOf } from '../../credentials/suites/table.js';
import type { Registry } from '../../registry/registry.js';
import { MAX_DEPTH } from '../limits.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import {
  checkAmbiguity,
  isBytesSigned,
  readable,
  type Scope,
  type Structure,
  type StructureOptions,
} from './form.js';

const { fail, unknown } = resultsOf('structure', 'Verifiable Credentials Data Model 2.0, section 4');

/** What reads JSON-LD is large; documents that have no such vocabulary do without. */
const jsonLd = () => import('../../credentials/canonical/spelling.js');

const UNKNOWN_CONTEXT =
  'The document uses a vocabulary that is not known here, so its meaning cannot be told.';

/** The structure of a document that isn't in the form of our own credentials. */
export async function checkOtherForm(
  document: JsonObject,
  registry: Registry,
  { scope = 'all', envelope }: StructureOptions,
): Promise<Structure> {
  const stop = (...results: CheckResult[]) => ({ results, reading: undefined });
  const bytesSigned = envelope !== undefined || isBytesSigned(document);
  const separated = separate(document, bytesSigned);
  const form = checkForm(separated.outer, 'credential', scope);
  if (form) return stop(form);
  if (envelope && isTranscript(document, registry)) return readOwnTranscript(document, envelope);
  const spelling =
    (await checkSpelling(separated.outer, bytesSigned)) ??
    (bytesSigned ? undefined : await checkEnclosed(separated, scope));
  return spelling ? stop(spelling) : readOther(document, registry);
}

/**
 * Whether a canonical signature over a document and what it encloses says of each what it says. What a learner record lists
 * has to verify by itself, and so it needn't be looked at here; an endorsement needn't.
 */
async function checkEnclosed(
  separated: Separated,
  scope: Scope,
  depth = 1,
): Promise<CheckResult | undefined> {
  const shared = findSharedNode(separated);
  if (shared !== undefined) {
    const message =
      'Something is said in it of a thing that another signed document inside of it speaks of, too.';
    return fail('ambiguous', message, { pointer: shared });
  }
  for (const { item, pointer } of separated.endorsements) {
    if (!isJsonObject(item)) continue;
    const inner = separate(item, false);
    const found =
      depth >= MAX_DEPTH
        ? unknown('too-deep', 'Documents are enclosed in it too deep to be looked at.')
        : (checkForm(inner.outer, 'credential', scope) ??
          (await checkSpelling(inner.outer, false)) ??
          (await checkEnclosed(inner, scope, depth + 1)));
    if (found) return { ...found, pointer: pointer + (found.pointer ?? '') };
  }
  return undefined;
}

/** What can be told from a document's members alone: contexts that are known, and the rules of the data model. */
export function checkForm(
  document: JsonObject,
  kind: 'credential' | 'presentation',
  scope: Scope,
): CheckResult | undefined {
  const contexts = list(document['@context']);
  if (Array.isArray(document['@context']) && contexts[0] !== VCDM2_CONTEXT && contexts[0] !== VCDM1_CONTEXT) {
    const message = 'This is a form of credential that this verifier does not know.';
    return unknown('unsupported-form', message, { pointer: '/@context' });
  }
  const strange = contexts.findIndex((context) => !isAccepted(context, scope));
  if (strange >= 0 && typeof contexts[strange] !== 'number')
    return unknown('unknown-context', UNKNOWN_CONTEXT, { pointer: `/@context/${strange}` });
  const read = withoutEmptyLists(withoutProofContexts(document));
  const faults = [...dataModelFaults(read, kind), ...resourceFaults(document)].filter(
    // what is wrong with a status is told by the status check
    (fault) => !fault.code.startsWith('vcdm.bitstring-') && (scope === 'all' || !isWithheld(fault, document)),
  );
  const [first] = faults;
  if (!first) return undefined;
  const evidence = { faults: faults.slice(0, 20) };
  const { pointer, message } = first;
  return fail(first.code.replace('.', '-'), message, { pointer, evidence });
}

/** Members that have to hold something. */
const FILLED = ['@context', 'type', 'credentialSubject', 'verifiableCredential', 'proof'];

/** An empty list says nothing, and is read as if it weren't there. */
function withoutEmptyLists(document: JsonObject): JsonObject {
  const said = Object.entries(document).filter(
    ([name, value]) => FILLED.includes(name) || !Array.isArray(value) || value.length > 0,
  );
  return Object.fromEntries(said);
}

function isAccepted(context: JsonValue, scope: Scope): boolean {
  if (isKnownContext(context)) return true;
  return scope === 'proofs' ? isJsonObject(context) : isHarmlessContext(context);
}

/** A holder may disclose less than version 1.1 demands, if the issuer did not sign this date as one that always shows. */
function isWithheld({ code }: Fault, document: JsonObject): boolean {
  const derived = list(document.proof).some(
    (proof) => isJsonObject(proof) && suiteOf(proof)?.proofValue.derived !== undefined,
  );
  return code === 'vcdm.issuance-date' && document.issuanceDate === undefined && derived;
}

/**
 * Whether a document that isn't of one of our own forms means what it spells. Where its text is signed, nobody can spell it
 * in another way, and all that is asked is that a vocabulary defines each of its words.
 */
export async function checkSpelling(
  document: JsonObject,
  bytesSigned: boolean,
): Promise<CheckResult | undefined> {
  const read = withoutProofContexts(document);
  if (bytesSigned) {
    // Data Integrity 1.0, section 4.6: a context further inside could give its words another meaning
    const inner = firstOf(read, contextInside);
    if (inner !== undefined) return spellingResult({ code: 'structure.not-compacted', pointer: inner });
    const undefinedTerm = await (await jsonLd()).findUndefinedTerm(read);
    return undefinedTerm && spellingResult(undefinedTerm);
  }
  // a proof that is listed twice is verified twice; none of them is part of what is signed
  const ambiguous = checkAmbiguity({ ...read, proof: distinct(read.proof) }, KNOWN_CONTEXTS);
  if (ambiguous) return ambiguous;
  return findSpelling(read);
}

/** The first place in which a document doesn't mean what it spells. */
export async function findSpelling(document: JsonObject): Promise<CheckResult | undefined> {
  const spelling = await (await jsonLd()).findSpellingFault(document);
  return spelling && spellingResult(spelling);
}

function contextInside({ node, at, under }: Node): string | undefined {
  const inside = at !== '' && under !== 'verifiableCredential' && Object.hasOwn(node, '@context');
  return inside ? `${at}/@context` : undefined;
}

function distinct(proofs: JsonValue | undefined): JsonValue[] {
  return [...new Map(list(proofs).map((proof) => [canonicalJson(proof), proof])).values()];
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
    case 'structure.term-redefined':
      return fail(
        'term-redefined',
        'A vocabulary of the document gives another meaning to a word that an earlier one has fixed.',
        { pointer },
      );
    case 'structure.invalid-json-ld':
      return fail('invalid-json-ld', 'The document cannot be read as JSON-LD.', { pointer });
    case 'structure.not-compacted':
      return fail(
        'not-compacted',
        'The document spells its members in another way than its vocabulary does, which can hide them from a check.',
        { pointer },
      );
  }
}

/** Of an issuer of the network, and in the vocabulary that its transcripts have. */
function isTranscript(document: JsonObject, registry: Registry): boolean {
  const { issuer } = document;
  const id = isJsonObject(issuer) ? issuer.id : issuer;
  return typeof id === 'string' && registry.issuers.has(id) && isTranscriptContext(document['@context']);
}

/** The one form beside that of awards which an issuer of the network signs, in the one envelope that it uses for it. */
function readOwnTranscript(document: JsonObject, { type, times }: Envelope): Structure {
  const read = readNative(transcriptSchema, document);
  const faults = 'faults' in read ? read.faults : [];
  const signedAt = times.issuedAt?.toISOString().replace('.000Z', 'Z');
  if (type !== 'vc+jwt' || 'faults' in read || signedAt !== read.value.validFrom) {
    const message = 'The document departs from the form of such transcripts.';
    const evidence = { faults: faults.slice(0, 20) };
    return {
      results: [fail('form', message, { pointer: faults[0]?.pointer ?? '/validFrom', evidence })],
      reading: undefined,
    };
  }
  return { results: [readable()], reading: readingOfTranscript(read.value) };
}

function readOther(document: JsonObject, registry: Registry): Structure {
  const reading = readingOfOther(document, list(document.proof).filter(isJsonObject));
  if (!registry.issuers.has(reading.issuer)) return { results: [readable()], reading };
  const message = 'Credentials of this issuer have a fixed form, and this is not it.';
  return { results: [fail('foreign-form', message, { pointer: '/@context' })], reading: undefined };
}
