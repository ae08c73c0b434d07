import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { list } from '../documents/reading.js';

/**
 * A credential that isn't sealed, in the form that the Commission's own issuer takes: an institution uploads it there and
 * seals it there. `delivery`, if given, says where that issuer is to send it (a wallet address or an e-mail address).
 */
export function uploadForm(credential: JsonObject, delivery?: JsonObject): JsonObject {
  return { credential, ...(delivery === undefined ? {} : { deliveryDetails: delivery }) };
}

/** Whether something is of that form. */
export function isUploadForm(value: JsonValue): boolean {
  if (!isJsonObject(value) || !isJsonObject(value.credential)) return false;
  return list(value.credential.type).includes('EuropeanDigitalCredential');
}
