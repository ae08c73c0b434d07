import type { JsonObject } from '../../common/json.js';

/**
 * A credential that isn't sealed, in the form that the Commission's own issuer takes: an institution uploads it there and
 * seals it there. `delivery`, if given, says where that issuer is to send it (a wallet address or an e-mail address).
 */
export function uploadForm(credential: JsonObject, delivery?: JsonObject): JsonObject {
  return { credential, ...(delivery === undefined ? {} : { deliveryDetails: delivery }) };
}

/** One file of a batch. */
export interface UploadFile {
  /** Safe in any folder or archive. */
  readonly name: string;
  readonly text: string;
}

/** The same of many: a file each, which is how that issuer takes them, numbered in their order. */
export function uploadBatch(
  items: readonly {
    readonly name: string;
    readonly credential: JsonObject;
    readonly delivery?: JsonObject | undefined;
  }[],
): UploadFile[] {
  return items.map(({ name, credential, delivery }, index) => {
    const plain = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
    const number = String(index + 1).padStart(4, '0');
    return { name: `${number}-${plain}.json`, text: JSON.stringify(uploadForm(credential, delivery)) };
  });
}
