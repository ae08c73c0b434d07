import { CairnError, invalid } from '../../common/errors.js';
import type { VerificationReport } from '../../verification/report.js';
import { newToken, TOKEN } from '../token.js';
import type { AskDeps } from './deps.js';
import type { PresentationRequest } from './ports.js';
import { answeredBy, type Question } from './question.js';
import { hashOf, openAnswer, walletSecretOf } from './secret.js';

/** Milliseconds for which a request can be answered, and after which it is forgotten with its answer. */
const OPEN = 600_000;
const KEPT = 3_600_000;

/** A request as whoever asks sees it. */
export interface AskedRequest {
  /** 128 random bits in the address of its page: who has it reads the answer. */
  readonly secret: string;
  readonly question: Question;
  readonly state: 'open' | 'answered' | 'expired';
  /** Until when it can be answered, and when it is deleted. */
  readonly expiresAt: Date;
  readonly forgottenAt: Date;
  /** What was found of what a wallet presented. What it presented isn't kept. */
  readonly report: VerificationReport | undefined;
}

/** Asks whichever wallet is shown the request, for ten minutes. Throws `ask.unknown-code` (kind `invalid`). */
export async function askWallet(deps: AskDeps, question: Question): Promise<AskedRequest> {
  const achievements = answeredBy(await deps.catalogue.selectCatalogue(), question);
  if (achievements.length === 0)
    throw invalid({
      code: 'ask.unknown-code',
      pointer: `/${question.kind}`,
      message: 'There is no published module or programme of this code.',
      expected: 'the code of a module or of a programme of this network',
    });
  const secret = newToken(deps.random);
  const createdAt = deps.clock();
  const expiresAt = new Date(createdAt.getTime() + OPEN);
  const forgottenAt = new Date(createdAt.getTime() + KEPT);
  const hash = hashOf(walletSecretOf(secret));
  await deps.store.insertRequest({ hash, question, achievements, createdAt, expiresAt, forgottenAt });
  return { secret, question, state: 'open', expiresAt, forgottenAt, report: undefined };
}

/** A request by the secret of its page; `undefined` alike for one that never was and one that is forgotten. */
export async function readRequest(deps: AskDeps, secret: string): Promise<AskedRequest | undefined> {
  if (!TOKEN.test(secret)) return undefined;
  const walletSecret = walletSecretOf(secret);
  const request = await deps.store.selectOptionalRequest(hashOf(walletSecret), deps.clock());
  if (!request) return undefined;
  const { question, expiresAt, forgottenAt, answer } = request;
  // as `takeAnswer` sealed it
  const report = answer && (openAnswer(walletSecret, answer) as unknown as VerificationReport);
  const unanswered = deps.clock() < expiresAt ? 'open' : 'expired';
  return { secret, question, state: report ? 'answered' : unanswered, expiresAt, forgottenAt, report };
}

/** A request that a wallet can answer. Throws `ask.unknown` (kind `not-found`), `ask.answered`, `ask.expired` (kind `conflict`). */
export async function selectOpenRequest(deps: AskDeps, walletSecret: string): Promise<PresentationRequest> {
  const request = await deps.store.selectOptionalRequest(hashOf(walletSecret), deps.clock());
  if (!request) throw new CairnError('not-found', 'ask.unknown', 'There is no such request, or not any more');
  if (request.answer) throw alreadyAnswered();
  if (deps.clock() >= request.expiresAt)
    throw new CairnError('conflict', 'ask.expired', 'The request has expired');
  return request;
}

export function alreadyAnswered(): CairnError {
  return new CairnError('conflict', 'ask.answered', 'The request was answered already');
}
