/**
 * What the verifier says of each of its findings, by the code of the result: the message of the report, word for word. Where a code
 * has several messages, all but the first stand under the code with the message behind it; a code that ends in `*` is any of those
 * that begin so and have no text of their own.
 */
export const checksEn = {
  'structure.readable': 'The document is a well-formed credential.',
  'structure.readable: The document is a well-formed European digital credential.':
    'The document is a well-formed European digital credential.',
  'structure.valid': 'The document is a well-formed credential.',
  'structure.form': 'The document departs from the form of such credentials.',
  'structure.form: The document departs from the form of such transcripts.':
    'The document departs from the form of such transcripts.',
  'structure.form: The document departs from the form that its claims have.':
    'The document departs from the form that its claims have.',
  'structure.form: The issuer issues no credentials of this form.':
    'The issuer issues no credentials of this form.',
  'structure.foreign-form': 'Credentials of this issuer have a fixed form, and this is not it.',
  'structure.not-european': 'What is sealed is not a European digital credential.',
  'structure.not-a-credential': 'This is not a credential in any form that is known.',
  'structure.unsupported-form': 'This is a form of credential that this verifier does not know.',
  'structure.unreadable': 'The document cannot be read.',
  'structure.ambiguous':
    'The document can be read in two ways without its signature noticing, so it is refused.',
  'structure.ambiguous: Something is said in it of a thing that another signed document inside of it speaks of, too.':
    'Something is said in it of a thing that another signed document inside of it speaks of, too.',
  'structure.unknown-context':
    'The document uses a vocabulary that is not known here, so its meaning cannot be told.',
  'structure.undefined-term':
    'The document has words that no vocabulary defines; a signature does not cover them.',
  'structure.term-redefined':
    'A vocabulary of the document gives another meaning to a word that an earlier one has fixed.',
  'structure.invalid-json-ld': 'The document cannot be read as JSON-LD.',
  'structure.not-compacted':
    'The document spells its members in another way than its vocabulary does, which can hide them from a check.',
  'structure.schema-mismatch': 'The document is not as the schema that it names demands.',
  'structure.too-deep': 'Documents are enclosed in it too deep to be looked at.',
  'structure.jose-alg-none': 'The document is not signed at all.',
  'structure.jades-alg-none': 'The document is not sealed at all.',
  'structure.jose-alg-unsupported': 'The document is signed in a way that is not supported here.',
  'structure.jades-alg-unsupported': 'The document is sealed in a way that is not supported here.',
  'structure.envelope-unsupported': 'The envelope is of a form that is not supported here.',
  'structure.sd-jwt-hash-unsupported': 'Its digests are of a kind that is not supported here.',
  'structure.vcdm-*': 'The document is not written as a credential has to be.',
  'structure.elm-*': 'The document is not written as a European digital credential has to be.',
  'structure.edc-*': 'What the document says of the award is not written as it has to be.',
  'structure.envelope-*': 'What the document is wrapped in is not written as it has to be.',
  'structure.jose-*': 'The signature around the document is not written as it has to be.',
  'structure.jades-*': 'The seal around the document is not written as it has to be.',
  'structure.sd-jwt-*': 'What the holder shows of the document does not fit what was signed.',
  'structure.json-*':
    'The file cannot be read: it is damaged, or in a form that can be read in more than one way.',

  'proof.valid': 'The signature is genuine: nothing was changed since it was made.',
  'proof.valid: The seal is genuine: nothing was changed since it was made.':
    'The seal is genuine: nothing was changed since it was made.',
  'proof.invalid':
    'The signature does not fit the document: it was changed, or it was never signed by this key.',
  'proof.invalid: The signature does not fit the document.': 'The signature does not fit the document.',
  'proof.invalid: The seal does not fit the document: it was changed, or it was never sealed with this certificate.':
    'The seal does not fit the document: it was changed, or it was never sealed with this certificate.',
  'proof.missing': 'The document is not signed.',
  'proof.missing: The document is not sealed: anybody could have written it.':
    'The document is not sealed: anybody could have written it.',
  'proof.malformed': 'The signature is not described as one has to be.',
  'proof.value-malformed': 'The value of the signature is not written as one of its kind is.',
  'proof.not-derived':
    'This is the signature from which a holder derives others; it is not one to be shown to anybody.',
  'proof.key-type': 'The key is not of the type that a signature of this kind is made with.',
  'proof.key-type: The key is not of the kind that a seal of this kind is made with.':
    'The key is not of the kind that a seal of this kind is made with.',
  'proof.key-unavailable': 'The key that would show whether the signature is genuine could not be found.',
  'proof.context-changed': 'The vocabulary of the document is not the one that it was signed with.',
  'proof.suite-unsupported': 'The signature is of a kind that is not supported here.',
  'proof.suite-unsupported: The signature is of a kind that cannot be checked here.':
    'The signature is of a kind that cannot be checked here.',
  'proof.suite-unsupported: The seal is of a kind that cannot be checked here.':
    'The seal is of a kind that cannot be checked here.',
  'proof.too-complex': 'The document is built in such a way that checking its signature would take too long.',
  'proof.expired': 'The signature was made for a time that is over.',
  'proof.not-yet-valid': 'The signature does not count yet.',
  'proof.previous-missing': 'The signature builds on another one that is not there.',
  'proof.previous-unverified':
    'The signature is genuine, but it builds on one that is not, or of which that is not known.',
  'proof.other-certificate': 'The certificate that came along is not the one that it was sealed with.',
  'proof.certificate-malformed': 'The certificate of the seal cannot be read.',
  'proof.certificate-unavailable': 'The certificate of the seal did not come along and is not at hand.',
  'proof.time-claimed': 'When it was sealed is what the sealer itself says.',
  'proof.time-claimed: When it was sealed was confirmed by somebody whom nobody here vouches for.':
    'When it was sealed was confirmed by somebody whom nobody here vouches for.',
  'proof.time-confirmed': 'When it was sealed is confirmed by a timestamp.',
  'proof.time-contradicts': 'The seal says that it was made after its own timestamp.',
  'proof.timestamp-invalid': 'A timestamp of the seal is not genuine.',
  'proof.timestamp-of-other': 'A timestamp of the seal belongs to something else.',
  'proof.timestamp-unsupported': 'A timestamp of the seal is of a kind that cannot be checked here.',

  'issuer.authorised': 'The key of the signature is the issuer’s own.',
  'issuer.key-authorised': 'Whose key it is allows it to sign credentials.',
  'issuer.key-not-authorised': 'The issuer has not authorised this key to sign credentials.',
  'issuer.key-not-authorised: The key is not allowed to sign credentials.':
    'The key is not allowed to sign credentials.',
  'issuer.key-not-valid-then': 'The key was not the issuer’s key at the time of signing.',
  'issuer.key-unregistered': 'The issuer never registered this key.',
  'issuer.other-document': 'The issuer’s keys belong to somebody else.',
  'issuer.proof-by-other': 'The document was not signed by the issuer that it names.',
  'issuer.unresolved': 'The issuer’s keys could not be looked up.',
  'issuer.certified': 'The issuer signed it with its certificate.',
  'issuer.certificate-invalid': 'The certificate that it is signed with does not hold.',
  'issuer.certificate-not-judged':
    'It is signed with a certificate, and whether that can be trusted was not looked at.',
  'issuer.certificate-of-other': 'It was signed with the certificate of somebody else.',
  'issuer.certificate-unassigned': 'Whose certificate it is signed with is not known here.',
  'issuer.certificate-undetermined': 'Whether its certificate can be trusted cannot be told.',
  'issuer.certificate-revocation-unchecked':
    'Whether the certificate was revoked was not asked: that takes a network.',
  'issuer.certificate-revocation-unchecked: Whether the certificate of the seal was revoked was not asked: that takes a network.':
    'Whether the certificate of the seal was revoked was not asked: that takes a network.',
  'issuer.certificate-expired-since':
    'A certificate of the seal has expired since, and nobody but the sealer says that it was sealed before.',
  'issuer.certificate-not-yet-valid': 'A certificate of the seal was not valid yet when it was made.',
  'issuer.certificate-expired': 'A certificate of the seal had expired when it was made.',
  'issuer.certificate-key-usage': 'The certificate of the seal may not be used to seal.',
  'issuer.certificate-key-weak': 'A certificate of the seal has a key that is not safe.',
  'issuer.certificate-extension-unknown':
    'A certificate of the seal has a limit that is not understood here.',
  'issuer.certificate-not-an-authority':
    'The certificate of the seal was issued by somebody who may not issue any.',
  'issuer.certificate-path-too-long':
    'The certificate of the seal was issued by more authorities than may stand in between.',
  'issuer.certificate-signature': 'A certificate of the seal is not signed by whom it names.',
  'issuer.no-anchor': 'No authority was given that could vouch for the certificate of the seal.',
  'issuer.unanchored': 'Nobody who is trusted here vouches for the certificate of the seal.',
  'issuer.no-genuine-seal':
    'Whose seal it is cannot be told: none of its seals could be shown to be genuine.',
  'issuer.sealed-beside': 'Somebody else, or the issuer once more, sealed it, too.',
  'issuer.sealed-by-issuer': 'It was sealed by the organisation that it names as its issuer.',
  'issuer.other-name': 'It was sealed by another organisation than the one that it names as its issuer.',
  'issuer.other-identifier':
    'It was sealed by another organisation than the one that it names as its issuer.',

  'recognition.recognised': 'The network recognised the issuer for this on the award date.',
  'recognition.member': 'The issuer was a member of the network when it made this.',
  'recognition.issuer-unknown':
    'The issuer is not known to this network, so nobody here can say whether it is what it claims to be.',
  'recognition.issuer-unproven': 'That it is by the member of the network that it names could not be shown.',
  'recognition.other-organisation':
    'It names a member of the network as its issuer and was sealed by somebody else.',
  'recognition.no-award': 'The issuer is known, but the document does not say what was awarded when.',
  'recognition.version-unknown': 'The network never published the module or programme that it names.',
  'recognition.version-changed':
    'The module or programme that it describes is not the one that the network published.',
  'recognition.ects-differ': 'It states another number of ECTS credits than the network published.',
  'recognition.not-a-member-then': 'The issuer was not a member of the network on the award date.',
  'recognition.not-a-member-then: The issuer was not a member of the network when it made this.':
    'The issuer was not a member of the network when it made this.',
  'recognition.not-for-this': 'The issuer may not award this module or programme.',
  'recognition.not-then': 'The issuer was not recognised for this module on the award date.',
  'recognition.signed-too-late': 'It was signed too long after the issuer’s recognition had ended.',
  'recognition.version-unavailable': 'What the network published about it is not at hand to compare with.',
  'recognition.described-otherwise':
    'It describes the module or programme otherwise than the network published it.',
  'recognition.anchor-missing':
    'It was not said whose word about issuers is to be believed, so nobody here can say whether a network recognised the issuer.',
  'recognition.statement-missing':
    'What the network says of its issuers did not come along and is not at hand.',
  'recognition.statement-by-other':
    'What came along about issuers was not said by a network that is believed here.',
  'recognition.statement-invalid': 'What came along about issuers is not a genuine statement of the network.',
  'recognition.statement-stale':
    'What the network says of its issuers is out of date: whom it recognises may have changed since.',

  'period.valid': 'It is valid today, and its dates agree with each other.',
  'period.malformed': 'A date in it is not a date.',
  'period.expired': 'It has expired.',
  'period.not-yet-valid': 'It is not valid yet.',
  'period.award-in-future': 'Its award date lies in the future.',
  'period.signed-in-future': 'It was signed in the future.',
  'period.award-after-signing': 'It was signed before its award date.',

  'status.not-revoked': 'The issuer has not revoked it.',
  'status.not-revoked: The issuer has neither revoked nor suspended it.':
    'The issuer has neither revoked nor suspended it.',
  'status.revoked': 'The issuer has revoked it: it is no longer valid.',
  'status.revoked: The award was revoked by the institution that made it.':
    'The award was revoked by the institution that made it.',
  'status.not-suspended': 'The issuer has not suspended it.',
  'status.suspended': 'The issuer has suspended it: it does not count until the issuer has decided.',
  'status.suspended: The award is suspended for the time being.':
    'The award is suspended for the time being.',
  'status.superseded': 'It was replaced on {date} by {id}.',
  'status.superseded: Another credential took its place.': 'Another credential took its place.',
  'status.replaces': 'It took the place of an earlier credential, which no longer counts.',
  'status.in-force': 'It is in force.',
  'status.none': 'Its issuer did not provide a way to revoke it.',
  'status.newer-available': 'A newer version of it is to be had from its issuer; this one holds, too.',
  'status.no-newer': 'Its issuer has no newer version of it.',
  'status.message': 'Its issuer reports a state of it, which does not bear on whether it holds.',
  'status.message-undefined': 'Its issuer reports a state of it that has no meaning yet.',
  'status.award-unknown': 'The institution’s register has no such credential.',
  'status.recorded-otherwise': 'The institution’s register has another credential under this number.',
  'status.ask-issuer': 'Whether it still counts is told by the institution: see the link in it.',
  'status.type-unsupported': 'Whether it was revoked is kept in a way that is not supported here.',
  'status.purpose-unsupported': 'It has a status of a kind that is not supported here.',
  'status.value-unknown': 'It has a status whose meaning is not known here.',
  'status.token-malformed':
    'What it says of its status, or the list that tells it, is not written as it has to be.',
  'status.id-malformed': 'What it says of its status is not written as it has to be.',
  'status.purpose-malformed': 'What it says of its status is not written as it has to be.',
  'status.index-malformed': 'What it says of its status is not written as it has to be.',
  'status.address-malformed': 'What it says of its status is not written as it has to be.',
  'status.size-malformed': 'What it says of its status is not written as it has to be.',
  'status.size-unsupported': 'What it says of its status is not written as it has to be.',
  'status.messages-malformed': 'What it says of its status is not written as it has to be.',
  'status.reference-malformed': 'What it says of its status is not written as it has to be.',
  'status.index-out-of-range': 'Its place lies outside of the list that it points to.',
  'status.list-mismatch': 'The list that it points to is not the issuer’s list for this purpose.',
  'status.list-too-short':
    'The list that it points to is so short that a look at it would tell who is looked up.',
  'status.list-unavailable': 'The list that tells its status could not be reached.',
  'status.list-invalid': 'The list that tells its status is not genuine, so nothing can be told from it.',
  'status.list-invalid: The list that tells its status is not a genuine, current one of its issuer.':
    'The list that tells its status is not a genuine, current one of its issuer.',
  'status.list-unverifiable':
    'The list that tells its status could not be checked, so it may not be genuine.',
  'status.list-unverifiable: The list that tells its status could not be checked.':
    'The list that tells its status could not be checked.',
  'status.list-malformed': 'The list that tells its status is not written as such a list is.',
  'status.list-context-unknown': 'The list that tells its status uses a vocabulary that is not known here.',
  'status.list-too-complex': 'The list that tells its status would take too long to check.',
  'status.list-other-address':
    'What stands at the address of the list that tells its status is another list.',
  'status.list-stale': 'The list that tells its status is out of date.',
  'status.list-not-yet-valid': 'The list that tells its status is not valid yet.',

  'stack.satisfied': 'Its parts fulfil the rule of the programme, and each counts once.',
  'stack.missing': 'It certifies a programme and does not say which awards it builds on.',
  'stack.not-a-programme': 'It builds on other awards, and is for a module that builds on none.',
  'stack.digest-mismatch': 'A part is pinned by a digest that does not fit what is said about it.',
  'stack.part-issuer-unknown': 'A part was issued by somebody who is not known to this network.',
  'stack.part-not-recognised':
    'A part was awarded by an institution that was not recognised for it on that day.',
  'stack.other-learner': 'A part belongs to another learner.',
  'stack.wrong-version': 'A part is of another module or version than the certificate says.',
  'stack.wrong-issuer': 'A part was issued by another institution than the certificate says.',
  'stack.part-differs': 'A part says something else than the certificate says of it.',
  'stack.part-name-differs': 'A part is in another name than the certificate.',
  'stack.part-undetermined': 'About a part it could not be determined whether it is valid.',
  'stack.part-superseded': 'A part was replaced by a newer credential, and the older one was shown.',
  'stack.part-revoked': 'A part was revoked by its issuer.',
  'stack.part-not-verified': 'A part does not verify by itself.',
  'stack.programme-mismatch': 'The certificate is for another programme than its stack.',
  'stack.programme-mismatch: The rule that the certificate pins is not the one that was published.':
    'The rule that the certificate pins is not the one that was published.',
  'stack.rule-unavailable':
    'The rule of the programme is not at hand, so whether the parts fulfil it cannot be told.',
  'stack.rule-unreadable': 'The rule of the programme is in a form that is not supported here.',
  'stack.ects-short': 'Its parts add up to fewer ECTS credits than the rule asks for.',
  'stack.ects-short: Its parts add up to fewer ECTS credits than it states.':
    'Its parts add up to fewer ECTS credits than it states.',
  'stack.part-twice': 'A module is counted twice.',
  'stack.not-in-rule': 'A part is used for something that the rule does not allow it for.',
  'stack.part-missing': 'A part that the rule asks for is missing.',
  'stack.too-old': 'A part is older than the rule allows.',
  'stack.grade-low': 'A part was graded below what the rule asks for.',
  'stack.grade-unknown': 'The rule asks for a minimum grade, and the grade was not shown.',
  'stack.institutions-few': 'Its parts come from fewer institutions than the rule asks for.',
  'stack.after-award': 'A part was awarded after the certificate.',
  'stack.through-broken': 'The parts of a programme that it builds on do not fit together.',
  'stack.through-mismatch': 'A certificate that it builds on has other parts than it says.',
  'stack.part-not-presented.one': 'One part was not shown; the awarding body vouches for it.',
  'stack.part-not-presented.other': '{count} parts were not shown; the awarding body vouches for them.',

  'clr.complete': 'Every credential that it lists holds by itself, and is about the same learner.',
  'clr.empty': 'It is a record of achievements and lists none.',
  'clr.too-deep': 'Records are enclosed in each other too deep to be looked at.',
  'clr.entry-not-verified': 'A credential that it lists does not verify by itself.',
  'clr.entry-undetermined':
    'About a credential that it lists it could not be determined whether it is valid.',
  'clr.other-learner': 'A credential that it lists is about another learner.',
  'clr.entry-foreign': 'It lists something else than awards of its issuer.',
  'clr.name-differs': 'A credential that it lists is in another name.',
  'clr.entry-twice': 'It lists an award twice.',
  'clr.association-contradicts': 'What it says of which award is a part of which is not what the awards say.',
  'clr.achievement-contradicts': 'It describes programmes otherwise than the certificates that it lists.',
  'clr.learner-unnamed':
    'Whether a credential that it lists is about the same learner cannot be told: they are not both named.',

  'endorsement.verified': 'It is endorsed, and the endorsement verifies by itself.',
  'endorsement.not-verified': 'An endorsement in it does not verify by itself.',
  'endorsement.not-one': 'Something stands in place of an endorsement that is none.',
  'endorsement.other-subject': 'An endorsement in it is about something else.',
  'endorsement.undetermined': 'Whether an endorsement in it is valid could not be determined.',
  'endorsement.too-deep': 'Endorsements in it are enclosed too deep to be looked at.',

  'content.complete': 'It has all the elements of a European micro-credential.',
  'content.incomplete': 'It lacks elements of a European micro-credential: {elements}.',
  'content.withheld':
    'Elements of a European micro-credential are not shown; its holder may have withheld them.',
  'content.other-form': 'Whether it has the elements of a European micro-credential was not checked.',
  'content.schema-not-at-hand':
    'The schema that it names was not looked at; its form was checked without it.',
  'content.schema-not-at-hand: It names a schema that was not looked at.':
    'It names a schema that was not looked at.',
  'content.schema-unusable': 'It names a schema that cannot be applied.',
  'content.schema-satisfied': 'It is as the schema that it names demands.',

  'element.learner': 'learner',
  'element.title': 'title',
  'element.country of the issuer': 'country of the issuer',
  'element.country': 'country',
  'element.awarding body': 'awarding body',
  'element.date of award': 'date of award',
  'element.date': 'date',
  'element.learning outcomes': 'learning outcomes',
  'element.outcomes': 'outcomes',
  'element.workload in ECTS': 'workload in ECTS',
  'element.workload': 'workload',
  'element.level': 'level',
  'element.quality assurance': 'quality assurance',
  'element.type of assessment': 'type of assessment',
  'element.assessment': 'assessment',
  'element.form of participation': 'form of participation',
  'element.participation': 'participation',

  'holder.not-asked': 'Who presents it was not asked: anybody may hold a copy.',
  'holder.present': 'The holder signed the presentation.',
  'holder.unproven': 'Who presents it was asked, and the presentation is not signed.',
  'holder.unproven: Who presents it was asked, and the holder did not sign.':
    'Who presents it was asked, and the holder did not sign.',
  'holder.purpose-mismatch': 'The signature was made for another purpose.',
  'holder.purpose': 'The signature was made for another purpose than to present.',
  'holder.challenge-mismatch': 'The signature was not made for this request.',
  'holder.domain-mismatch': 'The signature was made for somebody else.',
  'holder.other': 'The presentation was signed by somebody else than the holder that it names.',
  'holder.unresolved': 'The holder’s keys could not be looked up.',
  'holder.key-not-authorised': 'The holder has not allowed this key to sign presentations.',
  'holder.key-type': 'The holder’s key is not of the type that a signature of this kind is made with.',
  'holder.invalid': 'The holder’s signature is not by the key that the credential is bound to.',
  'holder.presents-other': 'The holder’s signature was made for something else than what is shown.',
  'holder.not-yet-valid': 'The holder’s signature does not count yet.',
  'holder.expired': 'The holder’s signature was made for a time that is over.',
  'holder.too-old': 'The holder’s signature is older than an answer to a request may be.',
  'holder.suite-unsupported': 'The holder’s signature is of a kind that cannot be checked here.',
  'holder.not-bound': 'Somebody signed as its holder, and it is bound to nobody.',
  'holder.binding-unsupported': 'It is bound to its holder in a way that is not supported here.',
  'holder.bound': 'It is bound to the key of whoever presented it.',
  'holder.not-bound: It is bound to nobody, so anybody who has a copy could present it.':
    'It is bound to nobody, so anybody who has a copy could present it.',
  'holder.other-subject': 'It is bound to somebody else than who presented it.',

  'question.answered': 'It is what was asked for.',
  'question.other': 'It is not what was asked for.',
} as const;

type CheckKey = keyof typeof checksEn;
type Forms<K> = K extends `${infer Stem}.other` ? (`${Stem}.one` extends CheckKey ? Stem : never) : never;
/** These texts in one language, with the plural forms that it has. */
export type CheckTexts = Readonly<Record<CheckKey, string>> &
  Readonly<Partial<Record<`${Forms<CheckKey>}.${'few' | 'many'}`, string>>>;
