import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { createShare } from '../../../src/delivery/shares.js';
import { askCore, askLibrary, type Question } from '../../support/judges/ask.js';
import { revoke } from '../../support/revoke.js';
import {
  documentOf,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../../support/services.js';

/**
 * Other people's verifiers judge what this product issues: the documents come out of the use-cases, the judges run in
 * processes of their own, and all that they fetch comes from the product's own server.
 *
 * What counts as acceptance by verifier-core: no `errors`; `valid_signature`, `expiration`, `revocation_status` and
 * `suspension_status` true in its log. It signs off a document step by step and gives no verdict of its own, so these
 * are what VerifierPlus and the wallet show. `registered_issuer` is true for issuers of the registry that it was given,
 * which proves that this lookup works and says nothing about the document. Its schema check is not an acceptance
 * either: it would fetch the Open Badges schema from 1EdTech, which is out of reach here, and then says
 * `INVALID_SCHEMA …` beside the log; `open-badges-schema.test.ts` checks the schema instead.
 */

const REGISTRY = 'https://registry.example/issuers.json';
const SCHEMA =
  'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const GOOD = {
  valid_signature: true,
  expiration: true,
  revocation_status: true,
  suspension_status: true,
  registered_issuer: true,
};
const CLEAR = { revocation: false, suspension: false };

interface Issued {
  readonly documents: Readonly<Record<string, JsonObject>>;
  readonly awards: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, JsonObject>>;
  readonly bundle: JsonObject;
}

describe.each([
  ['did:web', 'https://cairn.example'],
  ['did:key', 'http://localhost:3000'],
])('issuers are %s', (method, origin) => {
  let opened: TestServices;
  let site: TestSite;
  let issued: Issued;

  beforeAll(async () => {
    opened = await openTestServices({ publicUrl: origin });
    opened.at(new Date().toISOString()); // verifier-core knows no other time than the real one
    site = await startSite(opened.services);
    issued = await issueAll(opened, site);
  }, 60_000);
  afterAll(async () => {
    await site?.close();
    await opened?.close();
  });

  const question = (documents: Question['documents'], serve: Record<string, string> = {}): Question => ({
    documents,
    origin,
    site: site.origin,
    registries: [{ name: 'Test registry', type: 'dcc-legacy', url: REGISTRY }],
    serve: { [REGISTRY]: canonicalJson({ registry: registryOf(Object.values(issued.documents)) }), ...serve },
  });

  test('the documents are what this test is about', () => {
    expect(Object.keys(issued.documents).sort()).toEqual(['MA', 'MB', 'MC', 'P1', 'P2']);
    expect(read(issued.documents.P2, 'credentialSubject', 'stack', 'parts')).toHaveLength(4);
    expect(Object.keys(issued.lists)).toHaveLength(4);
    expect(String(read(issued.documents.MA, 'issuer', 'id'))).toMatch(new RegExp(`^${method}:`));
  });

  test('@digitalbazaar/vc accepts all that was issued and asks nobody but the issuer', async () => {
    const { judgements, asked } = await askLibrary(
      question({ ...issued.documents, ...issued.lists, bundle: issued.bundle }),
    );
    for (const name of Object.keys(issued.documents))
      expect([name, judgements[name]]).toEqual([name, { verified: true, credentials: 1, status: CLEAR }]);
    for (const name of Object.keys(issued.lists))
      expect([name, judgements[name]]).toEqual([name, { verified: true, credentials: 1, status: {} }]);
    expect(judgements.bundle).toEqual({ verified: true, credentials: 10, status: CLEAR });
    expect(new Set(asked.map(kindOfAddress))).toEqual(
      new Set(method === 'did:web' ? ['status list', 'DID document'] : ['status list']),
    );
  });

  test('verifier-core accepts all that was issued', async () => {
    const { judgements, asked } = await askCore(question({ ...issued.documents, ...issued.lists }));
    for (const name of Object.keys(issued.documents)) {
      const [judgement, ...more] = judgements[name] ?? [];
      expect(more).toEqual([]);
      expect([name, judgement]).toMatchObject([name, { steps: GOOD, errors: [] }]);
    }
    for (const name of Object.keys(issued.lists))
      expect(judgements[name]).toMatchObject([
        { steps: { valid_signature: true, expiration: true }, errors: [] },
      ]);
    expect(judgements.MA?.[0]?.issuers).toEqual(['University alpha']);
    expect(new Set(asked.map(kindOfAddress))).toEqual(
      new Set([
        'status list',
        'registry',
        'Open Badges schema',
        ...(method === 'did:web' ? ['DID document'] : []),
      ]),
    );
  });

  test('verifier-core accepts each credential of the bundle that a share link hands out', async () => {
    const { judgements } = await askCore(question({ bundle: issued.bundle }));
    expect(judgements.bundle).toHaveLength(10);
    for (const { steps, errors } of judgements.bundle ?? [])
      expect({ signature: steps.valid_signature, errors }).toEqual({ signature: true, errors: [] });
  });

  test('an issuer that the registry does not have is told apart', async () => {
    const { judgements } = await askCore(
      question({ MA: issued.documents.MA ?? {} }, { [REGISTRY]: canonicalJson({ registry: {} }) }),
    );
    expect(judgements.MA).toMatchObject([
      { steps: { ...GOOD, registered_issuer: false }, issuers: [], errors: [] },
    ]);
  });

  test('both refuse every forgery', async () => {
    const forged = forgeries(issued.documents);
    expect(Object.keys(forged).length).toBeGreaterThan(25);
    const [library, core] = await Promise.all([askLibrary(question(forged)), askCore(question(forged))]);
    const accepted = Object.keys(forged).filter(
      (name) =>
        library.judgements[name]?.verified !== false ||
        core.judgements[name]?.every(
          ({ steps, errors }) => errors.length > 0 && !('valid_signature' in steps),
        ) !== true,
    );
    expect(accepted).toEqual([]);
  });

  test('both refuse a credential whose status list was forged or is not there', async () => {
    const { MA = {} } = issued.documents;
    const [address = ''] = listAddresses(MA);
    const list = issued.lists[address] ?? {};
    const cleared = changed(list, ['credentialSubject', 'encodedList'], 'uH4sIAAAAAAAAA2NgAAA');
    const other = Object.values(issued.lists).find(({ issuer }) => issuer !== list.issuer) ?? {};
    for (const served of [cleared, other, {}]) {
      const asked = question({ MA }, { [address]: canonicalJson(served) });
      const [library, core] = await Promise.all([askLibrary(asked), askCore(asked)]);
      expect(library.judgements.MA?.verified).toBe(false);
      // the other issuer's list is genuine, and verifier-core does not ask whose it is
      if (served !== other) expect(core.judgements.MA?.[0]?.steps.revocation_status).not.toBe(true);
    }
  });

  test('both tell that a part is revoked and the certificates that rest on it are suspended', async () => {
    await revoke(opened.services.lifecycle, issued.awards.MB ?? '', 'Awarded by mistake.', 'test');
    await opened.services.statusLists.refresh();
    const documents = Object.fromEntries(
      Object.entries(issued.documents).filter(([name]) => ['MA', 'MB', 'P1', 'P2'].includes(name)),
    );
    const library = (await askLibrary(question(documents))).judgements;
    expect(library.MA).toMatchObject({ verified: true, status: CLEAR });
    expect(library.MB).toMatchObject({ verified: false, status: { revocation: true, suspension: false } });
    for (const name of ['P1', 'P2'])
      expect(library[name]).toMatchObject({
        verified: false,
        status: { revocation: false, suspension: true },
      });

    const core = (await askCore(question(documents))).judgements;
    expect(core.MA?.[0]?.steps).toEqual(GOOD);
    expect(core.MB?.[0]).toMatchObject({ steps: { ...GOOD, revocation_status: false }, errors: [] });
    for (const name of ['P1', 'P2'])
      expect(core[name]?.[0]).toMatchObject({ steps: { ...GOOD, suspension_status: false }, errors: [] });
  });
});

/** One learner's way: three modules, both certificates, the lists of both issuers and the bundle of a share link, with what the network says of them. */
async function issueAll(opened: TestServices, site: TestSite): Promise<Issued> {
  const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
  const rows = ['MA', 'MB', 'MC'].map((module) => `7,Ada Tester,${module},${day},B,cc-1=high;cc-2=low`);
  const { issued, composed } = await opened.issue('alpha', ...rows);
  const awards = Object.fromEntries([
    ...issued.map(({ module, awardId }) => [module, awardId] as const),
    ...composed.map(({ programme, awardId }) => [programme, awardId] as const),
  ]);
  const documents: Record<string, JsonObject> = {};
  for (const [name, awardId] of Object.entries(awards)) documents[name] = await documentOf(opened, awardId);
  const lists: Record<string, JsonObject> = {};
  for (const address of new Set(Object.values(documents).flatMap(listAddresses)))
    lists[address] = await fetchObject(site, address);
  const { token } = await createShare(opened.services.sharing, [awards.P2 ?? ''], { actor: 'test' });
  return { documents, awards, lists, bundle: await fetchObject(site, `/s/${token}/bundle`) };
}

async function fetchObject(site: TestSite, address: string): Promise<JsonObject> {
  const json = parseStrictJson(await (await site.get(address)).text());
  if (!isJsonObject(json)) throw new Error(`${address} serves no object`);
  return json;
}

function listAddresses(document: JsonObject): string[] {
  return [0, 1].map((index) => String(read(document, 'credentialStatus', index, 'statusListCredential')));
}

function registryOf(documents: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(
    documents.map((document) => [
      String(read(document, 'issuer', 'id')),
      { name: String(read(document, 'issuer', 'name')) },
    ]),
  );
}

function kindOfAddress(address: string): string {
  if (address === REGISTRY) return 'registry';
  if (address === SCHEMA) return 'Open Badges schema';
  if (/\/status\/[^/]+\/(revocation|suspension)$/.test(address)) return 'status list';
  return address.endsWith('/did.json') ? 'DID document' : address;
}

/** Copies of real documents, each changed in one place that somebody might gain from. */
function forgeries({
  MA = {},
  MB = {},
  P2 = {},
}: Readonly<Record<string, JsonObject>>): Record<string, JsonObject> {
  const set = (document: JsonObject, value: JsonValue | undefined, ...path: (string | number)[]) =>
    changed(document, path, value);
  const proofValue = String(read(MA, 'proof', 'proofValue'));
  const subject = 'credentialSubject';
  return {
    'credential id': set(MA, 'urn:uuid:00000000-0000-4000-8000-000000000000', 'id'),
    title: set(MA, 'Another module', 'name'),
    description: set(MA, 'Another description.', 'description'),
    learner: set(MA, 'Mallory Tester', subject, 'name'),
    'learner id': set(MA, 'urn:uuid:00000000-0000-4000-8000-000000000000', subject, 'id'),
    'identity hash': set(MA, `sha256$${'0'.repeat(64)}`, subject, 'identifier', 0, 'identityHash'),
    salt: set(MA, 'another', subject, 'identifier', 0, 'salt'),
    award: set(MA, 'urn:uuid:00000000-0000-4000-8000-000000000000', subject, 'award'),
    credits: set(MA, 30, subject, 'creditsEarned'),
    'credits of the module': set(MA, 30, subject, 'achievement', 'creditsAvailable'),
    level: set(MA, 'http://data.europa.eu/snb/eqf/8', subject, 'achievement', 'eqfLevel'),
    module: set(MA, read(MB, subject, 'achievement', 'id'), subject, 'achievement', 'id'),
    grade: set(MA, 'A', subject, 'result', 0, 'value'),
    'an outcome': set(MA, 'Flies.', subject, 'achievement', 'alignment', 0, 'targetName'),
    'a whole subject': set(MA, read(MB, subject), subject),
    issuer: set(MA, read(P2, 'issuer', 'id'), 'issuer', 'id'),
    'issuer name': set(MA, 'Other University', 'issuer', 'name'),
    country: set(MA, 'CH', 'issuer', 'address', 'addressCountryCode'),
    'award date': set(MA, '2020-01-01T00:00:00+01:00', 'awardedDate'),
    'signing time': set(MA, '2020-01-01T00:00:00Z', 'validFrom'),
    'status index': set(MA, '5', 'credentialStatus', 0, 'statusListIndex'),
    'status list': set(
      MA,
      read(P2, 'credentialStatus', 0, 'statusListCredential'),
      'credentialStatus',
      0,
      'statusListCredential',
    ),
    'no status': set(MA, undefined, 'credentialStatus'),
    'digest of the module': set(
      MA,
      read(P2, 'relatedResource', 0, 'digestMultibase'),
      'relatedResource',
      0,
      'digestMultibase',
    ),
    'a word more': set(MA, 'x', subject, 'narrative'),
    'a word of no vocabulary': set(MA, 'x', subject, 'unheardOf'),
    'proof time': set(MA, '2020-01-01T00:00:00Z', 'proof', 'created'),
    'proof purpose': set(MA, 'authentication', 'proof', 'proofPurpose'),
    'proof key': set(MA, read(P2, 'proof', 'verificationMethod'), 'proof', 'verificationMethod'),
    'proof of another': set(MA, read(MB, 'proof'), 'proof'),
    'proof value': set(
      MA,
      `${proofValue.slice(0, -1)}${proofValue.endsWith('2') ? '3' : '2'}`,
      'proof',
      'proofValue',
    ),
    'no proof': set(MA, undefined, 'proof'),
    'ECTS of a part': set(P2, 12, subject, 'stack', 'parts', 0, 'ects'),
    'digest of a part': set(
      P2,
      read(P2, subject, 'stack', 'parts', 1, 'awardDigest'),
      subject,
      'stack',
      'parts',
      0,
      'awardDigest',
    ),
    'issuer of a part': set(P2, 'did:example:mallory', subject, 'stack', 'parts', 0, 'issuedBy'),
    'a part left out': set(P2, undefined, subject, 'stack', 'parts', 0),
    'rule digest': set(
      P2,
      read(MA, 'relatedResource', 0, 'digestMultibase'),
      subject,
      'stack',
      'programmeDigest',
    ),
  };
}

function read(value: JsonValue | undefined, ...path: (string | number)[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (inner, key) =>
      Array.isArray(inner) ? inner[Number(key)] : isJsonObject(inner) ? inner[String(key)] : undefined,
    value,
  );
}

/** A copy with another value in one place, or without what was there. Throws where it would change nothing. */
function changed(
  document: JsonObject,
  path: readonly (string | number)[],
  value: JsonValue | undefined,
): JsonObject {
  const copy = structuredClone(document);
  const holder = read(copy, ...path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(value === undefined ? [] : [value]));
  else if (isJsonObject(holder)) {
    if (value === undefined) delete holder[key];
    else holder[key] = value;
  }
  if (canonicalJson(copy) === canonicalJson(document))
    throw new Error(`Nothing was changed at ${path.join('/')}`);
  return copy;
}
