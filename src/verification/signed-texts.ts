import { CairnError } from '../common/errors.js';
import type { JsonObject } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import { readSealedFile } from '../credentials/jades/read-sealed.js';
import { isCheckRecord } from '../credentials/jose/check-record.js';
import type { EnvelopeKind } from '../credentials/jose/envelope.js';
import { openEnvelope } from '../credentials/jose/envelope-object.js';
import { readLegacyJwt } from '../credentials/jose/legacy-jwt.js';
import { type Envelope, readEnveloped } from '../credentials/jose/read-enveloped.js';
import { compactOfJson } from '../credentials/sd-jwt/json-form.js';
import { readSdJwt } from '../credentials/sd-jwt/read.js';
import { ENVELOPES, type Opened } from './opened-form.js';
import { resultsOf } from './result.js';

// Forms of which the text is signed: envelopes of JOSE, SD-JWT, sealed files.

const { fail, unknown } = resultsOf(
  'structure',
  'Securing Verifiable Credentials using JOSE and COSE 1.0, section 3',
);

/** What is of a kind that can't be opened here says nothing about the document. */
const UNSUPPORTED = [
  'envelope.unsupported',
  'jose.alg-unsupported',
  'jades.alg-unsupported',
  'sd-jwt.hash-unsupported',
];

/** The text of an envelope. */
export function openText(text: string, kind: EnvelopeKind): Opened {
  return opened(() => readText(text, kind));
}

/** An object that carries one. */
export function openCarrier(item: JsonObject, kind: EnvelopeKind): Opened {
  return opened(() => {
    const legacy = typeof item.id === 'string' && /^data:application\/jwt,/i.test(item.id);
    if (legacy) return readLegacyJwt(requireCarrier(item), kind);
    const { kind: found, jws } = openEnvelope(item);
    if (found !== kind)
      throw new CairnError('invalid', 'envelope.type', 'It is an envelope of another kind.');
    return readEnveloped(jws, kind);
  });
}

/** Of which kind a text is, told by its header alone; a credential where that can't be told. */
export function kindOfText(text: string): EnvelopeKind {
  // whoever looks at verdicts alone must not take what was said of a document for the document
  if (isCheckRecord(text))
    throw new CairnError(
      'invalid',
      'verify.check-record',
      'This is a record of a check, not the credential that was checked.',
    );
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

export function openSealed(item: JsonObject): Opened {
  return attempted(() => {
    const sealed = readSealedFile(item);
    return { document: sealed.document, sealed };
  });
}

export function openSdJwt(form: string | JsonObject): Opened {
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
