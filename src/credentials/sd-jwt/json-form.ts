import { type CairnError, invalid } from '../../common/errors.js';
import type { JsonObject } from '../../common/json.js';
import { holderPart, signatureOf } from './recognise.js';

/**
 * The compact text of an SD-JWT in JSON, flattened or general with one signature. What else stands in the header that isn't
 * signed says nothing. Throws a CairnError `sd-jwt.json` of kind `invalid`.
 */
export function compactOfJson(value: JsonObject): string {
  const { payload, signatures } = value;
  if (signatures !== undefined && (!Array.isArray(signatures) || signatures.length !== 1))
    throw fault('/signatures', 'one signature');
  const { protected: header, signature } = signatureOf(value) ?? {};
  const { disclosures, kb_jwt: keyBinding = '' } = holderPart(value) ?? {};
  if (!Array.isArray(disclosures)) throw fault('/header/disclosures', 'a list of texts');
  const parts = [header, payload, signature, keyBinding, ...disclosures];
  if (parts.some((part) => typeof part !== 'string' || part.includes('~')))
    throw fault('', 'texts without tildes');
  return [`${String(header)}.${String(payload)}.${String(signature)}`, ...disclosures, keyBinding].join('~');
}

function fault(at: string, expected: string): CairnError {
  const message = 'The SD-JWT in JSON is not in its form.';
  return invalid({ code: 'sd-jwt.json', pointer: at, message, expected });
}
