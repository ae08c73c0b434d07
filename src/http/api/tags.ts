/** The chapters of the documentation: what each is about. An endpoint's `tag` is one of these. */
export const TAGS: Readonly<Record<string, string>> = {
  Institutions: 'The members of the network: who they are, and which modules they are recognised to award.',
  Drafts:
    'Versions of modules and programmes that are being written: checked as often as you like, then published.',
  Modules:
    'The smallest assessed units. A version is drafted, published and retired; what is published never changes.',
  Programmes: 'Named, versioned sets of modules with a rule that says what a certificate takes.',
  Learners:
    'The people whose results are recorded, known by the institution’s own numbers or by their network id.',
  Merges: 'Two records that may be one person: proposed by one, decided by another.',
  Imports:
    'Results as a file. First a dry run that tells every problem and writes nothing; then a commit that issues.',
  Jobs: 'Work that takes longer than a request: its progress, and how to pause, resume and cancel it.',
  Awards: 'The decision that a learner achieved a module or a programme; credentials are renderings of it.',
  Credentials: 'Signed documents rendered from awards: read them, end them, replace them.',
  Renditions:
    'Further forms of a credential, for Europass and for European Digital Identity Wallets: each says the same.',
  Certificates: 'The credentials of programmes, composed from awards when a rule is met.',
  Shares: 'Unguessable links to chosen credentials, which can be withdrawn.',
  Verification: 'Whether a credential holds, for anybody: one, or many at once.',
  Wallets: 'Offers with which learners take credentials into the wallets of their choice.',
  Webhooks: 'Addresses that are told when something happened: signed, and delivered at least once.',
  Mails:
    'What was sent to learners so that they come to what is theirs: whether it arrived, and how to send it again.',
  Audit: 'Who did what, and when.',
  Keys: 'By which systems call: each with the scopes that it needs, and no more.',
  'VC API':
    'Issuers under which the endpoints of the W3C VC API, at `/vc-api`, sign credentials that you supply.',
};
