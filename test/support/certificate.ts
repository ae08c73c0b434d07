import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate for these host names that is its own authority, with its key, in PEM; good from 2020 to 2049. */
export function selfSigned(hosts: readonly string[]): { readonly cert: string; readonly key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const algorithm = der(0x30, Buffer.from('06032b6570', 'hex'));
  const name = der(
    0x30,
    der(0x31, der(0x30, Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('receiver of the tests')))),
  );
  const altNames = der(0x30, ...hosts.map((host) => der(0x82, Buffer.from(host))));
  const extensions = der(
    0x30,
    der(0x30, Buffer.from('0603551d11', 'hex'), der(0x04, altNames)),
    // basicConstraints: an authority
    der(0x30, Buffer.from('0603551d13', 'hex'), der(0x04, Buffer.from('30030101ff', 'hex'))),
  );
  const time = (text: string) => der(0x17, Buffer.from(text));
  const body = der(
    0x30,
    der(0xa0, Buffer.from('020102', 'hex')), // version 3
    Buffer.from('020101', 'hex'), // serial number
    algorithm,
    name,
    der(0x30, time('200101000000Z'), time('491231235959Z')),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.from([0]), sign(null, body, privateKey));
  const base64 = der(0x30, body, algorithm, signature).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** One value of ASN.1 in DER. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}
