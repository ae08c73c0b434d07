import { certificateFonts } from '../../src/delivery/certificate/faces.js';
import { layoutCertificate } from '../../src/delivery/certificate/layout.js';
import type { ModuleContent } from '../../src/domain/module.js';
import type { ProgrammeContent } from '../../src/domain/programme.js';
import { learnerPath } from '../../src/issuing/paths/path.js';
import type { VerificationReport } from '../../src/verification/report.js';
import { answerView, askView, expiredView, forgottenView, openView } from '../../src/web/ask/view.js';
import { certificateView } from '../../src/web/certificate/view.js';
import type { Site } from '../../src/web/layout.js';
import { consentView } from '../../src/web/me/consent/view.js';
import type { Me } from '../../src/web/me/frame.js';
import { pathView } from '../../src/web/me/path/view.js';
import { outboxView } from '../../src/web/outbox.js';
import { homeView } from '../../src/web/pages/home.js';
import { type ModulePage, moduleView } from '../../src/web/pages/module.js';
import { errorView, notFoundView, notSharedView } from '../../src/web/pages/notice.js';
import { type ProgrammePage, programmeView } from '../../src/web/pages/programme.js';
import { reportView, shareView } from '../../src/web/share/view.js';
import { verifyView } from '../../src/web/verify/view.js';
import { offerView } from '../../src/web/wallet/offer.js';
import { accountPages } from './account-pages.js';
import { programmeCertificate } from './certificates.js';
import { awarded, learnerState, NOW, publishedCatalogue, withCertificates } from './learner-paths.js';
import { SITE, shareModel } from './pages.js';
import { recordReport } from './record-report.js';
import { registerPages } from './register-pages.js';
import * as reports from './reports.js';

const MODULE: ModuleContent = {
  code: 'LAB',
  version: 2,
  owner: 'network',
  title: { en: 'Laboratory Didactics' },
  description: {
    en: 'How to plan, run and assess laboratory work so that students learn to inquire, not to follow recipes.',
  },
  ects: 2.5,
  workloadHours: 65,
  eqfLevel: 7,
  iscedF: '0114',
  languages: ['en', 'kk'],
  mode: 'blended',
  setting: 'non-formal',
  entryRequirements: { en: 'A first degree in engineering.' },
  outcomes: [
    { id: 'lo-1', title: { en: 'Plans a laboratory unit from its learning outcomes.' } },
    { id: 'lo-2', title: { de: 'Bewertet Laborberichte nach offengelegten Kriterien.' } },
  ],
  assessment: {
    type: 'portfolio',
    description: { en: 'A portfolio of two laboratory units with reflection.' },
    supervision: 'supervised-identity-checked',
    gradingScheme: 'ects-letters',
  },
  qualityAssurance: {
    type: 'peer-review',
    description: { en: 'Reviewed every three years by two member institutions.' },
  },
  criteria: [
    {
      id: 'planning',
      title: { en: 'Planning' },
      levels: [
        {
          id: 'begun',
          title: { en: 'Begun' },
          description: { en: 'Aims are named, but the tasks do not serve them.' },
        },
        { id: 'met', title: { en: 'Met' }, description: { en: 'Each task serves a named outcome.' } },
        {
          id: 'excelled',
          title: { en: 'Excelled' },
          description: { en: 'Students take part in choosing the tasks.' },
        },
      ],
      requiredLevel: 'met',
    },
  ],
  equivalents: ['LAB-OLD'],
};

const PROGRAMME: ProgrammeContent = {
  code: 'iPET-2',
  version: 1,
  title: { en: 'Professional Retraining of Engineering Educators' },
  description: { en: 'For people who teach engineering and want the diploma of a higher education teacher.' },
  award: { en: 'Diploma “Higher Education Teacher”' },
  ects: 8,
  eqfLevel: 7,
  iscedF: '0114',
  awardingBody: 'network',
  policy: 'automatic',
  outcomes: [{ id: 'lo-1', title: { en: 'Teaches a whole course well.' } }],
  stackability: { en: 'Counts towards iPET-3.' },
  qualityAssurance: { type: 'peer-review', description: { en: 'Reviewed by the network.' } },
  rule: {
    type: 'limit',
    maxAgeMonths: 60,
    institutions: 2,
    ects: 8,
    minGrade: { scheme: 'ects-letters', value: 'C' },
    rule: {
      type: 'all',
      of: [
        { type: 'programme', part: 'level-below', title: { en: 'The level below' }, programme: 'iPET-1' },
        { type: 'module', part: 'lab', module: 'LAB' },
        {
          type: 'any',
          of: [
            { type: 'modules', part: 'two', atLeast: 2, from: ['DIG', 'PSY', 'GRP'] },
            { type: 'ects', part: 'credits', atLeast: 3.5, from: ['DIG', 'PSY'] },
          ],
        },
      ],
    },
  },
};

const PUBLISHED = {
  ...SITE,
  digest: 'zQmWvQxTqbG2Z9HPJgG57jjwR154cKhbtJenbyYTWkjgF3e',
  ownerName: 'ENTER Network',
  publishedAt: '2026-01-10T12:00:00Z',
  recognised: ['Northern Technical University', 'Harbour Polytechnic'],
};

export function modulePage(content: Partial<ModuleContent> = {}): ModulePage {
  return { ...PUBLISHED, address: 'https://cairn.example/m/LAB/2', content: { ...MODULE, ...content } };
}

export function programmePage(content: Partial<ProgrammeContent> = {}): ProgrammePage {
  const titles = new Map([
    ['iPET-1', 'Qualification Development'],
    ['LAB', 'Laboratory Didactics'],
    ['DIG', 'Digital Teaching'],
    ['PSY', 'Psychology of Learning'],
  ]);
  return {
    ...PUBLISHED,
    address: 'https://cairn.example/p/iPET-2/1',
    titles,
    // of a module that nothing was published of there is none
    addresses: new Map([
      ['iPET-1', '/p/iPET-1/2'],
      ['LAB', '/m/LAB/2'],
      ['DIG', '/m/DIG/1'],
    ]),
    content: { ...PROGRAMME, ...content },
  };
}

export const ME: Me = {
  site: SITE,
  signedIn: {
    accountId: '00000000-0000-4000-8000-00000000000a',
    email: 'ana@example.org',
    language: 'en',
    sessionId: '00000000-0000-4000-8000-00000000000b',
    learners: [{ learnerId: '00000000-0000-4000-8000-000000000001', issuers: undefined }],
  },
};

/** The path of somebody who has reached the first level, and has modules beyond it. */
function pathPage(site: Site, consent: boolean): string {
  const catalogue = publishedCatalogue();
  const awards = [
    awarded(catalogue, 'EP-CDA', 'ip-montelontra'),
    awarded(catalogue, 'EP-COM', 'merikalda'),
    awarded(catalogue, 'EP-ASM', 'tu-kamenohrad'),
    awarded(catalogue, 'EP-DIG', 'aqsaitau', { suspended: true }),
  ];
  const state = withCertificates(learnerState(awards, { consent }), catalogue);
  return pathView({ ...ME, site }, [learnerPath(state, catalogue, NOW)]);
}

/** One page for each thing that a page can show, by a short name. `chosen`: the language, by a link. */
export function fixturePages(language = 'en', chosen = false): Readonly<Record<string, string>> {
  const site = { ...SITE, language, chosen, address: '/' };
  const share = (report: VerificationReport, demo = false) =>
    shareView(shareModel({ ...site, report, demo }));
  const handedIn = (report: VerificationReport) => reportView(shareModel({ ...site, report }));
  return {
    verified: share(reports.reportOf(reports.certificateReport())),
    printed: share(reports.reportOf(reports.certificateReport()), true),
    revoked: share(reports.revokedReport()),
    undetermined: share(reports.unknownIssuerReport()),
    module: share(reports.moduleReport(), true),
    'not-shown': share(reports.notShownReport()),
    mixed: share(reports.mixedReport()),
    record: handedIn(recordReport()),
    many: share(reports.reportWithParts(25)),
    one: share(reports.reportWithParts(1)),
    hostile: share(reports.hostileReport()),
    several: handedIn(
      reports.reportOf(reports.certificateReport(), ...reports.unknownIssuerReport().credentials),
    ),
    certificate: certificateView({
      ...site,
      certificate: layoutCertificate(programmeCertificate('iPET-3'), certificateFonts()),
      path: '/certificate',
      checkPath: '/verified',
    }),
    wallet: offerView(
      { ...ME, site },
      {
        awards: [
          {
            title: 'Course Design and Assessment',
            learnerCredentialWallet: 'https://lcw.app/request?challenge=1',
          },
          {
            title: 'Qualification Development',
            learnerCredentialWallet: 'https://lcw.app/request?challenge=2',
          },
        ],
        offerUri: 'openid-credential-offer://?credential_offer_uri=https%3A%2F%2Fcairn.example',
        txCode: '493817',
        interactionUrl: 'https://cairn.example/interactions/x?iuv=1',
        expiresAt: '2026-11-28T12:00:00Z',
      },
    ),
    ...askPages(site),
    ...accountPages(site),
    ...registerPages(site, ME),
    outbox: outboxView(site, []),
    home: homeView(site),
    verify: verifyView(site, {
      problem: { code: 'json.malformed', message: 'A value is missing or unknown (line 1, column 1).' },
    }),
    'module-version': moduleView({ ...modulePage(), ...site }),
    'programme-version': programmeView({ ...programmePage(), ...site }),
    path: pathPage(site, true),
    'path-alone': pathPage(site, false),
    consent: consentView({ ...ME, site }, [
      {
        learnerId: ME.signedIn.learners[0]?.learnerId ?? '',
        textVersion: '2026-1',
        textLanguage: 'en',
        givenBy: `learner:${ME.signedIn.accountId}`,
        givenAt: NOW,
        withdrawnAt: undefined,
      },
    ]),
    'not-shared': notSharedView(site),
    'not-found': notFoundView(site),
    error: errorView({ ...site, reference: 'e-7f3a' }),
  };
}

/** Asking a wallet: the question, the request, and what may become of it. */
function askPages(site: Site): Readonly<Record<string, string>> {
  const named = (code: string, title: string) => ({ code, title: { en: title } });
  const what = {
    kind: 'programme',
    title: { en: 'Professional Retraining of Engineering Educators' },
  } as const;
  return {
    ask: askView(site, {
      programmes: [named('iPET-1', 'Qualification Development'), named('iPET-2', what.title.en)],
      modules: [named('LAB', 'Laboratory Didactics')],
    }),
    'ask-open': openView(site, {
      what,
      openid4vp:
        'openid4vp://?client_id=decentralized_identifier%3Adid%3Akey%3Ax&request_uri=https%3A%2F%2Fx',
      learnerCredentialWallet: 'https://lcw.app/request?request=%7B%7D',
      expiresAt: '2026-11-28T12:00:00Z',
    }),
    'ask-answered': answerView(site, {
      what,
      report: reports.reportOf(reports.certificateReport()),
      forgottenAt: '2026-11-28T12:50:00Z',
    }),
    'ask-expired': expiredView(site, what),
    'ask-gone': forgottenView(site),
  };
}

/** Of every route that answers with a page: the fixtures above that show it, or the test file that opens it in a browser. */
export const PAGE_CASES: Readonly<Record<string, readonly string[]>> = {
  'GET /': ['home'],
  'GET /s/:token': [
    'verified',
    'printed',
    'revoked',
    'undetermined',
    'module',
    'mixed',
    'many',
    'not-shared',
  ],
  'GET /s/:token/certificate/:file': ['certificate'],
  'GET /verify': ['verify'],
  'POST /verify': ['verify', 'hostile', 'several', 'record'],
  'GET /ask': ['ask'],
  'GET /ask/:secret': ['ask-open', 'ask-answered', 'ask-expired', 'ask-gone'],
  'GET /me/path': ['path', 'path-alone'],
  'GET /me/consent': ['consent'],
  'POST /me/consent': ['consent'],
  'GET /sign-in': ['sign-in'],
  'POST /sign-in': ['sign-in-sent'],
  'GET /sign-in/lost': ['sign-in-lost'],
  'GET /sign-in/:token': ['sign-in-enter', 'sign-in-gone'],
  'GET /claim': ['claim-ask'],
  'POST /claim': ['sign-in-sent'],
  'GET /claim/:token': ['claim', 'sign-in-gone'],
  'GET /me': ['me', 'me-empty'],
  'GET /me/credentials/:id': ['me-credential'],
  'GET /me/credentials/:id/correction': ['me-correction'],
  'POST /me/credentials/:id/correction': ['me-correction-wrong'],
  'GET /me/share': ['me-share'],
  'POST /me/share': ['me-share'],
  'GET /me/share/:id': ['me-share-one'],
  'POST /me/wallet': ['wallet'],
  'GET /me/sessions': ['me-sessions'],
  'GET /me/address': ['me-address'],
  'POST /me/address': ['me-address'],
  'GET /me/address/:token': ['me-address-confirm', 'sign-in-gone'],
  'POST /me/address/:token': ['me-address-done', 'me-address-taken'],
  'GET /register': ['register', 'found'],
  'POST /register': ['found', 'nobody-found'],
  'GET /me/register': ['listed'],
  'GET /me/erase': ['erase'],
  'POST /me/erase': ['erase-asked'],
  'GET /me/erase/:token': ['erase-confirm', 'sign-in-gone'],
  'POST /me/erase/:token': ['erase-confirm', 'erased', 'sign-in-gone'],
  'GET /erasures/:receipt': ['erased'],
  'GET /outbox': ['outbox'],
  'GET /docs': ['docs.test.ts'],
  'GET /problems/:code': ['docs.test.ts'],
  'GET /:kind/:code/:version': ['module-version', 'programme-version', 'not-found'],
};
