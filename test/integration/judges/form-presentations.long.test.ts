import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { JOSE_KEY_TYPES } from '../../support/jose-issuers.js';
import { KINDS, sample, V1, V2, VERSIONS, type Version } from '../../support/judges/form-samples.js';
import {
  ACCEPTED,
  derives,
  type Form,
  type FormWorld,
  saysOf,
  startFormWorld,
} from '../../support/judges/form-world.js';
import { SUITE_KEYS } from '../../support/suite-keys.js';

/**
 * Tokens, and presentations in every form: made here and judged by `jose` or `@digitalbazaar/vc` in a process of its own, and
 * made there and verified here, each for a challenge and a domain.
 */

const ASKED = { challenge: 'c7e3-41', domain: 'https://verifier.example' };
let world: FormWorld;
let dids: Awaited<ReturnType<FormWorld['judge']['dids']>>;

beforeAll(async () => {
  world = await startFormWorld();
  dids = await world.judge.dids();
}, 60_000);
afterAll(() => world?.stop());

const presentation = (version: Version, held: JsonObject[], over: JsonObject = {}): JsonObject => ({
  '@context': [version === '1.1' ? V1 : V2],
  type: ['VerifiablePresentation'],
  verifiableCredential: held,
  ...over,
});

describe.each(JOSE_KEY_TYPES)('tokens with a key of type %s', (keyType) => {
  test.each(KINDS)('%s: a credential made here verifies here and there', async (kind) => {
    const carrier = await world.envelop(keyType, sample(kind, '2.0'));
    expect(await world.verify(carrier)).toEqual(ACCEPTED);
    const judged = await world.judge.judgeToken('credential', carrier);
    expect(saysOf(judged)).toBe('accepted');
    expect(judged.document).toMatchObject(sample(kind, '2.0'));
  });

  test.each(KINDS)('%s: a credential made there verifies here', async (kind) => {
    const document = sample(kind, '2.0');
    const carrier = await world.judge.envelop({ kind: 'credential', keyType, document });
    expect(await world.verify(carrier)).toEqual(ACCEPTED);
  });

  test('a presentation made here is accepted there, for what was asked alone', async () => {
    const held = [
      await world.envelop(keyType, sample('open badge', '2.0')),
      await world.shownHere(['eddsa-rdfc-2022', 'Ed25519'], '2.0', 'plain'),
    ];
    const carrier = await world.present(['vp+jwt', keyType], presentation('2.0', held), ASKED);
    expect(await world.verify(carrier, 'presentation', ASKED)).toEqual(ACCEPTED);
    expect(saysOf(await world.judge.judgeToken('presentation', carrier, ASKED))).toBe('accepted');
    for (const other of [
      { ...ASKED, challenge: 'another' },
      { ...ASKED, domain: 'https://other.example' },
    ]) {
      expect((await world.judge.judgeToken('presentation', carrier, other)).verified).toBe(false);
      expect((await world.verify(carrier, 'presentation', other)).proofs).toHaveLength(1);
    }
  });

  test('a presentation made there verifies here, for what was asked alone', async () => {
    const held = [
      await world.judge.envelop({ kind: 'credential', keyType, document: sample('nested', '2.0') }),
      await world.shownThere(['ecdsa-rdfc-2019', 'P-384'], '2.0', 'open badge'),
    ];
    const claims = { nonce: ASKED.challenge, aud: ASKED.domain };
    const document = presentation('2.0', held);
    const carrier = await world.judge.envelop({ kind: 'presentation', keyType, document, claims });
    expect(await world.verify(carrier, 'presentation', ASKED)).toEqual(ACCEPTED);
    const answers = [
      await world.verify(carrier, 'presentation', { ...ASKED, challenge: 'another' }),
      await world.verify(carrier, 'presentation', { ...ASKED, domain: 'https://other.example' }),
    ];
    expect(answers.map(({ proofs, full }) => [proofs, full])).toEqual([
      [['holder.challenge-mismatch'], ['holder.challenge-mismatch']],
      [['holder.domain-mismatch'], ['holder.domain-mismatch']],
    ]);
  });
});

describe.each(SUITE_KEYS.filter((form) => !derives(form)))('%s with a key of type %s', (...form) => {
  const [suite, keyType] = form;

  test.each(VERSIONS)('of version %s: a presentation made here is accepted there', async (version) => {
    const held = await credentials('shownHere', form, version);
    const made = await world.present(form, presentation(version, held), ASKED);
    expect(await world.verify(made, 'presentation', ASKED)).toEqual(ACCEPTED);
    expect(saysOf(await world.judge.judgePresentation(made, ASKED))).toBe('accepted');
    const other = { ...ASKED, challenge: 'another' };
    expect((await world.judge.judgePresentation(made, other)).verified).toBe(false);
    expect((await world.verify(made, 'presentation', other)).full).toEqual(['holder.challenge-mismatch']);
  });

  test.each(VERSIONS)('of version %s: a presentation made there verifies here', async (version) => {
    const held = await credentials('shownThere', form, version);
    const made = await world.judge.present({
      ...ASKED,
      suite,
      keyType,
      presentation: signable(form, version, held),
    });
    expect(await world.verify(made, 'presentation', ASKED)).toEqual(ACCEPTED);
    const other = { ...ASKED, domain: 'https://other.example' };
    expect((await world.judge.judgePresentation(made, other)).verified).toBe(false);
    expect((await world.verify(made, 'presentation', other)).full).toEqual(['holder.domain-mismatch']);
  });

  test('a forged presentation is refused here and there', async () => {
    const held = await credentials('shownHere', form, '2.0');
    const made = await world.present(form, presentation('2.0', held), ASKED);
    const proof = made.proof as JsonObject;
    const [first = {}, ...others] = held;
    const forged: Record<string, JsonObject> = {
      'another holder': { ...made, holder: dids.proofs[keyType] },
      'a credential left out': { ...made, verifiableCredential: others },
      'a credential twice, with another subject': {
        ...made,
        verifiableCredential: [{ ...first, credentialSubject: { id: 'did:example:mallory' } }, ...others],
      },
      'another challenge': { ...made, proof: { ...proof, challenge: 'another' } },
      'another domain': { ...made, proof: { ...proof, domain: 'https://other.example' } },
      'another purpose': { ...made, proof: { ...proof, proofPurpose: 'assertionMethod' } },
      'no proof': presentation('2.0', held),
    };
    for (const [name, document] of Object.entries(forged)) {
      const both = [
        world.verify(document, 'presentation', ASKED),
        world.judge.judgePresentation(document, ASKED),
      ] as const;
      const [{ proofs, full }, judged] = await Promise.all(both);
      expect([name, proofs.length > 0, full.length > 0, judged.verified]).toEqual([name, true, true, false]);
    }
  });
});

/** One in the presentation's own form and one in another: a holder has both. */
async function credentials(from: 'shownHere' | 'shownThere', form: Form, version: Version) {
  const others: Form =
    form[0] === 'eddsa-rdfc-2022' ? ['ecdsa-jcs-2019', 'P-384'] : ['eddsa-rdfc-2022', 'Ed25519'];
  return [await world[from](form, version, 'open badge'), await world[from](others, version, 'plain')];
}

/** Version 1.1 has no words for a proof of Data Integrity: whoever signs adds the context that has. */
function signable([suite]: Form, version: Version, held: JsonObject[]): JsonObject {
  const made = presentation(version, held);
  const context =
    suite === 'Ed25519Signature2020'
      ? 'https://w3id.org/security/suites/ed25519-2020/v1'
      : 'https://w3id.org/security/data-integrity/v2';
  return version === '2.0' && suite !== 'Ed25519Signature2020'
    ? made
    : { ...made, '@context': [made['@context'] ?? [], context].flat() };
}
