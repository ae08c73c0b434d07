import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { sha256 } from '../../src/common/multibase.js';
import type { StackLine } from '../../src/credentials/documents/build.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../../src/credentials/documents/published.js';
import { toBase64url } from '../../src/credentials/jose/base64url.js';
import {
  buildCertificateSdJwt,
  buildModuleSdJwt,
  type SdJwtClaims,
  type SdJwtFacts,
} from '../../src/credentials/sd-jwt/claims.js';
import { readSdJwt } from '../../src/credentials/sd-jwt/read.js';
import { signSdJwt } from '../../src/credentials/sd-jwt/sign.js';
import { signStatusListToken } from '../../src/credentials/status/status-list-token.js';
import { packStatuses } from '../../src/credentials/status/token-status-list.js';
import { ectsFromDecimal } from '../../src/domain/ects.js';
import type { TrustMaterial, VerifyOptions } from '../../src/verification/material.js';
import { verify } from '../../src/verification/verify.js';
import { type JoseIssuer, joseIssuer } from './jose-issuers.js';
import { NOW, PUBLIC_URL, testIssuer } from './samples.js';
import { makeWorld, type World } from './world.js';

const utf8 = new TextEncoder();

/** Bytes that count up, so that a test's salts are the same each time. */
export function countingRandom(start = 1): (length: number) => Uint8Array {
  let count = start;
  return (length) => {
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(0, count++);
    return bytes;
  };
}

/** The small network of `makeWorld`, issuing the same awards as SD-JWT VC, with a Status List Token for each issuer. */
export interface SdJwtWorld {
  readonly world: World;
  readonly material: TrustMaterial;
  readonly wallet: JoseIssuer;
  module(code?: string): PublishedModule;
  programme(code?: string): Promise<PublishedProgramme>;
  facts(issuer: string, over?: FactsOver): Promise<SdJwtFacts>;
  award(over?: AwardOver): Promise<SdJwtAward>;
  certify(code: string, lines: readonly (readonly [part: string, award: SdJwtAward])[]): Promise<SdJwtAward>;
  sign(claims: SdJwtClaims, issuer: string, holder?: JsonObject): Promise<string>;
  setStatus(issuer: string, index: number, status: number): void;
}

type FactsOver = Partial<SdJwtFacts> & { readonly learner?: SdJwtFacts['learner'] };

export interface AwardOver {
  readonly module?: string;
  readonly issuer?: string;
  readonly bound?: boolean;
  readonly facts?: FactsOver;
}

export interface SdJwtAward {
  readonly text: string;
  readonly line: Omit<StackLine, 'rulePart' | 'through'>;
  readonly issuer: string;
  readonly index: number;
}

const uuid = (kind: number, number: number) =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const tokenAddress = (issuer: string) => `${PUBLIC_URL}/status/${issuer}/token`;

export async function makeSdJwtWorld(): Promise<SdJwtWorld> {
  const world = await makeWorld();
  const wallet = await joseIssuer('P-256', 'wallet');
  const statuses = new Map<string, Map<number, number>>();
  const signed = new Map<string, string>();
  const random = countingRandom();
  let count = 100;
  const material: TrustMaterial = {
    ...world.material,
    async statusToken(address) {
      const [, code] = /\/status\/([^/]+)\/token$/.exec(address) ?? [];
      if (code === undefined) return undefined;
      const kept = signed.get(code);
      if (kept !== undefined) return kept;
      const list = packStatuses(2, 131_072, statuses.get(code) ?? []);
      const facts = { uri: address, issuedAt: NOW };
      const token = await signStatusListToken(list, facts, (await testIssuer(code)).signer);
      signed.set(code, token);
      return token;
    },
  };
  const self: SdJwtWorld = {
    world,
    material,
    wallet,
    module: (code = 'MOD-A') => {
      const module = world.modules[code];
      if (!module) throw new Error(`no module ${code}`);
      return module;
    },
    async programme(code = 'P-ONE') {
      const text = await world.material.publishedVersion(`${PUBLIC_URL}/p/${code}/1`);
      return JSON.parse(text ?? '') as PublishedProgramme;
    },
    async facts(issuer, over = {}) {
      const { did } = await testIssuer(issuer);
      const number = ++count;
      return {
        credentialId: uuid(2, number),
        issuer: { did, name: { en: `Name of ${issuer}` }, country: 'PT' },
        learner: { id: uuid(3, 1), name: 'Learner 1', salt: '5a171' },
        award: {
          id: uuid(1, number),
          ects: 200,
          awardedDate: '2026-03-10T00:00:00+00:00',
          grade: { scheme: 'letters', value: 'B' },
          criteria: { 'cc-1': 'good' },
        },
        status: { list: tokenAddress(issuer), index: number },
        issuedAt: NOW,
        versionDigest: '',
        ...over,
      };
    },
    async award({ module: code = 'MOD-A', issuer = 'uni-a', bound = false, facts: over = {} } = {}) {
      const module = self.module(code);
      const made = await self.facts(issuer);
      const facts: SdJwtFacts = {
        ...made,
        versionDigest: publishVersion(module).digest,
        award: { ...made.award, ects: ectsFromDecimal(module.ects) },
        ...over,
      };
      const text = await self.sign(
        buildModuleSdJwt(module, facts),
        issuer,
        bound ? (wallet.publicJwk as JsonObject) : undefined,
      );
      return { text, line: lineOf(module, facts), issuer, index: facts.status.index };
    },
    async certify(code, lines) {
      const programme = await self.programme(code);
      const made = await self.facts('network');
      const facts: SdJwtFacts = {
        ...made,
        versionDigest: publishVersion(programme).digest,
        award: {
          id: made.award.id,
          ects: ectsFromDecimal(programme.ects),
          awardedDate: '2026-05-01T00:00:00+00:00',
        },
      };
      const stack = lines.map(([rulePart, award]) => ({ ...award.line, rulePart }));
      const text = await self.sign(buildCertificateSdJwt(programme, facts, stack), 'network');
      return { text, line: lineOf(programme, facts), issuer: 'network', index: facts.status.index };
    },
    async sign(claims, issuer, holder) {
      return signSdJwt(claims, (await testIssuer(issuer)).signer, { random, holder });
    },
    setStatus(issuer, index, status) {
      signed.delete(issuer);
      statuses.set(issuer, new Map([...(statuses.get(issuer) ?? []), [index, status]]));
    },
  };
  return self;
}

function lineOf(version: PublishedModule | PublishedProgramme, facts: SdJwtFacts): SdJwtAward['line'] {
  const { id: award, ects, awardedDate } = facts.award;
  return { award, achievement: version.id, ects, awardedDate, issuer: facts.issuer.did };
}

/** A certificate of P-ONE over three modules, and its parts. */
export async function sdJwtStack(made: SdJwtWorld) {
  const a = await made.award({ module: 'MOD-A' });
  const b = await made.award({ module: 'MOD-B' });
  const c = await made.award({ module: 'MOD-C', issuer: 'uni-b' });
  const certificate = await made.certify('P-ONE', [
    ['core', a],
    ['electives', b],
    ['electives', c],
  ]);
  return { a, b, c, certificate };
}

/** The library, as a holder or verifier uses it: nothing of this project's reading or verifying. */
export function libraryInstance(issuer?: JoseIssuer, holder?: JoseIssuer): SDJwtVcInstance {
  const signing = (by: JoseIssuer | undefined) => async (data: string) => {
    if (!by) throw new Error('no key');
    return toBase64url(await by.signer.sign({ data: utf8.encode(data) }));
  };
  return new SDJwtVcInstance({
    hasher: (data) => sha256(typeof data === 'string' ? utf8.encode(data) : new Uint8Array(data)),
    hashAlg: 'sha-256',
    saltGenerator: () => toBase64url(countingRandom(9)(16)),
    signAlg: issuer?.alg ?? 'EdDSA',
    signer: signing(issuer),
    kbSignAlg: holder?.alg ?? 'ES256',
    kbSigner: signing(holder),
  });
}

/** Presents with the named claims alone, with or without key binding, as the library does it. */
export async function present(
  text: string,
  names: readonly string[],
  by?: { wallet: JoseIssuer; nonce: string; aud: string; iat?: number },
): Promise<string> {
  const frame = Object.fromEntries(names.map((name) => [name, true]));
  const kb = by && {
    payload: { nonce: by.nonce, aud: by.aud, iat: by.iat ?? Math.floor(NOW.getTime() / 1000) },
  };
  return libraryInstance(undefined, by?.wallet).present(text, frame as never, kb ? { kb } : undefined);
}

/** The names of all that a holder may withhold. */
export function disclosableOf(text: string): string[] {
  return text
    .split('~')
    .slice(1, -1)
    .map((part) => String(JSON.parse(Buffer.from(part, 'base64url').toString())[1]));
}

export function claimsOf(text: string): JsonObject {
  return readSdJwt(text).claims;
}

/** What a verification in this world says: the verdict, and the codes of the results that bear on it. */
export async function foundIn(
  { material }: SdJwtWorld,
  input: JsonValue,
  over: Partial<TrustMaterial> = {},
  options: VerifyOptions = {},
) {
  const report = await verify(input, { ...material, ...over }, options);
  const results = report.credentials.flatMap((one) => one.results);
  const bad = [...results, ...report.results]
    .filter(({ outcome, advisory }) => advisory !== true && (outcome === 'fail' || outcome === 'unknown'))
    .map(({ code }) => code);
  return { verdict: report.verdict, bad, report, results };
}

export const bundleOf = (...items: JsonValue[]): JsonObject => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  verifiableCredential: items,
});
