import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { CertificateWorkshop, MadeCertificate } from './openssl-certificates.js';

/** A timestamp service on a loopback port; each answer is made by `openssl ts`. */
export interface TimestampAuthority {
  readonly url: string;
  /** Bends the next requests or answers. */
  bend: {
    /** What is asked of OpenSSL in place of the request. */
    request?: (query: Uint8Array) => Uint8Array;
    answer?: (reply: Uint8Array) => Uint8Array;
    status?: number;
    type?: string;
  };
  /** Requests as they came, with their headers. */
  readonly asked: { readonly type: string | undefined; readonly query: Uint8Array }[];
  close(): Promise<void>;
}

export async function timestampAuthority(
  workshop: CertificateWorkshop,
  signer: MadeCertificate,
  others: readonly MadeCertificate[],
  options: { readonly digest?: string } = {},
): Promise<TimestampAuthority> {
  const at = (file: string) => join(workshop.folder, `tsa-${signer.name}-${file}`);
  writeFileSync(at('serial'), '01\n');
  writeFileSync(at('chain.pem'), others.map(({ pemFile }) => readFileSync(pemFile, 'utf8')).join('\n'));
  writeFileSync(
    at('config'),
    [
      '[tsa]\ndefault_tsa=one\n[one]',
      `serial=${at('serial')}`,
      'crypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\nother_policies=1.2.3.4.5',
      `digests=${options.digest ?? 'sha256'}`,
      'accuracy=secs:1\nclock_precision_digits=0\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256',
    ].join('\n'),
  );
  const reply = (query: Uint8Array): Uint8Array => {
    writeFileSync(at('query'), query);
    const files = ['-signer', signer.pemFile, '-inkey', signer.keyFile, '-chain', at('chain.pem')];
    execFileSync(
      'openssl',
      ['ts', '-reply', '-config', at('config'), '-queryfile', at('query'), '-out', at('reply'), ...files],
      { stdio: 'ignore' },
    );
    return new Uint8Array(readFileSync(at('reply')));
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const query = new Uint8Array(Buffer.concat(chunks));
      authority.asked.push({ type: request.headers['content-type'], query });
      const { bend } = authority;
      const made = reply(bend.request ? bend.request(query) : query);
      const type = bend.type ?? 'application/timestamp-reply';
      response.writeHead(bend.status ?? 200, { 'content-type': type }).end(bend.answer?.(made) ?? made);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const authority: TimestampAuthority = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    bend: {},
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return authority;
}
