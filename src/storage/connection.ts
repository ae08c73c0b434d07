import type { ClientConfig } from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { CairnError } from '../common/errors.js';
import { errorCode } from './error-code.js';

/**
 * Reads the address of a PostgreSQL server. `pg` would take the text as it is, but then its database could not be
 * replaced and a fault in it would be told along with the password.
 *
 * @throws CairnError `storage.url-invalid`; it never holds any part of the address.
 */
export function parseDatabaseUrl(url: string): ClientConfig {
  if (!/^postgres(ql)?:\/\//.test(url)) throw urlInvalid('it does not begin with postgresql://');
  let config: ClientConfig;
  try {
    if (new URL(url).searchParams.has('schema'))
      throw urlInvalid('"schema" is not supported; give it a database');
    config = parseIntoClientConfig(url);
  } catch (error) {
    if (error instanceof CairnError) throw error;
    throw urlInvalid(
      'it cannot be read; characters such as # / ? @ in a password have to be percent-encoded',
    );
  }
  return config;
}

function urlInvalid(reason: string): CairnError {
  return new CairnError('incoherent', 'storage.url-invalid', `DATABASE_URL is not usable: ${reason}`);
}

/**
 * What may be said of a failure to reach a server. Its message is left out: where a password wasn't encoded, parts of
 * it are read as the host, and messages name hosts.
 */
export function serverUnreachable(error: unknown): CairnError {
  const code = errorCode(error) ?? 'no code';
  return new CairnError(
    'unavailable',
    'storage.unreachable',
    `The database server cannot be used (${code}${EXPLAINED[code] ?? ''}). Check DATABASE_URL.`,
  );
}

const EXPLAINED: Readonly<Record<string, string>> = {
  ECONNREFUSED: ': nothing listens at that address',
  ENOTFOUND: ': there is no such host',
  ETIMEDOUT: ': no answer',
  '28000': ': this user may not log in',
  '28P01': ': wrong user or password',
  '3D000': ': there is no such database',
  '42501': ': this user may not create tables there',
  '53300': ': it has too many connections already',
};
