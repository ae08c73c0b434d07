import type { JsonObject } from '../../common/json.js';

export const EVENT_TYPES = [
  'import.checked',
  'import.finished',
  'credential.issued',
  'certificate.composed',
  'credential.status-changed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Acts of the audit that webhooks hear of: as which event, and what became of its subject. */
export const EVENT_ACTS: Readonly<Record<string, { readonly event: EventType; readonly outcome?: string }>> =
  {
    'import.checked': { event: 'import.checked' },
    'import.committed': { event: 'import.finished', outcome: 'committed' },
    'import.refused': { event: 'import.finished', outcome: 'refused' },
    'import.cancelled': { event: 'import.finished', outcome: 'cancelled' },
    'import.failed': { event: 'import.finished', outcome: 'failed' },
    'credential.issued': { event: 'credential.issued' },
    'credential.revoked': { event: 'credential.status-changed', outcome: 'revoked' },
    'credential.suspended': { event: 'credential.status-changed', outcome: 'suspended' },
    'credential.reinstated': { event: 'credential.status-changed', outcome: 'reinstated' },
    'credential.superseded': { event: 'credential.status-changed', outcome: 'superseded' },
  };

/** What a person asked to be told of: the events above, or a try that they asked for. */
export type MessageType = EventType | 'webhook.test';

/** By a person; because it answered 410; because it only failed for days. */
export type DisabledReason = 'asked' | 'gone' | 'failing';

export interface WebhookRecord {
  readonly id: string;
  /** Code of the institution; `undefined`: the network's, which hears of all credentials. */
  readonly institution: string | undefined;
  readonly url: string;
  readonly events: readonly EventType[];
  readonly sealedSecret: Uint8Array;
  readonly previousSecret: Uint8Array | undefined;
  readonly previousUntil: Date | undefined;
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly failingSince: Date | undefined;
  readonly disabledAt: Date | undefined;
  readonly disabledReason: DisabledReason | undefined;
}

export type DeliveryState = 'pending' | 'delivered' | 'failed';

export interface DeliveryRecord {
  readonly id: string;
  readonly webhookId: string;
  readonly messageId: string;
  readonly event: string;
  readonly payload: JsonObject;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAt: Date | undefined;
  /** HTTP status or error code of the last attempt. */
  readonly lastAnswer: string | undefined;
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
}

export interface WebhookAct {
  readonly actor: string;
  readonly at: Date;
}

export interface PageQuery {
  readonly limit: number;
  readonly after: { readonly at: Date; readonly id: string } | undefined;
}

/** What people do with webhooks. */
export interface WebhookStore {
  selectOptionalWebhook(id: string): Promise<WebhookRecord | undefined>;
  /** Webhooks of an institution, or all (`undefined`); newest first. */
  selectWebhooks(institution: string | undefined, page: PageQuery): Promise<WebhookRecord[]>;
  /**
   * False if its institution, or the network, has `most` webhooks already. Fails with `institution.unknown` (kind
   * `not-found`) if there is no such institution.
   */
  insertWebhook(webhook: WebhookRecord, most: number, act: WebhookAct): Promise<boolean>;
  /**
   * Writes a webhook over the one of its id, with an audit entry by that name, and counts the revision up. False if it isn't
   * at `webhook.revision` any more.
   */
  updateWebhook(webhook: WebhookRecord, name: string, act: WebhookAct): Promise<boolean>;
  /** With its deliveries. False if it isn't there any more. */
  deleteWebhook(id: string, act: WebhookAct): Promise<boolean>;
  insertDelivery(delivery: DeliveryRecord): Promise<void>;
  selectOptionalDelivery(webhookId: string, id: string): Promise<DeliveryRecord | undefined>;
  selectDeliveries(
    webhookId: string,
    state: DeliveryState | undefined,
    page: PageQuery,
  ): Promise<DeliveryRecord[]>;
  /** Makes deliveries due again that aren't pending: this one, or all failed ones made since. Answers how many. */
  replayDeliveries(
    webhookId: string,
    which: { readonly id: string } | { readonly since: Date },
    act: WebhookAct,
  ): Promise<number>;
}

/** What happened, as far as webhooks hear of it. */
export interface Happening {
  readonly act: string;
  readonly at: Date;
  readonly about:
    | {
        readonly kind: 'credential';
        readonly credentialId: string;
        readonly awardId: string;
        readonly awardKind: 'module' | 'programme';
        readonly code: string;
        readonly issuerDid: string;
        /** The first of its award. */
        readonly first: boolean;
      }
    | { readonly kind: 'import'; readonly importId: string; readonly counts: JsonObject };
  /** Code of the institution whose business it is; `undefined`: the network's alone. */
  readonly institution: string | undefined;
}

export interface Listener {
  readonly id: string;
  readonly institution: string | undefined;
  readonly events: readonly EventType[];
}

/** A delivery that this process is to make now. */
export interface DueDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly event: string;
  readonly payload: JsonObject;
  /** Attempts so far. */
  readonly attempts: number;
  readonly webhook: Pick<
    WebhookRecord,
    'id' | 'institution' | 'url' | 'sealedSecret' | 'previousSecret' | 'previousUntil' | 'failingSince'
  >;
}

export type DeliveryPlan = Pick<DeliveryRecord, 'id' | 'webhookId' | 'messageId' | 'event' | 'payload'>;

/** How an attempt ended. */
export type Attempt =
  | { readonly state: 'delivered'; readonly answer: string }
  | { readonly state: 'failed'; readonly answer: string; readonly disable?: DisabledReason }
  | { readonly state: 'pending'; readonly answer: string; readonly nextAt: Date }
  /** Nothing was sent: our own limits, not the receiver, put it off. */
  | { readonly state: 'put-off'; readonly nextAt: Date };

/** What the dispatcher does. Several processes may do it at once. */
export interface WebhookQueue {
  /**
   * Takes up to `limit` happenings out of the outbox and, in the same transaction, records the deliveries that `plan` makes
   * of them. Answers how many were taken.
   */
  fanOut(
    limit: number,
    at: Date,
    plan: (happenings: readonly Happening[], listeners: readonly Listener[]) => readonly DeliveryPlan[],
  ): Promise<number>;
  /**
   * Takes due deliveries, at most `limit`, `perWebhook` of each webhook but the `busy` ones, and `perOwner` of each
   * institution (the network is `''`) but the busy ones, taking turns between those; nobody else gets them before
   * `leaseUntil`, and then somebody does if nothing was recorded.
   */
  takeDue(options: {
    readonly now: Date;
    readonly leaseUntil: Date;
    readonly limit: number;
    readonly perWebhook: number;
    readonly perOwner: number;
    readonly busy: readonly string[];
    readonly busyOwners: readonly string[];
  }): Promise<DueDelivery[]>;
  recordAttempt(delivery: DueDelivery, attempt: Attempt, act: WebhookAct): Promise<void>;
  /** Forgets deliveries made before an instant. */
  deleteOldDeliveries(before: Date): Promise<number>;
}

/** The way out, which refuses what must not be reached. */
export interface Outbound {
  /** Throws a CairnError if nothing may be sent there. */
  check(url: string): Promise<void>;
  /** Sends, and answers with the HTTP status; follows nothing. Throws a CairnError if there is no answer. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number>;
}
