import { setTimeout } from 'node:timers/promises';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { isJsonObject, type JsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import { actOnAwards } from '../issuing/lifecycle/acts.js';
import { operator } from '../issuing/lifecycle/party.js';
import type { VerificationReport } from '../verification/report.js';
import type { DemoServices, ShownCertificate } from './demo-play.js';

/**
 * Follows every printed link and QR code to its verdict, as a stranger would: over HTTP, by page and by API. Then changes
 * one letter, and then revokes one module, and looks at what that does. Answers how many checks failed.
 */
export async function checkDemo(
  services: DemoServices,
  shown: readonly ShownCertificate[],
  say: (text: string) => void,
): Promise<number> {
  let failures = 0;
  const expect = (what: string, holds: boolean) => {
    say(`${holds ? '✓' : '✗'} ${what}`);
    if (!holds) failures++;
  };
  say('');
  expect(
    'three certificates of three programmes are shown',
    new Set(shown.map(({ programme }) => programme)).size === 3,
  );
  for (const certificate of shown) await followLink(certificate, services, expect);
  const forms = [];
  for (const certificate of shown) forms.push(...(await takeForms(certificate, services, expect)));

  await claimFromOutbox(services, expect);

  const [highest] = shown;
  if (!highest) return failures + 1;
  const bundle = await fetchJson(`${highest.url}/bundle`);
  const institutions = partIssuers(bundle);
  expect(
    `${highest.programme} rests on modules of ${institutions.size} institutions`,
    institutions.size >= 3,
  );
  const forged = parseStrictJson(
    JSON.stringify(bundle).replace(highest.learnerName, `${highest.learnerName}x`),
  );
  expect(
    'a copy with another name is not verified',
    (await askApi(services, forged)).verdict === 'not-verified',
  );
  await revokeOne(highest, services, expect, say);
  for (const { programme, form, document } of forms.filter((one) => one.programme === highest.programme)) {
    const { verdict } = await askApi(services, document, 'optional');
    expect(
      `${programme}: the ${form} that was taken before is not verified any more`,
      verdict === 'not-verified',
    );
  }
  return failures;
}

type Expect = (what: string, holds: boolean) => void;

async function followLink(
  { url, programme }: ShownCertificate,
  services: DemoServices,
  expect: Expect,
): Promise<void> {
  const scanned = await scanQrCode(`${url}/qr.png`);
  expect(`the QR code of ${programme} leads to its link`, scanned === url);
  const page = await (await fetch(scanned ?? url)).text();
  const report = await askApi(services, await fetchJson(`${url}/bundle`));
  expect(
    `${programme}: the page says what the API says (${report.verdict})`,
    verdictOnPage(page) === report.verdict,
  );
  expect(
    `${programme} is verified, with all its parts`,
    report.verdict === 'verified' && everyPartVerified(report),
  );
}

interface TakenForm {
  readonly programme: string;
  readonly form: string;
  /** As it is handed in. */
  readonly document: JsonObject | string;
}

/** Takes a certificate along in the other forms, as its holder would, and has each verified. */
async function takeForms(
  { url, programme, award }: ShownCertificate,
  services: DemoServices,
  expect: Expect,
): Promise<TakenForm[]> {
  const taken: TakenForm[] = [];
  for (const form of ['edc', 'sd-jwt']) {
    const answer = await fetch(`${url}/renditions/${form}/1`, { method: 'POST' });
    const text = await answer.text();
    const sealed = form === 'edc' && answer.ok ? parseStrictJson(text) : text;
    const document = isJsonObject(sealed) ? sealed : text;
    const report = await askApi(services, document, 'optional');
    const named = report.credentials?.[0]?.summary?.award === `urn:uuid:${award.id}`;
    expect(
      `${programme} as ${form} is ${report.verdict} and names its award`,
      report.verdict === 'verified' && named,
    );
    taken.push({ programme, form, document });
  }
  return taken;
}

/** Claims what the newest mail leads to, as its reader would: the link shows it, its button keeps it. */
async function claimFromOutbox({ config }: DemoServices, expect: Expect): Promise<void> {
  const link = await linkInOutbox(config.publicUrl);
  if (link === undefined) return expect('the outbox has a mail with a link', false);
  const looked = await fetch(link);
  expect('the link of a mail shows what there is to claim', looked.ok && !looked.headers.has('Set-Cookie'));
  const claimed = await fetch(link, {
    method: 'POST',
    headers: { Origin: config.publicUrl, 'Sec-Fetch-Site': 'same-origin' },
    redirect: 'manual',
  });
  const cookie = claimed.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const page = await (await fetch(`${config.publicUrl}/me`, { headers: { Cookie: cookie } })).text();
  expect('its button keeps it, and signs in to the page that has it', page.includes('/me/credentials/'));
  expect('the link works once', (await fetch(link)).status === 404);
}

/** Mails are written by the service, which looks once a second for what is to be sent. */
async function linkInOutbox(publicUrl: string): Promise<string | undefined> {
  for (let look = 0; look < 20; look++) {
    const [path] = /\/claim\/[\w-]{22}/.exec(await (await fetch(`${publicUrl}/outbox`)).text()) ?? [];
    if (path !== undefined) return publicUrl + path;
    await setTimeout(500);
  }
  return undefined;
}

async function revokeOne(
  highest: ShownCertificate,
  services: DemoServices,
  expect: Expect,
  say: (text: string) => void,
): Promise<void> {
  const { awards } = await services.stores.selectLearnerState(await learnerOf(highest, services));
  const part = awards.find(({ id, kind }) => kind === 'module' && highest.award.parts?.includes(id));
  if (!part) return expect('the certificate has a module to revoke', false);
  const reason = 'Demonstration: awarded by mistake.';
  const { certificates } = await actOnAwards(
    services.lifecycle,
    'revoke',
    [part.id],
    reason,
    operator('demo'),
  );
  for (const { programme, outcome } of certificates)
    say(`  revoking module ${part.code}: certificate ${programme} is ${outcome}`);
  expect('revoking a module re-evaluates the certificates that use it', certificates.length > 0);
  const outcome = certificates.find(({ awardId }) => awardId === highest.award.id)?.outcome;
  const report = await askApi(services, await fetchJson(`${highest.url}/bundle`));
  const page = verdictOnPage(await (await fetch(highest.url)).text());
  const expected = outcome === 'reissued' ? 'verified' : 'not-verified';
  expect(
    `the link now says ${expected}, on the page and by API`,
    report.verdict === expected && page === expected,
  );
}

async function learnerOf(certificate: ShownCertificate, services: DemoServices): Promise<string> {
  const award = await services.issuing.revoking.selectOptionalAward(certificate.award.id);
  return award?.learnerId ?? '';
}

async function scanQrCode(url: string): Promise<string | undefined> {
  const png = PNG.sync.read(Buffer.from(await (await fetch(url)).arrayBuffer()));
  return jsQR.default(new Uint8ClampedArray(png.data), png.width, png.height)?.data;
}

async function fetchJson(url: string): Promise<JsonObject> {
  const json = parseStrictJson(await (await fetch(url)).text());
  return isJsonObject(json) ? json : {};
}

async function askApi(
  services: DemoServices,
  document: unknown,
  parts: 'required' | 'optional' = 'required',
): Promise<VerificationReport> {
  const response = await fetch(`${services.config.publicUrl}/api/verify?parts=${parts}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(document),
  });
  return (await response.json()) as VerificationReport;
}

function verdictOnPage(html: string): string | undefined {
  return /data-verdict="([a-z-]+)"/.exec(html)?.[1];
}

function everyPartVerified(report: VerificationReport): boolean {
  return report.credentials.every(
    ({ parts }) => parts.length > 0 && parts.every((part) => part.report?.verdict === 'verified'),
  );
}

function partIssuers(bundle: JsonObject): Set<string> {
  const credentials = Array.isArray(bundle.verifiableCredential)
    ? bundle.verifiableCredential.filter(isJsonObject)
    : [];
  return new Set(
    credentials
      .filter(
        (credential) =>
          isJsonObject(credential.credentialSubject) &&
          credential.credentialSubject.stack === undefined &&
          credential.awardedDate !== undefined,
      )
      .map(({ issuer }) => (isJsonObject(issuer) && typeof issuer.id === 'string' ? issuer.id : '')),
  );
}
