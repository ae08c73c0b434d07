import * as z from 'zod';
import { invalid } from '../../common/errors.js';
import type { JsonObject, JsonValue } from '../../common/json.js';
import type { CheckResult } from '../../verification/report.js';
import { verify } from '../../verification/verify.js';
import { presentationSchema } from '../oid4vci/proofs.js';
import { alreadyAnswered, selectOpenRequest } from './ask.js';
import type { AskDeps } from './deps.js';
import { audienceOf, presentationIn } from './openid4vp.js';
import type { PresentationRequest } from './ports.js';
import { examplesOf } from './question.js';
import { hashOf, nonceOf, sealAnswer } from './secret.js';

/** Why a wallet asks its holder: it shows the text as it is. */
const REASON = 'Somebody wants to see this credential, and that it is yours.';

/**
 * Takes the answer that a wallet posts (OpenID4VP 1.0, section 8.2).
 *
 * @throws CairnError as `selectOpenRequest` and `presentationIn` do; `ask.not-presented` (kind `invalid`) for what isn't signed
 *   by a holder for this request. Neither uses it up.
 */
export async function answerRequest(
  deps: AskDeps,
  walletSecret: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const request = await selectOpenRequest(deps, walletSecret);
  // its holder declined, or the wallet can't: another one still may answer (section 8.5)
  if (form.error !== undefined) return;
  const presentation = await presentationIn(deps, walletSecret, request, form);
  await take(deps, walletSecret, request, presentation, { domain: await audienceOf(deps) }, '/vp_token');
}

/** The address at which the Learner Credential Wallet, and others that speak VCALM, learn what is asked and answer it. */
function exchangeAddress({ publicUrl }: Pick<AskDeps, 'publicUrl'>, walletSecret: string): string {
  return `${publicUrl}/oid4vp/exchanges/${walletSecret}`;
}

/** The link that opens the Learner Credential Wallet with a request. */
export function learnerCredentialWalletLink(deps: Pick<AskDeps, 'publicUrl'>, walletSecret: string): string {
  const request = {
    credentialRequestOrigin: new URL(deps.publicUrl).origin,
    protocols: { vcapi: exchangeAddress(deps, walletSecret) },
  };
  return `https://lcw.app/request?${new URLSearchParams({ request: JSON.stringify(request) })}`;
}

const messageSchema = z.looseObject({ verifiablePresentation: presentationSchema.optional() });

/**
 * One message of an exchange (VCALM 1.0, section 3.6): who sends nothing is told what is asked, and a presentation is taken.
 * Throws as `answerRequest` does.
 */
export async function exchangeAnswer(
  deps: AskDeps,
  walletSecret: string,
  message: JsonValue,
): Promise<JsonObject> {
  const request = await selectOpenRequest(deps, walletSecret);
  const presentation = messageSchema.safeParse(message).data?.verifiablePresentation;
  const domain = new URL(deps.publicUrl).host;
  if (presentation === undefined)
    return {
      verifiablePresentationRequest: {
        query: [{ type: 'DIDAuthentication' }, ...examplesOf(request.achievements, REASON)],
        challenge: nonceOf(walletSecret),
        domain,
        interact: {
          service: [
            {
              type: 'UnmediatedPresentationService2021',
              serviceEndpoint: exchangeAddress(deps, walletSecret),
            },
          ],
        },
      },
    };
  await take(deps, walletSecret, request, presentation, { domain }, '/verifiablePresentation');
  return {};
}

/** Looks at a presentation, once, and keeps what was found of it. */
async function take(
  deps: AskDeps,
  walletSecret: string,
  { achievements }: PresentationRequest,
  presentation: JsonObject | string,
  { domain }: { readonly domain: string },
  pointer: string,
): Promise<void> {
  const options = { challenge: nonceOf(walletSecret), domain, asked: { achievements } };
  const report = await verify(presentation, await deps.trust(), options);
  const broken = report.results.find(isNoAnswer);
  if (broken)
    throw invalid({
      code: 'ask.not-presented',
      pointer,
      message: broken.message,
      expected: `a presentation that its holder signs for this request (${broken.code})`,
    });
  const sealed = sealAnswer(walletSecret, report, deps.random);
  if (!(await deps.store.takeAnswer(hashOf(walletSecret), sealed, deps.clock()))) throw alreadyAnswered();
  deps.verified(report.verdict);
}

/**
 * What makes a presentation none of this request: made for another one or somebody else, not signed, changed. Whose the
 * credential is, and whether it was asked for, is part of what whoever asks is told.
 */
function isNoAnswer({ outcome, code }: CheckResult): boolean {
  return outcome === 'fail' && !ABOUT_CREDENTIALS.includes(code);
}

const ABOUT_CREDENTIALS = ['holder.not-bound', 'holder.other-subject', 'question.other'];
