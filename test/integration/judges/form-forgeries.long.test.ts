import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { JOSE_KEY_TYPES } from '../../support/jose-issuers.js';
import { askCore } from '../../support/judges/ask.js';
import { CLAIMS, type Kind, type Path, sample } from '../../support/judges/form-samples.js';
import {
  ACCEPTED,
  derives,
  type Form,
  type FormWorld,
  mandatoryOf,
  selectedOf,
  startFormWorld,
} from '../../support/judges/form-world.js';
import { SUITE_KEYS } from '../../support/suite-keys.js';
import { flipped } from '../../support/tampering.js';

/**
 * Forgers change a credential of each form in every place that they might gain from. It is refused here and by the libraries
 * in a process of their own. Where the two differ, a test of its own says why.
 */

let world: FormWorld;
let dids: Awaited<ReturnType<FormWorld['judge']['dids']>>;

beforeAll(async () => {
  world = await startFormWorld();
  dids = await world.judge.dids();
}, 60_000);
afterAll(() => world?.stop());

/** An operation of bbs-2023 takes long, and the longer the more there is to sign. */
const kindOf = ([suite]: Form): Kind => (suite === 'bbs-2023' ? 'plain' : 'open badge');
const isCoreForm = ([suite]: Form) => ['eddsa-rdfc-2022', 'Ed25519Signature2020'].includes(suite);
const askCoreOf = async (documents: Record<string, JsonObject>) =>
  (await askCore({ documents, origin: 'https://nowhere.example', site: 'http://127.0.0.1:9' })).judgements;
const coreAccepts = ([judgement]: readonly {
  readonly errors: readonly string[];
  readonly steps: object;
}[] = []) => judgement?.errors.length === 0 && 'valid_signature' in judgement.steps;

describe.each(SUITE_KEYS)('%s with a key of type %s', (...form) => {
  const [suite, keyType] = form;

  test('every change is refused here and there', async () => {
    const forged = await forgeriesOf(form);
    expect(Object.keys(forged)).toHaveLength(15);
    const accepted: string[] = [];
    const codes: Record<string, string[]> = {};
    for (const [name, document] of Object.entries(forged)) {
      const both = [world.verify(document), world.judge.judge(document)] as const;
      const [{ proofs, full }, judged] = await Promise.all(both);
      codes[name] = [...proofs, ...full];
      if (proofs.length === 0) accepted.push(`here, proofs alone: ${name}`);
      if (full.length === 0) accepted.push(`here: ${name}`);
      if (judged.verified) accepted.push(`there: ${name}`);
    }
    expect(accepted).toEqual([]);
    // not for want of a word or a form: nothing but the signature tells
    for (const name of [
      'a claim',
      'an added claim',
      'a removed claim',
      'an added type',
      'from when it counts',
    ])
      expect([name, codes[name]]).toEqual([name, ['proof.invalid', 'proof.invalid']]);
    if (!isCoreForm(form)) return;
    const judgements = await askCoreOf(forged);
    expect(Object.keys(forged).filter((name) => coreAccepts(judgements[name]))).toEqual([]);
  });

  test('signed by somebody else in the issuer’s name: only who asks for proofs alone is not told', async () => {
    const kind = kindOf(form);
    const { issuer = null } = await world.shownHere(form, '2.0', kind);
    const wish = { suite, keyType, mandatoryPointers: mandatoryOf('2.0') };
    const signed = await world.judge.issue({
      ...wish,
      credential: { ...sample(kind, '2.0'), issuer },
    });
    const pointers = selectedOf(kind);
    const shown = derives(form) ? await world.judge.derive({ credential: signed, suite, pointers }) : signed;
    expect((await world.judge.judge(shown)).error).toContain(
      'issuer must match the verification method controller',
    );
    // whoever asks for proofs alone judges by themselves who may sign for whom, as the test suites of the suites do
    expect(await world.verify(shown)).toEqual({ ...ACCEPTED, full: ['issuer.proof-by-other'] });
    if (isCoreForm(form)) expect(coreAccepts((await askCoreOf({ shown })).shown)).toBe(false);
  });
});

describe('what the libraries accept and this verifier refuses', () => {
  const form: Form = ['eddsa-rdfc-2022', 'Ed25519'];

  /** Asked of both libraries, as both rest on the same one. */
  async function differs(document: JsonObject, code: string) {
    expect(await world.verify(document)).toEqual({ proofs: [code], full: [code] });
    expect((await world.judge.judge(document)).verified).toBe(true);
  }

  test('a bad proof beside a good one: a library is content with one', async () => {
    const good = await world.shownHere(form, '2.0', 'open badge');
    const proof = good.proof as JsonObject;
    const bad = { ...proof, proofValue: flipped(String(proof.proofValue), 9) };
    const both = { ...good, proof: [proof, bad] };
    await differs(both, 'proof.invalid');
    expect(coreAccepts((await askCoreOf({ both })).both)).toBe(true);
  });

  test('a member under its full address: the signature is over what it means, and readers look for its name', async () => {
    const { name, ...subject } = (await world.shownHere(form, '2.0', 'plain'))
      .credentialSubject as JsonObject;
    const credential = await world.shownHere(form, '2.0', 'plain');
    const hidden = {
      ...credential,
      credentialSubject: { ...subject, 'https://schema.org/name': name ?? null },
    };
    await differs(hidden, 'structure.not-compacted');
    expect(coreAccepts((await askCoreOf({ hidden })).hidden)).toBe(true);
  });

  test('a second name of a type that is there: to the signature it is the same one twice', async () => {
    const badge = await world.shownHere(form, '2.0', 'open badge');
    const type = ['VerifiableCredential', 'OpenBadgeCredential', 'AchievementCredential'];
    await differs({ ...badge, type }, 'structure.not-compacted');
  });

  test('contexts behind those that a JCS proof signed: the library takes them away before it looks', async () => {
    const credential = await world.shownHere(['eddsa-jcs-2022', 'Ed25519'], '2.0', 'plain');
    const contexts = [credential['@context'] ?? [], 'https://w3id.org/security/data-integrity/v2'].flat();
    const { proofs, full } = await world.verify({ ...credential, '@context': contexts });
    expect([proofs, full]).toEqual([['structure.vcdm-compacted'], ['structure.vcdm-compacted']]);
    expect((await world.judge.judge({ ...credential, '@context': contexts })).verified).toBe(true);
  });
});

describe.each(JOSE_KEY_TYPES)('tokens with a key of type %s', (keyType) => {
  test('every change is refused here and there', async () => {
    const accepted: string[] = [];
    const forged = await forgedTokens(keyType);
    expect(Object.keys(forged)).toHaveLength(10);
    for (const [name, carrier] of Object.entries(forged)) {
      const { proofs, full } = await world.verify(carrier);
      if (proofs.length === 0 || full.length === 0) accepted.push(`here: ${name}`);
      if ((await world.judge.judgeToken('credential', carrier)).verified) accepted.push(`there: ${name}`);
    }
    expect(accepted).toEqual([]);
  });
});

/** Copies of what is shown to verifiers, each changed in one place. */
async function forgeriesOf(form: Form): Promise<Record<string, JsonObject>> {
  const kind = kindOf(form);
  const genuine = await world.shownHere(form, '2.0', kind);
  const other = await world.shownThere(form, '2.0', kind);
  const proof = genuine.proof as JsonObject;
  const unsaid =
    kind === 'plain' ? CLAIMS.plain.hidden : ['credentialSubject', 'achievement', 'fieldOfStudy'];
  const set = (value: JsonValue | undefined, ...path: Path) => changed(genuine, path, value);
  const inProof = (change: JsonObject) => ({ ...genuine, proof: { ...proof, ...change } });
  const value = String(proof.proofValue);
  return {
    'a claim': set('Another', ...CLAIMS[kind].shown),
    'an added claim': set('Another', ...unsaid),
    'an added type': set([genuine.type ?? [], 'https://example.org/#Other'].flat(), 'type'),
    'a removed claim': set(undefined, ...CLAIMS[kind].shown),
    id: set('urn:uuid:5e8f2a10-7c1d-4b6e-9f00-999999999999', 'id'),
    'no id': set(undefined, 'id'),
    'from when it counts': set('2023-03-01T09:30:00Z', 'validFrom'),
    'until when it counts': set('2099-03-01T09:30:00Z', 'validUntil'),
    'another issuer': set(dids.proofs[form[1]], 'issuer'),
    'another’s key': inProof({ verificationMethod: (other.proof as JsonObject).verificationMethod ?? null }),
    'another’s proof': { ...genuine, proof: other.proof ?? null },
    'another purpose': inProof({ proofPurpose: 'authentication' }),
    'another byte early in the signature': inProof({ proofValue: flipped(value, 12) }),
    'another byte at its end': inProof({ proofValue: flipped(value, -1) }),
    'no proof': set(undefined, 'proof'),
  };
}

async function forgedTokens(keyType: (typeof JOSE_KEY_TYPES)[number]): Promise<Record<string, JsonObject>> {
  const carrier = await world.envelop(keyType, sample('open badge', '2.0'));
  const [start = '', token = ''] = String(carrier.id).split(',');
  const [header = '', payload = '', signature = ''] = token.split('.');
  const said = decoded(header);
  const document = decoded(payload);
  const made = (...parts: string[]) => ({ ...carrier, id: `${start},${parts.join('.')}` });
  const withHeader = (change: JsonObject) => made(encoded({ ...said, ...change }), payload, signature);
  const saying = (value: JsonValue, ...path: Path) =>
    made(header, encoded(changed(document, path, value)), signature);
  const theirs = dids.tokens[keyType];
  const kid = `${theirs}#${theirs.slice('did:key:'.length)}`;
  const bytes = Buffer.from(signature, 'base64url');
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  const signedByOther = await world.judge.envelop({ kind: 'credential', keyType, document });
  return {
    'a claim': saying('Another', ...CLAIMS['open badge'].shown),
    'from when it counts': saying('2023-03-01T09:30:00Z', 'validFrom'),
    'another issuer': saying(theirs, 'issuer'),
    'an added type': saying([document.type ?? [], 'https://example.org/#Other'].flat(), 'type'),
    'no algorithm': made(encoded({ ...said, alg: 'none' }), payload, ''),
    'another algorithm': withHeader({ alg: 'HS256' }),
    'another’s key': withHeader({ kid }),
    'another type of token': withHeader({ typ: 'vp+jwt' }),
    'another byte of the signature': made(header, payload, bytes.toString('base64url')),
    'signed by another in the issuer’s name': signedByOther,
  };
}

const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as JsonObject;
const encoded = (part: JsonObject) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A copy with another value in one place, or without what was there. Throws where it would change nothing. */
function changed(document: JsonObject, path: Path, value: JsonValue | undefined): JsonObject {
  const copy = structuredClone(document);
  const holder = path.slice(0, -1).reduce<JsonValue | undefined>((inner, key) => {
    if (Array.isArray(inner)) return inner[Number(key)];
    return isJsonObject(inner) ? inner[String(key)] : undefined;
  }, copy);
  if (!isJsonObject(holder)) throw new Error(`${path.join('/')} leads nowhere`);
  const key = String(path.at(-1));
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  if (canonicalJson(copy) === canonicalJson(document)) throw new Error(`${path.join('/')} was not changed`);
  return copy;
}
