import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { type Caller, SCOPES } from '../../src/access/caller.js';
import {
  type DispatchDeps,
  type Dispatcher,
  webhookDispatcher,
} from '../../src/delivery/webhooks/dispatch.js';
import { makeWebhook, testWebhook, type WebhookDeps } from '../../src/delivery/webhooks/manage.js';
import type { EventType, MessageType } from '../../src/delivery/webhooks/ports.js';
import { MESSAGES } from '../../src/http/api/webhooks/messages.js';
import { guardedPost } from '../../src/net/post.js';
import { webhookQueue } from '../../src/storage/webhook-queue.js';
import { type Received, type Receiver, startReceiver } from './receiver.js';
import { openTestServices, seededRandom, type TestServices } from './services.js';

export const callerOf = (institution: string | undefined): Caller => ({
  keyId: 'k',
  institution,
  scopes: new Set(SCOPES),
  actor: 'key:k',
});
export const NETWORK = callerOf(undefined);
export const ALPHA = callerOf('alpha');
export const BETA = callerOf('beta');

export let world: TestServices;
export let receiver: Receiver;
export let now: Date;
export const errors: unknown[] = [];

beforeAll(async () => {
  world = await openTestServices({ publicUrl: 'https://cairn.example' });
  receiver = await startReceiver();
});
afterAll(async () => {
  await receiver.close();
  await world.close();
  expect(errors).toEqual([]);
});
beforeEach(async () => {
  await world.database.prisma.webhook.deleteMany();
  await world.database.prisma.eventOutbox.deleteMany();
  receiver.received.length = 0;
  receiver.answer = (_message, response) => void response.writeHead(204).end();
  setClock(new Date());
});

/** The receiver's clock is the real one, so that what it verifies has to be of this minute. */
export function setClock(instant: Date) {
  now = instant;
  world.at(instant.toISOString());
}
export const later = (milliseconds: number) => setClock(new Date(now.getTime() + milliseconds));

export function deps(): WebhookDeps & DispatchDeps {
  return {
    ...world.services.webhooks,
    outbound: guardedPost({ clock: () => now, allow: [receiver.origin] }),
    queue: webhookQueue(world.database.prisma),
    publicUrl: 'https://cairn.example',
    onError: (error) => void errors.push(error),
  };
}
/** Another process with nothing in mind. */
export const dispatcher = (overrides: Partial<DispatchDeps> = {}): Dispatcher =>
  webhookDispatcher({ ...deps(), random: seededRandom(String(Math.random())), ...overrides });

export async function dispatch(one = dispatcher()): Promise<void> {
  await one.tick();
  await one.idle();
}
export let newest: string;
export async function hook(
  events: readonly EventType[],
  { by = ALPHA, path = '/hook' }: { by?: Caller; path?: string } = {},
) {
  const wish = { url: `${receiver.origin}${path}`, events, institution: by.institution };
  const made = await makeWebhook(deps(), by, wish);
  newest = made.webhook.id;
  return made;
}
/** A message to the newest webhook. */
export const send = () => testWebhook(deps(), NETWORK, newest);

let learners = 0;
/** A number that no other learner has. */
export const nextLearner = (): number => ++learners;
/** Issues a result of an institution, and tells the award. */
export async function issueOne(institution: string, module = 'MA'): Promise<string> {
  const { issued } = await world.issue(institution, `W-${nextLearner()},Ana Secret,${module},2026-01-15,A,`);
  return issued[0]?.awardId ?? '';
}
/** A message, which has to be as the API describes it. */
export function readMessage({ body }: Received) {
  const { type, timestamp, data }: { type: MessageType; timestamp: string; data: Record<string, string> } =
    JSON.parse(body);
  MESSAGES[type][1].parse(data);
  return { type, timestamp, data };
}
export const messages = () => receiver.received.map(readMessage);
export const idsOf = (received: readonly Received[]) => received.map(({ headers }) => headers['webhook-id']);
export const stateOf = async () =>
  (await world.database.prisma.webhookDelivery.findMany({ orderBy: { createdAt: 'asc' } })).map(
    ({ state, attempts, lastAnswer }) => `${state} ${attempts} ${lastAnswer}`,
  );
