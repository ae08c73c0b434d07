import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { base58 } from '@scure/base';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { parseStrictJson } from '../../src/common/strict-json.js';
import { closedLoader, type DocumentLoader } from '../../src/credentials/contexts/loader.js';
import type { DidDocument, VerificationMethod } from '../../src/credentials/dids/did-document.js';
import { resolveDidKey } from '../../src/credentials/dids/did-key.js';
import { SUITES } from '../../src/credentials/suites/table.js';

const ROOT = new URL('../../../shared/data/vectors/', import.meta.url);

/** Published test vectors under one folder; remembers which files were read, so that none is passed over. */
export interface Vectors {
  text(path: string): string;
  json(path: string): JsonValue;
  object(path: string): JsonObject;
  /** Files under the folder that nobody has read yet. */
  unread(): string[];
}

/** The vectors of a folder; `undefined`, and a line that says so, where the data for tests isn't here. */
export function vectors(folder: string): Vectors | undefined {
  const base = new URL(`${folder}/`, ROOT);
  if (!existsSync(base)) {
    console.log(`Not tested: published vectors of ${folder} (no ../shared/data/vectors/${folder} here).`);
    return undefined;
  }
  const read = new Set<string>();
  const text = (path: string): string => {
    read.add(path);
    return readFileSync(new URL(path, base), 'utf8');
  };
  const json = (path: string) => parseStrictJson(text(path));
  const object = (path: string): JsonObject => {
    const value = json(path);
    if (!isJsonObject(value)) throw new Error(`${path} holds no object`);
    return value;
  };
  const unread = () =>
    readdirSync(base, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(base.pathname.length).replace(/^\/+/, ''))
      .filter((path) => !read.has(path))
      .sort();
  return { text, json, object, unread };
}

/** As much of a suite of the library as shows how it gets from a document to what is signed. */
export interface LibraryInside {
  canonize(input: JsonObject, options: object): Promise<string>;
  createVerifyData(options: object): Promise<Uint8Array>;
  readonly _cryptosuite?: { createVerifyData?(options: object): Promise<Uint8Array> };
}

/** What a suite verifies with, opened up. */
export async function insideOf(suiteName: string): Promise<LibraryInside> {
  const suite = SUITES.get(suiteName);
  if (!suite) throw new Error(`No suite ${suiteName}`);
  return (await suite.load()).verify({ legacyContext: false }) as unknown as LibraryInside;
}

/** The bytes that a suite's signature is over: the hash of the proof's configuration, then that of the document. */
export async function signedBytes(
  suiteName: string,
  document: JsonObject,
  proof: JsonObject,
  method: VerificationMethod,
): Promise<Uint8Array> {
  const inside = await insideOf(suiteName);
  const own = inside._cryptosuite?.createVerifyData;
  const options = {
    cryptosuite: inside._cryptosuite,
    dataIntegrityProof: inside,
    document: structuredClone(document),
    proof: structuredClone(proof),
    documentLoader: keyLoader(method),
    verificationMethod: multikeyDocument(method),
  };
  return own ? own(options) : inside.createVerifyData(options);
}

/** A Multikey as the libraries load it. */
export function multikeyDocument(method: VerificationMethod): object {
  return { '@context': 'https://w3id.org/security/multikey/v1', ...method };
}

function keyLoader(method: VerificationMethod): DocumentLoader {
  return closedLoader(new Map([[method.id, multikeyDocument(method)]]));
}

/** The one key of a `did:key` in Multikey form. */
export async function methodOf(publicKeyMultibase: string): Promise<VerificationMethod> {
  const document = await resolveDidKey(`did:key:${publicKeyMultibase}`);
  const [method] = document?.verificationMethod ?? [];
  if (!method) throw new Error('A did:key has a key');
  return method;
}

/** Resolves `did:key` and nothing else. */
export const resolveKeys = (did: string): Promise<DidDocument | undefined> => resolveDidKey(did);

/** The bytes of a private key that is written as multibase behind a multicodec of two bytes. */
export function privateBytes(multibase: string): Uint8Array {
  return base58.decode(multibase.slice(1)).slice(2);
}
