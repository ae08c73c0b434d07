/** What graduates read on their own pages and in mails: the other part of the table in `../en.ts`, by the same rules. */
export const graduatesEn = {
  'footer.text.signed-in':
    'A service of {network}. This page keeps one cookie, by which you stay signed in, and runs no scripts.',
  'footer.sign-in': 'My credentials',

  'claim.title': 'Keep your credentials',
  'claim.for': 'These are for {name}.',
  'claim.count.one': '{count} credential was issued:',
  'claim.count.other': '{count} credentials were issued:',
  'claim.more.one': 'and {count} more',
  'claim.more.other': 'and {count} more',
  'claim.line': '{title}, from {issuer}',
  'claim.account':
    'They are kept in an account for {email}, to which you sign in by a link in a mail. There is no password to remember.',
  'claim.button': 'Keep them and sign in',
  'claim.mine': 'You are signed in as {email}. You can keep these in the same account.',
  'claim.mine.button': 'Keep them in my account',
  'claim.not-me': 'If this is not you, close this page: nothing has happened yet.',
  'claim.ask.title': 'Get your link again',
  'claim.ask.lead':
    'Credentials that an institution issued to you wait behind a link in a mail. Give the e-mail address that the institution knows, and a new link is sent there.',

  'sign-in.title': 'Sign in',
  'sign-in.lead': 'A link to sign in is sent to your e-mail address. There is no password.',
  'sign-in.email': 'E-mail address',
  'sign-in.email.wrong': 'This is no e-mail address. It looks like name@example.org.',
  'sign-in.send': 'Send me a link',
  'sign-in.other': 'No mail, or another address? How to get at your credentials',
  'sign-in.sent.title': 'Look into your mail',
  'sign-in.sent.text':
    'If there is an account or a credential for this address, a link is on its way and will be there within a few minutes.',
  'sign-in.sent.why':
    'This page says the same of every address, so that nobody learns from it who has credentials here.',
  'sign-in.sent.todo':
    'No mail? Look into the folder for unwanted mail, or try the address that the institution knows.',
  'sign-in.enter.title': 'Sign in',
  'sign-in.enter.text': 'Press the button to sign in with this browser. The link works once.',
  'sign-in.enter.button': 'Sign in',
  'sign-in.gone.title': 'This link does nothing',
  'sign-in.gone.text': 'It was used already, has run out, or was mistyped.',
  'sign-in.gone.todo': 'Ask for another one',
  'sign-in.lost.title': 'When no mail reaches you',
  'sign-in.lost.other':
    'You gave the institution another address? Try each one that you use, or ask the institution which one it has.',
  'sign-in.lost.changed':
    'You no longer have the address? Ask the institution that issued your credentials. It knows you, and can give a new address; a link is then sent there, and your credentials move with it.',
  'sign-in.lost.signed-in':
    'You are still signed in somewhere? Change the address there, under “Account”, before you lose the old one.',

  'me.title': 'My credentials',
  'me.nav': 'My pages',
  'me.nav.list': 'Credentials',
  'me.nav.account': 'Account',
  'me.nav.sessions': 'Devices',
  'me.nav.address': 'Address',
  'me.sign-out': 'Sign out',
  'me.signed-in': 'Signed in as {email}',
  'me.list.none':
    'Nothing is here yet. Credentials come here by the link in the mail that tells you of them.',
  'me.list.certificates': 'Certificates',
  'me.list.modules': 'Modules',
  'me.list.ask': 'A credential is missing? Get its link again',
  'me.list.missing':
    'If something is missing, ask the institution that awarded it to enter this address for you. It then comes here by itself.',
  'me.state.valid': 'In force',
  'me.state.suspended': 'Suspended',
  'me.state.revoked': 'Revoked',
  'me.item.file': 'Download as a file (JSON)',
  'me.item.back': 'All credentials',
  'me.item.state': 'State',
  'me.sessions.title': 'Devices that are signed in',
  'me.sessions.lead': 'End what you do not know. Whoever had it open has to sign in again.',
  'me.sessions.this': 'This device',
  'me.sessions.unknown': 'Unknown device',
  'me.sessions.since': 'Signed in {since}, until {until} at most',
  'me.sessions.end': 'End',
  'me.sessions.end.which': 'End the session of {device}',
  'me.sessions.end-others': 'End all others',
  'me.address.title': 'Your address',
  'me.address.now': 'Mails go to {email}, and links to sign in do, too.',
  'me.address.lead':
    'A link is sent to the new address. It counts once you confirm it there; the old one is told.',
  'me.address.new': 'New e-mail address',
  'me.address.send': 'Send the link',
  'me.address.sent':
    'If {email} can be used, a link is on its way there. Until you confirm it, nothing changes.',
  'me.address.confirm.title': 'Confirm your address',
  'me.address.confirm.text': 'From now on, mails and links to sign in go to {email}.',
  'me.address.confirm.button': 'Use this address',
  'me.address.done.title': 'The address is changed',
  'me.address.done.text': 'Mails go to the new address from now on.',
  'me.address.taken.title': 'This address cannot be used',
  'me.address.taken.text': 'It belongs to another account. Sign in with it, or choose another address.',
  'me.address.continue': 'Go to my credentials',

  'mail.outbox.title': 'Mails that were not sent',
  'mail.outbox.lead':
    'There is no mail server, so that mails can be read here by whoever runs this service on a machine of their own. Those about results come a minute after them.',
  'mail.outbox.none': 'No mail was written yet. Those about results come a minute after them.',
  'mail.greeting': 'Hello {name},',
  'mail.greeting.plain': 'Hello,',
  'mail.line': '{title}, from {issuer}',
  'mail.more.one': 'and {count} more',
  'mail.more.other': 'and {count} more',
  'mail.link': 'If the button does not work, open this address:',
  'mail.footer': 'Sent by {network}. Nobody reads answers to this mail.',
  'mail.demo': 'This is a demonstration: nothing here is a real qualification.',
  'mail.claim.subject': 'Your credentials are ready – {network}',
  'mail.claim.text.one': '{count} signed credential was issued to you:',
  'mail.claim.text.other': '{count} signed credentials were issued to you:',
  'mail.claim.why':
    'Open the link to keep, show and share what is yours. Nothing happens until you press the button there.',
  'mail.claim.button': 'See my credentials',
  'mail.claim.note': 'The link works once, within 30 days. Do not pass it on.',
  'mail.claim.again': 'Later you can ask for another link here:',
  'mail.news.subject': 'Something new among your credentials – {network}',
  'mail.news.text.one': 'You now have {count} credential:',
  'mail.news.text.other': 'You now have {count} credentials, of which these are the newest:',
  'mail.news.button': 'Open my credentials',
  'mail.sign-in.subject': 'Your link to sign in – {network}',
  'mail.sign-in.text': 'Somebody, we hope you, asked to sign in with this address.',
  'mail.sign-in.button': 'Sign in',
  'mail.sign-in.note':
    'The link works once, within 30 minutes. If it was not you, you need not do anything: nobody gets in without the link.',
  'mail.confirm-address.subject': 'Confirm your new address – {network}',
  'mail.confirm-address.text': 'Somebody, we hope you, wants to use this address for their credentials.',
  'mail.confirm-address.button': 'Confirm the address',
  'mail.confirm-address.note':
    'The link works once, within a day. If it was not you, you need not do anything.',
  'mail.address-changed.subject': 'Your address was changed – {network}',
  'mail.address-changed.text':
    'The address of your account was changed. Mails and links to sign in go to the new one from now on. If it was not you, tell the institution that issued your credentials at once.',
  'mail.learner-moved.subject': 'Your credentials moved to another address – {network}',
  'mail.learner-moved.text':
    'An institution gave another address for credentials that were kept in your account, and they were claimed with it. If it was not you, tell that institution at once.',

  'share-choice.title': 'Share',
  'share-choice.nav': 'By a link',
  'share-choice.lead':
    'Make a link to what you choose. Whoever has it sees what you chose and whether it holds, until the link ends.',
  'share-choice.none': 'There is nothing to share yet.',
  'share-choice.what': 'What to show',
  'share-choice.without.name': 'without my name',
  'share-choice.without.grade': 'without grade and results',
  'share-choice.without.what':
    'What you leave out is not in the shared credential at all, so nobody can find it there. Of a certificate, it is left out of its parts, too. If a certificate asks for a grade that is left out of a part, it cannot be determined whether the certificate holds: then share it without its parts.',
  'share-choice.parts': 'Show the parts of certificates, too',
  'share-choice.expires': 'Works until the end of (leave empty: until you end it)',
  'share-choice.label': 'Your name for the link, which only you see',
  'share-choice.make': 'Make the link',
  'share-choice.wrong.nothing': 'Choose at least one credential.',
  'share-choice.wrong.expiry': 'Choose a day that is still to come.',
  'share-choice.wrong.label': 'A name for a link has at most 100 characters.',
  'share-choice.wrong.other': 'These credentials cannot be shared in this way now.',
  'share-choice.shared': 'What I have shared',
  'share-choice.shared.none': 'Nothing so far.',
  'share-choice.unlabelled': 'Link of {date}',
  'share-choice.made-on': 'made on {date}',
  'share-choice.until': 'works until {date}',
  'share-choice.forever': 'works until it is ended',
  'share-choice.over': 'does not work any more',
  'share-choice.by-institution': 'made by an institution or the network',
  'share-choice.opened.one': 'opened once, on {date}',
  'share-choice.opened.other': 'opened {count} times, last on {date}',
  'share-choice.opened.never': 'never opened',
  'share-choice.opened.what':
    'Every look at what a link shows counts, also your own. By whom, and from where, is kept nowhere.',
  'share-choice.end': 'End this link',
  'share-choice.end.which': 'End the link “{label}”',
  'share-choice.made.title': 'Your link',
  'share-choice.made.once':
    'Copy the address now. It is kept nowhere, so it cannot be shown to you again; you can always make another link.',
  'share-choice.made.address': 'Address',
  'share-choice.made.qr': 'QR code of the address',
  'share-choice.made.qr.svg': 'QR code for print (SVG)',
  'share-choice.made.qr.png': 'QR code as a picture (PNG)',
  'share-choice.made.linkedin': 'Add “{title}” to a LinkedIn profile',
  'share-choice.made.linkedin.what':
    'LinkedIn is told title, issuer, month and address when you follow this link.',
  'share-choice.made.embed': 'For your own web page',
  'share-choice.made.embed.what': 'HTML for a picture that leads to the link. It holds no script.',
  'share-choice.made.embed.alt': 'Check this credential',
  'share-choice.made.back': 'Back to what I have shared',
  'share-choice.withheld.own.name': 'The holder chose not to show the name.',
  'share-choice.withheld.own.grade': 'The holder chose not to show the grade and the results.',
  'share-choice.withheld.own.both': 'The holder chose not to show the name, the grade and the results.',
  'share-choice.withheld.parts.name': 'Of the parts that are shown the name was withheld, too.',
  'share-choice.withheld.parts.grade': 'Of the parts that are shown the grades and results were withheld.',
  'share-choice.withheld.parts.both':
    'Of the parts that are shown the name, the grades and the results were withheld.',

  'wallet.title': 'Take it into your wallet',
  'wallet.expires': 'This offer can be taken until {instant}, by one wallet.',
  'wallet.scan': 'Scan this with your wallet',
  'wallet.qr': 'QR code that your wallet scans',
  'wallet.open': 'Open the wallet on this device',
  'wallet.code': 'Your wallet asks for this code',
  'wallet.code.secret': 'Type it into your wallet only. After five wrong codes the offer is void.',
  'wallet.others': 'Other wallets',
  'wallet.others.how':
    'Some wallets are opened by a link, and need no code. Whoever has such a link can take the credential, so open it yourself.',
  'wallet.lcw': 'Learner Credential Wallet',
  'wallet.interaction': 'Address for wallets that speak VCALM',
  'wallet.take': 'Take it into a wallet',
  'wallet.kept':
    'Codes and links are shown this once. If something goes wrong, make a new offer: nothing is issued twice.',

  'certificate.pdf': 'Certificate (PDF)',
  'certificate.badge.png': 'Open Badge (PNG)',
  'certificate.badge.svg': 'Open Badge (SVG)',
  'certificate.files':
    'The PDF holds the signed proof as an attached file. An Open Badge is a picture with the credential inside: whoever has the picture can check it.',

  'me.archive.title': 'Keep everything',
  'me.archive.text':
    'One file with all of your credentials in every form, your certificates, what is stored about you, and a page that explains it. It can be checked when nobody is left to ask.',
  'me.archive.button': 'Take everything along (ZIP)',

  'archive.title': 'Your credentials, to keep',
  'archive.made': 'Made on {instant}. Keep the whole folder together, and keep a second copy somewhere else.',
  'archive.count.one': 'One award is in it.',
  'archive.count.other': '{count} awards are in it.',
  'archive.awards': 'What you achieved',
  'archive.award': '{code} · awarded on {day} · {ects} ECTS',
  'archive.state.suspended': 'Suspended when this was made: whoever checks it is told so.',
  'archive.state.revoked':
    'Revoked: whoever checks it is told so. It is here because it is part of your record.',
  'archive.unsigned': 'Its credential was not signed yet when this was made.',
  'archive.file': '{kind} ({ending})',
  'archive.files': 'What the files are',
  'archive.kind.credential': 'Signed credential',
  'archive.what.credential':
    'The original, as the institution signed it: a W3C Verifiable Credential and an Open Badge 3.0. If you keep only one file, keep this one.',
  'archive.kind.bundle': 'Bundle',
  'archive.what.bundle':
    'The credential together with those that it was built from, and with the signed lists that said on the day of this archive that it was neither revoked nor suspended.',
  'archive.kind.certificate': 'Certificate',
  'archive.what.certificate':
    'To read and print. The bundle is inside as an attached file, so the PDF by itself can be checked.',
  'archive.kind.badge': 'Open Badge',
  'archive.what.badge': 'A picture for profiles and pages; the credential is inside of the file.',
  'archive.kind.edc': 'European Digital Credential',
  'archive.what.edc': 'The same, sealed for Europass: it can be uploaded to your Europass profile.',
  'archive.kind.sd-jwt': 'SD-JWT',
  'archive.what.sd-jwt': 'The same for European Digital Identity Wallets.',
  'archive.data': 'What is stored about you (data.json)',
  'archive.data.what':
    'Your names and numbers, what you agreed to, your awards with their history, and the links that you shared.',
  'archive.issuers': 'Keys of the issuers (issuers.json)',
  'archive.issuers.what':
    'The public keys of those who signed, as they were published on the day of this archive. They check the signatures when the addresses of the issuers are gone.',
  'archive.check': 'How anybody can check them',
  'archive.check.here': 'As long as the service is there, hand in any of the files here:',
  'archive.check.gone':
    'When it is gone, any verifier for W3C Verifiable Credentials (version 2.0) or Open Badges (version 3.0) can check the signature with the key in issuers.json. There are open ones of several makers; the files follow public standards and need no program of this service.',
  'archive.check.limits':
    'What cannot be told then is whether a credential was revoked after the day of this archive, and that the keys are the issuer’s: that rests on issuers.json, or on what others recorded of them.',
  'archive.print':
    'The certificates in here have no code to scan, since only a share link has one. If you want one, make a link and print the certificate from its page.',

  'me.path.title': 'My path',
  'me.path.next': 'Next: {programme}. {number} ECTS to go.',
  'me.path.top': 'You have reached everything that this path leads to.',
  'me.path.share': '{done} of {number} ECTS',
  'me.path.legend.done': 'yours',
  'me.path.legend.in-reach': 'in reach: the next certificate takes it',
  'me.path.legend.missing': 'later',
  'me.path.caption':
    'Each stone is a module, each cairn a certificate. The wider the stone, the more credits.',
  'me.path.modules.one': '{count} module',
  'me.path.modules.other': '{count} modules',
  'me.path.level.held': 'Reached',
  'me.path.level.suspended': 'Suspended: it does not count at present',
  'me.path.level.coming': 'Everything is there: the certificate is being made',
  'me.path.level.confirm': 'Everything is there: {body} has to confirm it',
  'me.path.level.agree': 'Everything is there, once you agree that your institutions count together',
  'me.path.level.next': '{number} ECTS to go',
  'me.path.level.later': 'Later: {number} ECTS to go',
  'me.path.level.follows': 'Everything is there: it follows the certificate before it',
  'me.path.level.closed': 'Nobody offers at present what it still takes',
  'me.path.stone.done': '{issuer}, {date}',
  'me.path.stone.suspended': 'Suspended by {issuer}: it does not count at present',
  'me.path.stone.in-reach': 'In reach. You can take it at {places}.',
  'me.path.stone.missing': 'Later. You can take it at {places}.',
  'me.path.stone.nowhere': 'Nobody offers it at present.',
  'me.path.need.part': '{part}: {need}',
  'me.path.need.modules.one': '{count} more module',
  'me.path.need.modules.other': '{count} more modules',
  'me.path.need.ects': '{number} more ECTS',
  'me.path.need.institutions.one': 'a module of {count} more institution',
  'me.path.need.institutions.other': 'modules of {count} more institutions',
  'me.path.need.total-ects': '{number} more ECTS in all',
  'me.path.other': 'Other modules that would do',
  'me.path.other.place': '{module}, {number} ECTS: {places}',
  'me.path.also': 'Also yours',
  'me.path.also.text': 'Modules that no certificate on this path takes at present. They stay yours.',
  'me.path.records':
    'The institutions keep separate records of you, and modules of separate records do not add up. Ask one of the institutions to join them.',
  'me.path.agree':
    'Modules of several institutions only count together if you agree. At present, each institution’s modules count by themselves.',
  'me.path.agree.link': 'Read what that means',

  'me.nav.path': 'My path',
  'me.nav.path.overview': 'Overview',
  'me.nav.consent': 'Counting together',
  'me.state.superseded': 'Replaced by a newer one',
  'me.state.valid.text': 'Whoever checks it sees that it holds.',
  'me.state.suspended.text':
    'Whoever checks it sees that it does not count at present. Ask who awarded it how to go on.',
  'me.state.revoked.text': 'Whoever checks it sees that it was revoked. Ask who awarded it for the reason.',
  'me.state.superseded.text':
    'Show the newer one instead: whoever checks this one sees that it was replaced.',
  'me.item.newer': 'To the newer one',
  'me.item.share': 'Share it by a link, with certificate to print',
  'me.item.take': 'Take it along',
  'me.item.take.text':
    'The same credential in other forms. Each is made and signed when you ask for it, and holds as long as this one.',
  'me.item.form.edc': 'For Europass',
  'me.item.form.sd-jwt': 'For the European wallet',
  'me.item.published': 'What it stands for, and its learning outcomes',
  'me.due.title': 'Just due',
  'me.due.coming':
    '{programme}: everything is there, and the certificate is being made. Look again in a moment.',
  'me.due.confirm': '{programme}: everything is there. It waits for {body} to confirm it.',
  'me.due.agree':
    '{programme}: everything is there, once you agree that modules of several institutions count together.',
  'me.list.path': 'See how far the next certificate is',
  'me.consent.title': 'Counting together',
  'me.consent.lead':
    'May the network look at your modules of all its institutions together? Then certificates come about by themselves when the modules of several institutions add up to one.',
  'me.consent.yes': 'You agreed on {date}.',
  'me.consent.no': 'You have not agreed: the modules of each institution count by themselves.',
  'me.consent.text': 'The text, version {version}',
  'me.consent.means': 'What it means',
  'me.consent.means.see':
    'An institution does not see what another one awarded you, nor your grades there. The awarding body sees which modules a certificate takes.',
  'me.consent.means.here':
    'What you say here is about the credentials in this account, and about those that come to it later.',
  'me.consent.means.withdraw': 'You can withdraw it here at any time. Certificates that you have stay valid.',
  'me.consent.means.without':
    'Without it you keep all that you have, and certificates for modules of one institution still come about.',
  'me.consent.give': 'I agree',
  'me.consent.withdraw': 'Withdraw my agreement',
  'me.consent.changed': 'The text has changed in the meantime. Please read it again.',
  'me.consent.history': 'What was recorded',
  'me.consent.given.self': '{date}: you agreed, version {version}',
  'me.consent.given.other':
    '{date}: your agreement was recorded by an institution or the network, version {version}',
  'me.consent.withdrawn': '{date}: it was withdrawn',
  'me.consent.none': 'No credentials are kept here yet, so there is nothing to agree to.',
} as const;

type GraduateKey = keyof typeof graduatesEn;
type Forms<K> = K extends `${infer Stem}.other` ? (`${Stem}.one` extends GraduateKey ? Stem : never) : never;
/** These texts in one language, with the plural forms that it has. */
export type GraduateTexts = Readonly<Record<GraduateKey, string>> &
  Readonly<Partial<Record<`${Forms<GraduateKey>}.${'few' | 'many'}`, string>>>;
