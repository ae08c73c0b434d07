import * as z from 'zod';
import type { JsonObject } from '../common/json.js';
import { carrierOf } from './carriers.js';
import { readPlain } from './plain.js';

// The entry of the verifier as a module for browsers, `dist/verifier/verifier.js`: see README.

export { CairnError, type Fault } from '../common/errors.js';
export type { JsonObject, JsonValue } from '../common/json.js';
export type { Registry, RegistryIssuer } from '../registry/registry.js';

export { anchorOf } from './anchor.js';
export type { TrustMaterial, VerifyOptions } from './material.js';
export { type PublicMaterial, trustIn } from './public-material.js';
export type { CheckResult, CredentialReport, Verdict, VerificationReport } from './report.js';
export { verify } from './verify.js';

// it would otherwise try to make code of its schemas, which pages with a policy of their own forbid
z.config({ jitless: true });

/**
 * What somebody hands in to be verified, as `verify` takes it: the bytes of a JSON file, of a compact JWS or SD-JWT, of a badge (PNG or
 * SVG) or of a certificate (PDF). Throws a CairnError: `json.…` for text that isn't JSON, `verify.not-an-object`,
 * `verify.nothing-inside`, `verify.pdf-encrypted`, `verify.not-sealed`.
 */
export async function readSubmitted(bytes: Uint8Array): Promise<JsonObject | string> {
  if (carrierOf(bytes) === undefined) return readPlain(bytes);
  // what reads pictures is seldom needed
  const reading = await import('./submitted.js');
  return reading.readSubmitted(bytes);
}
