import { Set as AsnSet, BitString, Integer, PrintableString, Sequence, Utf8String } from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  type RelativeDistinguishedNames,
} from 'pkijs';
import type { Random } from '../../common/effects.js';
import { webCrypto } from '../../credentials/x509/engine.js';

/** Whom a demonstration seal is made for. */
export interface DemoSubject {
  /** Legal name. */
  readonly name: string;
  readonly eidasIdentifier: string;
  /** ISO 3166-1, two letters. */
  readonly country: string;
}

/** A key and its certificate, which nobody but a demonstration believes. */
export interface DemoSeal {
  /** PKCS#8. */
  readonly privateKey: Uint8Array;
  readonly certificate: Uint8Array;
}

/** An authority that lives as long as the seals take to make: its key is never kept. */
export interface DemoAuthority {
  readonly certificate: Uint8Array;
  seal(subject: DemoSubject): Promise<DemoSeal>;
}

const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const YEARS = 10;
const CLOCK_SKEW = 3_600_000;

/** `keyUsage` bits: digitalSignature and nonRepudiation; keyCertSign and cRLSign. */
const USAGE = { seal: 0xc0, authority: 0x06 } as const;

/**
 * Makes a certificate authority for a demonstration, called so in its name, and seals under it: P-256, ten years from `at`.
 */
export async function demoAuthority(at: Date, random: Random): Promise<DemoAuthority> {
  const keys = await newKeys();
  const name = (target: RelativeDistinguishedNames) => {
    add(target, '2.5.4.10', new Utf8String({ value: 'Demo authority (not trusted)' }));
    add(target, '2.5.4.3', new Utf8String({ value: 'Demo seals of Cairn' }));
  };
  const issue = async (fill: typeof name, usage: number, publicKey: CryptoKey) => {
    const certificate = blank(at, random);
    name(certificate.issuer);
    fill(certificate.subject);
    await certificate.subjectPublicKeyInfo.importKey(publicKey, webCrypto);
    certificate.extensions = extensions(usage);
    await certificate.sign(keys.privateKey, 'SHA-256', webCrypto);
    return new Uint8Array(certificate.toSchema(true).toBER());
  };
  return {
    certificate: await issue(name, USAGE.authority, keys.publicKey),
    async seal(subject) {
      const own = await newKeys();
      const fill = (target: RelativeDistinguishedNames) => fillSubject(target, subject);
      const certificate = await issue(fill, USAGE.seal, own.publicKey);
      const privateKey = new Uint8Array(await globalThis.crypto.subtle.exportKey('pkcs8', own.privateKey));
      return { privateKey, certificate };
    },
  };
}

function fillSubject(target: RelativeDistinguishedNames, { name, eidasIdentifier, country }: DemoSubject) {
  add(target, '2.5.4.6', new PrintableString({ value: country }));
  add(target, '2.5.4.10', new Utf8String({ value: name }));
  add(target, '2.5.4.97', new Utf8String({ value: eidasIdentifier }));
  add(target, '2.5.4.3', new Utf8String({ value: `Demo seal: ${name}`.slice(0, 64) }));
}

/**
 * Adds an attribute as a name of its own (RFC 5280, section 4.1.2.4). The library would write all of them as one name with several
 * values, and those in an order that DER doesn't allow (X.690, section 11.6): strict readers refuse such a certificate.
 */
function add(name: RelativeDistinguishedNames, type: string, value: Utf8String | PrintableString): void {
  name.typesAndValues.push(new AttributeTypeAndValue({ type, value }));
  const sets = name.typesAndValues.map((one) => new AsnSet({ value: [one.toSchema()] }));
  name.valueBeforeDecode = new Sequence({ value: sets }).toBER();
}

function newKeys(): Promise<CryptoKeyPair> {
  return globalThis.crypto.subtle.generateKey(P256, true, ['sign', 'verify']);
}

function blank(at: Date, random: Random): Certificate {
  const certificate = new Certificate();
  certificate.version = 2;
  // positive, and of one length
  const serial = Uint8Array.from(random(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  certificate.serialNumber = new Integer({ valueHex: serial.buffer });
  certificate.notBefore.value = new Date(at.getTime() - CLOCK_SKEW);
  const end = new Date(at);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS);
  certificate.notAfter.value = end;
  return certificate;
}

function extensions(usage: number): Extension[] {
  const basic =
    usage === USAGE.authority ? new BasicConstraints({ cA: true, pathLenConstraint: 0 }) : undefined;
  const bits = new BitString({
    valueHex: Uint8Array.of(usage).buffer,
    unusedBits: usage === USAGE.seal ? 6 : 1,
  });
  const critical = (extnID: string, extnValue: ArrayBuffer) =>
    new Extension({ extnID, critical: true, extnValue });
  return [
    critical('2.5.29.15', bits.toBER()),
    critical('2.5.29.19', (basic ?? new BasicConstraints()).toSchema().toBER()),
  ];
}
