import { contexts as citizenshipContexts } from '@digitalbazaar/citizenship-context';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { buildModuleCredential } from '../../../src/credentials/documents/build.js';
import { signCredential } from '../../../src/credentials/suites/sign.js';
import { askCore } from '../../support/judges/ask.js';
import {
  CLAIMS,
  dateMember,
  INLINE_KINDS,
  KINDS,
  type Kind,
  sample,
  VERSIONS,
  type Version,
} from '../../support/judges/form-samples.js';
import {
  ACCEPTED,
  derives,
  type Form,
  type FormWorld,
  isJcs,
  mandatoryOf,
  saysOf,
  selectedOf,
  startFormWorld,
} from '../../support/judges/form-world.js';
import { testFacts, testModule } from '../../support/samples.js';
import { SUITE_KEYS, testKey } from '../../support/suite-keys.js';

/**
 * A credential in each form, made here and made by another library, verifies on both sides. The other side is a process of
 * its own: `@digitalbazaar/vc` with the package of each cryptosuite, `jose` for tokens, and verifier-core for the two forms
 * that it knows. Where one of them refuses what is right, a test of its own says so and why.
 */

let world: FormWorld;

beforeAll(async () => {
  world = await startFormWorld();
}, 60_000);
afterAll(() => world?.stop());

const SAMPLES = VERSIONS.flatMap((version) => KINDS.map((kind) => [version, kind] as const)).filter(
  // a list is one in both versions
  ([version, kind]) => version === '2.0' || kind !== 'ordered',
);
/** An operation of bbs-2023 takes a thousand times as long as one of the others: it has one sample of each kind. */
const SLOW: typeof SAMPLES = [
  ['1.1', 'open badge'],
  ['2.0', 'plain'],
  ['2.0', 'nested'],
];
const samplesOf = ([suite]: Form) => (suite === 'bbs-2023' ? SLOW : SAMPLES);

describe.each(SUITE_KEYS)('%s with a key of type %s', (...form) => {
  // libraries that disclose selections can't sign ordered lists, and its JCS suites don't verify inline contexts
  const sound = samplesOf(form).filter(([, kind]) => !(derives(form) && kind === 'ordered'));
  const agreed = sound.filter(([, kind]) => !(isJcs(form) && INLINE_KINDS.includes(kind)));

  test.each(sound)('of version %s, %s: what is issued here verifies here', async (version, kind) => {
    const shown = await world.shownHere(form, version, kind);
    expect(await world.verify(shown)).toEqual(ACCEPTED);
    expectDisclosed(form, shown, version, kind);
  });

  test.each(agreed)('of version %s, %s: the library accepts it', async (version, kind) => {
    expect(saysOf(await world.judge.judge(await world.shownHere(form, version, kind)))).toBe('accepted');
  });

  test.each(sound)('of version %s, %s: what the library issues verifies here', async (version, kind) => {
    const shown = await world.shownThere(form, version, kind);
    expect(await world.verify(shown)).toEqual(ACCEPTED);
    expectDisclosed(form, shown, version, kind);
  });

  if (isJcs(form))
    test.each(VERSIONS)(
      'of version %s: the library refuses an inline context, its own signature too, for it compares objects by identity',
      async (version) => {
        for (const shown of [
          await world.shownHere(form, version, 'nested'),
          await world.shownThere(form, version, 'nested'),
        ])
          expect(saysOf(await world.judge.judge(shown))).toMatch(
            /^refused: .*document\.@context does not start with proof\.@context$/,
          );
      },
    );
});

describe.each(SUITE_KEYS.filter(derives))('%s with a key of type %s', (...form) => {
  const [suite, keyType] = form;

  test('what was issued here is derived there, and the other way round', async () => {
    const mandatoryPointers = mandatoryOf('2.0');
    const pointers = selectedOf('plain');
    const ours = await world.issue(form, sample('plain', '2.0'), mandatoryPointers);
    const theirs = await world.judge.issue({
      credential: sample('plain', '2.0'),
      suite,
      keyType,
      mandatoryPointers,
    });
    const derived = [
      await world.judge.derive({ credential: ours, suite, pointers }),
      await world.derive(theirs, pointers),
    ];
    for (const shown of derived) {
      expect(await world.verify(shown)).toEqual(ACCEPTED);
      expect(saysOf(await world.judge.judge(shown))).toBe('accepted');
      expectDisclosed(form, shown, '2.0', 'plain');
    }
  });

  test('the issuer’s own proof is one to be shown to nobody, here and there', async () => {
    const base = await world.issue(form, sample('plain', '2.0'), mandatoryOf('2.0'));
    const { proofs, full } = await world.verify(base);
    expect([proofs, full]).toEqual([['proof.not-derived'], ['proof.not-derived']]);
    expect((await world.judge.judge(base)).verified).toBe(false);
  });

  test('an ordered list is refused, as the library would fail at it', async () => {
    await expect(world.issue(form, sample('ordered', '2.0'))).rejects.toThrow(
      /^400 .*"code":"suite.unsuitable"/,
    );
    const wish = { credential: sample('ordered', '2.0'), suite, keyType };
    await expect(world.judge.issue(wish)).rejects.toThrow('@list');
  });
});

// awards are never signed with JCS: their proofs would have members that the form of awards doesn't have
const forAwards = SUITE_KEYS.filter((form) => !derives(form) && !isJcs(form));
describe.each(forAwards)('%s with a key of type %s', (suite, keyType) => {
  test('an award of this network verifies here and there', async () => {
    const { signer, did } = await testKey(keyType);
    const module = testModule();
    const award = buildModuleCredential(module, testFacts(did, module));
    const signed = await signCredential(award, signer, new Date(), suite);
    expect((await world.verify(signed)).proofs).toEqual([]);
    expect(saysOf(await world.judge.judge(signed))).toBe('accepted');
  });
});

describe('verifier-core', () => {
  const known = SUITE_KEYS.filter(([suite]) => ['eddsa-rdfc-2022', 'Ed25519Signature2020'].includes(suite));
  const serve = Object.fromEntries(
    [...citizenshipContexts].map(([address, context]) => [address, JSON.stringify(context)]),
  );

  test('it accepts the two forms that it knows, made here and there, and no other', async () => {
    const documents: Record<string, JsonObject> = {};
    for (const form of SUITE_KEYS)
      for (const [version, kind] of samplesOf(form).filter(([, one]) => one !== 'ordered')) {
        const name = `${form.join(' ')} ${version} ${kind}`;
        documents[`ours ${name}`] = await world.shownHere(form, version, kind);
        documents[`theirs ${name}`] = await world.shownThere(form, version, kind);
      }
    const nowhere = { origin: 'https://nowhere.example', site: 'http://127.0.0.1:9' };
    const { judgements } = await askCore({ documents, serve, ...nowhere });
    const accepted = Object.entries(judgements).filter(
      ([, [one]]) =>
        one?.errors.length === 0 && one.steps.valid_signature === true && one.steps.expiration === true,
    );
    const expected = Object.keys(documents).filter((name) =>
      known.some((form) => name.split(' ').slice(1, 3).join(' ') === form.join(' ')),
    );
    expect(expected).toHaveLength(24);
    expect(accepted.map(([name]) => name).sort()).toEqual(expected.sort());
  });
});

/** What a holder kept back isn't there, in whatever form; what was chosen or mandatory is. */
function expectDisclosed(form: Form, shown: JsonObject, version: Version, kind: Kind) {
  const text = JSON.stringify({ ...shown, '@context': [], proof: {} });
  expect(text).toContain(`"${dateMember(version)}":"2024-03-01T09:30:00Z"`);
  expect(text).toContain(`"${String(CLAIMS[kind].shown.at(-1))}"`);
  expect(text.includes(`"${String(CLAIMS[kind].hidden.at(-1))}"`)).toBe(!derives(form));
}
