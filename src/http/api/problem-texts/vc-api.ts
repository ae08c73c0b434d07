import type { ProblemTexts } from './texts.js';

/** What a caller of the VC API may meet. */
export const VC_API: ProblemTexts = {
  'vc-api.malformed': [
    'The request is not one that this endpoint of the VC API takes.',
    'Send the members that the fault names, as JSON.',
  ],
  'supplied.faulty': [
    'The credential or presentation breaks rules of the data model, or loses words when it is signed. Nothing was signed.',
    'Mend every fault and send it again.',
  ],
  'supplied.no-status': [
    'No credential of this id was given a status when it was issued.',
    'Ask for a status when issuing: `credentialStatus` in the options.',
  ],
  'supplied.other-issuer': [
    'The credential names another issuer than the one that would sign it.',
    'Name the DID of the issuer whose endpoint is called.',
  ],
  'supplied.other-key': [
    'The key that is named is not one that signs for this holder.',
    'Name the key that the fault names, or none.',
  ],
  'supplied.own-form': [
    'The document is in the form of this network’s own awards, which are made from records alone.',
    'Record the award: its credential is issued then.',
  ],
  'supplied.retired': ['This issuer was ended and signs nothing new.', 'Use another issuer, or make one.'],
  'supplied.revoked': [
    'A revocation is for good.',
    'Issue the credential again; for what may end, suspend instead.',
  ],
  'supplied.status-impossible': [
    'This credential cannot be given a status here.',
    'Give it an id, or a `credentialId` in the options, and no `credentialStatus`, in version 2.0, under an issuer whose key is not BLS12-381.',
  ],
  'supplied.status-taken': [
    'A credential of this id was given a status before.',
    'Give each credential an id of its own.',
  ],
  'supplied.too-many': ['There are too many issuers of supplied credentials in use.', 'Retire one of them.'],
  'supplied.unknown': [
    'There is no such issuer of supplied credentials, or it is somebody else’s.',
    'See which there are: `GET /api/v1/supplied-issuers`.',
  ],
  'supplied.unsecured': [
    'A credential in the presentation is secured by nothing, and no such credential is presented in an envelope.',
    'Issue the credential first, or have the presentation signed with a cryptosuite.',
  ],

  // Signing what is supplied
  'proof.previous-missing': [
    'The proof is to build on one that the document does not have, or has twice.',
    'Name the id of one of its proofs.',
  ],
  'suite.key-type': [
    'The issuer’s key does not fit the cryptosuite.',
    'Choose a cryptosuite for that type of key, or an issuer whose key fits.',
  ],
  'suite.lossy': [
    'The document says something that would be lost when it is signed, such as a relative URL.',
    'Use words that a context defines, and absolute URLs.',
  ],
  'suite.pointer-unmatched': [
    'A pointer leads nowhere in the document, or to what cannot be disclosed by itself.',
    'Send JSON pointers to members that are there; of a list of one item, the list.',
  ],
  'suite.too-complex': [
    'The document is built in such a way that signing it would take too long.',
    'Give ids to things that are referred to more than once.',
  ],
  'suite.unknown': ['There is no such cryptosuite.', 'Choose one of those that the fault lists.'],
  'suite.unsuitable': [
    'The cryptosuite cannot secure this document.',
    'Choose another; those that disclose selections take neither presentations nor ordered lists.',
  ],
  'derive.no-base-proof': [
    'There is not exactly one proof that parts may be disclosed from.',
    'Send the credential as it was issued, and the proof’s id if it has several.',
  ],
  'derive.nothing-selected': ['Nothing is to be disclosed.', 'Select at least one member.'],
  'derive.unreadable': [
    'The document cannot be read as one that its base proof was made for, or a pointer selects what makes it so.',
    'Send the credential as it was issued, and point to whole members rather than into `@context` or `type`.',
  ],
  'jose.key-type': [
    'The issuer’s key does not fit a JSON Web Signature.',
    'Choose an issuer with a key of type Ed25519, P-256 or P-384.',
  ],
};
