import type { checkRecordsEn } from './check-records/en.js';
import type { checksEn } from './checks/en.js';
import type { elsewhereEn } from './elsewhere/en.js';
import type { graduatesEn } from './graduates/en.js';
import type { manyEn } from './many/en.js';
import type { recordsEn } from './records/en.js';

/**
 * Every word of pages and mails that is not somebody's data. `{name}` stands for a value; keys that end in `.one` and `.other` are
 * plural forms.
 */
export const en = {
  brand: 'Cairn',
  skip: 'Skip to the content',
  'demo.label': 'Demonstration',
  'demo.text': 'Made-up institutions and people. Nothing on this page is a real qualification.',
  'footer.about': 'What this service is',
  'footer.text': 'A service of {network}. This page sets no cookies and runs no scripts.',
  'footer.text.scripted':
    'A service of {network}. This page sets no cookies; its script only sends the requests that you try.',
  'footer.text.waiting':
    'A service of {network}. This page sets no cookies; its script only looks whether the answer has come.',
  'footer.docs': 'The API',
  'footer.languages': 'This page in other languages',
  'footer.unreviewed': 'Nobody has reviewed this translation yet. What counts is the English text.',
  'footer.english': 'This page in English',
  quote: '“{text}”',
  'list.separator': ', ',

  'kind.certificate': 'Certificate',
  'kind.module': 'Module credential',
  'kind.transcript': 'Transcript',
  'kind.other': 'Credential',
  'this.certificate': 'This certificate',
  'this.module': 'This module credential',
  'this.transcript': 'This transcript',
  'this.other': 'This credential',

  'verdict.verified': 'Verified',
  'verdict.not-verified': 'Not verified',
  'verdict.undetermined': 'Cannot be determined',
  'verdict.not-shown': 'Not shown',
  'verdict.heading': 'Result',
  'verdict.also': 'Also found:',
  'verdict.title': '{verdict}: credential check',
  'verdict.checked': 'Checked {instant}',
  'verdict.several.one': '{count} credential was shared.',
  'verdict.several.other': '{count} credentials were shared; the result above covers all of them.',

  'why.verified.certificate':
    'It is signed by {issuer}, unchanged, in force, and its parts meet the rule of the programme.',
  'why.verified.module': 'It is signed by {issuer}, unchanged, and in force.',
  'why.verified.transcript': 'It is signed by {issuer} and unchanged, and all that it lists is in force.',
  'why.verified.other': 'It is signed by {issuer}, unchanged, and in force.',
  'why.verified.several': 'All of these credentials are genuinely signed, unchanged and in force.',
  'why.unstated': 'The check gave no reason.',
  'why.empty': 'Nothing that was shared here could be read as a credential.',
  'vouched.one': 'One part was not shown; for it you rely on the word of the awarding body.',
  'vouched.other': '{count} parts were not shown; for them you rely on the word of the awarding body.',

  'reason.status.revoked': '{this} was revoked.',
  'reason.status.revoked.on': '{this} was revoked on {date}.',
  'reason.status.superseded': '{this} was replaced by a newer one, {id}. Ask its holder for that one.',
  'reason.status.superseded.on':
    '{this} was replaced on {date} by a newer one, {id}. Ask its holder for that one.',
  'reason.status.suspended': '{this} is suspended, and does not count until its issuer decides.',
  'reason.status.suspended.on':
    '{this} has been suspended since {date}, and does not count until its issuer decides.',
  'reason.period.expired': '{this} has expired.',
  'reason.period.expired.on': '{this} expired on {date}.',
  'reason.proof.invalid':
    'The signature does not match: the document was changed after it was signed, or was never signed by the issuer that it names.',

  'reason.issuer.unanchored': 'Nobody who is trusted here vouches for whoever sealed it.',
  'reason.structure.form':
    'It does not have the form of such a credential: it was changed or damaged, or never was one.',
  'reason.structure.json-malformed':
    'The file cannot be read: it was damaged, or changed after it was signed.',
  'reason.structure.jose-malformed':
    'The file cannot be read: it is incomplete, or was changed after it was signed.',
  'reason.structure.jose-typ':
    'The file is of another kind than a credential, or was changed after it was signed.',
  'reason.structure.sd-jwt-disclosure-unreferenced':
    'It shows something that its issuer did not sign: it was changed or damaged.',
  'reason.holder.not-bound': '{this} is bound to nobody: whoever has a copy could show it.',
  'reason.holder.other-subject': '{this} belongs to somebody else than who showed it.',
  'reason.question.other': 'What was shown is not what was asked for.',
  'reason.stack.part-not-verified':
    'A part of it did not pass its own check; the list of its parts says which one, and why.',

  'todo.structure': 'Ask the sender for the original file, or ask the issuer whether it is theirs.',
  'todo.proof': 'Ask the issuer for a copy in a form that can be checked here.',
  'todo.proof.key-unavailable':
    'If this page offers to fetch what is missing, let it; otherwise try again later, or ask the institution through an address that you know.',
  'todo.issuer':
    'Try again later; if it stays so, ask the institution directly through an address that you know.',
  'todo.issuer.unanchored':
    'Contact the institution through an address that you know, and ask whether it awarded this.',
  'todo.recognition':
    'Contact the institution through an address that you know, and ask whether it awarded this.',
  'todo.period': 'Ask the issuer from when and until when it holds.',
  'todo.status': 'Try again later: the list of revoked credentials could not be read now.',
  'todo.stack': 'Ask the holder to share the missing parts, or ask the awarding body to confirm.',
  'todo.clr': 'Check the credentials that it lists one by one, or ask the issuer for a new transcript.',
  'todo.endorsement': 'Ask whoever endorsed it.',
  'todo.content': 'Ask the issuer for the missing details.',
  'todo.holder': 'Ask the holder to present it again.',
  'todo.question': 'Ask for it again.',
  'verdict.as-of':
    'On {instant} it was verified. What may have been revoked or have changed since then cannot be told here.',
  'todo.note': 'This result is neither a yes nor a no.',

  'fact.learner': 'Awarded to',
  'fact.learner.withheld': 'name not stated',
  'fact.issuer': 'Awarded by',
  'fact.issuer.unknown': 'not known to this network',
  'fact.issuer.claimed':
    'The document itself gives its issuer this name. Nobody here has confirmed it, and anybody can write any name:',
  'fact.issuer.not': 'This is not the institution that is registered here as {institution}.',
  'fact.awarded': 'Awarded on',
  'fact.signed': 'Signed on',
  'fact.until': 'Valid until',
  'fact.unstated': 'not stated',
  'fact.ects': 'Credits',
  'fact.level': 'Level',
  'fact.grade': 'Grade',
  'fact.mode': 'Participation',
  'fact.basis': 'Basis',
  'fact.basis.prior': 'Recognised prior learning, attested by {issuer}',
  'fact.replaces': 'Replaces',
  'fact.untitled': 'Untitled',
  'fact.unread': 'What it says could not be read.',
  'fact.description': 'Description and learning outcomes',
  'fact.outcomes': 'Learning outcomes',
  'fact.identifier': 'Identifier',
  ects: '{number} ECTS',
  eqf: 'EQF level {number}',
  'mode.presential': 'On site',
  'mode.online': 'Online',
  'mode.blended': 'Blended',

  'stack.heading': 'What it is built from',
  'stack.caption.one': 'One stone: one module. The capstone is the certificate.',
  'stack.caption.other':
    '{count} stones, one for each module. The wider the stone, the more credits; the capstone is the certificate.',
  'stack.tally': '{verdict}: {count}',
  'stack.own': 'Directly in this programme',
  'stack.through': 'Came in with {programme}',
  'stack.inside': 'part of {letter}',
  'stack.fulfils': 'Fulfils',
  'stack.vouched':
    'Parts that were not shown could not be checked: for them there is only the word of the awarding body.',
  'stack.checks': 'Checks of this part',
  'stack.unnamed': 'Module without a title',
  'stack.unnamed.programme': 'Programme without a title',
  'stack.awarded': 'awarded {date}',
  'stack.number': 'Part {number}:',
  'listed.heading': 'What it lists',
  'listed.each.one': 'It lists {count} credential, which was checked by itself.',
  'listed.each.other': 'It lists {count} credentials. Each was checked by itself.',
  'listed.details': 'What it says, and how it was checked',

  'checks.heading': 'How it was checked',
  'checks.whole': 'Checks of what was shared as a whole',
  'checks.basis': 'Basis and evidence',
  'checks.pointer': 'Place in the document',
  'checks.advisory': 'advisory',
  'checks.none': 'No checks were reported.',
  'check.structure': 'Form of the document',
  'check.proof': 'Signature',
  'check.issuer': 'Issuer',
  'check.recognition': 'Recognition of the issuer',
  'check.period': 'Dates',
  'check.status': 'Revocation and suspension',
  'check.status.revocation': 'Revocation',
  'check.status.suspension': 'Suspension',
  'check.status.refresh': 'Newer version',
  'check.status.message': 'Further states',
  'check.stack': 'Parts and rule',
  'check.stack.part-not-presented': 'Parts that were not shown',
  'check.clr': 'Credentials that it lists',
  'check.endorsement': 'Endorsements',
  'check.content': 'Elements of a European micro-credential',
  'check.content.schema-not-at-hand': 'Schema that it names',
  'check.content.schema-unusable': 'Schema that it names',
  'check.content.schema-satisfied': 'Schema that it names',
  'check.holder': 'Holder',
  'check.question': 'What was asked for',
  'outcome.pass': 'Passed',
  'outcome.fail': 'Failed',
  'outcome.unknown': 'Could not be checked',
  'outcome.not-applicable': 'Does not apply',

  'meaning.heading': 'What “verified” means',
  'meaning.does':
    'Verified means that the document is unchanged since the named institution signed it, that the institution is recognised for it, and that it was neither expired nor revoked when it was checked.',
  'meaning.does-not':
    'It does not tell you that the person before you is the one named (compare the name with an identity document), nor whether they suit your work.',

  'share.heading': 'Keep or pass on',
  'share.certificate': 'Certificate to look at and print',
  'share.certificate.number': 'Certificate {number} to look at and print',
  'share.raw': 'Raw credential ({form})',
  'share.bundle': 'Bundle for checking offline',
  'share.forms': 'For wallets and Europass',
  'share.form.edc': 'Europass (European Digital Credential)',
  'share.form.sd-jwt': 'EU Digital Identity Wallet (SD-JWT)',
  'share.form.sd-jwt-x5c': 'EU Digital Identity Wallet (SD-JWT, sealed)',
  'share.form.edc-upload': 'For the Commission’s issuer',
  'share.forms.what':
    'Each of these files says the same as this credential and can be checked here. A Europass file has no status of its own: whether it was revoked is told by this service alone. With the bundle, all parts of a certificate are checked, too.',
  'share.print.how':
    'To print, use your browser’s print command: what counts comes on A4 paper, with the QR code and the address.',
  'share.qr': 'QR code of the address of this page',
  'share.address': 'Address of this page',
  'share.expires': 'This link works until {instant}.',
  'share.forever': 'This link works until its owner withdraws it.',
  'share.again':
    'Scan to check it again: a printed page shows only how things stood at the time of the check.',

  'certificate.title': 'The certificate',
  'certificate.alt': 'The certificate as a picture; what it says follows in words.',
  'certificate.check': 'Check it now',
  'certificate.png': 'Picture (PNG)',
  'certificate.svg': 'Drawing (SVG)',
  'certificate.print':
    'To print, use your browser’s print command: the certificate fills one A4 page, landscape. What proves it is the signature behind the code, not the paper.',
  'certificate.words': 'The same in words',

  'gone.title': 'Nothing is shared here',
  'gone.text': 'This link is not in use. It may have been mistyped, withdrawn by its owner, or have run out.',
  'gone.todo': 'Ask the person who gave it to you for a new one.',

  'verify.title': 'Check a credential',
  'verify.lead':
    'Hand in the file that you were given: a certificate, a module’s credential, a bundle. You get one answer in plain words, with every check behind it.',
  'verify.file': 'The file',
  'verify.forms':
    'A certificate that was downloaded as PDF, an Open Badge (PNG or SVG), a Europass credential, JSON, a JWT or an SD-JWT. Not a scan or a photo.',
  'verify.paste': 'No file? Paste its text',
  'verify.text': 'Text of the credential',
  'verify.check': 'Check it',
  'verify.kept': 'The file is checked and forgotten: nothing of it is kept, and its issuer is not told.',
  'verify.unreadable': 'This could not be checked.',
  'verify.no-credential':
    'It is not a credential in a form that is known here, or it is incomplete or damaged. Ask the sender for the original file; of a printed certificate, scan the QR code.',
  'verify.another': 'Check another one',
  'ask.title': 'Ask a wallet',
  'ask.lead':
    'Ask somebody to show you a credential from the wallet on their phone. It is checked here, and that it is theirs; you read one answer in plain words.',
  'ask.what': 'What do you want to see?',
  'ask.group.programme': 'Certificates',
  'ask.group.module': 'Modules',
  'ask.above': 'A certificate that builds on the one that you choose answers, too.',
  'ask.make': 'Make the request',
  'ask.kept':
    'No account is needed. A request is answered once, within ten minutes. The credential is checked and not kept. What was found is kept encrypted, can be read with the address of the page alone, and is deleted an hour after the request was made.',
  'ask.open.title': 'Waiting for the answer',
  'ask.for.programme': 'Asked for: {title}, or a certificate that builds on it',
  'ask.for.module': 'Asked for: {title}',
  'ask.until': 'It can be answered until {instant}.',
  'ask.scan': 'Have this scanned with the wallet',
  'ask.qr': 'QR code that the wallet scans',
  'ask.look': 'See whether the answer has come',
  'ask.secret':
    'Keep the address of this page to yourself: who has it reads the answer. Who scans the code can only answer.',
  'ask.forgotten': 'This page is deleted on {instant}. Print it if you need it longer.',
  'ask.again': 'Ask again',
  'ask.expired.title': 'Nobody answered',
  'ask.expired.text': 'The time for an answer is over, and nothing was shown.',
  'ask.gone.title': 'There is no such request',
  'ask.gone.text': 'It was deleted an hour after it was made, or its address is incomplete.',
  'verify.footer':
    'A service of {network}. This page sets no cookies; its script checks on your device, and keeps the page for use without a network.',
  'verify.forms.scripted':
    'A certificate that was downloaded as PDF, a photograph of its QR code, an Open Badge (PNG or SVG), a Europass credential, JSON, a JWT or an SD-JWT. You can also drop it on this page, or paste it.',
  'verify.here': 'Everything is checked on this device. What you hand in is sent to nobody.',
  'verify.scan': 'Scan a QR code',
  'verify.scanning': 'Hold the code in front of the camera.',
  'verify.scan.stop': 'Stop the camera',
  'verify.working': 'Being checked…',
  'verify.as-of': 'What the answer goes by',
  'verify.as-of.offline':
    'There was no network: the answer goes by what is kept on this device. Once there is one, it is checked again by itself.',
  'verify.as-of.registry': 'Issuers, their keys and what they are recognised for: as of {instant}.',
  'verify.as-of.no-registry': 'What the network says of issuers was not at hand.',
  'verify.as-of.status': 'What was revoked or suspended: as of {instant}.',
  'verify.problem.too-large':
    'The file has {size} MB. Files of up to {limit} MB are looked at, and no credential is as large: ask the sender for the original file.',
  'verify.problem.verify.pdf-encrypted':
    'The PDF is encrypted, so that what it carries cannot be read. Ask for the certificate as it was downloaded.',
  'verify.problem.verify.nothing-inside':
    'No credential can be read from this file: it holds none, or several, or is damaged. Only a PDF or an Open Badge as it was downloaded carries one; a printed or scanned certificate has a QR code that you can photograph.',
  'verify.problem.verify.check-record':
    'This is a signed record of a check, not the credential that was checked. Hand it in by itself.',
  'verify.problem.verify.not-sealed':
    'This is the file for the European Digital Credentials Issuer, which nobody has sealed yet: it proves nothing. Ask the institution for the sealed file.',
  'verify.problem.verify.too-much':
    'It is larger, or holds more, than is looked at in one go, and no credential is as large. Ask the sender for the original file.',
  'verify.problem.no-picture': 'This picture cannot be read here. Save it as JPEG or PNG and try again.',
  'verify.problem.no-code':
    'No QR code was found in the picture, and no credential. Photograph the code from nearer by, in good light and without shadows.',
  'verify.problem.several-codes':
    'There are {count} different QR codes in the picture. Choose the one on the certificate:',
  'verify.problem.code-elsewhere': 'The QR code leads elsewhere, and was not followed. It says:',
  'verify.problem.share-gone':
    'What the QR code or link leads to is not shared any more. Ask the person who gave it to you for a new one.',
  'verify.problem.share-offline':
    'The QR code or link leads to a credential that has to be fetched, and there is no network. Try again once there is.',
  'verify.problem.no-material':
    'The keys and lists that are needed could not be fetched, and none were kept. Try again once there is a network.',
  'verify.problem.camera-refused':
    'The camera cannot be used. Allow it in your browser, or photograph the code and choose the picture.',
  'verify.problem.failed': 'Something went wrong on this page. Reload it and try again.',
  'verify.problem.verify.no-file': 'Choose a file or paste its text.',
  'home.verify': 'Check a credential',
  'home.title': 'Credentials that anybody can check',
  'home.lead':
    '{network} issues a signed credential for each completed training module, and builds them into certificates whose every stone can be checked.',
  'home.institutions': 'For institutions',
  'home.institutions.text':
    'Hand in the results of an assessment and see every problem before anything is signed: all of it is issued, or none. What is revoked is seen by everybody who checks, and the history is kept. Certificates are composed when their rule is met, across institutions where the graduate agreed.',
  'home.graduates': 'For graduates',
  'home.graduates.text':
    'Collect modules at your own pace, at several institutions. Share the credentials that you choose through a link that can be withdrawn at any time.',
  'home.employers': 'For employers',
  'home.employers.text':
    'Scan the QR code on a certificate. You get one answer in plain words: verified, not verified, or cannot be determined, with the reason. No account is needed.',
  'home.api': 'For machines',
  'home.api.text':
    'Send a credential or a presentation as JSON by POST to {address}; the answer is a report with every check.',

  'version.module': 'Module',
  'version.programme': 'Programme',
  'version.version': 'Version {number}',
  'version.published': 'Published on',
  'version.retired': 'Retired on {day}.',
  'version.retired.means':
    'Nothing new is awarded on this version; what was awarded on it before stays in force.',
  'version.owner': 'Responsible',
  'version.body': 'Awarding body',
  'version.recognised': 'Recognised to award it',
  'version.recognised.none': 'No institution is recorded as recognised at present.',
  'version.workload': 'Workload',
  'version.hours': '{number} hours',
  'version.field': 'Field of study (ISCED-F)',
  'version.languages': 'Languages',
  'version.setting': 'Setting',
  'version.national': 'National level',
  'version.national.level': '{level} · {framework} ({country})',
  'version.entitlements': 'What it entitles to',
  'version.accredited': 'Accredited by {agency} ({country})',
  'version.accredited.until': 'Accredited by {agency} ({country}), until {day}',
  'version.entry': 'Entry requirements',
  'version.equivalents': 'Counts as the same as',
  'version.assessment': 'Assessment',
  'version.grading': 'Grading scheme: {scheme}',
  'version.quality': 'Quality assurance',
  'version.criteria': 'Criteria of assessment',
  'version.criteria.level': 'Level',
  'version.criteria.text': 'What it looks like',
  'version.required': 'needed to pass',
  'version.rule': 'What it takes',
  'version.stackability': 'Where it leads',
  'version.award': 'What the holder gets',
  'version.policy': 'Certificates',
  'version.publication': 'This version',
  'version.address': 'Address',
  'version.digest': 'Digest of the published bytes',
  'version.unchanging': 'A published version never changes; a correction is a new version.',
  'setting.formal': 'Formal',
  'setting.non-formal': 'Non-formal',
  'supervision.supervised-identity-checked': 'Supervised, identity checked',
  'supervision.unsupervised-identity-checked': 'Unsupervised, identity checked',
  'supervision.unsupervised': 'Unsupervised',
  'assessment.portfolio': 'Portfolio',
  'assessment.written-examination': 'Written examination',
  'assessment.oral-examination': 'Oral examination',
  'assessment.project': 'Project',
  'assessment.observed-teaching': 'Observed teaching',
  'assessment.assignment': 'Assignment',
  'quality.peer-review': 'Peer review',
  'quality.internal': 'Internal',
  'quality.external-accreditation': 'External accreditation',
  'policy.automatic': 'Composed as soon as the rule is met',
  'policy.propose': 'Proposed when the rule is met, and confirmed by a person',

  'rule.module': 'The module',
  'rule.modules.one': 'At least {count} of these modules:',
  'rule.modules.other': 'At least {count} of these modules:',
  'rule.modules.every': 'All of these modules:',
  'rule.ects': 'At least {number} ECTS from these modules:',
  'rule.programme': 'The completed programme',
  'rule.all': 'All of the following:',
  'rule.any': 'One of the following:',
  'rule.limit': 'With these conditions: {conditions}:',
  'rule.limit.age.one': 'nothing older than one month on the day of the certificate',
  'rule.limit.age.other': 'nothing older than {count} months on the day of the certificate',
  'rule.limit.grade': 'each module graded {grade} or better ({scheme})',
  'rule.limit.institutions.one': 'from at least one institution',
  'rule.limit.institutions.other': 'from at least {count} different institutions',
  'rule.limit.ects': 'at least {number} ECTS in all',

  'error.title': 'Something went wrong',
  'error.text': 'The page could not be shown. This says nothing about any credential.',
  'error.todo': 'Please try again in a few minutes.',
  'error.reference': 'If you report it, please name this reference: {id}',
  'error.404.title': 'There is no such page',
  'error.404.text': 'The address may have been mistyped.',
} as const;

type PageKey = keyof typeof en;
/** The name of a text: every language has the same. */
export type TextKey =
  | PageKey
  | keyof typeof graduatesEn
  | keyof typeof recordsEn
  | keyof typeof checksEn
  | keyof typeof elsewhereEn
  | keyof typeof manyEn
  | keyof typeof checkRecordsEn;
type Forms<K> = K extends `${infer Stem}.other` ? (`${Stem}.one` extends TextKey ? Stem : never) : never;
/** Texts that depend on a count. */
export type PluralKey = Forms<TextKey>;
/** The texts of one language, with the plural forms that it has. */
export type Texts = Readonly<Record<PageKey, string>> &
  Readonly<Partial<Record<`${Forms<PageKey>}.${'few' | 'many'}`, string>>>;
