import type { JsonObject, JsonValue } from '../../src/common/json.js';
import type { LegalIdentity } from '../../src/domain/legal.js';
import type { TrustMaterial, VerifyOptions } from '../../src/verification/material.js';
import type { VerificationReport } from '../../src/verification/report.js';
import { verify } from '../../src/verification/verify.js';
import { type CertificateOptions, certificateWorkshop } from './openssl-certificates.js';
import { testIssuer } from './samples.js';
import { EIDAS, LEGAL_NAME, moduleEdc, sealed, signerOf, troubles } from './sealed.js';
import { makeWorld } from './world.js';

/** When the certificates begin. */
export const FROM = '20260101000000Z';
const LEGAL: LegalIdentity = { name: { pt: LEGAL_NAME }, eidasIdentifier: EIDAS };

/** A network of which `uni-a` has a legal identity and a seal, and a file that it sealed. */
export async function sealedFile() {
  const workshop = certificateWorkshop();
  const root = workshop.authority('Root', { from: FROM });
  const issue = (name: string, options: CertificateOptions = {}) =>
    workshop.make(name, { issuer: root, from: FROM, ...options });
  const seal = issue('seal');
  const { did } = await testIssuer('uni-a');
  const world = await makeWorld((registry) => {
    const issuer = registry.issuers.get(did);
    if (!issuer) throw new TypeError('issuer');
    return { ...registry, issuers: new Map([...registry.issuers, [did, { ...issuer, legal: LEGAL }]]) };
  });
  const document = await moduleEdc(world);
  const signer = await signerOf(seal);
  const file = await sealed(document, signer);
  const trust: TrustMaterial = {
    ...world.material,
    sealAnchors: [root.der],
    awardStanding: async () => 'in-force',
  };

  const check = (input: JsonValue, material: Partial<TrustMaterial> = {}, options: VerifyOptions = {}) =>
    verify(input, { ...trust, ...material }, options);

  /** The same seal, its header written anew and signed with the same key. */
  const resealed = async (
    change: (header: JsonObject) => Readonly<Record<string, JsonValue | undefined>>,
    payload = JSON.stringify(document),
    by = signer,
  ) => {
    const header = headerOf(signaturesOf(file)[0]);
    const text = Buffer.from(JSON.stringify(change(header))).toString('base64url');
    const signature = Buffer.from(await by.sign(Buffer.from(`${text}.${payload}`))).toString('base64url');
    // what is undefined isn't written
    return { payload, signatures: [{ protected: text, signature }] };
  };

  return { workshop, root, issue, seal, world, document, signer, file, trust, check, resealed };
}

export type MadeFile = Awaited<ReturnType<typeof sealedFile>>;

export function only({ credentials: [report] }: VerificationReport) {
  if (!report) throw new TypeError('report');
  return report;
}

/** The verdict, and what bears on it. */
export const found = (report: VerificationReport) => [report.verdict, ...troubles(only(report))];
export const codes = (report: VerificationReport) => only(report).results.map(({ code }) => code);

export function signaturesOf(of: JsonObject): JsonObject[] {
  return of.signatures as JsonObject[];
}

export function headerOf(one: JsonObject | undefined): JsonObject {
  return JSON.parse(Buffer.from(String(one?.protected), 'base64url').toString());
}
