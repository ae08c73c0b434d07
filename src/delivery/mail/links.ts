import type { Accounts, CookieRequest, SetCookies, SignedIn } from '../../access/accounts.js';
import { type Clock, type Random, randomUuid } from '../../common/effects.js';
import type { Reached } from '../../common/reach.js';
import { hashToken, newToken, TOKEN } from '../token.js';
import type { Addressed, Claimable, DueMail, LinkRecord, LinkStore, MailStore } from './ports.js';

export interface LinkDeps {
  readonly store: LinkStore;
  readonly mails: Pick<MailStore, 'insertMail'>;
  readonly accounts: Pick<Accounts, 'signInToken' | 'open'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly publicUrl: string;
}

const DAY = 86_400_000;
/** How long a link works, in milliseconds: to claim credentials 30 days, to confirm an address one, to erase half an hour. */
const LASTS = { claim: 30 * DAY, address: DAY, erasure: DAY / 48 };
/** Most learners of one address who are written to when somebody asks for a link. */
const MOST_LEARNERS = 5;

/** What a claim link would do. */
export interface Claim {
  readonly link: LinkRecord & { readonly learnerId: string };
  readonly recipient: Claimable;
}

/**
 * Wants a mail with a way in to be sent to an address: to its account, or to the credentials that wait there. It is found
 * out later whether there are any, so that the answer takes the same time either way.
 */
export async function requestLink(
  { mails, clock, random }: LinkDeps,
  email: string,
  language: string,
): Promise<void> {
  await mails.insertMail({ id: randomUuid(random), kind: 'link', to: email, language }, clock());
}

/** Wants a mail to be sent to the new address of an account, which counts once it is confirmed by the link in it. */
export async function requestAddress(
  { mails, clock, random }: LinkDeps,
  accountId: string,
  email: string,
  language: string,
): Promise<void> {
  const mail = { id: randomUuid(random), kind: 'confirm-address' as const, to: email, language, accountId };
  await mails.insertMail(mail, clock());
}

/**
 * Wants a mail to be sent to an account, with a link that has to be used before a learner's data is erased: whoever found a
 * browser signed in does not read the mail.
 */
export async function requestErasure(
  { mails, clock, random }: LinkDeps,
  { accountId, email }: Pick<SignedIn, 'accountId' | 'email'>,
  learnerId: string,
  language: string,
): Promise<void> {
  const kind = 'confirm-erasure' as const;
  await mails.insertMail(
    { id: randomUuid(random), kind, to: email, language, accountId, learnerId },
    clock(),
  );
}

/** What a link in a mail would do; `undefined` alike for one that never was, was used or has expired. */
export async function openLink(
  { store, clock }: Pick<LinkDeps, 'store' | 'clock'>,
  kind: LinkRecord['kind'],
  token: string,
): Promise<LinkRecord | undefined> {
  const link = TOKEN.test(token) ? await store.selectOptionalLink(hashToken('mail', token)) : undefined;
  return link?.kind === kind && !link.usedAt && link.expiresAt > clock() ? link : undefined;
}

/** What a claim link would do; consumes nothing. */
export async function openClaim(deps: LinkDeps, token: string): Promise<Claim | undefined> {
  const link = await openLink(deps, 'claim', token);
  if (link?.learnerId === undefined) return undefined;
  const { learnerId } = link;
  const recipient = await deps.store.selectOptionalClaimable(learnerId, link.email);
  return recipient && { link: { ...link, learnerId }, recipient };
}

/** Whether a claim link, used or not, is for credentials that are reached already. */
export async function isClaimed(
  { store }: Pick<LinkDeps, 'store'>,
  token: string,
  learners: readonly Reached[],
): Promise<boolean> {
  const link = TOKEN.test(token) ? await store.selectOptionalLink(hashToken('mail', token)) : undefined;
  return link?.kind === 'claim' && learners.some(({ learnerId }) => learnerId === link.learnerId);
}

export interface ClaimWish {
  readonly token: string;
  readonly request: CookieRequest;
  /** The account that is signed in and is to keep the credentials, instead of that of the address. */
  readonly into?: Pick<SignedIn, 'email'> | undefined;
}

/**
 * Uses a claim link: the account of its address, which is made if there is none, keeps from now on what those award the learner
 * who gave that address, and the browser is signed in to it. `undefined` where the link does nothing (any more).
 */
export async function claim(
  deps: LinkDeps,
  { token, request, into }: ClaimWish,
): Promise<SetCookies | undefined> {
  const claimed = await openClaim(deps, token);
  const at = deps.clock();
  const hash = hashToken('mail', token);
  if (!claimed || !(await deps.store.useLink(hash, at))) return undefined;
  const email = into?.email ?? claimed.link.email;
  try {
    const cookies = into ? [] : await deps.accounts.open(email, request);
    const { learnerId } = claimed.link;
    const { language } = claimed.recipient;
    const act = { actor: 'learner', at };
    await deps.store.linkLearner(learnerId, claimed.link.email, { email, language }, act);
    return cookies;
  } catch (error) {
    await deps.store.releaseLink(hash);
    throw error;
  }
}

/**
 * Gives an account the address that a link was sent to. All its sessions end but for that of whoever confirms: somebody may have
 * wanted the address of another for their account, to see what that one will keep there. `taken`: another account has it; `gone`:
 * the link does nothing.
 */
export async function confirmAddress(
  deps: LinkDeps,
  token: string,
  keepSession: string | undefined,
): Promise<'changed' | 'taken' | 'gone'> {
  const link = await openLink(deps, 'address', token);
  const at = deps.clock();
  if (!link?.accountId || !(await deps.store.useLink(hashToken('mail', token), at))) return 'gone';
  const act = { actor: 'learner', at };
  const to = { email: link.email, keepSession };
  const changed = await deps.store.changeAddress(link.accountId, to, act);
  return changed ? 'changed' : 'taken';
}

/**
 * Uses a link to erase: `erase` does it for what the link is for, at most once. `undefined` where the link does nothing (any more);
 * if `erase` fails, it goes on working.
 */
export async function confirmErasure<T>(
  deps: LinkDeps,
  token: string,
  erase: (link: LinkRecord) => Promise<T>,
): Promise<T | undefined> {
  const link = await openLink(deps, 'erasure', token);
  const hash = hashToken('mail', token);
  if (!link || !(await deps.store.useLink(hash, deps.clock()))) return undefined;
  try {
    return await erase(link);
  } catch (error) {
    await deps.store.releaseLink(hash);
    throw error;
  }
}

/** Decides what a mail that is due is about and where it goes; `undefined` where there is nothing to say. */
export async function addressMail(deps: LinkDeps, mail: DueMail): Promise<Addressed | undefined> {
  const { to, language } = mail;
  if (mail.kind === 'credentials')
    return mail.learnerId === undefined
      ? undefined
      : aboutCredentials(deps, mail.learnerId, mail.institution);
  if (to === undefined || language === undefined) return undefined;
  if (mail.kind === 'link') return wayIn(deps, to, language);
  if (mail.kind === 'correction-answered')
    return { to, language, letter: { kind: mail.kind, link: `${deps.publicUrl}/me` } };
  if (mail.kind === 'confirm-erasure') return toErase(deps, mail, to, language);
  if (mail.kind !== 'confirm-address') return { to, language, letter: { kind: mail.kind } };
  const { accountId } = mail;
  if (accountId === undefined) return undefined;
  const token = await makeLink(deps, { kind: 'address', email: to, accountId, learnerId: undefined });
  const link = `${deps.publicUrl}/me/address/${token}`;
  return { to, language, letter: { kind: 'confirm-address', link } };
}

/** To the address that the account has now, and to no other. */
async function toErase(
  deps: LinkDeps,
  { accountId, learnerId }: DueMail,
  to: string,
  language: string,
): Promise<Addressed | undefined> {
  const account = accountId === undefined ? undefined : await deps.store.selectOptionalAccount(accountId);
  if (account?.email !== to) return undefined;
  const token = await makeLink(deps, { kind: 'erasure', email: to, accountId, learnerId });
  return { to, language, letter: { kind: 'confirm-erasure', link: `${deps.publicUrl}/me/erase/${token}` } };
}

/** Whoever has the credentials already is told of news; whoever has not gets a link to claim them. */
async function aboutCredentials(
  deps: LinkDeps,
  learnerId: string,
  institution: string | undefined,
): Promise<Addressed | undefined> {
  const recipient = await deps.store.selectOptionalRecipient(learnerId, institution);
  if (!recipient) return undefined;
  const { name, contact, account } = recipient;
  // an address that was given after the claim is that of somebody who lost access
  const moves = contact && account && contact.givenAt > account.claimedAt && contact.email !== account.email;
  if (account && !moves) {
    if (account.issued.count === 0) return undefined;
    const letter = { kind: 'news' as const, name, link: `${deps.publicUrl}/me`, issued: account.issued };
    return { to: account.email, language: account.language, letter };
  }
  const email = contact?.email;
  const claimable = email && (await deps.store.selectOptionalClaimable(learnerId, email));
  if (!claimable || claimable.issued.count === 0) return undefined;
  const { language, issued } = claimable;
  const token = await makeLink(deps, { kind: 'claim', email, learnerId, accountId: undefined });
  const link = `${deps.publicUrl}/claim/${token}`;
  return { to: email, language, letter: { kind: 'claim', name, link, issued } };
}

/** Into the account of an address. Of credentials that wait there, each learner's get a mail of their own. */
async function wayIn(deps: LinkDeps, to: string, language: string): Promise<Addressed | undefined> {
  const waiting = await deps.store.selectUnclaimed(to, MOST_LEARNERS);
  await deps.store.wantCredentialMails(waiting, deps.clock());
  const token = await deps.accounts.signInToken(to);
  if (token === undefined) return undefined;
  return { to, language, letter: { kind: 'sign-in', link: `${deps.publicUrl}/sign-in/${token}` } };
}

async function makeLink(
  { store, clock, random }: LinkDeps,
  link: Pick<LinkRecord, 'kind' | 'email' | 'learnerId' | 'accountId'>,
): Promise<string> {
  const token = newToken(random);
  const createdAt = clock();
  const expiresAt = new Date(createdAt.getTime() + LASTS[link.kind]);
  await store.insertLink({ ...link, tokenHash: hashToken('mail', token), createdAt, expiresAt });
  return token;
}
