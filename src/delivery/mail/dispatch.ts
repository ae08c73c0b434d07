import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import { codeOf } from '../../common/errors.js';
import type {
  Addressed,
  DueMail,
  MailAttempt,
  MailQueue,
  MailTransport,
  SentMail,
  WrittenMail,
} from './ports.js';

export interface MailDispatchDeps {
  readonly queue: MailQueue;
  readonly transport: MailTransport;
  /** Decides what a mail is about and where it goes; `undefined` where there is nothing to say. */
  readonly address: (mail: DueMail) => Promise<Addressed | undefined>;
  /** Gives a letter words. */
  readonly write: (addressed: Addressed) => Promise<WrittenMail>;
  readonly sealer: ContentSealer;
  readonly clock: Clock;
  readonly random: Random;
  /** Host of the deployment, for the ids of messages. */
  readonly host: string;
  /** Told of an error of our own; what it hit is tried again. */
  readonly onError: (error: unknown) => void;
}

/** Seals what a mail says, under its id. */
export interface ContentSealer {
  seal(id: string, content: Uint8Array): Uint8Array;
  open(id: string, sealed: Uint8Array): Uint8Array;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long to wait after each attempt that failed; after the last one, a person has to ask for another. */
export const MAIL_BACK_OFF: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
];

/** Longer than an attempt can take: a mail whose attempt nobody recorded is sent again after this time. */
const LEASE = 5 * MINUTE;
const MOST_AT_ONCE = 5;

/** How long what a mail says is kept after it was sent or given up, in milliseconds: a week. */
export const KEEP_CONTENT = 7 * DAY;
/** How long it is known that there was one: 90 days. */
export const KEEP_MAILS = 90 * DAY;

/**
 * A refusal of a mail server. `answer`: its status, or the code of what kept us from getting one. `final`: it will never
 * take this mail.
 */
export class MailRefusal extends Error {
  readonly answer: string;
  readonly final: boolean;

  constructor(answer: string, final: boolean) {
    super('The mail was not taken');
    this.answer = answer;
    this.final = final;
  }
}

export interface MailDispatcher {
  /** Sends what is due, and waits for it. One run at a time; never rejects. */
  tick(): Promise<void>;
  /** Starts nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Sends mails, each at least once: an attempt is recorded after it was made, so where a server's answer was lost it gets
 * the same message again, under the same `Message-ID`.
 */
export function mailDispatcher(deps: MailDispatchDeps): MailDispatcher {
  let running: Promise<void> | undefined;
  let stopped = false;

  const run = async () => {
    while (!stopped) {
      const now = deps.clock();
      const due = await deps.queue.takeDue(now, new Date(now.getTime() + LEASE), MOST_AT_ONCE);
      if (due.length === 0) return;
      await Promise.all(due.map((mail) => deliver(deps, mail).catch(deps.onError)));
    }
  };
  return {
    tick() {
      running ??= run()
        .catch(deps.onError)
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

async function deliver(deps: MailDispatchDeps, mail: DueMail): Promise<void> {
  const written = await contentOf(deps, mail);
  if (!written) {
    await deps.queue.drop(mail.id);
    return;
  }
  const attempt = await send(deps, mail, written);
  await deps.queue.recordAttempt(mail, attempt, deps.clock());
}

async function contentOf(deps: MailDispatchDeps, mail: DueMail): Promise<SentMail | undefined> {
  if (mail.sealedContent) return openContent(deps.sealer, mail.id, mail.sealedContent);
  const addressed = await deps.address(mail);
  if (!addressed) return undefined;
  const written = {
    ...(await deps.write(addressed)),
    messageId: `<${randomUuid(deps.random)}@${deps.host}>`,
  };
  const content = new TextEncoder().encode(JSON.stringify(written));
  await deps.queue.keepContent(mail.id, deps.sealer.seal(mail.id, content));
  return written;
}

/** What a mail says, as it was sealed. */
export function openContent(sealer: ContentSealer, id: string, sealed: Uint8Array): SentMail {
  // written by `contentOf` alone
  return JSON.parse(new TextDecoder().decode(sealer.open(id, sealed))) as SentMail;
}

async function send(deps: MailDispatchDeps, mail: DueMail, written: SentMail): Promise<MailAttempt> {
  try {
    await deps.transport.send(written);
    return { state: 'delivered', answer: '250' };
  } catch (error) {
    const answer = error instanceof MailRefusal ? error.answer : codeOf(error);
    const wait = MAIL_BACK_OFF[mail.attempts];
    if (wait === undefined || (error instanceof MailRefusal && error.final))
      return { state: 'failed', answer };
    // up to a fifth longer, so that what failed together isn't sent together again
    const [byte = 0] = deps.random(1);
    return {
      state: 'pending',
      answer,
      nextAt: new Date(deps.clock().getTime() + wait * (1 + byte / 1280)),
    };
  }
}
