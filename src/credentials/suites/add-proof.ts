import { CairnError, invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../common/json.js';
import { decodeMultibase } from '../../common/multibase.js';
import { closedLoader } from '../contexts/loader.js';
import { list } from '../documents/reading.js';
import { chainedDocument } from './chain.js';
import { isTooComplex } from './complexity.js';
import { isDisclosure } from './disclosure.js';
import { keyTypeOfSigner, type Signer } from './signer.js';
import {
  DATA_INTEGRITY_V1,
  type LibrarySuite,
  SUITES,
  type Suite,
  suiteOf,
  withProofContext,
} from './table.js';
import { wholeSeconds } from './time.js';

export type ProofPurpose = 'assertionMethod' | 'authentication';

/** What a proof says beside its signature (Verifiable Credential Data Integrity 1.0, section 2.1). */
export interface ProofOptions {
  /** `eddsa-rdfc-2022` if not given. */
  readonly suite?: string;
  readonly purpose?: ProofPurpose;
  readonly signedAt: Date;
  readonly id?: string | undefined;
  readonly expires?: string | undefined;
  readonly domain?: string | readonly string[] | undefined;
  readonly challenge?: string | undefined;
  readonly nonce?: string | undefined;
  /** Ids of proofs of the document that the new one signs along. */
  readonly previousProof?: string | readonly string[] | undefined;
  /** JSON pointers to what is always disclosed; of suites that disclose selections. */
  readonly mandatoryPointers?: readonly string[];
}

/**
 * Adds a proof to a document, beside those that it has, and answers with the secured document; the input isn't changed.
 *
 * @throws CairnError of kind `invalid`: `suite.unknown`, `suite.key-type` if the signer's key isn't one that the suite
 *   takes, `proof.previous-missing`, `suite.pointer-unmatched` for a mandatory pointer that leads nowhere, `suite.lossy` for
 *   a document that would lose something, `suite.too-complex` for one that takes too much work to canonicalise,
 *   `suite.unsuitable` for one that the suite can't take, as those that disclose selections can't take ordered lists.
 *   Of kind `incoherent`: `suite.no-verification-method` for a signer without an id (section 4.2).
 */
export async function addProof(
  document: JsonObject,
  signer: Signer,
  options: ProofOptions,
): Promise<JsonObject> {
  const suite = SUITES.get(options.suite ?? 'eddsa-rdfc-2022');
  if (!suite) throw fault('suite.unknown', '/options/cryptosuite', 'There is no such cryptosuite.', names());
  requireKeyType(suite, signer);
  // nobody could find the key that it was made with
  if (typeof signer.id !== 'string' || signer.id === '')
    throw new CairnError('incoherent', 'suite.no-verification-method', 'A signer has no name for its key');
  const { proof: existing, ...unsecured } = withProofContext(document, suite);
  const proofs = list(existing).filter(isJsonObject);
  const mandatoryPointers = options.mandatoryPointers ?? [];
  requirePointers(unsecured, mandatoryPointers);
  const { previousProof: previous } = options;
  const input = chainedDocument(unsecured, proofs, previous === undefined ? undefined : [previous].flat());
  if (!input)
    throw fault(
      'proof.previous-missing',
      '/options/previousProof',
      'The document has no such proof.',
      'an id of one of its proofs',
    );
  const maker = (await suite.load()).sign({
    signer,
    date: new Date(wholeSeconds(options.signedAt)),
    legacyContext: list(document['@context']).includes(DATA_INTEGRITY_V1),
    mandatoryPointers,
  });
  const proof = await makeProof(maker, input, options);
  return { ...unsecured, proof: proofs.length === 0 ? proof : [...proofs, proof] };
}

async function makeProof(
  maker: LibrarySuite,
  document: JsonObject,
  options: ProofOptions,
): Promise<JsonObject> {
  const { id, expires, domain, challenge, nonce, previousProof } = options;
  const said = Object.entries({ id, expires, domain, challenge, nonce, previousProof });
  const further = Object.fromEntries(said.filter(([, value]) => value !== undefined));
  const proofPurpose = options.purpose ?? 'assertionMethod';
  const purpose = {
    term: proofPurpose,
    update: async (proof: JsonObject) => ({ ...further, ...proof, proofPurpose }),
  };
  const documentLoader = closedLoader();
  try {
    // the library writes into what it signs
    return await maker.createProof({
      document: structuredClone(document),
      purpose,
      proofSet: [],
      documentLoader,
    });
  } catch (error) {
    if (isUnmatched(error)) throw unmatched(pointer('options', 'mandatoryPointers'));
    throw canonicalisingFault(error) ?? error;
  }
}

/**
 * Derives from an issuer's own proof one that discloses the mandatory parts and those that the pointers lead to.
 *
 * @throws CairnError of kind `invalid`: `derive.no-base-proof`, `derive.nothing-selected`, `derive.unreadable` for a
 *   document that the proof was never made for, `suite.pointer-unmatched`, `suite.lossy`, `suite.too-complex`, `suite.unsuitable`.
 */
export async function deriveProof(
  secured: JsonObject,
  selectivePointers: readonly string[],
  proofId?: string,
): Promise<JsonObject> {
  const { proof: existing, ...unsecured } = secured;
  const proofs = list(existing).filter(isJsonObject);
  const candidates = proofs.filter(isBaseProof);
  const chosen = proofId === undefined ? candidates : candidates.filter(({ id }) => id === proofId);
  const [base] = chosen;
  const suite = base && suiteOf(base);
  const code = await suite?.load();
  if (chosen.length !== 1 || !base || !code?.derive)
    throw fault(
      'derive.no-base-proof',
      '/verifiableCredential/proof',
      'There is not exactly one proof to derive from.',
      'a credential with one base proof, or the proof’s id',
    );
  requirePointers(unsecured, selectivePointers);
  const purpose = { term: base.proofPurpose };
  const documentLoader = closedLoader();
  const deriver = code.derive({ selectivePointers, ...(proofId === undefined ? {} : { proofId }) });
  try {
    return await deriver.derive({
      document: structuredClone(unsecured),
      purpose,
      proofSet: [base],
      documentLoader,
    });
  } catch (error) {
    throw derivingFault(error);
  }
}

/** Whether a proof is one that others can be derived from: the libraries read past what else stands in its value. */
function isBaseProof(proof: JsonObject): boolean {
  const { base, undisclosed } = suiteOf(proof)?.proofValue ?? {};
  if (base === undefined || undisclosed === undefined || typeof proof.proofValue !== 'string') return false;
  const { header, form } = undisclosed;
  try {
    const bytes = decodeMultibase(proof.proofValue, [base]);
    return (
      header.every((byte, index) => bytes[index] === byte) &&
      isDisclosure(bytes.subarray(header.length), form)
    );
  } catch {
    return false;
  }
}

/**
 * The library tells its errors apart by their texts alone. Nothing but what it was given can be at fault, so that whatever
 * else it throws is told as a fault of the document.
 */
function derivingFault(error: unknown): CairnError {
  if (isUnmatched(error)) return unmatched(pointer('options', 'selectivePointers'));
  const canonicalising = canonicalisingFault(error);
  if (canonicalising) return canonicalising;
  if (error instanceof Error && error.message.startsWith('Nothing selected'))
    return fault(
      'derive.nothing-selected',
      '/options/selectivePointers',
      'Nothing would be disclosed.',
      'a pointer to something in the credential',
    );
  if (error instanceof TypeError && error.message.includes('"proofValue"'))
    return fault(
      'derive.no-base-proof',
      '/verifiableCredential/proof',
      'The proof is not one to derive from.',
      'the proof that the issuer made',
    );
  return fault(
    'derive.unreadable',
    '/verifiableCredential',
    'The document cannot be read as one that the proof was made for.',
    'the credential as its issuer signed it, in contexts that are known here',
  );
}

/**
 * The library looks for each pointer in the document and in its compacted form, in which a list of one item is the item and
 * an id that stands alone is a text.
 */
function isUnmatched(error: unknown): boolean {
  return error instanceof TypeError && error.message.startsWith('JSON pointer ');
}

function unmatched(at: string): CairnError {
  const message = 'A pointer leads into a list of one item, or to an id that stands alone.';
  return fault('suite.pointer-unmatched', at, message, 'a pointer to the whole of it');
}

/** What a document does to canonicalising that can't be done; `undefined` if something else went wrong. */
function canonicalisingFault(error: unknown): CairnError | undefined {
  if (isTooComplex(error)) {
    const message = 'The document is built in such a way that signing it would take too long.';
    return fault('suite.too-complex', '', message, 'ids for nodes that are referred to more than once');
  }
  // the JSON-LD library tells its errors by their names
  if (!(error instanceof Error && error.name.startsWith('jsonld.'))) return undefined;
  if (error.name === 'jsonld.ValidationError') {
    const message = 'The document says something that would be lost when it is signed.';
    return fault('suite.lossy', '', message, 'words that a context defines, and absolute URLs');
  }
  // the libraries that disclose selections give ids to lists, too
  const message = 'The document holds something that this cryptosuite cannot take.';
  return fault(
    'suite.unsuitable',
    '',
    message,
    'JSON-LD, and without ordered lists where parts are disclosed',
  );
}

function requireKeyType(suite: Suite, signer: Signer): void {
  if (suite.keys[keyTypeOfSigner(signer)] !== undefined) return;
  const expected = `a key of type ${Object.keys(suite.keys).join(' or ')}`;
  throw fault(
    'suite.key-type',
    '/options/cryptosuite',
    'The issuer’s key does not fit this cryptosuite.',
    expected,
  );
}

/** A pointer that leads nowhere would be passed over by nobody's wish: less would be disclosed than was asked for. */
function requirePointers(document: JsonObject, pointers: readonly string[]): void {
  for (const [index, text] of pointers.entries()) {
    if (leadsSomewhere(document, text)) continue;
    const message = 'The pointer leads to nothing in the document.';
    const at = pointer('options', 'pointers', index);
    throw fault('suite.pointer-unmatched', at, message, 'a JSON pointer to a member of the document');
  }
}

function leadsSomewhere(document: JsonObject, text: string): boolean {
  if (text !== '' && !text.startsWith('/')) return false;
  let value: JsonValue | undefined = document;
  for (const segment of text.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) value = /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
    else if (isJsonObject(value) && Object.hasOwn(value, key) && !isMisread(key)) value = value[key];
    else return false;
  }
  return value !== undefined;
}

/** The libraries take a name that begins like a number for that number: `2nd` would lead to a member `2`. */
function isMisread(name: string): boolean {
  const number = Number.parseInt(name, 10);
  return !Number.isNaN(number) && String(number) !== name;
}

function names(): string {
  return [...SUITES.keys()].join(', ');
}

function fault(code: string, at: string, message: string, expected: string): CairnError {
  return invalid({ code, pointer: at, message, expected });
}
