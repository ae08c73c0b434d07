import type { JsonObject, JsonValue } from '../../src/common/json.js';
import type { TestApi } from './api.js';
import { answered, type Client, type Said } from './api-client/client.js';

/** A request to the VC API, which is no part of `/api/v1` and its client. */
export async function vcApi(
  { site }: TestApi,
  token: string | undefined,
  path: string,
  body: JsonValue,
): Promise<Said> {
  const answer = await fetch(`${site.origin}/vc-api${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** An issuer of supplied credentials of the client's, with a key of a type. */
export async function suppliedIssuer(
  client: Client,
  keyType: 'Ed25519' | 'P-256' | 'P-384' | 'BLS12-381-G2' = 'Ed25519',
): Promise<string> {
  return (await answered(201, client.createSuppliedIssuer({ body: { keyType } }))).body.did;
}

let count = 0;

/** A credential that may be issued. */
export function supplied(issuer: string, change: JsonObject = {}): JsonObject {
  count++;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: `urn:uuid:00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    type: ['VerifiableCredential'],
    issuer,
    credentialSubject: { id: 'did:example:subject', name: 'Somebody' },
    ...change,
  };
}
