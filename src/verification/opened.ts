import { isJsonObject, type JsonValue } from '../common/json.js';
import { withKnownContext } from '../credentials/contexts/known.js';
import { list } from '../credentials/documents/reading.js';
import { isSealedFile } from '../credentials/jades/recognise.js';
import type { EnvelopeKind } from '../credentials/jose/envelope.js';
import { isSdJwtJson, isSdJwtText } from '../credentials/sd-jwt/recognise.js';
import { ENVELOPES, type Opened, type Presented } from './opened-form.js';
import { resultsOf } from './result.js';

const { fail } = resultsOf('structure', 'Securing Verifiable Credentials using JOSE and COSE 1.0, section 3');

/** What opens a form of which the text is signed; our own documents are as they stand. */
const signedTexts = () => import('./signed-texts.js');

/**
 * Opens what may be a credential or a presentation of a kind: an object, an object that carries one in an envelope, a
 * sealed file, or the envelope's own text. `undefined` for what is none of these.
 */
export async function openForm(item: JsonValue | undefined, kind: EnvelopeKind): Promise<Opened | undefined> {
  if (typeof item === 'string' && isSdJwtText(item))
    return kind === 'credential' ? (await signedTexts()).openSdJwt(item) : undefined;
  if (typeof item === 'string')
    return isCompact(item) ? (await signedTexts()).openText(item, kind) : undefined;
  if (!isJsonObject(item)) return undefined;
  // first: with its signature in a list, it has the members of a sealed file, too
  if (isSdJwtJson(item)) return kind === 'credential' ? (await signedTexts()).openSdJwt(item) : undefined;
  if (kind === 'credential' && isSealedFile(item)) return (await signedTexts()).openSealed(item);
  if (!list(item.type).includes(ENVELOPES[kind])) return { document: withKnownContext(item) };
  return (await signedTexts()).openCarrier(item, kind);
}

/** Sealed as Europass does, or meant to be: what a seal is around is one form, whatever else it looks like. */
export function isEuropeanForm({ document, envelope, sealed }: Presented): boolean {
  if (sealed || envelope) return sealed !== undefined;
  return list(document.type).includes('EuropeanDigitalCredential') && document.proof === undefined;
}

/** Whether a text has the form of a compact JWS: three parts in base64url. */
export function isCompact(text: string): boolean {
  return /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){2}$/.test(text);
}

/** What an input is by its type; of a text by its header. */
export async function kindOf(input: JsonValue): Promise<EnvelopeKind | undefined> {
  if (typeof input === 'string')
    return isSdJwtText(input) ? 'credential' : (await signedTexts()).kindOfText(input);
  return kindOfObject(input);
}

function kindOfObject(input: JsonValue): EnvelopeKind | undefined {
  if (!isJsonObject(input)) return undefined;
  if (isSealedFile(input) || isSdJwtJson(input)) return 'credential';
  const types = list(input.type);
  const has = (name: string) =>
    types.includes(`Verifiable${name}`) || types.includes(`EnvelopedVerifiable${name}`);
  if (has('Presentation') === has('Credential')) return undefined;
  return has('Presentation') ? 'presentation' : 'credential';
}

/** Opens what stands inside of a credential and ought to be one, in whatever form. */
export async function openEnclosed(item: JsonValue): Promise<Opened> {
  const strange = isJsonObject(item) && kindOfObject(item) !== 'credential';
  const opened = strange ? undefined : await openForm(item, 'credential');
  return (
    opened ?? { problem: fail('not-a-credential', 'This is not a credential in any form that is known.') }
  );
}
