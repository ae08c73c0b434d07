import { readEmail } from '../common/email.js';
import { CairnError, type Fault } from '../common/errors.js';
import { parseUrl } from '../common/url.js';
import { SETTINGS, type UnknownSetting, unknownSettings } from './settings.js';

/** All settings, checked and frozen. Nothing else reads the environment. */
export interface Config {
  /** `production`: what `npm start` runs. `local`: a demonstration or a try on one's own machine. */
  readonly mode: 'production' | 'local';
  /** Origin under which the deployment is reached; addresses are made from it when they are first published. */
  readonly publicUrl: string;
  readonly host: string;
  readonly port: number;
  /** Where an embedded database and, locally, a generated master secret are kept. */
  readonly dataDir: string;
  /** A PostgreSQL server, which is used whether there is a data folder or not; without it, the embedded one. */
  readonly databaseUrl: string | undefined;
  /** At least 32 bytes; `undefined` only locally, where one is generated and kept in the data folder. */
  readonly masterSecret: Uint8Array | undefined;
  /** Hops of reverse proxies whose forwarding headers are trusted. */
  readonly trustedProxies: number;
  /** How many times as much as usual may be asked for before rate limits end it; 1 to 1000. */
  readonly rateFactor: number;
  /** Origins that outgoing requests may go to although they are not https or not public; all others must be both. */
  readonly outboundAllow: readonly string[];
  /** PEM file with the certificates of authorities whose seals are believed, besides those of the deployment's own seals. */
  readonly sealAnchors: string | undefined;
  /** Timestamp service (RFC 3161) that seals get a timestamp of; without one they have none. */
  readonly timestampUrl: string | undefined;
  /** PEM file with the certificates of authorities whose timestamps are believed. */
  readonly timestampAnchors: string | undefined;
  /** The server that mails are sent by: `smtp://` or `smtps://`, with name and password. */
  readonly smtpUrl: string | undefined;
  /** Whom mails come from: an address, or `Name <address>`. */
  readonly mailFrom: string | undefined;
  /** For how many days backups are kept, as people are told who are erased; `undefined`: that is not told. */
  readonly backupDays: number | undefined;
  /** How many chunks of jobs, and recurring tasks, this process works on at once; 0: none. */
  readonly jobWorkers: number;
  /** Lines of the log that are less important are left out. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where the figures are served; without a port they are not. */
  readonly metricsHost: string;
  readonly metricsPort: number | undefined;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings, of which an empty one counts as missing; throws one CairnError `config.invalid` that names everything that is missing or contradictory. */
export function readConfig(environment: Environment, mode: Config['mode']): Config {
  // an empty variable is one that nobody set: that is how compose files leave one out
  const env: Partial<Record<(typeof SETTINGS)[number], string>> = Object.fromEntries(
    SETTINGS.flatMap((name) => {
      const value = environment[name];
      return value === undefined || value.trim() === '' ? [] : [[name, value]];
    }),
  );
  const faults: Fault[] = [];
  const wrong: Wrong = (name, message, expected) =>
    faults.push({ code: 'config.invalid', pointer: `/${name}`, message, expected });

  const port = wholeNumber(env.PORT ?? '3000', 65_535);
  if (port === undefined) wrong('PORT', 'not a port', '0 to 65535');
  const trustedProxies = wholeNumber(env.CAIRN_TRUSTED_PROXIES ?? '0', 100);
  if (trustedProxies === undefined) wrong('CAIRN_TRUSTED_PROXIES', 'not a number of hops', '0, 1, 2 …');
  const rateFactor = wholeNumber(env.CAIRN_RATE_FACTOR ?? '1', 1000);
  if (!rateFactor) wrong('CAIRN_RATE_FACTOR', 'not a factor', '1, 2 … 1000');
  const jobWorkers = wholeNumber(env.CAIRN_JOB_WORKERS ?? '2', 8);
  if (jobWorkers === undefined) wrong('CAIRN_JOB_WORKERS', 'not a number of workers', '0, 1 … 8');
  const backupDays =
    env.CAIRN_BACKUP_DAYS === undefined ? undefined : wholeNumber(env.CAIRN_BACKUP_DAYS, 36_500);
  if (env.CAIRN_BACKUP_DAYS !== undefined && !backupDays)
    wrong('CAIRN_BACKUP_DAYS', 'not a number of days', '1, 2 … 36500');
  const logLevel = LOG_LEVELS.find((level) => level === (env.CAIRN_LOG_LEVEL ?? 'info'));
  if (logLevel === undefined) wrong('CAIRN_LOG_LEVEL', 'not a level', LOG_LEVELS.join(', '));
  const metricsPort = env.METRICS_PORT === undefined ? undefined : wholeNumber(env.METRICS_PORT, 65_535);
  if (env.METRICS_PORT !== undefined && (metricsPort === undefined || (metricsPort === port && port !== 0)))
    wrong('METRICS_PORT', 'not a port of its own', '0 to 65535, and not PORT');
  const outboundAllow = readOrigins(env.CAIRN_OUTBOUND_ALLOW ?? '', wrong);
  const timestampUrl = readServiceUrl(env.CAIRN_TIMESTAMP_URL, wrong);
  const mail = readMail(env.CAIRN_SMTP_URL, env.CAIRN_MAIL_FROM, wrong);
  const masterSecret = readSecret(env.CAIRN_MASTER_SECRET, mode, wrong);
  const publicUrl = readPublicUrl(
    env.PUBLIC_URL ?? (mode === 'local' ? `http://localhost:${port ?? 3000}` : undefined),
    mode,
    wrong,
  );
  if (mode === 'production' && !env.DATABASE_URL && !env.CAIRN_DATA_DIR) {
    wrong(
      'CAIRN_DATA_DIR',
      'missing, and no DATABASE_URL',
      'a folder for the embedded database, or the address of a PostgreSQL server in DATABASE_URL',
    );
  }
  if (
    faults.length > 0 ||
    port === undefined ||
    trustedProxies === undefined ||
    !rateFactor ||
    jobWorkers === undefined ||
    logLevel === undefined
  )
    throw new CairnError('invalid', 'config.invalid', 'The settings are not complete', [
      ...faults,
      // what is missing may be there under a name that is misspelt
      ...unknownSettings(environment).map(unknownFault),
    ]);
  return Object.freeze({
    mode,
    publicUrl,
    host: env.HOST ?? (mode === 'local' ? '127.0.0.1' : '0.0.0.0'),
    port,
    dataDir: env.CAIRN_DATA_DIR ?? '.data/local',
    databaseUrl: env.DATABASE_URL,
    masterSecret,
    trustedProxies,
    rateFactor,
    outboundAllow,
    sealAnchors: env.CAIRN_SEAL_ANCHORS,
    timestampUrl,
    timestampAnchors: env.CAIRN_TIMESTAMP_ANCHORS,
    ...mail,
    backupDays,
    jobWorkers,
    logLevel,
    metricsHost: env.METRICS_HOST ?? '127.0.0.1',
    metricsPort,
  });
}

function unknownFault({ name, nearest }: UnknownSetting): Fault {
  const fault = { code: 'config.unknown', pointer: `/${name}`, message: 'no setting of Cairn' };
  return nearest === undefined ? fault : { ...fault, expected: nearest };
}

/** A decimal number without sign, at most `most`, or `undefined`; `Number` would take `0x50`, `1e3` and ` `, too. */
function wholeNumber(text: string, most: number): number | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

type Wrong = (name: (typeof SETTINGS)[number], message: string, expected: string) => void;

function readSecret(text: string | undefined, mode: Config['mode'], wrong: Wrong): Uint8Array | undefined {
  const expected =
    '32 or more random bytes in base64, such as `openssl rand -base64 32` prints, kept apart from the data';
  if (text === undefined) {
    if (mode === 'production') wrong('CAIRN_MASTER_SECRET', 'missing', expected);
    return undefined;
  }
  const bytes = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
  if (bytes.byteLength >= 32 && new Set(bytes).size >= 8) return new Uint8Array(bytes);
  wrong('CAIRN_MASTER_SECRET', 'too short or not random', expected);
  return undefined;
}

/** An address of one service. It is the operator's own choice, and many timestamp services have no https. */
function readServiceUrl(text: string | undefined, wrong: Wrong): string | undefined {
  const url = text === undefined ? undefined : parseUrl(text);
  if (text === undefined || (url && /^https?:$/.test(url.protocol) && url.username === '')) return url?.href;
  wrong('CAIRN_TIMESTAMP_URL', 'not an address', 'an address such as https://timestamp.example/tsr');
  return undefined;
}

/** Both, or neither. A password may stand in the address, so nothing of it is told. */
function readMail(smtpUrl: string | undefined, mailFrom: string | undefined, wrong: Wrong) {
  const url = smtpUrl === undefined ? undefined : parseUrl(smtpUrl);
  if (smtpUrl !== undefined && !(url && /^smtps?:$/.test(url.protocol) && url.hostname !== ''))
    wrong('CAIRN_SMTP_URL', 'not the address of a mail server', 'smtps://user:password@mail.example.org:465');
  const address = mailFrom === undefined ? undefined : (/<([^<>]*)>$/.exec(mailFrom)?.[1] ?? mailFrom);
  if (mailFrom !== undefined && (readEmail(address ?? '') === undefined || /[\r\n]/.test(mailFrom)))
    wrong('CAIRN_MAIL_FROM', 'not an e-mail address', 'Network <credentials@example.org>');
  if (smtpUrl !== undefined && mailFrom === undefined)
    wrong('CAIRN_MAIL_FROM', 'missing, while CAIRN_SMTP_URL is set', 'Network <credentials@example.org>');
  if (smtpUrl === undefined && mailFrom !== undefined)
    wrong(
      'CAIRN_SMTP_URL',
      'missing, while CAIRN_MAIL_FROM is set',
      'smtps://user:password@mail.example.org:465',
    );
  return { smtpUrl, mailFrom };
}

/** Origins, comma-separated. */
function readOrigins(text: string, wrong: Wrong): readonly string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const origins = parts.flatMap((part) => {
    const url = parseUrl(part);
    return url && isOrigin(url) && /^https?:$/.test(url.protocol) ? [url.origin] : [];
  });
  if (origins.length < parts.length)
    wrong(
      'CAIRN_OUTBOUND_ALLOW',
      'not a list of origins',
      'origins with commas between them, such as https://receiver.intranet.example:8443',
    );
  return Object.freeze([...new Set(origins)]);
}

/** Nothing but scheme, host and port. */
function isOrigin(url: URL): boolean {
  const { pathname, search, hash, username, password } = url;
  return pathname === '/' && `${search}${hash}${username}${password}` === '';
}

function readPublicUrl(text: string | undefined, mode: Config['mode'], wrong: Wrong): string {
  const expected =
    mode === 'production'
      ? 'an https origin such as https://credentials.example.org'
      : 'an origin such as http://localhost:3000';
  if (text === undefined) {
    wrong('PUBLIC_URL', 'missing', expected);
    return '';
  }
  const url = parseUrl(text);
  const plain = url && isOrigin(url);
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && mode === 'local');
  if (url && plain && allowed) return url.origin;
  wrong('PUBLIC_URL', 'not an origin that fits', expected);
  return '';
}
