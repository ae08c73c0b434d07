/** How the value of a term is written: another node, texts by language, or a literal of a datatype. */
export type TermKind = 'node' | 'text' | LiteralType;
export type LiteralType =
  | 'plain'
  | 'string'
  | 'dateTime'
  | 'duration'
  | 'anyURI'
  | 'integer'
  | 'positiveInteger'
  | 'decimal'
  | 'boolean';

/** Terms whose value is another node, by what `edc-ap` (European Learning Model 3.2) and the data model's context say. */
const NODES = `
  accreditation accreditingAgent additionalNote address admissionProcedure amount assessedBy attachment
  attachmentType awardedBy awardingBody awardingOpportunity awards bannerImage citizenshipCountry contactForm
  contactPoint contentEncoding contentType countryCode creator credentialProfiles credentialSchema
  credentialStatus credentialSubject creditPoint creditReceived dateModified dcType decision descriptionHtml
  directedBy displayDetail displayParameter eIDASIdentifier educationLevel educationSubject educationalSystemNote
  elmSubject emailAddress embeddedEvidence entitledBy entitlementStatus entitlesTo entryRequirement eqfLevel
  evidence evidenceTarget framework fullAddress gender generalisationOf grade gradeStatus gradingScheme grant
  groupMemberOf hasClaim hasCredential hasPart hasSubOrganization holder homepage idVerification identifier image
  inScheme individualDisplay influencedBy influences isPartOf issuer landingPage language
  learningAchievementSpecification learningActivitySpecification learningOpportunity learningOutcome
  learningOutcomeSummary learningSchedule learningSetting limitCredentialType limitEQFLevel limitField
  limitJurisdiction limitNationalOccupation limitOccupation limitOrganisation limitQualification location logo
  member memberOf mode nationalID noteFormat nqfLevel organisation phone placeOfBirth priceDetail primaryLanguage
  proof provenBy proves providedBy publisher qualificationCode refreshService registration relatedESCOSkill
  relatedSkill report resultCategory resultDistribution reusabilityLevel scheduleInformation shortenedGrading
  spatial spatialCode specialisationOf specifiedBy subOrganizationOf subject supplementaryDocument targetGroup
  taxIdentifier temporal termsOfUse thematicArea unit used vatIdentifier verificationCheck verificationStatus`;

/** Terms whose value is texts by language. */
const TEXTS = `
  altLabel birthName category definition description familyName fullName geographicName givenName legalName
  noteLiteral patronymicName prefLabel schemeAgency title`;

/** Terms with a literal, by its datatype. */
const LITERALS: Readonly<Record<LiteralType, string>> = {
  plain: 'notation',
  dateTime: `
    applicationDeadline awardingDate dateCreated dateIssued dateOfBirth endDate expirationDate expiryDate
    issuanceDate issued reviewDate startDate valid validFrom validUntil`,
  string: `
    areaDialingCode contactHour content countryDialing dialNumber evidenceStatement label latitude longitude
    maximumScore minimumScore phoneNumber point schemeName schemeVersion score status summaryDisplay`,
  integer: 'contentSize percentageEqual percentageHigher percentageLower',
  anyURI: 'contentURL schemeId',
  positiveInteger: 'count levelOfCompletion page',
  duration: 'duration maximumDuration volumeOfLearning workload',
  boolean: 'isPartialQualification',
  decimal: 'value',
};

const KINDS: ReadonlyMap<string, TermKind> = new Map([
  ...words(NODES).map((term): [string, TermKind] => [term, 'node']),
  ...words(TEXTS).map((term): [string, TermKind] => [term, 'text']),
  ...Object.entries(LITERALS).flatMap(([type, terms]) =>
    words(terms).map((term): [string, TermKind] => [term, type as LiteralType]),
  ),
]);

/** How a term's value is written; `undefined` for what isn't a term, which a processor would drop. */
export function termKind(term: string): TermKind | undefined {
  return KINDS.get(term);
}

/** Every term of the vocabulary. */
export function allTerms(): ReadonlyMap<string, TermKind> {
  return KINDS;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
