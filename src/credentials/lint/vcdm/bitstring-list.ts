import type { JsonObject } from '../../../common/json.js';
import { isJsonObject, pointer } from '../../../common/json.js';
import { type DataModelRule, FIRST_ISSUE } from '../data-model-rule.js';
import { hasType, valuesOf } from '../form/members.js';

const CITATION = 'Bitstring Status List 1.0, section 2.2';

export const bitstringList: DataModelRule = {
  name: 'bitstring-list',
  citations: { '2.0': CITATION, '1.1': CITATION },
  effective: FIRST_ISSUE,
  message: 'A bitstring status list is malformed.',
  expected:
    'one subject of type BitstringStatusList with statusPurpose, encodedList (u and base64url) and, if any, a ttl in whole milliseconds',
  find: (document) => {
    const { credentialSubject: subject } = document;
    const list = isJsonObject(subject) && hasType(subject, 'BitstringStatusList');
    if (hasType(document, 'BitstringStatusListCredential')) {
      if (!isJsonObject(subject)) return '/credentialSubject';
      return list ? badMember(subject) : '/credentialSubject/type';
    }
    return list ? '/type' : undefined;
  },
};

function badMember(list: JsonObject): string | undefined {
  const at = '/credentialSubject';
  const { encodedList, ttl } = list;
  if (list.type !== 'BitstringStatusList') return at + pointer('type');
  const purposes = valuesOf(list, 'statusPurpose', at);
  if (purposes.length === 0) return at + pointer('statusPurpose');
  const strange = purposes.find(({ value }) => typeof value !== 'string' || value === '');
  if (strange) return strange.at;
  if (typeof encodedList !== 'string' || !/^u[A-Za-z0-9_-]+$/.test(encodedList))
    return at + pointer('encodedList');
  const timed = ttl === undefined || (typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0);
  return timed ? undefined : at + pointer('ttl');
}
