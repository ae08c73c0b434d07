import { isJsonObject, type JsonObject, type JsonValue, pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { hasType, objectsOf, valuesOf } from '../form/members.js';
import { isUrl } from '../form/url.js';

const CITATION = 'Bitstring Status List 1.0, section 2.1';
const TYPE = 'BitstringStatusListEntry';

export const bitstringEntry: DataModelRule = {
  name: 'bitstring-entry',
  citations: { '2.0': CITATION, '1.1': CITATION },
  effective: FIRST_ISSUE,
  message: 'An entry of a bitstring status list is malformed.',
  expected:
    'statusPurpose, statusListIndex (decimal digits) and statusListCredential (a URL); as many messages as its bits have values',
  find: (document) => {
    for (const { value, at } of objectsOf(document, 'credentialStatus')) {
      const member = hasType(value, TYPE) ? badMember(value) : undefined;
      if (member !== undefined) return at + member;
    }
    return undefined;
  },
};

function badMember(entry: JsonObject): string | undefined {
  const { statusPurpose, statusListIndex, statusListCredential, statusSize } = entry;
  if (entry.type !== TYPE) return pointer('type');
  if (typeof statusPurpose !== 'string' || statusPurpose === '') return pointer('statusPurpose');
  if (typeof statusListIndex !== 'string' || !/^(?:0|[1-9]\d*)$/.test(statusListIndex))
    return pointer('statusListIndex');
  if (!isUrl(statusListCredential)) return pointer('statusListCredential');
  if (entry.id === statusListCredential) return pointer('id');
  if (statusSize !== undefined && !isSize(statusSize)) return pointer('statusSize');
  return badMessages(entry, isSize(statusSize) ? statusSize : 1) ?? badReference(entry);
}

function isSize(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function badMessages(entry: JsonObject, size: number): string | undefined {
  const { statusMessage: messages } = entry;
  if (messages === undefined && size === 1 && entry.statusPurpose !== 'message') return undefined;
  if (!Array.isArray(messages) || messages.length !== 2 ** size) return pointer('statusMessage');
  const strange = messages.findIndex(
    (item) =>
      !isJsonObject(item) ||
      typeof item.status !== 'string' ||
      !/^0x[0-9a-f]+$/i.test(item.status) ||
      typeof item.message !== 'string',
  );
  return strange < 0 ? undefined : pointer('statusMessage', strange);
}

function badReference(entry: JsonObject): string | undefined {
  if (!Object.hasOwn(entry, 'statusReference')) return undefined;
  const references = valuesOf(entry, 'statusReference');
  if (references.length === 0) return pointer('statusReference');
  return references.find(({ value }) => !isUrl(value))?.at;
}
