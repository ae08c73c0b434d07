import type { ProblemTexts } from './texts.js';

/** Learners, their awards, and what is made of these. */
export const RECORDS: ProblemTexts = {
  // Learners, credentials, certificates
  'certificate.unknown': [
    'There is no certificate with this award that the caller may see.',
    'Compare the id with the list of certificates.',
  ],
  'correction-request.answered': [
    'The request has another answer already, and the graduate was told.',
    'If the answer was wrong, ask the graduate to send another request.',
  ],
  'correction-request.unknown': [
    'There is no request of this id that the caller may see, or it was erased.',
    'Compare the id with the list of requests.',
  ],
  'contact.unknown': ['The caller gave no address of the learner.', 'Give one.'],
  'consent.text-version': [
    'Learners agree to the text that is in force, and the request names another version.',
    'Show the learner the text of the version that `detail` names, and send that version.',
  ],
  'credential.unknown': [
    'There is no credential of this id that the caller may see, or it is not signed yet, or was erased.',
    'Compare the id with the list of credentials.',
  ],
  'learner.esi-differs': [
    'The record has another European Student Identifier, which only the network replaces.',
    'Check whose record it is. If the one on record is wrong, ask the network to replace it.',
  ],
  'learner.esi-taken': [
    'The European Student Identifier belongs to another record.',
    'If both are one person, propose to merge the records.',
  ],
  'erasure.unknown': [
    'Nothing was erased of a learner of this id, as far as the caller may see.',
    'Compare the id. Erase the learner first, if that is meant.',
  ],
  'learner.erased': [
    'The learner was erased, so nothing more can be made of what they were awarded.',
    'Credentials that the person carries go on verifying. New results are recorded for a new learner.',
  ],
  'learner.import-running': [
    'A file of results that names the learner is being committed at this moment.',
    'Send the request again when the import is done.',
  ],
  'learner.exists': [
    'The number or ESI was given to somebody at the same moment.',
    'Send the request again: it finds the learner.',
  ],
  'learner.merged': [
    'The record was merged into another one, which has everything of it.',
    'Use the record that `mergedInto` names.',
  ],
  'learner.name-differs': [
    'The number or ESI belongs to a learner of another name.',
    'Check whom it belongs to. If the learner’s name changed, change it on the record first.',
  ],
  'learner.no-numbers': [
    'The network gives learners no numbers: each institution has its own.',
    'Leave the number out, or use a key of the institution.',
  ],
  'learner.number-missing': [
    'An institution records a learner under its own number.',
    'Add the number. Results may name a learner by ESI alone.',
  ],
  'learner.number-taken': [
    'The institution’s number belongs to another record.',
    'If both are one person, propose to merge the records.',
  ],
  'learner.shared': [
    'Another institution awarded something to the learner, so an institution alone neither changes the name nor erases the record.',
    'Ask the network to do it.',
  ],
  'learner.two-records': [
    'Number and ESI belong to two records.',
    'If both are one person, propose to merge the records.',
  ],
  'award.suspended': [
    'The award is suspended, so nothing is made of it now.',
    'Reinstate the award first, if it is right.',
  ],
  'holder.malformed': [
    'What stands for the wallet is not a public key that it could prove to hold.',
    'Send the public JWK of the wallet: EC with P-256 or P-384, or OKP with Ed25519.',
  ],
  'rendition.inexpressible': [
    'The form demands elements that the award, its version or its issuer does not have: `errors` names each.',
    'Complete the institution, or publish a version of the module or programme that has them.',
  ],
  'rendition.not-bound': [
    'Only an SD-JWT is bound to a key of a wallet.',
    'Leave `holder` out for the other forms.',
  ],
  'rendition.too-many-copies': [
    'The credential is bound to as many wallets as one credential may be.',
    'Ask for a key of a wallet that has a copy already: it is given the same one again.',
  ],
  'seal.disagrees': [
    'The certificate of the issuer’s seal names another legal person than the issuer is.',
    'Have a certificate issued for the legal name and eIDAS identifier of the institution, and add it as its seal.',
  ],
  'seal.expired': [
    'A certificate of the issuer’s seal has expired, or is not valid yet.',
    'Add a seal with certificates that are valid today with `cairn seal add`.',
  ],
  'seal.none': [
    'The issuer has no seal in use that could sign this form.',
    'Add a seal with `cairn seal add`, or export for the Commission’s issuer and seal there.',
  ],
  'transcript.empty': [
    'The caller awarded the learner nothing that is in force, so there is nothing to list.',
    'Look at the learner’s awards: they may be revoked, suspended, or others’.',
  ],
  'transcript.not-verified': [
    'An award that the transcript would list does not verify now, and a transcript is good only if all of them are.',
    'Look at `errors`. If a credential is just being replaced, ask again in a minute.',
  ],
  'learner.unknown': [
    'There is no learner of this id that the caller may see.',
    'Compare the id with the list of learners.',
  ],

  // Awards, and merging records
  'award.exists': [
    'This module is awarded to this learner on this day already.',
    'Read the award that there is; correct its grade or levels if they are wrong.',
  ],
  'award.not-renewable': [
    'The recognition of an issuer ended so long ago that nothing of it can be signed any more, not even anew.',
    'Ask the network whether the recognition should be extended.',
  ],
  'award.revoked': [
    'The award is revoked, and stays so.',
    'If it was right after all, award the same result anew: `POST /awards` with `"again": true` in the result. A wrong grade, level or date is awarded as it should have been.',
  ],
  'award.unknown': [
    'There is no award or credential of this id among those that the caller awarded.',
    'Compare the id. What another issuer awarded is for that issuer to change.',
  ],
  'correction.criterion-unknown': [
    'The version of the module that was awarded has no such criterion.',
    'Use one of those that `expected` names.',
  ],
  'correction.grade-not-passing': [
    'The grade is below the one that passes, so there would be no award.',
    'Revoke the award.',
  ],
  'correction.grade-off-scale': [
    'The grade is not on the scale of the module version that was awarded.',
    'Use one of those that `expected` names.',
  ],
  'correction.level-unknown': ['The criterion has no such level.', 'Use one of those that `expected` names.'],
  'correction.not-a-module': [
    'A certificate has no grade of its own.',
    'Correct the awards that it is built from; it follows.',
  ],
  'correction.scope': [
    'Another date or module is not a correction: it is another award.',
    'Revoke the award, and issue the right one.',
  ],
  'evidence.not-a-credential': [
    'What was handed in is not one credential as a JSON object.',
    'Hand in the file of the credential as its holder got it, not a presentation or a picture of it.',
  ],
  'evidence.not-verified': [
    'The credential does not verify; `errors` tells which checks failed.',
    'Ask the learner for a credential that is in force and unchanged.',
  ],
  'evidence.other-learner': [
    'The credential supports an award of another learner already.',
    'Find out whose it is. If both are one person, propose to merge the records.',
  ],
  'evidence.own-issuer': [
    'The credential was issued by a member of this network.',
    'Nothing is needed: what members award counts by itself.',
  ],
  'evidence.undetermined': [
    'Whether the credential holds could not be determined; `errors` tells which checks stand open.',
    'Try again later, or ask its issuer for a form of credential whose keys and status can be looked up.',
  ],
  'evidence.used': [
    'The credential supports an award of this module to this learner already.',
    'Read the awards of the learner; one credential is recognised once for a module.',
  ],
  'merge.decided': ['The proposal was decided the other way.', 'Propose it anew if that was wrong.'],
  'merge.exists': ['These two records are proposed to be merged already.', 'Wait for the decision on it.'],
  'merge.names-differ': [
    'An institution proposed the merge, another one awarded something to the merged record, and the names differ.',
    'If it is one person, change the name of the merged record first; only the network can.',
  ],
  'merge.same-person': [
    'The key that proposed the merge does not decide it.',
    'Have somebody else at the network look at it, with a key of their own.',
  ],
  'merge.same-record': ['A record cannot be merged with itself.', 'Name two different learners.'],
  'merge.unknown': ['There is no such proposal that the caller may see.', 'Compare the id with the list.'],
  'recognise.no-institution': [
    'Modules are awarded by institutions, and the key belongs to the network.',
    'Use a key of the institution that recognises the learning.',
  ],
  'results.faulty': [
    'Results have faults, and nothing was issued; `errors` names each with its place and what would be right.',
    'Mend what is named, and send all of it again. A result that was revoked by mistake (`results.award-revoked`) takes `"again": true`.',
  ],
  'verify.too-much': ['The document would take unreasonably long to verify.', 'Hand in a smaller document.'],

  // Shares
  'share.expiry-past': ['The link would have expired already.', 'Name an instant to come.'],
  'share.unknown': [
    'There is no share link of this id that the caller may see.',
    'Compare the id with the list of links.',
  ],
  'share.unknown-award': [
    'There are no such awards of one learner that the caller may share.',
    'Share awards of one learner that the caller issued; without their parts, if others issued those.',
  ],
};
