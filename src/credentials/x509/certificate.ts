import { sha256 } from '@noble/hashes/sha2.js';
import { fromBER, type ObjectIdentifier, Sequence } from 'asn1js';
import { BasicConstraints, ExtKeyUsage, Certificate as Parsed } from 'pkijs';
import { type CairnError, invalid } from '../../common/errors.js';
import { toBase64url } from '../jose/base64url.js';
import { owned } from './engine.js';
import { type DistinguishedName, readName } from './name.js';

/** What is read of an X.509 certificate (RFC 5280): all that checks here ask. Nothing of it was verified. */
export interface Certificate {
  readonly der: Uint8Array;
  /** SHA-256 of `der` in base64url, as `x5t#S256` spells it. */
  readonly fingerprint: string;
  readonly subject: DistinguishedName;
  readonly issuer: DistinguishedName;
  /** As a hexadecimal number. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly key: PublicKey;
  readonly isCa: boolean;
  /** How many certificates of authorities may stand between it and the last one. */
  readonly pathLength: number | undefined;
  /** `undefined`: the certificate doesn't limit it. */
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined;
  /** Object identifiers; `undefined`: not limited. */
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly extendedKeyUsageCritical: boolean;
  /** Object identifiers of extensions that have to be understood. */
  readonly critical: readonly string[];
  /** What it says of being qualified (ETSI EN 319 412-5); advice, since only a trusted list can tell. */
  readonly qualified: { readonly seal: boolean; readonly device: boolean } | undefined;
  /** As the library has it, to verify its signature. */
  readonly parsed: Parsed;
}

export type PublicKey =
  | { readonly kind: 'RSA'; readonly bits: number; readonly spki: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'EC'; readonly curve: string; readonly spki: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'other'; readonly algorithm: string };

export type KeyUsage = (typeof KEY_USAGES)[number];

/** In the order of their bits (RFC 5280, section 4.2.1.3). */
const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;

const OID = {
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  qcCompliance: '0.4.0.1862.1.1',
  qcDevice: '0.4.0.1862.1.4',
  qcType: '0.4.0.1862.1.6',
  qcSeal: '0.4.0.1862.1.6.2',
  rsa: '1.2.840.113549.1.1.1',
  ec: '1.2.840.10045.2.1',
} as const;

const CURVES: Readonly<Record<string, string>> = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
};

/** Of an RSA key: with larger ones it takes long to verify, and whoever hands in a certificate chooses its key. */
const MOST_BITS = 8192;
const MOST_EXPONENT_BITS = 64;

/** Bytes of the largest certificate that is read; real ones have two thousand. */
const LARGEST = 16_384;

/**
 * Reads a certificate in DER. Throws a CairnError `x509.malformed` of kind `invalid` for what isn't one to its last byte, or
 * says one thing twice.
 */
export function readCertificate(der: Uint8Array): Certificate {
  try {
    if (der.byteLength > LARGEST) throw malformed();
    return read(Uint8Array.from(der));
  } catch {
    // whatever the library stumbles over: it is no certificate
    throw malformed();
  }
}

const kept = new WeakMap<Uint8Array, Certificate>();

/** The same of certificates that are held on to and never changed, such as anchors: each is read once. */
export function readAnchor(der: Uint8Array): Certificate {
  const known = kept.get(der) ?? readCertificate(der);
  kept.set(der, known);
  return known;
}

function read(der: Uint8Array<ArrayBuffer>): Certificate {
  const { offset, result } = fromBER(der);
  if (offset !== der.byteLength) throw malformed();
  const parsed = new Parsed({ schema: result });
  const extensions = parsed.extensions ?? [];
  const byId = new Map(extensions.map((extension) => [extension.extnID, extension]));
  if (byId.size !== extensions.length) throw malformed();
  const value = (oid: string) => {
    const extension = byId.get(oid);
    return extension && decode(extension.extnValue.valueBlock.valueHexView);
  };
  const constraints = value(OID.basicConstraints);
  const basic = constraints && new BasicConstraints({ schema: constraints });
  const extended = value(OID.extendedKeyUsage);
  const pathLength = basic?.pathLenConstraint;
  return {
    der,
    fingerprint: toBase64url(sha256(der)),
    subject: readName(parsed.subject),
    issuer: readName(parsed.issuer),
    serialNumber: hex(parsed.serialNumber.valueBlock.valueHexView),
    notBefore: instant(parsed.notBefore.value),
    notAfter: instant(parsed.notAfter.value),
    key: readKey(parsed),
    isCa: basic?.cA === true,
    pathLength: typeof pathLength === 'number' ? pathLength : undefined,
    keyUsage: readKeyUsage(value(OID.keyUsage)),
    extendedKeyUsage: extended && [...new ExtKeyUsage({ schema: extended }).keyPurposes],
    extendedKeyUsageCritical: byId.get(OID.extendedKeyUsage)?.critical === true,
    critical: extensions.filter(({ critical }) => critical).map(({ extnID }) => extnID),
    qualified: readStatements(value(OID.qcStatements)),
    parsed,
  };
}

/** The bytes of an element that was read. */
export function decode(bytes: Uint8Array): ReturnType<typeof fromBER>['result'] {
  const { offset, result } = fromBER(owned(bytes));
  if (offset !== bytes.byteLength) throw malformed();
  return result;
}

function readKey({ subjectPublicKeyInfo: info }: Parsed): PublicKey {
  const { algorithmId, algorithmParams } = info.algorithm;
  const spki = new Uint8Array(info.toSchema().toBER());
  if (algorithmId === OID.rsa) {
    const [modulus, exponent] = sequence(decode(info.subjectPublicKey.valueBlock.valueHexView));
    const bits = bitLength(modulus?.valueBlock);
    const quick = bits <= MOST_BITS && bitLength(exponent?.valueBlock) <= MOST_EXPONENT_BITS;
    return quick ? { kind: 'RSA', bits, spki } : { kind: 'other', algorithm: `${algorithmId} ${bits}` };
  }
  if (algorithmId !== OID.ec) return { kind: 'other', algorithm: algorithmId };
  const named = (algorithmParams as ObjectIdentifier | undefined)?.valueBlock.toString() ?? '';
  const curve = CURVES[named];
  return curve ? { kind: 'EC', curve, spki } : { kind: 'other', algorithm: `${algorithmId} ${named}` };
}

function bitLength(block: unknown): number {
  const view = (block as { valueHexView?: Uint8Array } | undefined)?.valueHexView ?? new Uint8Array();
  const first = view.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (view.byteLength - first) * 8 - Math.clz32(view[first] ?? 0) + 24;
}

function readKeyUsage(value: ReturnType<typeof decode> | undefined): ReadonlySet<KeyUsage> | undefined {
  if (!value) return undefined;
  const bits = (value.valueBlock as { valueHexView?: Uint8Array }).valueHexView?.[0] ?? 0;
  return new Set(KEY_USAGES.filter((_usage, index) => bits & (0x80 >> index)));
}

function readStatements(value: ReturnType<typeof decode> | undefined): Certificate['qualified'] {
  if (!value) return undefined;
  const statements = sequence(value).map(sequence);
  const id = (element: unknown) => String((element as ObjectIdentifier | undefined)?.valueBlock);
  const has = (oid: string) => statements.some(([first]) => id(first) === oid);
  const types = statements.find(([first]) => id(first) === OID.qcType)?.[1];
  const seal = types !== undefined && sequence(types).some((type) => id(type) === OID.qcSeal);
  return has(OID.qcCompliance) ? { seal, device: has(OID.qcDevice) } : undefined;
}

/** The elements of a sequence; throws for what is none. */
export function sequence(element: unknown): Sequence['valueBlock']['value'] {
  if (!(element instanceof Sequence)) throw malformed();
  return element.valueBlock.value;
}

function instant(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw malformed();
  return date;
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function malformed(): CairnError {
  const message = 'A certificate cannot be read.';
  return invalid({ code: 'x509.malformed', pointer: '', message, expected: 'X.509 version 3 in DER' });
}
