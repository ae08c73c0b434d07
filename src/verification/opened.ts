import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import { isSealedFile, readSealedFile, type SealedFile } from '../credentials/jades/read-sealed.js';
import type { EnvelopeKind } from '../credentials/jose/envelope.js';
import { openEnvelope } from '../credentials/jose/envelope-object.js';
import { readLegacyJwt } from '../credentials/jose/legacy-jwt.js';
import { type Envelope, readEnveloped } from '../credentials/jose/read-enveloped.js';
import { compactOfJson, isSdJwtJson } from '../credentials/sd-jwt/json-form.js';
import { isSdJwtText, readSdJwt, type SdJwt } from '../credentials/sd-jwt/read.js';
import type { CheckResult } from './report.js';
import { resultsOf } from './result.js';

const { fail, unknown } = resultsOf(
  'structure',
  'Securing Verifiable Credentials using JOSE and COSE 1.0, section 3',
);

/**
 * A document as it was presented: as it is, taken out of an envelope, the claims that an SD-JWT discloses, or one that can't be
 * opened.
 */
export type Opened =
  | {
      readonly document: JsonObject;
      readonly envelope?: Envelope;
      /** The file around it, sealed as Europass does. */
      readonly sealed?: SealedFile;
      /** What it is the claims of. */
      readonly sdJwt?: SdJwt;
    }
  | { readonly problem: CheckResult };

const ENVELOPES: Readonly<Record<EnvelopeKind, string>> = {
  credential: 'EnvelopedVerifiableCredential',
  presentation: 'EnvelopedVerifiablePresentation',
};

/** What is of a kind that can't be opened here says nothing about the document. */
const UNSUPPORTED = [
  'envelope.unsupported',
  'jose.alg-unsupported',
  'jades.alg-unsupported',
  'sd-jwt.hash-unsupported',
];

/**
 * Opens what may be a credential or a presentation of a kind: an object, an object that carries one in an envelope, a
 * sealed file, or the envelope's own text. `undefined` for what is none of these.
 */
export function openForm(item: JsonValue | undefined, kind: EnvelopeKind): Opened | undefined {
  if (typeof item === 'string' && isSdJwtText(item))
    return kind === 'credential' ? openedSdJwt(item) : undefined;
  if (typeof item === 'string') return isCompact(item) ? opened(() => readText(item, kind)) : undefined;
  if (!isJsonObject(item)) return undefined;
  // first: with its signature in a list, it has the members of a sealed file, too
  if (isSdJwtJson(item)) return kind === 'credential' ? openedSdJwt(item) : undefined;
  if (kind === 'credential' && isSealedFile(item)) return openSealed(item);
  if (!list(item.type).includes(ENVELOPES[kind])) return { document: item };
  return opened(() => {
    const legacy = typeof item.id === 'string' && /^data:application\/jwt,/i.test(item.id);
    if (legacy) return readLegacyJwt(requireCarrier(item), kind);
    const { kind: found, jws } = openEnvelope(item);
    if (found !== kind)
      throw new CairnError('invalid', 'envelope.type', 'It is an envelope of another kind.');
    return readEnveloped(jws, kind);
  });
}

/** Sealed as Europass does, or meant to be: what a seal is around is one form, whatever else it looks like. */
export function isEuropeanForm({
  document,
  envelope,
  sealed,
}: Exclude<Opened, { problem: CheckResult }>): boolean {
  if (sealed || envelope) return sealed !== undefined;
  return list(document.type).includes('EuropeanDigitalCredential') && document.proof === undefined;
}

/** Whether a text has the form of a compact JWS: three parts in base64url. */
export function isCompact(text: string): boolean {
  return /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}$/.test(text);
}

/** What an input is by its type; of a text by its header. */
export function kindOf(input: JsonValue): EnvelopeKind | undefined {
  if (typeof input === 'string') return kindOfText(input);
  if (!isJsonObject(input)) return undefined;
  if (isSealedFile(input) || isSdJwtJson(input)) return 'credential';
  const types = list(input.type);
  const has = (name: string) =>
    types.includes(`Verifiable${name}`) || types.includes(`EnvelopedVerifiable${name}`);
  if (has('Presentation') === has('Credential')) return undefined;
  return has('Presentation') ? 'presentation' : 'credential';
}

/** Opens what stands inside of a credential and ought to be one, in whatever form. */
export function openEnclosed(item: JsonValue): Opened {
  const opened =
    isJsonObject(item) && kindOf(item) !== 'credential' ? undefined : openForm(item, 'credential');
  return (
    opened ?? { problem: fail('not-a-credential', 'This is not a credential in any form that is known.') }
  );
}

/** Of which kind a text is, told by its header alone; a credential where that can't be told. */
function kindOfText(text: string): EnvelopeKind {
  if (isSdJwtText(text)) return 'credential';
  const attempt = opened(() => readEnveloped(text, 'presentation'));
  if (!('problem' in attempt)) return 'presentation';
  const legacy = opened(() => readLegacyJwt(text, 'presentation'));
  return 'problem' in legacy ? 'credential' : 'presentation';
}

/** The later form first; the earlier one only for what says that it is one. */
function readText(text: string, kind: EnvelopeKind): Envelope {
  try {
    return readEnveloped(text, kind);
  } catch (error) {
    if (!(error instanceof CairnError) || error.code !== 'jose.typ') throw error;
    return readLegacyJwt(text, kind);
  }
}

/** The token in an envelope of the earlier form, whose object is checked like any other. */
function requireCarrier(item: JsonObject): string {
  const token = String(item.id).slice('data:application/jwt,'.length);
  const kind = list(item.type).includes(ENVELOPES.credential) ? 'vc+jwt' : 'vp+jwt';
  return openEnvelope({ ...item, id: `data:application/${kind},${token}` }).jws;
}

function openSealed(item: JsonObject): Opened {
  return attempted(() => {
    const sealed = readSealedFile(item);
    return { document: sealed.document, sealed };
  });
}

function openedSdJwt(form: string | JsonObject): Opened {
  return attempted(() => {
    const sdJwt = readSdJwt(typeof form === 'string' ? form : compactOfJson(form));
    return { document: sdJwt.claims, sdJwt };
  });
}

function opened(read: () => Envelope): Opened {
  return attempted(() => {
    const envelope = read();
    return { document: envelope.document, envelope };
  });
}

function attempted(read: () => Opened): Opened {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof CairnError) || error.kind !== 'invalid') throw error;
    const [first] = error.faults;
    const code = error.code.replace('.', '-');
    const make = UNSUPPORTED.includes(error.code) ? unknown : fail;
    return { problem: make(code, first?.message ?? error.message, { pointer: first?.pointer }) };
  }
}
