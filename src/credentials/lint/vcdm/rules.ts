import { type Fault, faultsUnder } from '../../../common/errors.js';
import type { JsonObject } from '../../../common/json.js';
import type { DataModelRule, DataModelVersion } from '../data-model-rule.js';
import { hasType, objectsOf } from '../form/members.js';
import { bitstringEntry } from './bitstring-entry.js';
import { bitstringList } from './bitstring-list.js';
import { compacted } from './compacted.js';
import { confidenceMethodsTyped } from './confidence-methods-typed.js';
import { contextFirst, dataModelVersion } from './context-first.js';
import { contextIsList } from './context-is-list.js';
import { contextItems } from './context-items.js';
import { contextItemsUnique } from './context-items-unique.js';
import { contextMapsToUrls } from './context-maps-to-urls.js';
import { credentialType } from './credential-type.js';
import { digestsAreMultihashes } from './digests-are-multihashes.js';
import { envelopeContext } from './envelope-context.js';
import { envelopeDataUrl } from './envelope-data-url.js';
import { envelopeType } from './envelope-type.js';
import { evidenceTyped } from './evidence-typed.js';
import { expirationDate } from './expiration-date.js';
import { holderIdentified } from './holder-identified.js';
import { idsAreUrls } from './ids-are-urls.js';
import { issuanceDate } from './issuance-date.js';
import { issuerIdentified } from './issuer-identified.js';
import { languageValues } from './language-values.js';
import { namesAreText } from './names-are-text.js';
import { numbersExact } from './numbers-exact.js';
import { presentationType } from './presentation-type.js';
import { presentedCredentials } from './presented-credentials.js';
import { presentedCredentialsOrTokens } from './presented-credentials-or-tokens.js';
import { proofsTyped } from './proofs-typed.js';
import { refreshServicesIdentified } from './refresh-services-identified.js';
import { refreshServicesTyped } from './refresh-services-typed.js';
import { relatedResourcesDigested } from './related-resources-digested.js';
import { relatedResourcesIdentified } from './related-resources-identified.js';
import { relatedResourcesMediaType } from './related-resources-media-type.js';
import { relatedResourcesUnique } from './related-resources-unique.js';
import { renderMethodsTyped } from './render-methods-typed.js';
import { schemasIdentified } from './schemas-identified.js';
import { schemasTyped } from './schemas-typed.js';
import { selfAssertedByHolder } from './self-asserted-by-holder.js';
import { statusesIdentified } from './statuses-identified.js';
import { statusesTyped } from './statuses-typed.js';
import { subjectClaimsSomething } from './subject-claims-something.js';
import { subjectPresent } from './subject-present.js';
import { termsOfUseTyped } from './terms-of-use-typed.js';
import { typeIsList } from './type-is-list.js';
import { typesAreTerms } from './types-are-terms.js';
import { undefinedTermsLast } from './undefined-terms-last.js';
import { validFromStamp } from './valid-from-stamp.js';
import { validUntilStamp } from './valid-until-stamp.js';
import { validityOrder } from './validity-order.js';

/** What holds for both kinds of document, whose `@context` and `type` say what they are. */
const DOCUMENT_RULES: readonly DataModelRule[] = [
  contextIsList,
  contextFirst,
  contextItems,
  contextItemsUnique,
  contextMapsToUrls,
  undefinedTermsLast,
  compacted,
  typeIsList,
  typesAreTerms,
  idsAreUrls,
  namesAreText,
  languageValues,
  numbersExact,
  digestsAreMultihashes,
  proofsTyped,
  termsOfUseTyped,
  refreshServicesTyped,
  refreshServicesIdentified,
  confidenceMethodsTyped,
  renderMethodsTyped,
];

/** Every rule about the form of a credential, of both versions of the data model. */
export const CREDENTIAL_RULES: readonly DataModelRule[] = [
  ...DOCUMENT_RULES,
  credentialType,
  issuerIdentified,
  subjectPresent,
  subjectClaimsSomething,
  validFromStamp,
  validUntilStamp,
  validityOrder,
  issuanceDate,
  expirationDate,
  statusesTyped,
  statusesIdentified,
  bitstringEntry,
  bitstringList,
  schemasTyped,
  schemasIdentified,
  evidenceTyped,
  relatedResourcesIdentified,
  relatedResourcesUnique,
  relatedResourcesDigested,
  relatedResourcesMediaType,
];

/** Every rule about the form of a presentation; what it presents is held against the rules of its own kind. */
export const PRESENTATION_RULES: readonly DataModelRule[] = [
  ...DOCUMENT_RULES,
  presentationType,
  holderIdentified,
  presentedCredentials,
  presentedCredentialsOrTokens,
  selfAssertedByHolder,
];

/** Rules about a credential or presentation in an envelope, of which nothing else can be seen. */
export const ENVELOPE_RULES: readonly DataModelRule[] = [envelopeContext, envelopeType, envelopeDataUrl];

/** What a document is meant to be. */
export type DocumentKind = 'credential' | 'presentation';

const RULES: Readonly<Record<DocumentKind, readonly DataModelRule[]>> = {
  credential: CREDENTIAL_RULES,
  presentation: PRESENTATION_RULES,
};

const ENVELOPES: Readonly<Record<DocumentKind, string>> = {
  credential: 'EnvelopedVerifiableCredential',
  presentation: 'EnvelopedVerifiablePresentation',
};

/**
 * Everything in which the form of a document breaks the Verifiable Credentials Data Model: a fault `vcdm.<rule>` for each
 * broken rule of the version that its first context names (2.0 or 1.1), at the first place that breaks it. A document
 * that names neither breaks `context-is-list` or `context-first`, and is held against no other rule. The credentials in a
 * presentation are looked into, each by its own version, and so is the outside of an envelope.
 *
 * This is form only: no proof, no meaning of terms, nothing that has to be fetched. Pure, and never throws.
 */
export function dataModelFaults(document: JsonObject, kind: DocumentKind): Fault[] {
  if (hasType(document, ENVELOPES[kind])) return broken(ENVELOPE_RULES, document, '2.0');
  const version = dataModelVersion(document);
  if (!version) return broken([contextIsList, contextFirst], document, '2.0');
  const own = broken(RULES[kind], document, version);
  if (kind === 'credential') return own;
  const presented = objectsOf(document, 'verifiableCredential').flatMap(({ value, at }) =>
    faultsUnder(at, dataModelFaults(value, 'credential')),
  );
  return [...own, ...presented];
}

function broken(rules: readonly DataModelRule[], document: JsonObject, version: DataModelVersion): Fault[] {
  return rules.flatMap((rule) => {
    const citation = rule.citations[version];
    const at = citation === undefined ? undefined : rule.find(document);
    if (at === undefined) return [];
    return [
      {
        code: `vcdm.${rule.name}`,
        pointer: at,
        message: rule.message,
        expected: `${rule.expected} (${citation})`,
      },
    ];
  });
}
