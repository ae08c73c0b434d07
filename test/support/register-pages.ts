import type { Holding } from '../../src/delivery/holdings/ports.js';
import type { ErasureReport } from '../../src/issuing/erasing/erase.js';
import type { Site } from '../../src/web/layout.js';
import { confirmErasureView, eraseView, reportView } from '../../src/web/me/erase-view.js';
import type { Me } from '../../src/web/me/frame.js';
import { listedView } from '../../src/web/me/register-view.js';
import { registerView } from '../../src/web/register/view.js';

const TITLE = { en: 'Qualification Development' };
const AWARD = {
  id: '00000000-0000-4000-8000-0000000000c1',
  kind: 'programme',
  code: 'iPET-1',
  achievement: 'https://cairn.example/p/iPET-1/1',
  awardedOn: '2026-06-15',
  state: 'valid',
} as const;

const CERTIFICATE: Holding = {
  ...AWARD,
  learnerId: '00000000-0000-4000-8000-000000000001',
  title: TITLE,
  issuer: { en: 'ENTER Network' },
  issuerDid: 'did:web:cairn.example',
  ects: 200,
  grade: undefined,
};

const TITLES = new Map([['iPET-1', { en: 'Qualification Development' }]]);
const REPORT: ErasureReport = {
  learnerId: CERTIFICATE.learnerId,
  receipt: '00000000-0000-4000-8000-0000000000e1',
  at: new Date('2026-07-01T12:00:00Z'),
  removed: {
    records: 1,
    identifiers: 2,
    documents: 7,
    results: 4,
    evidence: 1,
    shares: 3,
    registered: 1,
    offers: 1,
    contacts: 1,
    accounts: 1,
    mails: 5,
    consents: 1,
    reasons: 2,
    rows: 4,
    answers: 1,
  },
  awards: [
    {
      ...AWARD,
      ects: 200,
      issuer: CERTIFICATE.issuerDid,
      credentials: ['00000000-0000-4000-8000-0000000000d1', '00000000-0000-4000-8000-0000000000d2'],
    },
  ],
  auditEntries: 12,
  newestBackup: new Date('2026-06-30T02:00:00Z'),
  backupsUntil: new Date('2026-09-29T12:00:00Z'),
};

/** The pages of register and erasure, by a short name. */
export function registerPages(site: Site, me: Me): Readonly<Record<string, string>> {
  const certificates = [{ code: 'iPET-1', title: TITLE }];
  const asked = { name: 'ana', certificate: '' };
  const entry = {
    id: AWARD.id,
    name: 'Ana Exemplo',
    code: AWARD.code,
    title: TITLE,
    issuer: CERTIFICATE.issuer,
    awardedOn: AWARD.awardedOn,
    link: 'https://cairn.example/s/AAAAAAAAAAAAAAAAAAAAAA',
  };
  const other = { ...CERTIFICATE, id: '00000000-0000-4000-8000-0000000000c2' };
  return {
    register: registerView(site, { certificates, asked: { ...asked, name: 'a' }, short: true }),
    found: registerView(site, { certificates, asked, found: { entries: [entry], next: 2 } }),
    'nobody-found': registerView(site, { certificates, asked, found: { entries: [], next: undefined } }),
    listed: listedView({ ...me, site }, [CERTIFICATE, other], new Set([CERTIFICATE.id])),
    erase: eraseView({ ...me, site }, TITLES, [REPORT, REPORT]),
    'erase-asked': eraseView({ ...me, site }, TITLES, [REPORT], true),
    'erase-confirm': confirmErasureView(site, TITLES, REPORT),
    erased: reportView(site, TITLES, REPORT),
  };
}
