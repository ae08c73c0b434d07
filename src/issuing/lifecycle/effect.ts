import type { Composed } from '../compose.js';
import { maySee, type Party } from './party.js';
import type { CertificateState } from './ports.js';

/**
 * What became of a certificate: `reissued`: a new credential took the place of the old one. `ended`: it is revoked, and
 * where other awards satisfy the rule another one took its place (among what was composed). `suspended` and `reinstated`
 * speak for themselves. `unchanged`: it used what was acted on, and stands as it stood.
 */
export type Outcome = 'reissued' | 'suspended' | 'reinstated' | 'ended' | 'unchanged';

export interface CertificateEffect {
  readonly programme: string;
  /** DID of the awarding body. */
  readonly awardingBody: string;
  /** Absent where it isn't the asking party's to know. */
  readonly awardId?: string | undefined;
  readonly outcome: Outcome;
}

export interface ComposedEffect {
  readonly programme: string;
  readonly awardingBody: string;
  readonly awardId?: string | undefined;
  readonly state: 'issued' | 'proposed';
}

export type AwardStanding = 'in-force' | 'suspended' | 'revoked';

export interface AwardEffect {
  readonly awardId: string;
  /** False: it stood so before, and nothing was done. */
  readonly changed: boolean;
  readonly standing: AwardStanding;
}

/** What an act did, or would do. */
export interface Effect {
  readonly awards: readonly AwardEffect[];
  readonly certificates: readonly CertificateEffect[];
  readonly composed: readonly ComposedEffect[];
}

/**
 * What happened to the certificates that there were, from how they stood before and after: to those that use what was
 * acted on, and to any other that changed; inner ones before outer ones.
 */
export function certificateEffects(
  before: readonly CertificateState[],
  after: readonly CertificateState[],
  actedOn: ReadonlySet<string>,
): CertificateEffect[] {
  const now = new Map(after.map((state) => [state.awardId, state]));
  return before
    .filter(({ awardId, revoked }) => !revoked && !actedOn.has(awardId))
    .map((state) => ({ state, outcome: outcomeOf(state, now.get(state.awardId)) }))
    .filter(({ state, outcome }) => outcome !== 'unchanged' || state.uses.some((id) => actedOn.has(id)))
    .sort(
      (a, b) => a.state.uses.length - b.state.uses.length || (a.state.programme < b.state.programme ? -1 : 1),
    )
    .map(({ state, outcome }) => ({
      programme: state.programme,
      awardingBody: state.issuerDid,
      awardId: state.awardId,
      outcome,
    }));
}

function outcomeOf(before: CertificateState, after: CertificateState | undefined): Outcome {
  if (!after || after.revoked) return 'ended';
  if (after.suspended) return before.suspended ? 'unchanged' : 'suspended';
  if (after.credentialId !== before.credentialId) return 'reissued';
  return before.suspended ? 'reinstated' : 'unchanged';
}

export function composedEffects(composed: readonly Composed[]): ComposedEffect[] {
  return composed.map(({ programme, awardingBody, awardId, state }) => ({
    programme,
    awardingBody,
    ...(awardId === '' ? {} : { awardId }),
    state,
  }));
}

export function together(effects: readonly Effect[]): Effect {
  return {
    awards: effects.flatMap(({ awards }) => awards),
    certificates: effects.flatMap(({ certificates }) => certificates),
    composed: effects.flatMap(({ composed }) => composed),
  };
}

/** The part of an effect that a party may see: of certificates that others awarded, programme and outcome alone. */
export function seenBy(party: Party, effect: Effect): Effect {
  const own = <T extends { awardingBody: string }>(one: T): T =>
    maySee(party, one.awardingBody) ? one : { ...one, awardId: undefined };
  return {
    awards: effect.awards,
    certificates: effect.certificates.map(own),
    composed: effect.composed.map(own),
  };
}
