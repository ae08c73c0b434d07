import { type Random, randomUuid } from '../../common/effects.js';
import type { JsonObject } from '../../common/json.js';
import {
  type DeliveryPlan,
  EVENT_ACTS,
  type EventType,
  type Happening,
  type Listener,
  type MessageType,
} from './ports.js';

/** Which events a happening is. The first certificate of an award is a credential that was issued, too. */
function eventsOf({ act, about }: Happening): EventType[] {
  const event = EVENT_ACTS[act]?.event;
  if (event === undefined) return [];
  const composed =
    event === 'credential.issued' &&
    about.kind === 'credential' &&
    about.first &&
    about.awardKind === 'programme';
  return composed ? [event, 'certificate.composed'] : [event];
}

/** A message: identifiers and where to get the rest with a key; nothing that names a person. */
export function payloadOf(type: MessageType, at: Date, data: JsonObject): JsonObject {
  return { type, timestamp: at.toISOString(), data };
}

function dataOf({ act, about }: Happening, api: string): JsonObject {
  const outcome = EVENT_ACTS[act]?.outcome;
  if (about.kind === 'import')
    return {
      import: about.importId,
      ...(outcome === undefined ? {} : { outcome }),
      ...about.counts,
      href: `${api}/imports/${about.importId}`,
    };
  return {
    credential: about.credentialId,
    award: about.awardId,
    kind: about.awardKind,
    code: about.code,
    issuer: about.issuerDid,
    ...(outcome === undefined ? {} : { status: outcome }),
    href: `${api}/credentials/${about.credentialId}`,
  };
}

/** The deliveries that happenings make: one for each event and each webhook that listens to it. */
export function planDeliveries(
  happenings: readonly Happening[],
  listeners: readonly Listener[],
  { random, publicUrl }: { readonly random: Random; readonly publicUrl: string },
): DeliveryPlan[] {
  const api = `${publicUrl}/api/v1`;
  return happenings.flatMap((happening) =>
    eventsOf(happening).flatMap((event) => {
      const listening = listeners.filter(
        ({ institution, events }) => events.includes(event) && mayHear(institution, happening),
      );
      if (listening.length === 0) return [];
      const messageId = newMessageId(random);
      const payload = payloadOf(event, happening.at, dataOf(happening, api));
      return listening.map(({ id }) => ({
        id: randomUuid(random),
        webhookId: id,
        messageId,
        event,
        payload,
      }));
    }),
  );
}

/** An institution hears of its own business, the network of all credentials; imports are an institution's alone. */
function mayHear(institution: string | undefined, { institution: owner, about }: Happening): boolean {
  return institution === owner || (institution === undefined && about.kind !== 'import');
}

/** Random, so that it tells nothing about how much happens here. */
export function newMessageId(random: Random): string {
  return `msg_${randomUuid(random).replaceAll('-', '')}`;
}
