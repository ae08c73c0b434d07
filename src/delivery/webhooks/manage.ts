import { type Caller, mayTouch, requireNetwork } from '../../access/caller.js';
import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { CairnError, invalid } from '../../common/errors.js';
import { newMessageId, payloadOf } from './events.js';
import type {
  DeliveryRecord,
  DeliveryState,
  EventType,
  Outbound,
  PageQuery,
  WebhookRecord,
  WebhookStore,
} from './ports.js';
import { newSecret, type SecretSealer, writeSecret } from './sign.js';

export interface WebhookDeps {
  readonly store: WebhookStore;
  readonly outbound: Pick<Outbound, 'check'>;
  readonly sealer: SecretSealer;
  readonly clock: Clock;
  readonly random: Random;
}

/** A webhook, and the one time that its secret is told. */
export interface NewWebhook {
  readonly webhook: WebhookRecord;
  /** `whsec_…`, as Standard Webhooks has it. */
  readonly secret: string;
}

export interface WebhookChange {
  readonly url?: string | undefined;
  readonly events?: readonly EventType[] | undefined;
  readonly enabled?: boolean | undefined;
}

/** Most webhooks of one institution, or of the network. */
const MOST_WEBHOOKS = 20;
/** How long messages are signed with the secret before a rotation, too, in milliseconds: a day. */
const ROTATION_GRACE = 24 * 3_600_000;

/**
 * Makes a webhook for an institution (`undefined`: the network). Throws `webhook.url` if nothing may be sent there now,
 * `webhook.too-many` (kind `conflict`), `auth.network-only`, `institution.unknown`.
 */
export async function makeWebhook(
  deps: WebhookDeps,
  caller: Caller,
  wish: {
    readonly url: string;
    readonly events: readonly EventType[];
    readonly institution: string | undefined;
  },
): Promise<NewWebhook> {
  if (!mayTouch(caller, wish.institution)) requireNetwork(caller);
  await checkUrl(deps, wish.url);
  const id = randomUuid(deps.random);
  const secret = newSecret(deps.random);
  const at = deps.clock();
  const webhook: WebhookRecord = {
    id,
    institution: wish.institution,
    url: wish.url,
    events: [...new Set(wish.events)],
    sealedSecret: deps.sealer.seal(id, secret),
    previousSecret: undefined,
    previousUntil: undefined,
    revision: 0,
    createdAt: at,
    createdBy: caller.actor,
    failingSince: undefined,
    disabledAt: undefined,
    disabledReason: undefined,
  };
  if (await deps.store.insertWebhook(webhook, MOST_WEBHOOKS, { actor: caller.actor, at }))
    return { webhook, secret: writeSecret(secret) };
  throw new CairnError('conflict', 'webhook.too-many', `There are ${MOST_WEBHOOKS} webhooks already`);
}

/** A webhook that the caller may see; throws `webhook.unknown`. */
export async function selectWebhook(
  deps: Pick<WebhookDeps, 'store'>,
  caller: Caller,
  id: string,
): Promise<WebhookRecord> {
  const webhook = await deps.store.selectOptionalWebhook(id);
  if (webhook && mayTouch(caller, webhook.institution)) return webhook;
  throw new CairnError('not-found', 'webhook.unknown', 'There is no webhook of this id');
}

/** The webhooks that a caller may see, newest first. */
export function listWebhooks(deps: WebhookDeps, caller: Caller, page: PageQuery): Promise<WebhookRecord[]> {
  return deps.store.selectWebhooks(caller.institution, page);
}

/** Edits the webhook that was read as `revision` (`undefined`: whichever). Throws `edit.outdated`, and as `makeWebhook`. */
export async function changeWebhook(
  deps: WebhookDeps,
  caller: Caller,
  id: string,
  revision: number | undefined,
  change: WebhookChange,
): Promise<WebhookRecord> {
  const before = await selectWebhook(deps, caller, id);
  if (change.url !== undefined && change.url !== before.url) await checkUrl(deps, change.url);
  const at = deps.clock();
  const { enabled = before.disabledAt === undefined } = change;
  const webhook: WebhookRecord = {
    ...before,
    revision: revision ?? before.revision,
    url: change.url ?? before.url,
    events: change.events ? [...new Set(change.events)] : before.events,
    // a new start: what failed before doesn't count any more
    failingSince: enabled && before.disabledAt === undefined ? before.failingSince : undefined,
    disabledAt: enabled ? undefined : (before.disabledAt ?? at),
    disabledReason: enabled ? undefined : (before.disabledReason ?? 'asked'),
  };
  if (await deps.store.updateWebhook(webhook, 'webhook.changed', { actor: caller.actor, at }))
    return { ...webhook, revision: webhook.revision + 1 };
  throw new CairnError('outdated', 'edit.outdated', 'The webhook has changed since it was read');
}

/** Gives a webhook a new secret. For a day messages are signed with the one before, too. */
export async function rotateSecret(deps: WebhookDeps, caller: Caller, id: string): Promise<NewWebhook> {
  const before = await selectWebhook(deps, caller, id);
  const secret = newSecret(deps.random);
  const at = deps.clock();
  const next = {
    ...before,
    sealedSecret: deps.sealer.seal(id, secret),
    previousSecret: before.sealedSecret,
    previousUntil: new Date(at.getTime() + ROTATION_GRACE),
  };
  if (!(await deps.store.updateWebhook(next, 'webhook.secret-rotated', { actor: caller.actor, at })))
    throw new CairnError('conflict', 'webhook.raced', 'Somebody else changed the webhook at the same moment');
  return { webhook: { ...next, revision: next.revision + 1 }, secret: writeSecret(secret) };
}

/** Ends a webhook; its deliveries go with it. */
export async function deleteWebhook(deps: WebhookDeps, caller: Caller, id: string): Promise<void> {
  await selectWebhook(deps, caller, id);
  await deps.store.deleteWebhook(id, { actor: caller.actor, at: deps.clock() });
}

/**
 * Sends a message that says nothing, to try a webhook out. Throws `webhook.disabled` (kind `conflict`). `requestId`: a
 * repetition finds the delivery that it made before.
 */
export async function testWebhook(
  deps: WebhookDeps,
  caller: Caller,
  id: string,
  requestId?: string,
): Promise<DeliveryRecord> {
  const webhook = await selectWebhook(deps, caller, id);
  const before = requestId === undefined ? undefined : await deps.store.selectOptionalDelivery(id, requestId);
  if (before) return before;
  requireEnabled(webhook);
  const at = deps.clock();
  const delivery: DeliveryRecord = {
    id: requestId ?? randomUuid(deps.random),
    webhookId: id,
    messageId: newMessageId(deps.random),
    event: 'webhook.test',
    payload: payloadOf('webhook.test', at, { webhook: id }),
    state: 'pending',
    attempts: 0,
    nextAt: at,
    lastAnswer: undefined,
    createdAt: at,
    endedAt: undefined,
  };
  await deps.store.insertDelivery(delivery);
  return delivery;
}

/** The deliveries of the last 30 days, newest first. */
export async function listDeliveries(
  deps: WebhookDeps,
  caller: Caller,
  id: string,
  state: DeliveryState | undefined,
  page: PageQuery,
): Promise<DeliveryRecord[]> {
  await selectWebhook(deps, caller, id);
  return deps.store.selectDeliveries(id, state, page);
}

/** Sends one delivery again, with the same `webhook-id`. Throws `webhook.unknown-delivery`, `webhook.disabled`. */
export async function replayDelivery(
  deps: WebhookDeps,
  caller: Caller,
  id: string,
  deliveryId: string,
): Promise<DeliveryRecord> {
  requireEnabled(await selectWebhook(deps, caller, id));
  await deps.store.replayDeliveries(id, { id: deliveryId }, { actor: caller.actor, at: deps.clock() });
  const delivery = await deps.store.selectOptionalDelivery(id, deliveryId);
  if (delivery) return delivery;
  throw new CairnError('not-found', 'webhook.unknown-delivery', 'The webhook has no delivery of this id');
}

/** Sends everything again that failed for good and was made since an instant; answers how many. */
export async function replayFailed(
  deps: WebhookDeps,
  caller: Caller,
  id: string,
  since: Date,
): Promise<number> {
  requireEnabled(await selectWebhook(deps, caller, id));
  return deps.store.replayDeliveries(id, { since }, { actor: caller.actor, at: deps.clock() });
}

function requireEnabled({ disabledAt }: WebhookRecord): void {
  if (disabledAt === undefined) return;
  throw new CairnError('conflict', 'webhook.disabled', 'The webhook is switched off');
}

async function checkUrl({ outbound }: WebhookDeps, url: string): Promise<void> {
  try {
    await outbound.check(url);
  } catch (error) {
    if (!(error instanceof CairnError)) throw error;
    throw invalid({
      code: 'webhook.url',
      pointer: '/url',
      message: `Nothing can be sent there: ${error.message}.`,
      expected: 'an https address at port 443 of a public host that exists, or one that the operator allows',
    });
  }
}
