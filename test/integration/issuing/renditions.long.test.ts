import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { edcMaker } from '../../../src/issuing/renditions/edc.js';
import { issueRendition } from '../../../src/issuing/renditions/issue.js';
import { sealFor } from '../../../src/issuing/seals/seal.js';
import { readSubmitted } from '../../../src/verification/submitted.js';
import { verify } from '../../../src/verification/verify.js';
import { PICTURE } from '../../support/edc-cases.js';
import { officialShapes } from '../../support/edc-shapes.js';
import { type SeededAwards, seededAwards } from '../../support/seeded-awards.js';

/** Everything of the seed as it leaves the service, drawn for graduates, against the official shapes; and how long it takes. */
const WHO = operator('test');
let seeded: SeededAwards;
beforeAll(async () => {
  seeded = await seededAwards();
}, 120_000);
afterAll(() => seeded.the.close());

test('all of the seed is verified in each form, and every European digital credential conforms, in both validators', async () => {
  const { services } = seeded.the;
  const shapes = officialShapes();
  const lines: string[] = [];
  for (const [code, award] of Object.entries(seeded.awards)) {
    const { document } = await issueRendition(services.renditions, award, 'edc', WHO);
    for (const form of ['edc', 'sd-jwt', 'sd-jwt-x5c'] as const) {
      const made = await issueRendition(services.renditions, award, form, WHO);
      const bytes = new TextEncoder().encode(made.document);
      const report = await verify(readSubmitted(bytes), await services.trust());
      const [first] = report.credentials;
      expect([code, form, report.verdict, first?.summary?.award]).toEqual([
        code,
        form,
        'verified',
        `urn:uuid:${award}`,
      ]);
    }
    const { length } = Buffer.from(
      (await issueRendition(services.renditions, award, 'sd-jwt', WHO)).document,
    );
    const payload = JSON.parse(JSON.parse(document).payload) as JsonObject;
    const accredited = JSON.stringify(payload.credentialSchema).includes('accredited');
    const judged = await shapes?.judge(payload, accredited ? 'accredited' : 'generic');
    if (judged) {
      expect([code, judged.conforms, judged.broken, judged.credentials]).toEqual([code, [true, true], [], 1]);
    }
    lines.push(`${code}: edc ${Buffer.from(document).length} bytes, sd-jwt ${length} bytes`);
  }
  expect(lines).toHaveLength(20);
  const judges = shapes
    ? 'conform, in both validators'
    : 'were not compared: the folder of test data is missing';
  console.log([`${lines.length} documents ${judges}`, ...lines].join('\n'));
}, 300_000);

test('an edc is rendered, linted, sealed and verified, without and with its picture, in the time that is printed', async () => {
  const { services, database } = seeded.the;
  const { renditions, sealing } = services;
  const sealOf = (issuer: string) => sealFor(sealing, issuer);
  const bare = edcMaker({ sealOf, picture: async () => PICTURE, timestamp: undefined, verifyAt: undefined });
  const lines: string[] = [];
  for (const code of ['EP-CDA', 'iPET-1', 'iPET-3']) {
    const took: Record<'without' | 'with', number[]> = { without: [], with: [] };
    for (let round = 0; round < 10; round++) {
      for (const [how, edc] of [
        ['without', bare],
        ['with', renditions.makers.edc],
      ] as const) {
        await database.prisma.rendition.deleteMany();
        const start = performance.now();
        const deps = { ...renditions, makers: { ...renditions.makers, edc } };
        await issueRendition(deps, seeded.awards[code] ?? '', 'edc', WHO);
        took[how].push(performance.now() - start);
      }
    }
    const median = (all: number[]) => all.sort((a, b) => a - b)[5]?.toFixed(0);
    lines.push(`${code}: ${median(took.without)} ms without, ${median(took.with)} ms with its picture`);
  }
  console.log(lines.join('\n'));
  expect(lines).toHaveLength(3);
}, 300_000);
