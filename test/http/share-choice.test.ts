import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/common/json.js';
import type { Withholdable } from '../../src/credentials/documents/selective.js';
import { type ChosenAward, createShare, openShare, sharesOf } from '../../src/delivery/shares.js';
import { actOnAwards } from '../../src/issuing/lifecycle/acts.js';
import { operator } from '../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../src/issuing/lifecycle/rename.js';
import { askLibrary } from '../support/judges/ask.js';
import {
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';
import { startSharingPortal } from '../support/sharing-portal.js';

const NAME = 'Wendeline Ashgrove';
const ORIGIN = 'https://cairn.example';
const PLACES = [
  '',
  '/credential',
  '/bundle',
  '/qr.svg',
  '/embed.svg',
  '/certificate/1',
  '/certificate/1.svg',
];

interface World {
  readonly the: TestServices;
  readonly site: TestSite;
  readonly awards: Readonly<Record<string, string>>;
}

async function open(publicUrl: string): Promise<World> {
  const the = await openTestServices({ publicUrl });
  the.at(new Date().toISOString()); // other people's verifiers know no other time
  const awards = await issue(the, 'W-1', NAME);
  return { the, site: await startSite(the.services), awards };
}

async function issue(the: TestServices, number: string, name: string): Promise<Record<string, string>> {
  const rows = ['MA', 'MB', 'MC'].map((module) => `${number},${name},${module},2026-05-04,B,cc-1=high`);
  const { issued, composed } = await the.issue('alpha', ...rows);
  return Object.fromEntries([
    ...issued.map(({ module, awardId }) => [module, awardId] as const),
    ...composed.map(({ programme, awardId }) => [programme, awardId] as const),
  ]);
}

let web: World;
beforeAll(async () => {
  web = await open(ORIGIN);
});
afterAll(async () => {
  await web.site.close();
  await web.the.close();
});

const chosen = ({ awards }: World, codes: readonly string[], withhold: Withholdable[]): ChosenAward[] =>
  codes.map((code) => ({ award: awards[code] ?? code, withhold }));
const share = async (world: World, codes: readonly string[], withhold: Withholdable[], options = {}) =>
  (
    await createShare(world.the.services.sharing, chosen(world, codes, withhold), {
      actor: 'test',
      ...options,
    })
  ).token;

/** All that a link answers with, headers and all, read as text. */
async function everything({ site }: World, token: string, query = ''): Promise<string> {
  const answers = await Promise.all(
    PLACES.map(async (place) => {
      const answer = await site.get(`/s/${token}${place}${query}`);
      return JSON.stringify([...answer.headers]) + (await answer.text());
    }),
  );
  return answers.join('\n');
}

const credentialsOf = async ({ site }: World, token: string): Promise<JsonObject[]> =>
  (await (await site.get(`/s/${token}/bundle`)).json()).verifiableCredential;

const verdictOf = async ({ site }: World, token: string): Promise<string | undefined> =>
  /data-verdict="([^"]+)"/.exec(await (await site.get(`/s/${token}`)).text())?.[1];

describe('what a holder withholds', () => {
  test.each<[Withholdable[]]>([[['name']], [['grade']], [['name', 'grade']], [[]]])(
    'appears nowhere, and all else still verifies: %j',
    async (withhold) => {
      const token = await share(web, ['P2'], withhold);
      const all = await everything(web, token);
      expect(all.includes(NAME)).toBe(!withhold.includes('name'));
      const credentials = (await credentialsOf(web, token)).filter(({ id }) => String(id).startsWith('urn:'));
      expect(credentials.length).toBeGreaterThanOrEqual(4);
      for (const { credentialSubject: subject } of credentials as { credentialSubject: JsonObject }[]) {
        expect(subject.name !== undefined).toBe(!withhold.includes('name'));
        if (withhold.includes('grade')) expect(subject.result).toBeUndefined();
      }
      const results = credentials.filter(({ credentialSubject }) => (credentialSubject as JsonObject).result);
      expect(results.length > 0).toBe(!withhold.includes('grade'));
      expect(await verdictOf(web, token)).toBe('verified');
    },
  );

  test('is said to be withheld, and only where there was something', async () => {
    const page = async (codes: string[], withhold: Withholdable[]) =>
      (await web.site.get(`/s/${await share(web, codes, withhold)}`)).text();
    expect(await page(['MA'], ['grade'])).toContain(
      'The holder chose not to show the grade and the results.',
    );
    const both = await page(['P2'], ['name', 'grade']);
    // a certificate has no grade
    expect(both).toContain('The holder chose not to show the name.');
    expect(both).toContain('the name, the grades and the results were withheld');
    expect(await page(['P2'], [])).not.toContain('withheld');
  });

  test('differs from award to award; a part that is chosen itself has its own choice', async () => {
    const choice = [
      ...chosen(web, ['P2'], ['grade']),
      ...chosen(web, ['MA'], []),
      ...chosen(web, ['MB'], ['name']),
    ];
    const { token } = await createShare(web.the.services.sharing, choice, { actor: 'test' });
    const shared = await openShare(web.the.services.sharing, token);
    const withheld = new Map(shared?.credentials.map((one) => [one.award, one.withheld]));
    expect(['P2', 'MA', 'MB', 'MC'].map((code) => withheld.get(web.awards[code] ?? ''))).toEqual([
      [],
      [],
      ['name'],
      ['grade'],
    ]);
  });

  test('can’t be had by words in the address, as another form, or out of the register', async () => {
    const token = await share(web, ['MA'], ['name', 'grade']);
    expect(await everything(web, token, '?withhold=&name=true&show=all')).not.toContain(NAME);
    for (const form of ['edc', 'sd-jwt', 'vc-sd', 'sd-jwt-x5c'])
      expect((await web.site.post(`/s/${token}/renditions/${form}/1`, '')).status).toBe(404);
    for (const file of ['1', '1.svg', '1.png'])
      expect((await web.site.get(`/s/${token}/certificate/${file}`)).status).toBe(404);
    // what it is disclosed from is no credential that webhooks are told of
    const signed = await web.the.database.prisma.auditEntry.findMany({
      where: { details: { path: ['rendition'], equals: 'vc-sd' } },
    });
    expect(new Set(signed.map(({ act }) => act))).toEqual(new Set(['credential.base-signed']));
  });

  test('stays withheld when the award gets a new credential, and a revoked one is told', async () => {
    const { the } = web;
    const awards = await issue(the, 'W-2', 'Petronella First');
    const world = { ...web, awards };
    const token = await share(world, ['MA'], ['name']);
    const learnerId = await learnerByNumber(the, 'alpha', 'W-2');
    const party = operator('test');
    await renameLearner(
      the.services.lifecycle,
      { learnerId, name: 'Petronella Second', reason: 'A try.' },
      party,
    );
    const all = await everything(world, token);
    expect(all).not.toContain('Petronella');
    expect(await verdictOf(world, token)).toBe('verified');
    await actOnAwards(the.services.lifecycle, 'suspend', [awards.MA ?? ''], 'A try.', party);
    expect(await verdictOf(world, token)).toBe('not-verified');
    await actOnAwards(the.services.lifecycle, 'revoke', [awards.MA ?? ''], 'A try.', party);
    expect(await verdictOf(world, token)).toBe('not-verified');
    expect(await everything(world, token)).not.toContain('Petronella');
  });
});

describe('what others make of it', () => {
  test('@digitalbazaar/vc accepts what was derived, and nothing that was put back or joined', async () => {
    const [bare = {}] = await credentialsOf(web, await share(web, ['MA'], ['name', 'grade']));
    const [named = {}] = await credentialsOf(web, await share(web, ['MA'], ['grade']));
    const [whole = {}] = await credentialsOf(web, await share(web, ['MA'], []));
    const subject = (of: JsonObject) => of.credentialSubject as JsonObject;
    const added = { ...bare, credentialSubject: { ...subject(bare), name: NAME } };
    const graded = { ...bare, credentialSubject: { ...subject(bare), result: subject(whole).result ?? [] } };
    const renamed = { ...named, credentialSubject: { ...subject(named), name: 'Somebody Else' } };
    const less = { ...bare, credentialSubject: { ...subject(bare), creditsEarned: 30 } };
    // what every derivation discloses can't be left out
    const { awardedDate: _date, ...undated } = bare;
    const documents = { bare, named, added, graded, renamed, less, undated };
    const { judgements, asked } = await askLibrary({ documents, origin: ORIGIN, site: web.site.origin });
    const accepted = Object.entries(judgements).filter(([, { verified }]) => verified);
    expect(accepted.map(([name]) => name)).toEqual(['bare', 'named']);
    expect(asked.some((address) => address.endsWith('/i/alpha/did.json'))).toBe(true);
    const ours = Object.entries(documents).map(async ([name, document]) => {
      const { verdict } = await (await web.site.post('/api/verify', JSON.stringify(document))).json();
      return verdict === 'verified' ? [name] : [];
    });
    expect((await Promise.all(ours)).flat()).toEqual(['bare', 'named']);
  });

  test('the key is one of the issuer’s, made once, and signs nothing else', async () => {
    const { prisma } = web.the.database;
    const other = await web.the.another();
    const did = 'did:web:cairn.example:i:beta';
    const signers = await Promise.all(
      [web.the.services, other].map((one) => one.keystore.selectiveSignerFor(did)),
    );
    expect(new Set(signers.map(({ id }) => id)).size).toBe(1);
    expect(await prisma.signingKey.count({ where: { did, selective: true } })).toBe(1);
    const key = signers[0]?.id ?? '';
    expect((await (await web.site.get('/i/beta/did.json')).json()).assertionMethod).toContain(key);
    expect((await web.the.services.keystore.signerFor(did)).algorithm).toBe('Ed25519');
    expect(await prisma.auditEntry.count({ where: { act: 'key.added', owner: did } })).toBe(1);
  });
});

describe('a link that doesn’t work', () => {
  test('shows no picture either', async () => {
    const { sharing } = web.the.services;
    const now = sharing.clock();
    const expiresAt = new Date(now.getTime() + 60_000);
    const expiring = await share(web, ['MA'], ['name'], { expiresAt });
    const { headers } = await web.site.get(`/s/${expiring}/embed.svg`);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    web.the.at(expiresAt.toISOString());
    for (const token of [expiring, 'AAAAAAAAAAAAAAAAAAAAAA', `${expiring}0`])
      for (const place of ['', '/credential', '/embed.svg', '/qr.svg'])
        expect((await web.site.get(`/s/${token}${place}`)).status).toBe(404);
    web.the.at(now.toISOString());
  });

  test('is made of nothing that is too long or over', async () => {
    const refused = (options: object) => share(web, ['MA'], ['name'], options);
    await expect(refused({ label: 'x'.repeat(101) })).rejects.toMatchObject({ code: 'share.label' });
    await expect(refused({ expiresAt: new Date(0) })).rejects.toMatchObject({ code: 'share.expiry-past' });
  });
});

test('a learner sees what was shared, when it was last looked at, and not by whom', async () => {
  const { the, site } = web;
  const learnerId = await learnerByNumber(the, 'alpha', 'W-1');
  const holder = [{ learnerId, issuers: undefined }];
  const token = await share(web, ['MA'], ['grade'], { label: 'For a friend', holder });
  for (const place of ['', '/credential', '/bundle', '/qr.svg', '/embed.svg'])
    await site.get(`/s/${token}${place}`);
  const all = await sharesOf(the.services.sharing, holder);
  const newest = all.find(({ label }) => label !== undefined);
  expect(newest).toMatchObject({
    label: 'For a friend',
    openings: 3,
    openedOn: the.services.sharing.clock().toISOString().slice(0, 10),
    withheld: { name: [], grade: [web.awards.MA] },
  });
  expect(await sharesOf(the.services.sharing, [])).toEqual([]);
  // a link of the holder's own is nobody else's to see
  expect(await the.services.records.selectOptionalShareView(undefined, newest?.id ?? '')).toBeUndefined();
});

describe('the page at which a learner shares', () => {
  let portal: Awaited<ReturnType<typeof startSharingPortal>>;
  let learnerId: string;
  beforeAll(async () => {
    learnerId = await learnerByNumber(web.the, 'alpha', 'W-1');
    const own = ['MA', 'P2'].map((code) => ({
      id: web.awards[code] ?? '',
      kind: code === 'P2' ? ('programme' as const) : ('module' as const),
      title: { en: `Title of <${code}>` },
      issuer: { en: 'University alpha' },
      awardedOn: '2026-05-04',
      grade: 'B',
      state: 'valid' as const,
    }));
    portal = await startSharingPortal(web.the.services, [learnerId], own);
  });
  afterAll(() => portal.close());

  const get = async (path = '/me/share') => (await fetch(`${portal.origin}${path}`)).text();
  const post = (fields: readonly (readonly [string, string])[], path = '/me/share') =>
    fetch(`${portal.origin}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
      redirect: 'manual',
    });

  test('leads to a page of the link with QR code, LinkedIn and HTML, which stays; lists and ends it', async () => {
    const { MA = '' } = web.awards;
    const made = await post([
      ['award', MA],
      ['without-name', MA],
      ['parts', 'shown'],
      ['expires', '2099-01-31'],
      ['label', 'Job at <Acme>'],
    ]);
    expect(made.status).toBe(303);
    const own = made.headers.get('location') ?? '';
    expect(own).toMatch(/^\/me\/share\/[\w-]{36}$/);
    const page = await get(own);
    expect(await get(own)).toBe(page);
    expect(page).toContain('without your name');
    const token = /https:\/\/cairn\.example\/s\/([\w-]{22})</.exec(page)?.[1] ?? '';
    expect(await everything(web, token)).not.toContain(NAME);
    const linkedIn = /href="(https:\/\/www\.linkedin\.com[^"]+)"/.exec(page)?.[1] ?? '';
    expect(Object.fromEntries(new URL(linkedIn.replaceAll('&amp;', '&')).searchParams)).toEqual({
      startTask: 'CERTIFICATION_NAME',
      name: 'Title of <MA>',
      organizationName: 'University alpha',
      issueYear: '2026',
      issueMonth: '5',
      certUrl: `https://cairn.example/s/${token}`,
      certId: `urn:uuid:${MA}`,
    });
    expect(page).toContain(`&lt;img src=&quot;https://cairn.example/s/${token}/embed.svg`);
    expect(page).not.toMatch(/<script|<MA>/);
    expect(await (await web.site.get(`/s/${token}`)).text()).not.toContain('linkedin');
    const list = await get();
    expect(list).toContain('Job at &lt;Acme>');
    expect(list).not.toContain(token);
    expect(list).toContain(`href="${own}"`);
    expect((await post([], `${own}/end`)).status).toBe(303);
    const ended = await get(own);
    expect([ended.includes('does not work any more'), ended.includes(token)]).toEqual([true, false]);
    expect((await web.site.get(`/s/${token}`)).status).toBe(404);
  });

  test.each([
    ['nothing', [], 'Choose at least one'],
    ['what isn’t theirs', [['award', 'MB']], 'Choose at least one'],
    [
      'a day that is none',
      [
        ['award', 'MA'],
        ['expires', '2026-02-30'],
      ],
      'still to come',
    ],
    [
      'a day that is over',
      [
        ['award', 'MA'],
        ['expires', '2020-01-01'],
      ],
      'still to come',
    ],
    [
      'a long name',
      [
        ['award', 'MA'],
        ['label', 'x'.repeat(101)],
      ],
      'at most 100',
    ],
  ] as const)('refuses %s and says what would be right', async (_what, fields, words) => {
    const answer = await post(fields.map(([name, value]) => [name, web.awards[value] ?? value] as const));
    const html = await answer.text();
    expect([answer.status, html.includes(words)]).toEqual([400, true]);
    for (const [name, value] of fields) if (name !== 'award') expect(html).toContain(`value="${value}"`);
  });

  test('ends no link of anybody else', async () => {
    const awards = await issue(web.the, 'W-3', 'Somebody Else');
    const { sharing } = web.the.services;
    const { id, token } = await createShare(sharing, [awards.MA ?? ''], { actor: 'test' });
    await post([], `/me/share/${id}/end`);
    expect((await web.site.get(`/s/${token}`)).status).toBe(200);
  });
});

test('an issuer with a did:key, which no such key goes with, has an SD-JWT shown', async () => {
  const key = await open('http://localhost:3000');
  try {
    const token = await share(key, ['P2'], ['name', 'grade']);
    expect(await verdictOf(key, token)).toBe('verified');
    const all = await everything(key, token);
    const disclosed = all.matchAll(/[\w-]+\.[\w-]+\.[\w-]+((?:~[\w-]+)+)~/g);
    const claims = [...disclosed].flatMap(([, list = '']) =>
      list
        .slice(1)
        .split('~')
        .map((text) => String(JSON.parse(Buffer.from(text, 'base64url').toString())[1])),
    );
    expect(claims).toContain('learning_outcomes');
    for (const claim of ['name', 'family_name', 'given_name', 'assessment_grade', 'assessment_results'])
      expect(claims).not.toContain(claim);
    expect(all).not.toContain(NAME);
    const file = await key.site.get(`/s/${token}/credential`);
    expect(file.headers.get('content-type')).toBe('application/dc+sd-jwt');
    const bundle = await (await key.site.get(`/s/${token}/bundle`)).text();
    expect((await (await key.site.post('/api/verify', bundle)).json()).verdict).toBe('verified');
    // a certificate has no grade: it is shown as it was signed, and can be had as all that its page offers
    const ungraded = await share(key, ['P2'], ['grade']);
    const page = await (await key.site.get(`/s/${ungraded}`)).text();
    const offered = [...page.matchAll(/href="http:\/\/localhost:3000(\/s\/[^"]+)"|href="(\/s\/[^"]+)"/g)];
    const paths = new Set(offered.map(([, whole, path]) => whole ?? path ?? ''));
    expect([...paths].filter((path) => path.includes('/certificate/'))).toHaveLength(3);
    for (const path of paths) expect([path, (await key.site.get(path)).status]).toEqual([path, 200]);
  } finally {
    await key.site.close();
    await key.the.close();
  }
});
