import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createShare, revokeShare } from '../../src/delivery/shares.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

/** What a stranger with a fuzzer, an old link or a guess gets from the running service. */
const SECRET_NAME = 'Zinaida Unguessable';
let services: TestServices;
let site: TestSite;
let token: string;
let credentialId: string;
beforeAll(async () => {
  services = await openTestServices();
  site = await startSite(services.services);
  const { issued } = await services.issue('alpha', `n-1,${SECRET_NAME},MA,2026-01-10,B,`);
  const awardId = issued[0]?.awardId ?? '';
  credentialId = issued[0]?.credentialId ?? '';
  ({ token } = await createShare(services.services.sharing, [awardId], { actor: 'test' }));
});
afterAll(async () => {
  await site.close();
  await services.close();
});

/** Sends bytes as they are; gives back what comes until the other side closes or nothing comes for 5 seconds. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(site.origin).port), '127.0.0.1', () => socket.write(text));
    let received = '';
    socket.setTimeout(5000, () => socket.destroy());
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });
}

describe('addresses', () => {
  const odd = [
    '/%',
    '/%00',
    '/m/%00/1',
    '/m/MA%00/1',
    '/p/%2f..%2f/1',
    '/m/..%2f..%2fetc%2fpasswd/1',
    '/m/MA/1e0',
    '/m/MA/01',
    '/m/MA/99999999999999999999',
    '/constructor/MA/1',
    '/__proto__/MA/1',
    '/toString/MA/1',
    '/m/%ff/1',
    '/m/%F0%9F%98%80/1',
    '/i/%00/did.json',
    '/i/__proto__/did.json',
    '/status/%00/revocation',
    '/status/00000000-0000-4000-8000-000000000000/revocation',
    '/status/00000000-0000-4000-8000-000000000000/__proto__',
    '/s/%00',
    '/s/',
    '/s//credential',
    '/s/..%2f..%2fetc%2fpasswd',
    `/s/${'A'.repeat(22)}`,
    `/s/${'A'.repeat(8000)}`,
    `/s/${'%41'.repeat(22)}/bundle`,
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/.env',
    '/learners',
    '/api/v1/people',
    '/metrics',
    '/api/verify',
  ];
  test.each(odd)('%s is answered 400 or 404 and logged nowhere', async (path) => {
    const before = services.log.length;
    const answer = await site.get(path);
    expect([400, 404]).toContain(answer.status);
    expect(await answer.text()).not.toContain(SECRET_NAME);
    expect(services.log.slice(before)).toEqual([]);
  });

  test('ids that a holder knows open nothing', async () => {
    for (const id of [credentialId, 'n-1', encodeURIComponent(SECRET_NAME)])
      for (const path of [`/s/${id}`, `/${id}`, `/c/${id}`, `/credentials/${id}`])
        expect([path, (await site.get(path)).status]).toEqual([path, 404]);
  });

  test('other methods do nothing', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
      const answer = await raw(`${method} /s/${token} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      expect([method, answer.split(' ')[1]]).toEqual([method, '404']);
      expect(answer).not.toContain(SECRET_NAME);
    }
    const head = await raw(`HEAD /s/${token} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(head).toMatch(/^HTTP\/1.1 200 /);
    expect(head.split('\r\n\r\n')[1]).toBe('');
  });
});

describe('a share link', () => {
  test('one that never was, was revoked or has expired cannot be told apart', async () => {
    const awardIds = [await awardOf('n-2')];
    const revoked = await createShare(services.services.sharing, awardIds, { actor: 'test' });
    await revokeShare(services.services.sharing, revoked.token, 'test');
    const expired = await createShare(services.services.sharing, awardIds, {
      actor: 'test',
      expiresAt: new Date('2026-06-15T10:00:01Z'),
    });
    services.at('2026-06-15T10:00:02Z');
    for (const path of ['', '/credential', '/bundle', '/qr.svg', '/qr.png']) {
      const answers = await Promise.all(
        [revoked.token, expired.token, 'B'.repeat(22)].map((one) => site.get(`/s/${one}${path}`)),
      );
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(new Set(bodies).size).toBe(1);
      for (const answer of answers) expect(answer.headers.get('cache-control')).toContain('no-store');
    }
  });

  test('a token in another spelling is another token', async () => {
    const swapped = [...token]
      .map((c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()))
      .join('');
    for (const other of [
      swapped,
      `${token}A`,
      token.slice(0, -1),
      `${token}%20`,
      `${token}%0a`,
      `%09${token}`,
    ])
      expect((await site.get(`/s/${other}`)).status).toBe(404);
  });

  test('it stays out of caches, referrers, search engines, logs and the database', async () => {
    for (const path of ['', '/credential', '/bundle', '/qr.svg', '/qr.png', '/nothing']) {
      const answer = await site.get(`/s/${token}${path}`, { Referer: 'https://mail.example/' });
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      if (path === '/nothing') continue;
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      expect(answer.headers.get('x-robots-tag')).toContain('noindex');
    }
    expect(services.log.join('\n')).not.toContain(token);
    const { prisma } = services.database;
    const stored = [await prisma.shareLink.findMany(), await prisma.auditEntry.findMany()];
    expect(
      JSON.stringify(stored, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(token);
  });

  test('the page runs nothing and loads nothing from elsewhere, whatever a name holds', async () => {
    const name = '"><script>alert(1)</script><img src=https://mallory.example/x onerror=alert(1)>';
    const awardId = await awardOf('n-3', `"${name.replaceAll('"', '""')}"`);
    const share = await createShare(services.services.sharing, [awardId], { actor: 'test' });
    const answer = await site.get(`/s/${share.token}`);
    const html = await answer.text();
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(
      /<script|<img[^<>]+mallory|<iframe|<object|<embed|<[^<>]*(javascript:|\son[a-z]+=)/i,
    );
    const loads = [...html.matchAll(/<(?:link|img|use|image|source)\b[^>]*?(?:href|src)="([^"]*)"/g)];
    for (const [, address = ''] of loads)
      expect(address).toMatch(/^(\/(?!\/)|#|data:image\/|http:\/\/localhost:3000\/)/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  test('headers of a request change no address in an answer', async () => {
    const plain = await (await site.get(`/s/${token}`)).text();
    const forged = await raw(
      `GET /s/${token} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n` +
        'X-Original-URL: /s/evil\r\nForwarded: host=evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(plain).toContain('http://localhost:3000/s/');
    expect(forged).toMatch(/^HTTP\/1.1 200 /);
    expect(forged).not.toContain('evil');
  });
});

describe('what caches keep', () => {
  test('a version’s answers are told apart by all that they depend on', async () => {
    const answers = await Promise.all(
      [
        { Accept: 'text/html', 'Accept-Language': '"><script>' },
        { Accept: 'application/json' },
        { Accept: '*/*;q=0.1, text/html;q=0.2' },
        { Accept: `${'a/b,'.repeat(2000)}text/html` },
      ].map((headers) => site.get('/m/MA/1', headers)),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('vary')).toMatch(/Accept\b/);
      // the published bytes are the same in every language
      if (answer.headers.get('content-type')?.startsWith('text/html'))
        expect(answer.headers.get('vary')).toMatch(/Accept-Language/);
      expect(await answer.text()).not.toContain('<script');
    }
  });
});

describe('bodies', () => {
  test('two requests in one are never read as two by us and one by a proxy', async () => {
    const smuggled = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
    const both = `POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`;
    const twice = `POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\nContent-Length: 40\r\n\r\n{}${smuggled}`;
    const bare = `POST /api/verify HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}`;
    const spaced = `POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Length : 2\r\n\r\n{}`;
    const odd = `POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`;
    for (const request of [both, twice, bare, spaced, odd]) {
      const answer = await raw(request);
      expect(answer).not.toContain('"status":"ok"');
      expect(answer).toMatch(/^HTTP\/1.1 400 /);
    }
  });

  test('what was refused unread does not become the next request', async () => {
    const answer = await raw(
      'POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 44\r\n\r\n' +
        'GET /healthz HTTP/1.1\r\nHost: a\r\nX-Padding: 1\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 415 /);
    expect(answer).not.toContain('"status":"ok"');
  });

  test('a header cannot be split, and answers repeat nothing of a request that was refused', async () => {
    const split = await site.get(`/s/${encodeURIComponent('x\r\nSet-Cookie: a=b')}`);
    expect(split.headers.get('set-cookie')).toBeNull();
    const answer = await site.post('/api/verify', '{"type":["<script>"],"x":"4111111111111111"}');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.text()).not.toMatch(/script|4111/);
  });

  test('a name that is handed in for verification is not written to the log', async () => {
    const before = services.log.length;
    const document = await documentOf(services, await awardOf('n-1'));
    expect((await site.post('/api/verify', JSON.stringify(document))).status).toBe(200);
    expect(
      (await site.post('/api/verify?parts=required&parts=optional', JSON.stringify(document))).status,
    ).toBe(400);
    expect(services.log.slice(before).join('\n')).not.toContain(SECRET_NAME);
  });
});

describe('what is kept', () => {
  test('audit entries and status lists name nobody', async () => {
    const entries = await services.database.prisma.auditEntry.findMany();
    const text = JSON.stringify(entries, (_key, value) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(entries.length).toBeGreaterThan(0);
    for (const secret of [SECRET_NAME, 'Zinaida', 'n-1']) expect(text).not.toContain(secret);
    const lists = await services.database.prisma.statusListDocument.findMany();
    expect(JSON.stringify(lists)).not.toContain('Zinaida');
  });
});

/** The award of a learner for module MA, issued if there is none. */
async function awardOf(number: string, name = SECRET_NAME): Promise<string> {
  const { issued, existing } = await services.issue('alpha', `${number},${name},MA,2026-01-10,B,`);
  return issued[0]?.awardId ?? existing[0]?.awardId ?? '';
}
