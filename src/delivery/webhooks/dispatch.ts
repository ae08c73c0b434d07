import type { Clock, Random } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { planDeliveries } from './events.js';
import type { Attempt, DueDelivery, Outbound, WebhookQueue } from './ports.js';
import { type SecretSealer, signedHeaders } from './sign.js';

export interface DispatchDeps {
  readonly queue: WebhookQueue;
  readonly outbound: Pick<Outbound, 'post'>;
  readonly sealer: Pick<SecretSealer, 'open'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly publicUrl: string;
  /** Told of an error of our own; what it hit is tried again. */
  readonly onError: (error: unknown) => void;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long to wait after each attempt that failed, as Standard Webhooks suggests; after the last one, no more. */
export const BACK_OFF: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** A webhook that only failed for this long is switched off. */
const GIVE_UP_AFTER = 5 * 24 * HOUR;
/** Longer than an attempt can take: a delivery whose attempt nobody recorded is made again after this time. */
const LEASE = 2 * MINUTE;
/** How long a delivery waits that our own limit for its host holds up. */
const PUT_OFF = 10 * SECOND;

/** How long deliveries can be looked up and replayed, in milliseconds: 30 days. */
export const KEEP_DELIVERIES = 30 * 24 * HOUR;

/** Taken out of the outbox in one transaction. */
const HAPPENINGS = 200;
const MOST_AT_ONCE = 20;
const MOST_PER_WEBHOOK = 4;
/** Of one owner: its slow receivers leave room to those of others. */
const MOST_PER_OWNER = 8;

export interface Dispatcher {
  /**
   * Fans out what happened and starts the deliveries that are due, as far as there is room; waits for none of them. Never
   * rejects.
   */
  tick(): Promise<void>;
  /** Waits until nothing is under way and nothing is due. */
  idle(): Promise<void>;
  /** Starts nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Brings messages to webhooks, each at least once: an attempt is recorded after it was made, so a crash in between leads to
 * another one with the same `webhook-id`. A slow receiver holds up nobody but itself.
 */
export function webhookDispatcher(deps: DispatchDeps): Dispatcher {
  const underWay = new Map<Promise<void>, { readonly webhook: string; readonly owner: string }>();
  let looking: Promise<void> | undefined;
  let lookAgain = false;
  let stopped = false;
  let ticking: Promise<void> | undefined;

  const startDue = async () => {
    const room = stopped ? 0 : MOST_AT_ONCE - underWay.size;
    if (room <= 0) return;
    const now = deps.clock();
    const active = [...underWay.values()];
    const owners = active.map(({ owner }) => owner);
    const due = await deps.queue.takeDue({
      now,
      leaseUntil: new Date(now.getTime() + LEASE),
      limit: room,
      perWebhook: MOST_PER_WEBHOOK,
      perOwner: MOST_PER_OWNER,
      busy: [...new Set(active.map(({ webhook }) => webhook))],
      busyOwners: [...new Set(owners)].filter(
        (owner) => owners.filter((one) => one === owner).length >= MOST_PER_OWNER,
      ),
    });
    for (const delivery of due) {
      const work: Promise<void> = deliver(deps, delivery)
        .catch(deps.onError)
        .then(() => {
          underWay.delete(work);
          look();
        });
      const { id, institution } = delivery.webhook;
      underWay.set(work, { webhook: id, owner: institution ?? '' });
    }
  };
  const lookUntilDone = async () => {
    do {
      lookAgain = false;
      await startDue().catch(deps.onError);
    } while (lookAgain);
    looking = undefined;
  };
  /** One look at a time, so that no two of them fill the same room. */
  const look = (): Promise<void> => {
    lookAgain = true;
    looking ??= lookUntilDone();
    return looking;
  };
  const fanOut = () =>
    deps.queue.fanOut(HAPPENINGS, deps.clock(), (happenings, listeners) =>
      planDeliveries(happenings, listeners, deps),
    );

  const tickOnce = async () => {
    while (!stopped && (await fanOut()) === HAPPENINGS);
    await look();
  };

  return {
    tick() {
      ticking ??= tickOnce()
        .catch(deps.onError)
        .finally(() => {
          ticking = undefined;
        });
      return ticking;
    },
    async idle() {
      while (looking !== undefined || underWay.size > 0) {
        await looking;
        await Promise.all(underWay.keys());
      }
    },
    async stop() {
      stopped = true;
      await looking;
      await Promise.all(underWay.keys());
    },
  };
}

async function deliver(deps: DispatchDeps, delivery: DueDelivery): Promise<void> {
  const answer = await send(deps, delivery);
  const at = deps.clock();
  await deps.queue.recordAttempt(delivery, judge(answer, delivery, at, deps.random), {
    actor: 'service',
    at,
  });
}

/** The status that the receiver answered with, or the code of what kept us from getting one. */
async function send(deps: DispatchDeps, { webhook, messageId, payload }: DueDelivery): Promise<string> {
  const { id, url, sealedSecret, previousSecret, previousUntil } = webhook;
  const rotating = previousSecret && previousUntil && deps.clock() < previousUntil ? [previousSecret] : [];
  const secrets = [sealedSecret, ...rotating].map((sealed) => deps.sealer.open(id, sealed));
  const body = JSON.stringify(payload);
  const headers = {
    'content-type': 'application/json',
    ...signedHeaders(messageId, body, secrets, deps.clock),
  };
  try {
    return String(await deps.outbound.post(url, headers, body));
  } catch (error) {
    if (error instanceof CairnError) return error.code;
    throw error;
  }
}

function judge(answer: string, delivery: DueDelivery, at: Date, random: Random): Attempt {
  if (/^2\d\d$/.test(answer)) return { state: 'delivered', answer };
  if (answer === 'fetch.rate-limited') return { state: 'put-off', nextAt: new Date(at.getTime() + PUT_OFF) };
  if (answer === '410') return { state: 'failed', answer, disable: 'gone' };
  const failingFor = at.getTime() - (delivery.webhook.failingSince ?? at).getTime();
  if (failingFor >= GIVE_UP_AFTER) return { state: 'failed', answer, disable: 'failing' };
  const wait = BACK_OFF[delivery.attempts];
  if (wait === undefined) return { state: 'failed', answer };
  // up to a fifth longer, so that what failed together isn't sent together again
  const [byte = 0] = random(1);
  return { state: 'pending', answer, nextAt: new Date(at.getTime() + wait * (1 + byte / 1280)) };
}
