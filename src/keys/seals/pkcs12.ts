import { Constructed, Integer, ObjectIdentifier, Sequence } from 'asn1js';
import {
  type AuthenticatedSafe,
  type CertBag,
  Certificate as Parsed,
  PFX,
  type PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeBag,
} from 'pkijs';
import { type CairnError, invalid } from '../../common/errors.js';
import { owned, webCrypto } from '../../credentials/x509/engine.js';

/** What a PKCS#12 file holds: one private key, and certificates in whatever order. */
export interface Pkcs12Content {
  /** PKCS#8 in DER. Whoever opened the file overwrites it when done. */
  readonly privateKey: Uint8Array;
  readonly certificates: readonly Uint8Array[];
}

const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
/** Encryption from before PBES2: RC2, RC4 and Triple DES. */
const LEGACY = '1.2.840.113549.1.12.1.';
/** How often a file may have its password hashed: more than today's programs do, and no way to keep a machine busy. */
const MOST_ROUNDS = { mac: 100_000, cipher: 1_000_000 } as const;
const PBKDF2 = '1.2.840.113549.1.5.12';
/** Bytes of the largest file that is read. */
const LARGEST = 262_144;

/**
 * Opens a PKCS#12 file (RFC 7292) that is encrypted as is done today: PBES2 with AES, which OpenSSL 3 and browsers write.
 *
 * Throws a CairnError of kind `invalid`: `seal.pkcs12-malformed`, `seal.pkcs12-password`, `seal.pkcs12-legacy`: encrypted with
 * RC2 or Triple DES; `seal.pkcs12-key`: it doesn't hold exactly one private key; `seal.pkcs12-certificate`: it holds none.
 */
export async function openPkcs12(file: Uint8Array, password: string): Promise<Pkcs12Content> {
  const secret = new TextEncoder().encode(password);
  try {
    const bags = await openBags(file, secret.buffer);
    const keys = await Promise.all(bags.map((bag) => keyOf(bag, secret.buffer)));
    const [privateKey, ...more] = keys.filter((key) => key !== undefined);
    if (!privateKey || more.length > 0) {
      for (const key of more) key.fill(0);
      throw fault('key', 'The file does not hold one private key.', 'a file with exactly one private key');
    }
    const certificates = bags.flatMap((bag) => certificateOf(bag) ?? []);
    if (certificates.length === 0)
      throw fault('certificate', 'The file holds no certificate.', 'the certificate of the key in the file');
    return { privateKey, certificates };
  } finally {
    secret.fill(0);
  }
}

async function openBags(file: Uint8Array, password: ArrayBuffer): Promise<SafeBag[]> {
  const pfx = readFile(file);
  if ((pfx.macData?.iterations ?? 1) > MOST_ROUNDS.mac) throw notPkcs12();
  try {
    await pfx.parseInternalValues({ password, checkIntegrity: true }, webCrypto);
  } catch {
    // the library says the same of a wrong password and of a changed file, and nothing tells them apart
    const message = 'The file does not open with this password, or it was changed.';
    throw fault('password', message, 'the password that the file was made with');
  }
  const safe: AuthenticatedSafe | undefined = pfx.parsedValue?.authenticatedSafe;
  if (!safe) throw notPkcs12();
  for (const { content } of safe.safeContents) refuseRounds(content);
  try {
    await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) }, webCrypto);
  } catch (error) {
    throw encryptionFault(error);
  }
  const contents: readonly { value: { safeBags: SafeBag[] } }[] = safe.parsedValue?.safeContents ?? [];
  return contents.flatMap(({ value }) => value.safeBags);
}

function readFile(file: Uint8Array): PFX {
  try {
    if (file.byteLength > LARGEST) throw notPkcs12();
    return PFX.fromBER(owned(file));
  } catch {
    throw notPkcs12();
  }
}

async function keyOf({ bagId, bagValue }: SafeBag, password: ArrayBuffer): Promise<Uint8Array | undefined> {
  if (bagId === KEY_BAG) return new Uint8Array((bagValue as PrivateKeyInfo).toSchema().toBER());
  if (bagId !== SHROUDED_KEY_BAG) return undefined;
  const bag = bagValue as PKCS8ShroudedKeyBag;
  refuseRounds(bag.toSchema());
  try {
    // the library has this method for its own use, and no other way to the key
    const opener = bag as unknown as {
      parseInternalValues(options: { password: ArrayBuffer }, crypto: typeof webCrypto): Promise<void>;
    };
    await opener.parseInternalValues({ password }, webCrypto);
  } catch (error) {
    throw encryptionFault(error);
  }
  const key = bag.parsedValue;
  return key instanceof PrivateKeyInfo ? new Uint8Array(key.toSchema().toBER()) : undefined;
}

function certificateOf({ bagId, bagValue }: SafeBag): Uint8Array | undefined {
  const value = bagId === CERTIFICATE_BAG ? (bagValue as CertBag).parsedValue : undefined;
  return value instanceof Parsed ? new Uint8Array(value.toSchema().toBER()) : undefined;
}

/** Looks for parameters of PBKDF2 in what says how something is encrypted: salt and number of rounds. */
function refuseRounds(element: unknown): void {
  if (!(element instanceof Sequence) && !(element instanceof Constructed)) return;
  const [first, second] = element.valueBlock.value;
  if (first instanceof ObjectIdentifier && first.valueBlock.toString() === PBKDF2) {
    const [, rounds] = second instanceof Sequence ? second.valueBlock.value : [];
    if (!(rounds instanceof Integer) || Number(rounds.toBigInt()) > MOST_ROUNDS.cipher) throw notPkcs12();
    return;
  }
  for (const inner of element.valueBlock.value) refuseRounds(inner);
}

/** The password was right: so it is how the file is encrypted. */
function encryptionFault(error: unknown): CairnError {
  const legacy = error instanceof Error && error.message.includes(LEGACY);
  return legacy
    ? fault(
        'legacy',
        'The file is encrypted in an outdated way, with RC2 or Triple DES.',
        'a file with AES, as OpenSSL 3 writes it: open the old one with openssl pkcs12 -legacy and export it again',
      )
    : notPkcs12();
}

function notPkcs12(): CairnError {
  return fault('malformed', 'This is not a PKCS#12 file that can be read.', 'a PKCS#12 file (.p12 or .pfx)');
}

function fault(code: string, message: string, expected: string): CairnError {
  return invalid({ code: `seal.pkcs12-${code}`, pointer: '', message, expected });
}
