import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { CairnError, invalid } from '../../common/errors.js';
import type { SealAlgorithm } from '../../credentials/jades/algorithms.js';
import type { Pkcs11Token } from '../../credentials/jades/seal-vault.js';
import type { SignBytes } from './sign-with-key.js';

/** What the tool of OpenSC is run with; tests name a directory of their own. */
export interface Pkcs11Deps {
  readonly tool?: string;
  /** The environment of the tool, to which the PIN is added: an argument could be read by anybody on the machine. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const PIN = 'CAIRN_SEAL_PIN';
const TIMEOUT = 30_000;
const LARGEST_ANSWER = 65_536;

/** ASN.1 in front of a digest as PKCS#1 v1.5 signs it (RFC 8017, section 9.2, note 1). */
const SHA256_INFO = Uint8Array.from([
  0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04,
  0x20,
]);

/** What the tool says, and what it means to whoever runs this. */
const TROUBLES: readonly (readonly [RegExp, string, string, string])[] = [
  [/CKR_PIN_LOCKED/, 'seal.pin-locked', 'The token is locked.', 'a token that was unlocked with its SO PIN'],
  [/CKR_PIN_/, 'seal.pin', 'The token does not open with this PIN.', 'the user PIN of the token'],
  [
    /No slot with token|slot not found/i,
    'seal.token-missing',
    'There is no such token.',
    'the label of a token',
  ],
  [
    /key not found|object not found/i,
    'seal.key-missing',
    'The token holds no such key.',
    'the CKA_ID of the key',
  ],
  [/load pkcs11 module|dlopen/i, 'seal.module', 'The library of the token cannot be loaded.', 'its path'],
];

/**
 * Signs with a key on a PKCS#11 token, through the program `pkcs11-tool` of OpenSC: it gets the digest alone.
 *
 * The signer throws a CairnError of kind `invalid`: `seal.pin`, `seal.pin-locked`, `seal.token-missing`, `seal.key-missing`,
 * `seal.module`; of kind `unavailable`: `seal.token-unavailable`; of kind `incoherent`: `seal.pkcs11-tool-missing`.
 */
export function signWithToken(
  where: Pkcs11Token,
  pin: string,
  algorithm: SealAlgorithm,
  deps: Pkcs11Deps,
): SignBytes {
  const { module, token, id } = requireToken(where);
  const mechanism = algorithm.key === 'RSA' ? 'RSA-PKCS' : 'ECDSA';
  const login = ['--module', module, '--token-label', token, '--login', '--pin', `env:${PIN}`];
  const args = [...login, '--sign', '--mechanism', mechanism, '--id', id];
  return (bytes) => run(args, digestOf(bytes, algorithm), { ...passedOn(deps), [PIN]: pin }, deps.tool);
}

/** The certificate beside the key, in DER. Throws as the signer does. */
export function tokenCertificate(where: Pkcs11Token, deps: Pkcs11Deps): Promise<Uint8Array> {
  const { module, token, id } = requireToken(where);
  const args = ['--module', module, '--token-label', token, '--read-object', '--type', 'cert', '--id', id];
  return run(args, new Uint8Array(), passedOn(deps), deps.tool);
}

/** The service's own secrets are none of the tool's business. */
function passedOn({ environment }: Pkcs11Deps): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !/^(?:CAIRN_|DATABASE_URL$|PG)/.test(name)),
  );
}

function digestOf(bytes: Uint8Array, { key, hash }: SealAlgorithm): Uint8Array {
  const digest = createHash(hash.replace('-', '').toLowerCase()).update(bytes).digest();
  return key === 'RSA' ? Buffer.concat([SHA256_INFO, digest]) : digest;
}

/** None of them may be taken for an option of the tool. */
function requireToken(where: Pkcs11Token): Pkcs11Token {
  const { module, token, id } = where;
  const good = module.startsWith('/') && /^[^-\0][^\0]*$/.test(token) && /^(?:[0-9a-fA-F]{2})+$/.test(id);
  if (good) return where;
  const message = 'Where the key is kept is not written as it has to be.';
  const expected = 'the full path of a library, a label, and an id in hexadecimal';
  throw invalid({ code: 'seal.token-malformed', pointer: '', message, expected });
}

function run(
  args: readonly string[],
  input: Uint8Array,
  env: Readonly<Record<string, string | undefined>>,
  tool = 'pkcs11-tool',
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { env: { ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill(), TIMEOUT);
    const answer: Buffer[] = [];
    let size = 0;
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= LARGEST_ANSWER) answer.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < LARGEST_ANSWER) said += chunk.toString('latin1');
    });
    child.on('error', () => {
      clearTimeout(timer);
      const message = 'The program pkcs11-tool of OpenSC is not installed';
      reject(new CairnError('incoherent', 'seal.pkcs11-tool-missing', message));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      if (code === 0 && size > 0 && size <= LARGEST_ANSWER) resolve(new Uint8Array(Buffer.concat(answer)));
      else reject(trouble(said));
    });
    // a tool that ends before it has read everything says why on its own
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** Never repeats what the tool said: it may name people or places. */
function trouble(said: string): CairnError {
  const known = TROUBLES.find(([pattern]) => pattern.test(said));
  if (!known) return new CairnError('unavailable', 'seal.token-unavailable', 'The token did not answer');
  const [, code, message, expected] = known;
  return invalid({ code, pointer: '', message, expected });
}
