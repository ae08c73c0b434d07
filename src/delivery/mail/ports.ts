import type { TextMap } from '../../domain/text.js';
import type { Act } from '../../issuing/ports.js';
import type { Page } from '../../issuing/records/ports.js';

/**
 * Why a mail is wanted. `credentials`: something was issued to a learner, or their address became known. `link`: somebody
 * asked for a way in. `confirm-address`: an account is to get a new address. `confirm-erasure`: what is kept of somebody is to be
 * erased. `address-changed` and `learner-moved`: what
 * the address before is told. `correction-answered`: what a graduate asked to have corrected has an answer, which it doesn't tell.
 */
export const MAIL_KINDS = [
  'credentials',
  'link',
  'confirm-address',
  'confirm-erasure',
  'address-changed',
  'learner-moved',
  'correction-answered',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

export type MailState = 'pending' | 'delivered' | 'failed';

/** A mail as institutions may see it: without what it says. */
export interface MailRecord {
  readonly id: string;
  readonly kind: MailKind;
  readonly learnerId: string | undefined;
  readonly institution: string | undefined;
  readonly state: MailState;
  readonly attempts: number;
  readonly nextAt: Date | undefined;
  readonly lastAnswer: string | undefined;
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
}

/** A mail whose turn it is. */
export interface DueMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly to: string | undefined;
  readonly language: string | undefined;
  readonly learnerId: string | undefined;
  readonly accountId: string | undefined;
  /** Whose awards it is about; `undefined`: everybody's. */
  readonly institution: string | undefined;
  readonly createdAt: Date;
  readonly attempts: number;
  /** Once it was written, every attempt sends the same. */
  readonly sealedContent: Uint8Array | undefined;
}

export interface NewMail {
  readonly id: string;
  readonly kind: MailKind;
  readonly to: string;
  readonly language: string;
  readonly learnerId?: string | undefined;
  readonly accountId?: string | undefined;
}

/** What a mail says, written in a language, and to whom. */
export interface WrittenMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The same with the id that every attempt has. */
export interface SentMail extends WrittenMail {
  readonly messageId: string;
}

/** What a mail is about, before it has words. Titles are by language. */
export type Letter =
  | { readonly kind: 'claim'; readonly name: string; readonly link: string; readonly issued: IssuedLines }
  | { readonly kind: 'news'; readonly name: string; readonly link: string; readonly issued: IssuedLines }
  | { readonly kind: 'sign-in'; readonly link: string }
  | { readonly kind: 'confirm-address'; readonly link: string }
  | { readonly kind: 'confirm-erasure'; readonly link: string }
  | { readonly kind: 'correction-answered'; readonly link: string }
  | { readonly kind: 'address-changed' }
  | { readonly kind: 'learner-moved' };

/** Some of what was issued, the newest first, and how many there are. */
export interface IssuedLines {
  readonly count: number;
  readonly lines: readonly { readonly title: TextMap; readonly issuer: TextMap }[];
}

/** Where a letter goes, and in which language. */
export interface Addressed {
  readonly to: string;
  readonly language: string;
  readonly letter: Letter;
}

/** What became of an attempt. */
export type MailAttempt =
  | { readonly state: 'delivered' | 'failed'; readonly answer: string }
  | { readonly state: 'pending'; readonly answer: string; readonly nextAt: Date };

/** What the dispatcher does. Several processes may do it at once. */
export interface MailQueue {
  /** Takes due mails; nobody else gets them before `leaseUntil`. What is wanted from now on is another mail. */
  takeDue(now: Date, leaseUntil: Date, limit: number): Promise<DueMail[]>;
  /** Keeps what was written, for every attempt. */
  keepContent(id: string, sealedContent: Uint8Array): Promise<void>;
  /** There is nothing to say. */
  drop(id: string): Promise<void>;
  recordAttempt(mail: DueMail, attempt: MailAttempt, at: Date): Promise<void>;
  /** Deletes what mails say, and to whom, that ended before an instant, and mails that ended before another. */
  forget(before: { readonly content: Date; readonly mail: Date }): Promise<void>;
}

export interface MailStore {
  insertMail(mail: NewMail, at: Date): Promise<void>;
  selectMails(
    institution: string | undefined,
    state: MailState | undefined,
    page: Page,
  ): Promise<MailRecord[]>;
  selectOptionalMail(id: string): Promise<MailRecord | undefined>;
  /** Writes one anew and sends it; false if it is no longer known to whom. */
  resend(id: string, act: Act): Promise<boolean>;
  /** What was written lately, newest first: for the outbox page of a local start. */
  selectContents(limit: number): Promise<{ readonly mail: MailRecord; readonly sealedContent: Uint8Array }[]>;
}

/** How mails leave the house. */
export interface MailTransport {
  /** Sends one; throws a `MailRefusal` where the server says no, or says nothing. */
  send(mail: SentMail): Promise<void>;
}

/** What a link in a mail does once. */
export interface LinkRecord {
  readonly kind: 'claim' | 'address' | 'erasure';
  /** The address that it was sent to. */
  readonly email: string;
  readonly learnerId: string | undefined;
  readonly accountId: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | undefined;
}

/** Somebody's account, and what they have there of a learner. */
export interface Kept {
  readonly email: string;
  readonly language: string;
  readonly claimedAt: Date;
  readonly issued: IssuedLines;
}

/** Whom mails about what one issuer awards a learner go to. */
export interface Recipient {
  readonly name: string;
  /** That the issuer gave. */
  readonly contact: { readonly email: string; readonly givenAt: Date } | undefined;
  /** In which it is kept, on the word of the issuer or of the network. */
  readonly account: Kept | undefined;
}

/** What somebody claims who holds an address: all that those awarded a learner who gave that address. */
export interface Claimable {
  readonly name: string;
  /** That mails are written in. */
  readonly language: string;
  readonly issued: IssuedLines;
}

/** Mails to whoever reaches awards are about a learner, on the word of an institution, by its code, or of the `network`. */
export interface MailWanted {
  readonly learnerId: string;
  readonly vouchedOf: string;
  /** Where it goes: there is one mail to a place at a time. */
  readonly place: string;
}

export interface LinkStore {
  insertLink(link: Omit<LinkRecord, 'usedAt'> & { readonly tokenHash: string }): Promise<void>;
  selectOptionalLink(tokenHash: string): Promise<LinkRecord | undefined>;
  /** Uses a link; false if it was used, or has expired at the instant. Of several that do this at once, one does it. */
  useLink(tokenHash: string, at: Date): Promise<boolean>;
  /** Takes back that a link was used: what it leads to failed. */
  releaseLink(tokenHash: string): Promise<void>;
  /** `institution`: whose awards it is about; `undefined`: everybody's, on the network's word. */
  selectOptionalRecipient(learnerId: string, institution: string | undefined): Promise<Recipient | undefined>;
  /** `undefined` where nobody gives that address of the learner (any more). */
  selectOptionalClaimable(learnerId: string, email: string): Promise<Claimable | undefined>;
  /** What waits behind an address, unclaimed, of at most so many learners. */
  selectUnclaimed(email: string, limit: number): Promise<MailWanted[]>;
  /** Wants mails about credentials, unless they are wanted already. */
  wantCredentialMails(wanted: readonly MailWanted[], at: Date): Promise<void>;
  selectOptionalAccount(
    accountId: string,
  ): Promise<{ readonly email: string; readonly language: string } | undefined>;
  /**
   * Keeps in an account what those award a learner who gave the address that is claimed; other links to that address end. An
   * account that had it before has it no more, and its address is told.
   */
  linkLearner(
    learnerId: string,
    claimed: string,
    account: { readonly email: string; readonly language: string },
    act: Act,
  ): Promise<void>;
  /**
   * False if another account has the address. The address before is told; other links to change it, and sessions but for the one
   * to keep, end.
   */
  changeAddress(
    accountId: string,
    to: { readonly email: string; readonly keepSession?: string | undefined },
    act: Act,
  ): Promise<boolean>;
  /** Forgets links that expired before an instant. */
  deleteOldLinks(before: Date): Promise<void>;
}
