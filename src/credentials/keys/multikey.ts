import { invalid } from '../../common/errors.js';
import { KeptTexts } from '../../common/kept-texts.js';
import { decodeMultibase, encodeBase58btc } from '../../common/multibase.js';
import { EC, ED25519 } from './curves.js';

export type KeyType = 'Ed25519' | 'X25519' | 'P-256' | 'P-384' | 'BLS12-381-G2';

/** All there is to know of the Multikey form of a key type (Controlled Identifiers 1.0, section 2.2.2). */
interface KeyForm {
  readonly type: KeyType;
  /** The varint multicodec that stands before the key. */
  readonly header: readonly [number, number];
  /** Of the public key, in bytes. */
  readonly length: number;
  /** How the multibase text of such a key begins; of BLS12-381, one key in about 130 begins with the first. */
  readonly prefixes: readonly string[];
  /** Throws for bytes that are no usable public key. Left out where all are usable. */
  readonly validate?: (bytes: Uint8Array) => void;
}

export const KEY_FORMS: readonly KeyForm[] = [
  {
    type: 'Ed25519',
    header: [0xed, 0x01],
    length: 32,
    prefixes: ['z6Mk'],
    validate(bytes) {
      // of a point of small order anybody can make signatures that verify
      if (ED25519.fromBytes(bytes).isSmallOrder()) throw new Error('small order');
    },
  },
  { type: 'X25519', header: [0xec, 0x01], length: 32, prefixes: ['z6LS'] },
  {
    type: 'P-256',
    header: [0x80, 0x24],
    length: 33,
    prefixes: ['zDna'],
    validate: (bytes) => EC['P-256'].Point.fromBytes(bytes).assertValidity(),
  },
  {
    type: 'P-384',
    header: [0x81, 0x24],
    length: 49,
    prefixes: ['z82L'],
    validate: (bytes) => EC['P-384'].Point.fromBytes(bytes).assertValidity(),
  },
  {
    type: 'BLS12-381-G2',
    header: [0xeb, 0x01],
    length: 96,
    prefixes: ['zUC6', 'zUC7'],
    validate([first = 0]) {
      // compressed, and not the neutral point, under which anybody can sign; the rest is checked at its use, as the
      // library of this curve is too large to be loaded for reading a key
      if (first >> 6 !== 0b10) throw new Error('not a compressed point');
    },
  },
];

/** A public key with the type that its multicodec names. */
export interface PublicKey {
  readonly type: KeyType;
  /** Raw for Ed25519 and X25519, compressed points for the others. */
  readonly bytes: Uint8Array;
}

/**
 * Reads the one Multikey spelling of a public key.
 *
 * @throws CairnError of kind `invalid`: `key.malformed` for what isn't base58btc multibase in its canonical form, of the
 *   length of its type and a point of its curve (of BLS12-381: bytes that may be one); `key.type-unsupported` for a
 *   multicodec that isn't known here.
 */
export function readMultikey(publicKeyMultibase: string): PublicKey {
  const bytes = decoded(publicKeyMultibase);
  const form = KEY_FORMS.find(({ header: [first, second] }) => bytes[0] === first && bytes[1] === second);
  if (!form) throw fault('key.type-unsupported', 'The key is of a type that is not supported here.');
  const key = bytes.subarray(2);
  if (key.byteLength !== form.length) throw malformed();
  try {
    form.validate?.(key);
  } catch {
    throw malformed();
  }
  return { type: form.type, bytes: key };
}

/** Types of keys that were read: to tell that a key is on its curve takes as long as to verify with it. */
const knownTypes = new KeptTexts<KeyType>(100_000);

/** The type of a key in Multikey form; `undefined` if it isn't one that can be used. */
export function keyTypeOf(publicKeyMultibase: string): KeyType | undefined {
  const known = knownTypes.get(publicKeyMultibase);
  if (known) return known;
  try {
    const { type } = readMultikey(publicKeyMultibase);
    knownTypes.keep(publicKeyMultibase, type);
    return type;
  } catch {
    return undefined;
  }
}

/** The Multikey form of a public key, raw or compressed as `PublicKey` has it. */
export function writeMultikey({ type, bytes }: PublicKey): string {
  const form = KEY_FORMS.find((candidate) => candidate.type === type);
  if (!form || bytes.byteLength !== form.length) throw malformed();
  return encodeBase58btc(Uint8Array.of(...form.header, ...bytes));
}

function decoded(text: string): Uint8Array {
  try {
    return decodeMultibase(text, ['base58btc']);
  } catch {
    throw malformed();
  }
}

function malformed() {
  return fault('key.malformed', 'The text is not a public key in Multikey form.');
}

function fault(code: string, message: string) {
  return invalid({ code, pointer: '', message, expected: 'a public key in Multikey form' });
}
