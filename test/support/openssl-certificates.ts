import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate made by OpenSSL, with its key, in a folder of the test's own. */
export interface MadeCertificate {
  readonly name: string;
  readonly keyFile: string;
  readonly pemFile: string;
  readonly der: Uint8Array;
  /** PKCS#8 in DER. */
  readonly privateKey: Uint8Array;
}

export interface CertificateOptions {
  readonly subject?: string;
  readonly key?: 'ec' | 'rsa' | 'p384' | 'rsa1024' | 'rsaSlow' | 'ed25519';
  /** Lines of an OpenSSL extension section. */
  readonly extensions?: readonly string[];
  readonly issuer?: MadeCertificate;
  /** `YYYYMMDDHHMMSSZ`; from yesterday for ten years if left out. */
  readonly from?: string;
  readonly until?: string;
  readonly digest?: string;
  /** Uses this key in place of a new one. */
  readonly withKeyOf?: MadeCertificate;
}

export const INSTITUTION = 'C=PT/O=Universidade do Teste/organizationIdentifier=VATPT-501234567';
export const SEAL_USAGE = [
  'keyUsage=critical,digitalSignature,nonRepudiation',
  'basicConstraints=critical,CA:FALSE',
];
export const AUTHORITY_USAGE = ['keyUsage=critical,keyCertSign,cRLSign', 'basicConstraints=critical,CA:TRUE'];
export const TIMESTAMP_USAGE = [
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=critical,timeStamping',
];

const KEYS: Readonly<Record<NonNullable<CertificateOptions['key']>, readonly string[]>> = {
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  // an exponent that takes long to verify with
  rsaSlow: [
    '-algorithm',
    'RSA',
    '-pkeyopt',
    'rsa_keygen_bits:2048',
    '-pkeyopt',
    'rsa_keygen_pubexp:36893488147419103363',
  ],
  ed25519: ['-algorithm', 'ED25519'],
};

/** A folder with certificate authorities and what they issue; removed by `close`. */
export function certificateWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-certificates-'));
  const at = (file: string) => join(folder, file);
  const openssl = (...args: readonly string[]): Buffer =>
    execFileSync('openssl', [...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let count = 0;

  const make = (name: string, options: CertificateOptions = {}): MadeCertificate => {
    const id = `${name}-${count++}`;
    const { issuer, subject = INSTITUTION, extensions = SEAL_USAGE } = options;
    const keyFile = options.withKeyOf?.keyFile ?? at(`${id}.key`);
    const pemFile = at(`${id}.pem`);
    if (!options.withKeyOf) openssl('genpkey', ...KEYS[options.key ?? 'ec'], '-out', keyFile);
    const digest = options.digest === undefined ? [] : [`-${options.digest}`];
    const request = at(`${id}.csr`);
    openssl(
      'req',
      '-new',
      '-key',
      keyFile,
      '-utf8',
      '-subj',
      `/${subject}/CN=${name}`,
      '-out',
      request,
      ...digest,
    );
    writeFileSync(at(`${id}.cnf`), authority(folder, id, extensions));
    writeFileSync(at(`${id}.db`), '');
    const signing = issuer
      ? ['-cert', issuer.pemFile, '-keyfile', issuer.keyFile]
      : ['-selfsign', '-keyfile', keyFile];
    const from = options.from ?? stamp(-1);
    const until = options.until ?? stamp(3650);
    const period = ['-startdate', from, '-enddate', until, '-md', options.digest ?? 'default'];
    const config = ['ca', '-batch', '-notext', '-utf8', '-config', at(`${id}.cnf`)];
    openssl(...config, ...signing, ...period, '-in', request, '-out', pemFile);
    const der = new Uint8Array(openssl('x509', '-in', pemFile, '-outform', 'DER'));
    const privateKey = new Uint8Array(
      openssl('pkcs8', '-topk8', '-nocrypt', '-in', keyFile, '-outform', 'DER'),
    );
    return { name, keyFile, pemFile, der, privateKey };
  };

  return {
    folder,
    openssl,
    make,
    authority: (name: string, options: CertificateOptions = {}) =>
      make(name, { subject: `O=${name}`, extensions: AUTHORITY_USAGE, ...options }),
    /** A PKCS#12 file. `more`: options of `openssl pkcs12 -export`. */
    pkcs12(certificate: MadeCertificate, password: string, more: readonly string[] = []): Uint8Array {
      const { keyFile, pemFile, name } = certificate;
      const file = at(`${name}-${count++}.p12`);
      const given = ['-inkey', keyFile, '-in', pemFile, '-passout', `pass:${password}`, '-out', file];
      openssl('pkcs12', '-export', ...given, ...more);
      return new Uint8Array(readFileSync(file));
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type CertificateWorkshop = ReturnType<typeof certificateWorkshop>;

function authority(folder: string, id: string, extensions: readonly string[]): string {
  return [
    '[ca]\ndefault_ca=one\n[one]',
    `database=${join(folder, id)}.db`,
    `new_certs_dir=${folder}`,
    'rand_serial=yes\ndefault_md=sha256\npolicy=any\nx509_extensions=own\nunique_subject=no\ncopy_extensions=none\npreserve=yes',
    '[any]\ncountryName=optional\norganizationName=optional\norganizationIdentifier=optional\ncommonName=optional\ngivenName=optional\nsurname=optional\npseudonym=optional',
    '[own]',
    ...extensions,
  ].join('\n');
}

/** Days from today, as OpenSSL writes instants. */
export function stamp(days: number): string {
  const instant = new Date(Date.now() + days * 86_400_000);
  return `${instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
