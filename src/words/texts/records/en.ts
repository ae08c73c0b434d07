/** What people read of the public register, of being erased and of corrections: the third part of the table in `../en.ts`, by the same rules. */
export const recordsEn = {
  'register.title': 'Register of certified educators',
  'register.lead':
    'Who holds a certificate of this network and agreed to be found. Each entry leads to the certificate, verified at the moment you look.',
  'register.why':
    'Only people who asked for it are listed, as long as their certificate is in force. That somebody is not found says nothing about them.',
  'register.name': 'Name, or a part of it',
  'register.name.short': 'Give at least two letters of the name.',
  'register.certificate': 'Certificate',
  'register.certificate.any': 'Any',
  'register.search': 'Search',
  'register.found': 'Found',
  'register.found.none': 'Nobody of this name is in the register.',
  'register.more': 'Show more',
  'register.verify': 'See whether it holds',
  'register.me.nav': 'Register',
  'register.me.title': 'The public register',
  'register.me.lead':
    'In the register anybody finds by name who holds a certificate of the network. You are in it only with the certificates that you choose here, and you can leave at any time.',
  'register.me.look': 'See the register',
  'register.me.none': 'You hold no certificate that could be listed yet.',
  'register.me.listed': 'In the register',
  'register.me.unlisted': 'Not in the register',
  'register.me.join': 'List this certificate',
  'register.me.leave': 'Take it out of the register',
  'register.consent':
    'I agree that anybody finds my name as it stands on this certificate, the certificate and its date in the public register, with a link to the certificate without its parts. I can withdraw this at any time; entry and link are gone at once.',

  'erasure.me.nav': 'Erase',
  'erasure.me.title': 'Erase my data',
  'erasure.me.lead':
    'You have the right to have what is kept about you erased. Here is what would go, and what would stay.',
  'erasure.me.mail':
    'So that nobody else does this, a link is sent to {email}. What stands here is erased once you open it and confirm.',
  'erasure.me.send': 'Send me the link',
  'erasure.me.sent':
    'A link is on its way to {email}. It works once, within 30 minutes. Nothing is erased before you confirm there.',
  'erasure.me.asked': 'You asked to have this erased. Nothing has happened yet.',
  'erasure.me.confirm': 'I have what I want to keep. Erase my data for good.',
  'erasure.me.button': 'Erase',
  'erasure.me.several':
    'Credentials of more than one person are kept in this account. Each is erased by itself; the account goes with the last.',
  'erasure.me.elsewhere':
    'Your data cannot be erased from here at present. Ask the institution that awarded your credentials, or the network: they erase them once they know that it is you.',
  'erasure.keep':
    'Download your credentials first if you want to keep them: nobody can give them to you again, and none can be issued anew.',
  'erasure.title': 'Your data is erased',
  'erasure.lead': 'Erased on {when}. This cannot be undone.',
  'erasure.removes': 'What would be erased',
  'erasure.removed': 'What was erased',
  'erasure.removed.records': 'Records with a name',
  'erasure.removed.identifiers': 'Student numbers and identifiers',
  'erasure.removed.documents': 'Signed credentials, in every form',
  'erasure.removed.results': 'Results with grade and remarks',
  'erasure.removed.evidence': 'Documents handed in as evidence',
  'erasure.removed.shares': 'Share links',
  'erasure.removed.registered': 'Entries in the register',
  'erasure.removed.offers': 'Offers to wallets',
  'erasure.removed.contacts': 'Addresses that institutions gave',
  'erasure.removed.accounts': 'Accounts and their devices',
  'erasure.removed.mails': 'Mails and their links',
  'erasure.removed.consents': 'Consents',
  'erasure.removed.reasons': 'Notes of people',
  'erasure.removed.rows': 'Rows of uploaded files',
  'erasure.removed.answers': 'Answers kept for repeated requests',
  'erasure.remains': 'What remains',
  'erasure.remains.why':
    'Numbers, dates and states of what was awarded, so that a credential that somebody carries can still be verified or revoked. Nothing of it says whose it was.',
  'erasure.remains.credentials.one': '{count} place in the lists of what is in force',
  'erasure.remains.credentials.other': '{count} places in the lists of what is in force',
  'erasure.remains.audit.one': '{count} entry of the log of acts: what, when and by whom, without a name.',
  'erasure.remains.audit.other':
    '{count} entries of the log of acts: what, when and by whom, without a name.',
  'erasure.after': 'What follows from it',
  'erasure.after.text':
    'Credentials that were taken along verify as before, whoever has them. They can still be revoked, and never be issued anew. Links that were shared lead nowhere.',
  'erasure.backups.none': 'No backup had been taken before.',
  'erasure.backups.open':
    'Backups from before still hold it. Ask the operator of the service when they are deleted.',
  'erasure.backups.until':
    'Backups from before still hold it until {until}. Should one be restored, the erasure is repeated.',
  'erasure.basis':
    'Basis: Article 17 of the General Data Protection Regulation. What remains is kept to establish that a credential is genuine (Article 17(3)(e)).',
  'erasure.receipt':
    'The address of this page is your receipt. Whoever has it sees this report; keep it to yourself.',

  'correction.title': 'Corrections',
  'correction.ask': 'Ask for a correction',
  'correction.lead':
    'Tell the institution what is wrong and what would be right. It decides, and you are told by mail when there is an answer.',
  'correction.about': 'What is wrong?',
  'correction.about.name': 'The name',
  'correction.about.grade': 'The grade',
  'correction.about.other': 'Something else',
  'correction.text': 'What would be right, and why?',
  'correction.wrong': 'Say in 1 to {most} letters what is wrong.',
  'correction.send': 'Send to the institution',
  'correction.back': 'Back to the credential',
  'correction.state.open': 'Sent, not answered yet',
  'correction.state.done': 'Corrected',
  'correction.state.declined': 'Declined by the institution',
  'correction.answer': 'Answer of the institution:',
  'mail.correction-answered.subject': 'An answer to your request – {network}',
  'mail.correction-answered.text':
    'You asked an institution to correct something of a credential. There is an answer now.',
  'mail.correction-answered.button': 'Read the answer',
  'mail.correction-answered.note':
    'The answer stands on the page of the credential, once you have signed in.',
  'mail.confirm-erasure.subject': 'Confirm that your data is to be erased – {network}',
  'mail.confirm-erasure.text': 'Somebody, we hope you, asked to have the data in your account erased.',
  'mail.confirm-erasure.button': 'See what would be erased',
  'mail.confirm-erasure.note':
    'The link works once, within 30 minutes, and nothing is erased before you confirm there. If it was not you, somebody else is signed in to your account: sign in, and end their session among the devices.',
} as const;

type RecordKey = keyof typeof recordsEn;
type Forms<K> = K extends `${infer Stem}.other` ? (`${Stem}.one` extends RecordKey ? Stem : never) : never;
/** These texts in one language, with the plural forms that it has. */
export type RecordTexts = Readonly<Record<RecordKey, string>> &
  Readonly<Partial<Record<`${Forms<RecordKey>}.${'few' | 'many'}`, string>>>;
