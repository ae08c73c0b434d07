import type { Holding } from '../../src/delivery/holdings/ports.js';
import type { Claim } from '../../src/delivery/mail/links.js';
import type { OwnShare } from '../../src/delivery/ports.js';
import type { CorrectionRecord } from '../../src/issuing/corrections/ports.js';
import { type Site, siteWords } from '../../src/web/layout.js';
import { addressDoneView, addressView, confirmAddressView, sessionsView } from '../../src/web/me/account.js';
import { askView as askCorrectionView } from '../../src/web/me/corrections/view.js';
import { holdingView, listView } from '../../src/web/me/credentials/view.js';
import { mePage } from '../../src/web/me/frame.js';
import { Choose } from '../../src/web/me/share/choose.js';
import { blank } from '../../src/web/me/share/form.js';
import { OneShare } from '../../src/web/me/share/one.js';
import { askView, claimView, enterView, goneView, lostView, sentView } from '../../src/web/sign-in/views.js';

const HOLDING: Holding = {
  id: '0198c0de-0000-7000-8000-000000000001',
  learnerId: '0198c0de-0000-7000-8000-000000000002',
  kind: 'programme',
  code: 'iPET-1',
  achievement: 'https://cairn.example/p/iPET-1/1',
  title: { en: 'Qualification Development' },
  issuer: { en: 'ENTER Network' },
  issuerDid: 'did:web:enter.example',
  ects: 200,
  awardedOn: '2026-03-14',
  grade: 'B',
  state: 'valid',
};
const SHARE_URL = 'https://cairn.example/s/Jq3bq0VnS1uYx5m0Vt3kHw';
const SHARE: OwnShare = {
  id: '0198c0de-0000-7000-8000-000000000004',
  learnerId: HOLDING.learnerId,
  awards: [HOLDING.id],
  withParts: true,
  ofHolder: true,
  registered: false,
  label: 'Application',
  withheld: { name: [], grade: [] },
  openings: 2,
  openedOn: '2026-11-19',
  createdAt: new Date('2026-11-01T09:14:00Z'),
  expiresAt: new Date('2027-11-01T09:14:00Z'),
  revokedAt: undefined,
};
const EMAIL = 'ana.exemplo@example.org';
const TIME = new Date('2026-11-20T09:14:00Z');

const ASKED: CorrectionRecord = {
  id: '0198c0de-0000-7000-8000-000000000003',
  awardId: HOLDING.id,
  learnerId: HOLDING.learnerId,
  about: 'grade',
  text: 'The written part was an A.',
  askedAt: TIME,
  state: 'open',
  answer: undefined,
  answeredAt: undefined,
};
const CORRECTIONS: readonly CorrectionRecord[] = [
  ASKED,
  {
    ...ASKED,
    id: 'c-2',
    about: 'name',
    state: 'declined',
    answer: 'It stands so in your passport.',
    answeredAt: TIME,
  },
];

/** One page for each thing that somebody is shown who claims, signs in or looks at their own. */
export function accountPages(site: Site): Readonly<Record<string, string>> {
  const signedIn = {
    accountId: 'a-1',
    email: EMAIL,
    language: site.language,
    sessionId: 's-1',
    learners: [{ learnerId: HOLDING.learnerId, issuers: undefined }],
  };
  const me = { site, signedIn };
  const words = siteWords(site);
  const holdings = [HOLDING, { ...HOLDING, id: 'b', kind: 'module', state: 'revoked' } as const];
  const sessions = ['s-1', 's-2'].map((id) => ({
    id,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    createdAt: TIME,
    expiresAt: TIME,
  }));
  const lines = [{ title: HOLDING.title, issuer: HOLDING.issuer }];
  const link = { kind: 'claim', email: EMAIL, learnerId: HOLDING.learnerId, accountId: undefined } as const;
  const claim: Claim = {
    link: { ...link, createdAt: TIME, expiresAt: TIME, usedAt: undefined },
    recipient: {
      name: 'Ana Exemplo',
      language: 'en',
      issued: { count: 3, lines },
    },
  };
  return {
    'sign-in': askView(site, 'sign-in', { out: true }),
    'claim-ask': askView(site, 'claim', { wrong: 'no address' }),
    'sign-in-sent': sentView(site),
    'sign-in-enter': enterView(site),
    'sign-in-gone': goneView(site, 'sign-in'),
    'sign-in-lost': lostView(site),
    claim: claimView(site, claim, 'other@example.org'),
    me: listView(me, holdings, [], { name: 'Ana Exemplo', already: true }),
    'me-empty': listView(me, [], []),
    'me-credential': holdingView(me, HOLDING, {
      all: holdings,
      forms: ['edc', 'sd-jwt'],
      asked: CORRECTIONS,
    }),
    'me-correction': askCorrectionView(me, HOLDING),
    'me-correction-wrong': askCorrectionView(me, HOLDING, { about: 'grade', text: '' }),
    'me-share': mePage(me, {
      title: words.text('share-choice.title'),
      path: '/me/share',
      children: Choose({
        own: holdings,
        shares: [SHARE, { ...SHARE, id: 's-2', registered: true }, { ...SHARE, id: 's-3', revokedAt: TIME }],
        typed: blank([HOLDING.id]),
        now: TIME,
        wrong: 'nothing',
        words,
      }),
    }),
    'me-share-one': mePage(me, {
      title: words.text('share-choice.made.title'),
      children: OneShare({ share: SHARE, url: SHARE_URL, own: [HOLDING], now: TIME, words }),
    }),
    'me-sessions': sessionsView(me, sessions),
    'me-address': addressView(me, { asked: 'new@example.org', wrong: 'no address' }),
    'me-address-confirm': confirmAddressView(site, EMAIL),
    'me-address-done': addressDoneView(site, 'done'),
    'me-address-taken': addressDoneView(site, 'taken'),
  };
}
