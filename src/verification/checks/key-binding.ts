import { didOf } from '../../credentials/dids/did-document.js';
import {
  type Holder,
  holderOf,
  type KeyBindingFinding,
  verifyKeyBinding,
} from '../../credentials/sd-jwt/key-binding.js';
import type { SdJwt } from '../../credentials/sd-jwt/read.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';
import type { Expected } from './holder.js';
import { CLOCK_SKEW } from './period.js';
import type { DidResolver } from './proof.js';

const { pass, fail, unknown } = resultsOf('holder', 'Selective Disclosure for JWTs (RFC 9901), section 7.3');

const FAILURES: Readonly<
  Record<Exclude<KeyBindingFinding, 'valid' | 'unsupported'>, readonly [code: string, message: string]>
> = {
  invalid: ['invalid', 'The holder’s signature is not by the key that the credential is bound to.'],
  'key-type': ['key-type', 'The holder’s key is not of the type that a signature of this kind is made with.'],
  other: ['presents-other', 'The holder’s signature was made for something else than what is shown.'],
  'not-yet': ['not-yet-valid', 'The holder’s signature does not count yet.'],
  expired: ['expired', 'The holder’s signature was made for a time that is over.'],
  old: ['too-old', 'The holder’s signature is older than an answer to a request may be.'],
};

/**
 * Whether the one whom an SD-JWT is bound to presents it, to this verifier and now. A signature of the holder has to hold even
 * where none was asked for; without one, and without a question, there are no results. What has no holder can't answer.
 */
export async function checkKeyBinding(
  sdJwt: SdJwt,
  { challenge, domain }: Expected,
  resolve: DidResolver,
  now: Date,
): Promise<CheckResult[]> {
  const { keyBinding, claims } = sdJwt;
  const answers = challenge !== undefined || domain !== undefined;
  if (!keyBinding) {
    if (!answers) return [];
    return [
      fail('unproven', 'Who presents it was asked, and the holder did not sign.', { pointer: '/keyBinding' }),
    ];
  }
  const key = await keyOf(holderOf(claims), resolve);
  if (typeof key !== 'string') return [key];
  const finding = await verifyKeyBinding(keyBinding, {
    publicKeyMultibase: key,
    now,
    skew: CLOCK_SKEW,
    answers,
  });
  if (finding === 'unsupported')
    return [unknown('suite-unsupported', 'The holder’s signature is of a kind that cannot be checked here.')];
  if (finding !== 'valid') return [fail(...FAILURES[finding], { pointer: '/keyBinding' })];
  if (challenge !== undefined && keyBinding.nonce !== challenge)
    return [
      fail('challenge-mismatch', 'The signature was not made for this request.', {
        pointer: '/keyBinding/payload/nonce',
      }),
    ];
  if (domain !== undefined && keyBinding.audience !== domain)
    return [
      fail('domain-mismatch', 'The signature was made for somebody else.', {
        pointer: '/keyBinding/payload/aud',
      }),
    ];
  return [pass('present', 'The holder signed the presentation.')];
}

async function keyOf(holder: Holder, resolve: DidResolver): Promise<string | CheckResult> {
  switch (holder.kind) {
    case 'key':
      return holder.publicKeyMultibase;
    case 'none':
      return fail('not-bound', 'Somebody signed as its holder, and it is bound to nobody.', {
        pointer: '/cnf',
      });
    case 'unsupported':
      return unknown(
        'binding-unsupported',
        'It is bound to its holder in a way that is not supported here.',
        {
          pointer: '/cnf',
        },
      );
    case 'did': {
      const document = await resolve(didOf(holder.id));
      const method = document?.verificationMethod.find(({ id }) => id === holder.id);
      if (!document) return unknown('unresolved', 'The holder’s keys could not be looked up.');
      const allowed = method?.controller === document.id && document.authentication?.includes(holder.id);
      if (method && allowed) return method.publicKeyMultibase;
      return fail('key-not-authorised', 'The holder has not allowed this key to sign presentations.');
    }
  }
}
