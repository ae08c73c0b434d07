import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { createShare, revokeShare } from '../../src/delivery/shares.js';
import {
  documentOf,
  openTestServices,
  START,
  startSite,
  type TestServices,
  type TestSite,
} from '../support/services.js';

let the: TestServices;
let site: TestSite;
const awards: Record<string, string> = {};
beforeAll(async () => {
  the = await openTestServices({ publicUrl: 'https://cairn.example' });
  site = await startSite(the.services);
  const rows = ['MA', 'MB', 'MC'].map((module) => `W-1,Wendeline Ashgrove,${module},2026-05-04,B,`);
  const { issued, composed } = await the.issue('alpha', ...rows);
  for (const { module, awardId } of issued) awards[module] = awardId;
  for (const { programme, awardId } of composed) awards[programme] = awardId;
});
afterAll(async () => {
  await site.close();
  await the.close();
});

const share = (codes: string[], options: { withParts?: boolean; expiresAt?: Date } = {}) =>
  createShare(
    the.services.sharing,
    codes.map((code) => awards[code] ?? code),
    { actor: 'test', ...options },
  );

describe('a share link', () => {
  test('is 128 random bits, of which the database keeps a hash', async () => {
    const { token, id } = await share(['P1']);
    expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const row = await the.database.prisma.shareLink.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(the.log.join('\n')).not.toContain(token);
  });

  test('belongs to nobody’s cache, index or referrer, and its page runs nothing', async () => {
    const { token } = await share(['P1']);
    for (const path of ['', '/credential', '/bundle', '/qr.svg', '/qr.png']) {
      const { status, headers } = await site.get(`/s/${token}${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=63072000',
      });
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      // raw forms are open to other people's verifiers, the page is not
      expect(headers.get('access-control-allow-origin')).toBe(/credential|bundle/.test(path) ? '*' : null);
      expect(headers.get('set-cookie')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
    }
    const page = await (await site.get(`/s/${token}`)).text();
    expect(page).not.toMatch(/<script|<iframe|javascript:|\son[a-z]+=|style="/i);
  });

  test('gives the chosen credential as it was signed, under its own type', async () => {
    const { token } = await share(['P1']);
    const answer = await site.get(`/s/${token}/credential`);
    expect(answer.headers.get('content-type')).toBe('application/vc');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="P1.json"');
    expect(await answer.json()).toEqual(await documentOf(the, awards.P1 ?? ''));
    const two = await share(['MA', 'MB']);
    const both = await site.get(`/s/${two.token}/credential`);
    expect(both.headers.get('content-type')).toBe('application/vp');
    expect(both.headers.get('content-disposition')).toBe('attachment; filename="credentials.json"');
    expect((await both.json()).verifiableCredential).toHaveLength(2);
  });

  test('that names an award twice shows it once, and nothing that was not chosen', async () => {
    const { token } = await share(['P1', 'P1', `urn:uuid:${awards.P1}`]);
    const answer = await site.get(`/s/${token}/credential`);
    expect(await answer.json()).toEqual(await documentOf(the, awards.P1 ?? ''));
  });

  test('without parts shows none of them', async () => {
    const { token } = await share(['P1'], { withParts: false });
    const bundle = await (await site.get(`/s/${token}/bundle`)).json();
    const shown = bundle.verifiableCredential.map(({ id }: { id: string }) => id);
    expect(shown[0]).toBe((await documentOf(the, awards.P1 ?? '')).id);
    expect(shown.slice(1, -1).every((id: string) => id.startsWith('https://cairn.example/status/'))).toBe(
      true,
    );
    expect(shown.at(-1)).toBe('https://cairn.example/registry');
    const parts = [await documentOf(the, awards.MA ?? ''), await documentOf(the, awards.MB ?? '')];
    for (const path of ['', '/credential', '/bundle']) {
      const text = await (await site.get(`/s/${token}${path}`)).text();
      for (const { id } of parts) expect(text).not.toContain(String(id));
    }
  });

  test('shows what was chosen and no other award of the learner', async () => {
    const { token } = await share(['P1']);
    const text = await (await site.get(`/s/${token}/bundle`)).text();
    expect(text).toContain(awards.MA);
    expect(text).not.toContain(awards.MC);
    expect(text).not.toContain(awards.P2);
  });
});

describe('a QR code leads to the link, and the link to the verdict', () => {
  const scan = (png: PNG) => jsQR.default(new Uint8ClampedArray(png.data), png.width, png.height)?.data;

  /** Draws the modules of our SVG: one path of `M x y h n` strokes, in units of a module. */
  function drawSvg(svg: string): PNG {
    const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
    const path = /<path stroke="#000000" d="([^"]+)"/.exec(svg)?.[1] ?? '';
    const png = new PNG({ width: size * 4, height: size * 4 });
    png.data.fill(255);
    let [x, y] = [0, 0];
    for (const [, command, numbers = ''] of path.matchAll(/([Mmh])([-\d. ]+)/g)) {
      const [a = 0, b = 0] = numbers
        .trim()
        .split(/ |(?=-)/)
        .map(Number);
      if (command === 'M') [x, y] = [a, b - 0.5];
      else if (command === 'm') [x, y] = [x + a, y + b];
      else {
        for (let px = x * 4; px < (x + a) * 4; px++)
          for (let py = y * 4; py < (y + 1) * 4; py++)
            png.data.fill(0, (py * png.width + px) * 4, (py * png.width + px) * 4 + 3);
        x += a;
      }
    }
    return png;
  }

  test('as PNG and as SVG', async () => {
    const { token } = await share(['P2']);
    const png = await site.get(`/s/${token}/qr.png`);
    expect(png.headers.get('content-type')).toBe('image/png');
    const svg = await site.get(`/s/${token}/qr.svg`);
    expect(svg.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
    const links = [
      scan(PNG.sync.read(Buffer.from(await png.arrayBuffer()))),
      scan(drawSvg(await svg.text())),
    ];
    expect(links).toEqual(Array(2).fill(`https://cairn.example/s/${token}`));
    const page = await (await site.get(links[0] ?? '')).text();
    expect(page).toContain('data-verdict="verified"');
    expect(page).toContain(`/s/${token}/qr.svg`);
  });
});

/** Who tries many links that lead nowhere is stopped; here that is not what is looked at. */
async function forgetRates(): Promise<void> {
  await the.database.pool.query('DELETE FROM "RateLimit"');
}

describe('a link that leads nowhere', () => {
  test('answers the same whether it never was, was revoked, has expired or is malformed', async () => {
    const gone = await share(['P1']);
    const past = await share(['P1'], { expiresAt: new Date('2026-06-15T10:00:01Z') });
    expect((await site.get(`/s/${past.token}`)).status).toBe(200);
    expect(await revokeShare(the.services.sharing, gone.token, 'test')).toBe(true);
    expect(await revokeShare(the.services.sharing, gone.token, 'test')).toBe(false);
    the.at('2026-06-15T10:00:01Z');
    const tokens = [
      gone.token,
      past.token,
      'A'.repeat(22),
      'A'.repeat(21),
      'nonsense',
      '%00',
      '..%2f..%2fetc',
    ];
    for (const path of ['', '/credential', '/bundle', '/qr.svg', '/qr.png']) {
      await forgetRates();
      const answers = new Set<string>();
      for (const token of tokens) {
        const answer = await site.get(`/s/${token}${path}`);
        // what belongs to the request and not to the link
        const headers = Object.fromEntries(answer.headers);
        for (const name of ['date', 'x-request-id', 'ratelimit']) delete headers[name];
        answers.add(JSON.stringify([answer.status, headers, await answer.text()]));
      }
      expect([...answers]).toHaveLength(1);
      expect([...answers][0]).toMatch(/^\[404,/);
    }
    the.at(START);
  });

  test('is refused when it is made: for nothing, for what is not there, for two people, for the past', async () => {
    const other = await the.issue('alpha', 'W-2,Waldo Ashgrove,MA,2026-05-04,B,');
    const crowd = Array.from(
      { length: 21 },
      (_, index) => `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
    );
    await expect(share(crowd)).rejects.toMatchObject({ kind: 'invalid', code: 'share.too-many' });
    const unknown = { code: 'share.unknown-award' };
    await expect(share([])).rejects.toMatchObject(unknown);
    await expect(share(['nonsense'])).rejects.toMatchObject(unknown);
    await expect(share(['00000000-0000-4000-8000-000000000000'])).rejects.toMatchObject(unknown);
    await expect(share(['P1', other.issued[0]?.awardId ?? ''])).rejects.toMatchObject(unknown);
    await expect(share(['P1'], { expiresAt: new Date(START) })).rejects.toMatchObject({
      code: 'share.expiry-past',
    });
  });

  test('can be revoked by its id, too, and each act is written down', async () => {
    const { id, token } = await share(['MA']);
    expect(await revokeShare(the.services.sharing, id, 'test')).toBe(true);
    await forgetRates();
    expect((await site.get(`/s/${token}`)).status).toBe(404);
    for (const none of ['', 'x', '00000000-0000-4000-8000-000000000000', 'A'.repeat(22)])
      expect(await revokeShare(the.services.sharing, none, 'test')).toBe(false);
    const acts = await the.database.prisma.auditEntry.findMany({ where: { subject: `share:${id}` } });
    expect(acts.map(({ act }) => act)).toEqual(['share.created', 'share.revoked']);
  });
});
