import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { parseStrictJson } from '../common/strict-json.js';
import { KNOWN_FORMS, type KnownForm } from '../credentials/lint/lint.js';
import { signedText } from '../credentials/suites/sign.js';
import type { Signer } from '../credentials/suites/signer.js';
import type { TrustMaterial } from '../verification/material.js';
import { verify } from '../verification/verify.js';
import type { Intent, IssuingStore } from './ports.js';
import type { Drafting } from './signing/threads.js';

/** How many credentials are signed before they are stored, and learners settled together: a second or two of work. */
export const CHUNK = 200;
/** Of so many credentials of one chunk at least one is verified; of so few all. */
const SAMPLE = 20;
/** After so many, and after each that is verified, whatever else the process has to do gets its turn: none of it waits for anything. */
const BREATH = 16;

/** An array in pieces of at most `CHUNK`. */
export function chunksOf<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

export interface FinishDeps {
  readonly store: Pick<IssuingStore, 'storeSigned'>;
  readonly signerFor: (did: string) => Promise<Signer>;
  readonly drafting: Pick<Drafting, 'draft'>;
  readonly clock: Clock;
}

/** What is to be signed, by whom. */
export type Unsigned = Pick<Intent, 'issuerDid' | 'unsigned'>;

/**
 * Steps 4 and 5 of issuing: signs documents, in their order, and verifies what was signed with the product's own verifier
 * (of more than twenty the first of each form, and one in twenty). Answers with texts. If one does not verify, it
 * throws `issue.self-check`, and nothing of them may be stored or handed out.
 */
export async function signAll(
  deps: Pick<FinishDeps, 'signerFor' | 'drafting'>,
  documents: readonly Unsigned[],
  trust: TrustMaterial,
  signedAt: Date,
): Promise<string[]> {
  const signers = new Map<string, Signer>();
  for (const { issuerDid } of documents)
    if (!signers.has(issuerDid)) signers.set(issuerDid, await deps.signerFor(issuerDid));
  const signerOf = ({ issuerDid }: Unsigned) => {
    const signer = signers.get(issuerDid);
    if (signer) return signer;
    throw new CairnError('incoherent', 'keys.missing', 'An issuer has no signing key here');
  };
  const drafts = await deps.drafting.draft(
    documents.map((one) => ({ unsigned: one.unsigned, verificationMethod: signerOf(one).id })),
    signedAt,
  );
  const texts: string[] = [];
  for (const [index, one] of documents.entries()) {
    const draft = drafts[index];
    if (index % BREATH === BREATH - 1) await setImmediate();
    if (!draft) throw new CairnError('incoherent', 'issue.no-draft', 'A credential was not drafted');
    texts.push(signedText(draft, await signerOf(one).sign({ data: draft.data })));
  }
  for (const index of sampleOf(documents)) {
    await selfCheck(texts[index] ?? '', { ...trust, now: signedAt });
    await setImmediate();
  }
  return texts;
}

/** Which of them are verified. */
function sampleOf(documents: readonly Unsigned[]): number[] {
  const forms = new Set<KnownForm>();
  return [...documents.keys()].filter((index) => {
    const form = KNOWN_FORMS.find(documents[index]?.unsigned ?? {})?.known;
    const fresh = form === undefined || !forms.has(form);
    if (form) forms.add(form);
    return fresh || index % SAMPLE === 0 || documents.length <= SAMPLE;
  });
}

/**
 * Signs, for a chunk, what was recorded before, its intents, and stores them with the audit entries,
 * all or nothing. Returns the ids of what it stored. Safe to repeat and to race: an intent is finished once.
 */
export async function finishChunk(
  deps: FinishDeps,
  intents: readonly Intent[],
  trust: TrustMaterial,
  actor: string,
): Promise<string[]> {
  if (intents.length === 0) return [];
  const signedAt = deps.clock();
  const documents = await signAll(deps, intents, trust, signedAt);
  return deps.store.storeSigned(
    intents.map(({ credentialId }, index) => ({ credentialId, document: documents[index] ?? '', signedAt })),
    { actor, at: signedAt },
  );
}

async function selfCheck(text: string, trust: TrustMaterial): Promise<void> {
  const report = await verify(parseStrictJson(text), trust, { by: 'self' });
  if (report.verdict === 'verified') return;
  const results = report.credentials.flatMap((credential) => credential.results);
  const codes = results
    .filter((result) => result.outcome !== 'pass' && result.advisory !== true)
    .map((result) => result.code);
  throw new CairnError(
    'incoherent',
    'issue.self-check',
    `A credential that was just signed does not verify (${codes.join(', ')}) and was not handed out`,
  );
}
