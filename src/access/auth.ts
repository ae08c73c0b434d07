import { AsyncLocalStorage } from 'node:async_hooks';
import type { BetterAuthOptions } from 'better-auth';

export interface AuthDeps {
  /** better-auth's way to the database. */
  readonly database: () => Promise<NonNullable<BetterAuthOptions['database']>>;
  /** Signs cookies. */
  readonly secret: Uint8Array;
  readonly publicUrl: string;
}

const DAY = 86_400;
const SESSION_SECONDS = 30 * DAY;
/** How long a link to sign in works, in seconds. */
export const SIGN_IN_SECONDS = 1800;

/** The tables of better-auth under the names that they have in the schema. */
export const AUTH_MODELS = {
  user: {
    modelName: 'userAccount',
    additionalFields: { language: { type: 'string', input: false, defaultValue: 'en' } },
  },
  session: {
    modelName: 'userSession',
    expiresIn: SESSION_SECONDS,
    // whoever is signed in stays so for as long, however often they come
    disableSessionRefresh: true,
  },
  account: { modelName: 'userLogin' },
  verification: { modelName: 'userVerification' },
} as const satisfies BetterAuthOptions;

/** better-auth with links as the one way in. It is called as a library: no request reaches its own endpoints. */
export async function openAuth({ database, secret, publicUrl }: AuthDeps) {
  const [{ betterAuth }, { magicLink }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/plugins/magic-link'),
  ]);
  const made = new AsyncLocalStorage<{ token?: string }>();
  const https = publicUrl.startsWith('https:');
  const auth = betterAuth({
    ...AUTH_MODELS,
    baseURL: publicUrl,
    basePath: '/auth-is-not-served',
    secret: Buffer.from(secret).toString('base64'),
    database: await database(),
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { throw: true },
    rateLimit: { enabled: false },
    advanced: {
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
      // __Host- says all that better-auth's own prefix would: no other host can set or read it
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: https ? '__Host-cairn-session' : 'cairn-session' } },
    },
    plugins: [
      magicLink({
        storeToken: 'hashed',
        expiresIn: SIGN_IN_SECONDS,
        sendMagicLink: ({ token }) => {
          const here = made.getStore();
          if (here) here.token = token;
        },
      }),
    ],
  });
  return {
    api: auth.api,
    /** A token for an address, which nobody has been sent yet. */
    async newToken(email: string): Promise<string> {
      const here: { token?: string } = {};
      await made.run(here, () => auth.api.signInMagicLink({ body: { email }, headers: new Headers() }));
      if (here.token !== undefined) return here.token;
      throw new Error('better-auth made no token');
    },
  };
}
