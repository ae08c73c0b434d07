import { base64urlnopad } from '@scure/base';
import { invalid } from '../../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { EC } from './curves.js';
import { type KeyType, keyTypeOf, type PublicKey, readMultikey, writeMultikey } from './multikey.js';

/** Curves by their JWK name (RFC 7518, RFC 8037); points of the latter have two coordinates. */
const OKP: ReadonlyMap<JsonValue | undefined, KeyType> = new Map([
  ['Ed25519', 'Ed25519'],
  ['X25519', 'X25519'],
]);
const isEc = (curve: unknown): curve is keyof typeof EC => curve === 'P-256' || curve === 'P-384';

/** Parameters that the registries of JOSE call private (RFC 7518 section 8.1, RFC 8037, and of AKP keys). */
const PRIVATE = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'priv'] as const;

/**
 * The Multikey form of a public key given as JWK: the one form of keys that suites work with.
 *
 * @throws CairnError of kind `invalid`: `key.private` if it holds a private part, `key.type-unsupported` for another curve,
 *   `key.malformed` for coordinates that are no point of the curve, or not written in their one way.
 */
export function multikeyOfJwk(jwk: JsonValue | undefined): string {
  if (!isJsonObject(jwk)) throw malformed();
  if (PRIVATE.some((name) => jwk[name] !== undefined))
    throw fault('key.private', 'The key holds its private part.');
  const { kty, crv } = jwk;
  const okp = kty === 'OKP' ? OKP.get(crv) : undefined;
  if (okp) return checked(writeMultikey({ type: okp, bytes: coordinate(jwk.x, 32) }));
  if (kty === 'EC' && isEc(crv)) return ofPoint(crv, jwk);
  throw fault('key.type-unsupported', 'The key is of a type that is not supported here.');
}

/** The JWK of a public key in Multikey form. Throws a CairnError as `readMultikey` does, and for BLS12-381. */
export function jwkOfMultikey(publicKeyMultibase: string): JsonObject {
  const key = readMultikey(publicKeyMultibase);
  if (key.type === 'BLS12-381-G2')
    throw fault('key.type-unsupported', 'A key of this type has no registered JWK form.');
  if (!isEc(key.type)) return { kty: 'OKP', crv: key.type, x: base64urlnopad.encode(key.bytes) };
  return { kty: 'EC', crv: key.type, ...coordinates(key) };
}

function coordinates({ type, bytes }: PublicKey): { x: string; y: string } {
  const { Point, size } = EC[type as keyof typeof EC];
  const whole = Point.fromBytes(bytes).toBytes(false);
  return {
    x: base64urlnopad.encode(whole.slice(1, 1 + size)),
    y: base64urlnopad.encode(whole.slice(1 + size)),
  };
}

function ofPoint(crv: keyof typeof EC, jwk: JsonObject): string {
  const { Point, size } = EC[crv];
  const whole = Uint8Array.of(4, ...coordinate(jwk.x, size), ...coordinate(jwk.y, size));
  try {
    return writeMultikey({ type: crv, bytes: Point.fromBytes(whole).toBytes(true) });
  } catch {
    throw malformed();
  }
}

function coordinate(value: JsonValue | undefined, length: number): Uint8Array {
  if (typeof value !== 'string' || value.length > 100) throw malformed();
  let bytes: Uint8Array;
  try {
    bytes = base64urlnopad.decode(value);
  } catch {
    throw malformed();
  }
  if (bytes.byteLength !== length) throw malformed();
  return bytes;
}

function checked(multikey: string): string {
  if (keyTypeOf(multikey) === undefined) throw malformed();
  return multikey;
}

function malformed() {
  return fault('key.malformed', 'The key is not a public key in JWK form.');
}

function fault(code: string, message: string) {
  return invalid({
    code,
    pointer: '',
    message,
    expected: 'a public key as JWK: Ed25519, X25519, P-256, P-384',
  });
}
