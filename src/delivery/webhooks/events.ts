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
  if (about.kind === 'import') return ['import.finished'];
  if (EVENT_ACTS[act]?.status !== undefined) return ['credential.status-changed'];
  return about.awardKind === 'programme' && about.first
    ? ['credential.issued', 'certificate.composed']
    : ['credential.issued'];
}

/** A message: identifiers and where to get the rest with a key; nothing that names a person. */
export function payloadOf(type: MessageType, at: Date, data: JsonObject): JsonObject {
  return { type, timestamp: at.toISOString(), data };
}

function dataOf({ act, about }: Happening, api: string): JsonObject {
  if (about.kind === 'import')
    return { import: about.importId, ...about.counts, href: `${api}/imports/${about.importId}` };
  const status = EVENT_ACTS[act]?.status;
  return {
    credential: about.credentialId,
    award: about.awardId,
    kind: about.awardKind,
    code: about.code,
    issuer: about.issuerDid,
    ...(status === undefined ? {} : { status }),
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
        ({ institution, events }) =>
          events.includes(event) && (institution === undefined || institution === happening.institution),
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

/** Random, so that it tells nothing about how much happens here. */
export function newMessageId(random: Random): string {
  return `msg_${randomUuid(random).replaceAll('-', '')}`;
}
