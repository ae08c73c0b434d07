import { describe, expect, test } from '@jest/globals';
import { canonicalJson, type JsonObject } from '../../../src/common/json.js';
import { buildBundle } from '../../../src/credentials/documents/bundle.js';
import { checkRecordPayload } from '../../../src/verification/check-record.js';
import { type CheckRecord, isAbout } from '../../../src/verification/check-record-form.js';
import type { VerificationReport } from '../../../src/verification/report.js';
import { verify } from '../../../src/verification/verify.js';
import { sealedFile } from '../../support/sealed-file.js';
import { makeWorld, wholeStack } from '../../support/world.js';

function recordOf(report: VerificationReport): CheckRecord {
  const { iss, ...said } = checkRecordPayload(report, 'did:example:network') ?? {};
  return { checkedBy: iss, checkedAt: report.checkedAt, ...said } as unknown as CheckRecord;
}

describe('what a record of a check is about', () => {
  test('is a certificate with the parts that it was shown with, and nothing less or more', async () => {
    const world = await makeWorld();
    const { inner, a } = await wholeStack(world);
    const check = (...documents: JsonObject[]) => verify(buildBundle(documents), world.material);
    const alone = await check(inner.document);
    const whole = await check(inner.document, a.document);
    // anybody can put a false part beside a good certificate, whose verdict is another then
    const spoilt = await check(inner.document, { ...a.document, name: 'Something else' });
    expect([alone, whole, spoilt].map(({ verdict }) => verdict)).toEqual([
      'verified',
      'verified',
      'not-verified',
    ]);
    const reports = [alone, whole, spoilt];
    const about = reports.map((one) => reports.map((other) => isAbout(recordOf(one), other)));
    expect(about).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
    ]);
    const part = spoilt.credentials[0]?.parts.find(({ report }) => report)?.report;
    expect(recordOf(spoilt).credentials).toEqual([
      { digestMultibase: spoilt.credentials[0]?.digestMultibase, verdict: 'not-verified' },
      { digestMultibase: part?.digestMultibase, verdict: 'not-verified' },
    ]);
  });

  test('is a sealed file with its seals, not what anybody could have sealed, or left without one', async () => {
    const { check, document, file, resealed } = await sealedFile();
    const payload = canonicalJson(document);
    const good = await check(await resealed((header) => header, payload));
    const [seal] = file.signatures as JsonObject[];
    const others = [
      await check(document),
      await check({ payload, signatures: [{ ...seal, signature: 'AAAA' }] }),
    ];
    expect([good, ...others].map(({ verdict }) => verdict)).toEqual([
      'verified',
      'not-verified',
      'not-verified',
    ]);
    for (const other of others) {
      expect(isAbout(recordOf(good), other)).toBe(false);
      expect(isAbout(recordOf(other), good)).toBe(false);
    }
  });
});
