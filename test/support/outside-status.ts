import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import { p256, p384 } from '@noble/curves/nist.js';
import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import { OPEN_BADGES_CONTEXT, VCDM2_CONTEXT } from '../../src/credentials/contexts/known.js';
import { didKeyOf } from '../../src/credentials/dids/did-key.js';
import { buildStatusListOfValues } from '../../src/credentials/documents/status-list.js';
import { addProof } from '../../src/credentials/suites/add-proof.js';
import type { Signer } from '../../src/credentials/suites/signer.js';
import type { TrustMaterial } from '../../src/verification/material.js';
import type { CheckResult, Verdict } from '../../src/verification/report.js';
import { verify } from '../../src/verification/verify.js';
import { NOW, testIssuer } from './samples.js';

/** Somebody whom nobody here knows, with a key and a status list of their own. */
export interface Outsider {
  readonly did: string;
  readonly signer: Signer;
  /** The cryptosuite that they sign with. */
  readonly suite: string;
}

export const LIST = 'https://elsewhere.example/status/1';
export const SIGNED = new Date('2026-06-01T10:00:00Z');

export async function outsider(name = 'elsewhere', suite = 'eddsa-rdfc-2022'): Promise<Outsider> {
  return { ...(await testIssuer(name)), suite };
}

/** The same with a key of an elliptic curve of NIST, which is another one each time. */
export async function ecdsaOutsider(curve: 'P-256' | 'P-384', suite: string): Promise<Outsider> {
  const library = curve === 'P-256' ? p256 : p384;
  const secretKey = library.utils.randomSecretKey();
  const publicKey = library.getPublicKey(secretKey, true);
  const bare = await EcdsaMultikey.fromRaw({ curve, secretKey, publicKey });
  const { did, verificationMethod } = didKeyOf(bare.publicKeyMultibase);
  bare.id = verificationMethod;
  return { did, signer: bare.signer(), suite };
}

/** An entry for place 5 of `LIST`, for revocation. */
export const entry = (over: JsonObject = {}): JsonObject => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '5',
  statusListCredential: LIST,
  ...over,
});

export const sign = (document: JsonObject, { signer, suite }: Outsider, signedAt = SIGNED) =>
  addProof(document, signer, { suite, signedAt });

/** An unsigned list in which a few places have a value, made by this project's own builder. */
export async function unsignedList(
  issuer: Outsider,
  values: readonly (readonly [number, number])[] = [],
  statusSize = 1,
): Promise<JsonObject> {
  const validUntil = '2026-12-31T00:00:00Z';
  const purpose = 'revocation';
  return buildStatusListOfValues({
    id: LIST,
    issuer: issuer.did,
    purpose,
    statusSize,
    values,
    validUntil,
    validFrom: '2026-06-01T10:00:00Z',
  });
}

/** A list with changes to the credential and to its subject, made before it is signed. `undefined` takes a member out. */
export function changed(list: JsonObject, over: Changes = {}, subject: Changes = {}): JsonObject {
  const inner = { ...(list.credentialSubject as JsonObject), ...subject };
  return present({ ...list, credentialSubject: present(inner), ...over });
}

/** Members to set, or to take out. */
export type Changes = Readonly<Record<string, JsonValue | undefined>>;

function present(members: Changes): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** A badge with the given entries. */
export function badge(issuer: Outsider, entries: JsonValue, over: JsonObject = {}): Promise<JsonObject> {
  const unsigned = {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    id: 'https://elsewhere.example/badges/1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Teaching well',
    issuer: { id: issuer.did, type: ['Profile'], name: 'Elsewhere' },
    validFrom: '2026-06-01T10:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://elsewhere.example/achievements/1',
        type: ['Achievement'],
        name: 'Teaching well',
        description: 'Teaches well.',
        criteria: { narrative: 'Taught well.' },
      },
    },
    credentialStatus: entries,
    ...over,
  };
  return sign(unsigned, issuer);
}

export interface Told {
  /** What was found about the status. */
  readonly status: readonly CheckResult[];
  /** Codes of everything that was found. */
  readonly codes: readonly string[];
  readonly verdict: Verdict;
}

/** What a verifier says of a document, whose issuer serves the given lists. */
export async function told(
  document: JsonObject,
  lists: Readonly<Record<string, JsonObject | undefined>>,
  now = NOW,
): Promise<Told> {
  const material: TrustMaterial = {
    now,
    registry: { graceDays: 90, issuers: new Map(), versions: new Map() },
    resolveDid: async () => undefined,
    statusList: async (address) => {
      const list = lists[address];
      return list && (parseStrictJson(JSON.stringify(list)) as JsonObject);
    },
    publishedVersion: async () => undefined,
  };
  const report = await verify(parseStrictJson(JSON.stringify(document)) as JsonObject, material);
  const results = report.credentials.flatMap((credential) => credential.results);
  return {
    status: results.filter(({ check }) => check === 'status'),
    codes: results.map(({ code }) => code),
    verdict: report.verdict,
  };
}

/** The one result about the status of a document. */
export async function statusOf(...asked: Parameters<typeof told>): Promise<CheckResult> {
  const { status, codes } = await told(...asked);
  const [only, ...more] = status;
  if (!only || more.length > 0) throw new Error(`not one status, but ${codes.join(', ')}`);
  return only;
}
