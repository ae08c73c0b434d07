import type { Clock } from '../common/effects.js';
import { lazily } from '../common/lazily.js';
import type { Reach, Reached } from '../common/reach.js';
import { type AuthDeps, openAuth } from './auth.js';
import type { AccountStore } from './ports.js';

/** A request, as far as it tells who is signed in. */
export interface CookieRequest {
  readonly headers: { readonly cookie?: string | undefined; readonly 'user-agent'?: string | undefined };
}

/** Who is signed in, and what their account reaches. */
export interface SignedIn extends Reach {
  readonly email: string;
  /** BCP 47 tag of the language that they are written to in. */
  readonly language: string;
  readonly sessionId: string;
}

/** A browser that is signed in to an account. */
export interface SessionView {
  readonly id: string;
  /** As the browser calls itself. */
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** What opens or ends a session, for the answer's `Set-Cookie`. */
export type SetCookies = readonly string[];

export interface AccountsDeps extends AuthDeps {
  readonly store: AccountStore;
  readonly clock: Clock;
}

export type Accounts = ReturnType<typeof accounts>;

/**
 * Accounts of people who keep their credentials here. They sign in by a link in a mail, and by nothing else: there is no
 * password. better-auth keeps accounts and sessions; none of its own addresses is served.
 */
export function accounts({ store, clock, ...deps }: AccountsDeps) {
  // some 0.3 s of processor time, which most processes never need
  const auth = lazily(() => openAuth(deps));

  const sessionOf = async (request: CookieRequest) => {
    if (!request.headers.cookie) return undefined;
    const { api } = await auth();
    return (await api.getSession({ headers: headersOf(request) })) ?? undefined;
  };
  const tokenFor = async (email: string): Promise<string> => (await auth()).newToken(email);
  /** Redeems a token of `tokenFor`: a new session, whatever session there was. */
  const redeem = async (token: string, request: CookieRequest): Promise<SetCookies | undefined> => {
    const { api } = await auth();
    const headers = headersOf({ headers: { 'user-agent': request.headers['user-agent'] } });
    const answer = await api.magicLinkVerify({ query: { token }, headers, asResponse: true });
    return answer.ok ? answer.headers.getSetCookie() : undefined;
  };

  return {
    /** Who is signed in with a request, if anybody is. */
    async signedIn(request: CookieRequest): Promise<SignedIn | undefined> {
      const found = await sessionOf(request);
      if (!found) return undefined;
      const { user, session } = found;
      const learners = await store.selectReach(user.id);
      const { id: accountId, email, language } = user;
      return { accountId, email, language, sessionId: session.id, learners };
    },

    /** What an account reaches now, whoever is signed in. */
    reach: (accountId: string): Promise<Reached[]> => store.selectReach(accountId),

    /** A token that signs in to an account once, within 30 minutes; `undefined` where the address has no account. */
    async signInToken(email: string): Promise<string | undefined> {
      return (await store.selectOptionalAccountByEmail(email)) ? tokenFor(email) : undefined;
    },

    /** Signs in with a token; `undefined` where it is unknown, used or expired. */
    redeem,

    /** Signs in whoever has shown that an address is theirs; makes the account if there is none. */
    async open(email: string, request: CookieRequest): Promise<SetCookies> {
      const cookies = await redeem(await tokenFor(email), request);
      if (cookies) return cookies;
      throw new Error('A token that was made a moment ago opens nothing');
    },

    /** The sessions of an account that last, newest first. */
    async sessions({ accountId }: Pick<SignedIn, 'accountId'>): Promise<SessionView[]> {
      return store.selectSessions(accountId, clock());
    },

    /** Ends a session of one's own; nothing happens with somebody else's. */
    endSession: ({ accountId }: Pick<SignedIn, 'accountId'>, sessionId: string): Promise<void> =>
      store.deleteSessions(accountId, { id: sessionId }),

    endOtherSessions: ({ accountId, sessionId }: SignedIn): Promise<void> =>
      store.deleteSessions(accountId, { except: sessionId }),

    /** Ends the session of a request; what is to be sent takes its cookie away. */
    async signOut(request: CookieRequest): Promise<SetCookies> {
      const { api } = await auth();
      const answer = await api.signOut({ headers: headersOf(request), asResponse: true });
      return answer.headers.getSetCookie();
    },
  };
}

/** Only what is needed: nobody's network address is kept. */
function headersOf({ headers }: CookieRequest): Headers {
  const given = new Headers();
  if (headers.cookie) given.set('cookie', headers.cookie);
  const agent = headers['user-agent'];
  if (agent) given.set('user-agent', agent.slice(0, 300));
  return given;
}
