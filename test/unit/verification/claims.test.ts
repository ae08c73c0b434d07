import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../../src/common/json.js';
import type { TrustMaterial } from '../../../src/verification/material.js';
import { verify } from '../../../src/verification/verify.js';
import { namedIn } from '../../../src/web/share/named.js';
import { joseIssuer } from '../../support/jose-issuers.js';
import { badge, changed, record, signed } from '../../support/outside-records.js';
import { testIssuer } from '../../support/samples.js';
import { craft, foreignClaims } from '../../support/sd-jwt-forge.js';
import { makeWorld, type World, wholeStack } from '../../support/world.js';

let world: World;
/** The small network, of which one member is called as universities are. */
let material: TrustMaterial;
let member: string;
const NAMES = { en: 'University of Montelontra (demo)', ru: 'Монтелонтрский университет' };

beforeAll(async () => {
  world = await makeWorld();
  const { registry } = world.material;
  const known = registry.issuers.get((await testIssuer('uni-a')).did);
  if (!known) throw new Error('not registered');
  member = known.did;
  const legal = { name: { pt: 'Universidade do Monte Alto' }, eidasIdentifier: 'VATPT-501234567' };
  const issuers = new Map(registry.issuers).set(member, { ...known, name: NAMES, legal });
  material = { ...world.material, registry: { ...registry, issuers } };
});

const told = (input: JsonValue) => verify(input, material, { claims: 'told' });
const claimIn = async (input: JsonValue) => (await told(input)).credentials[0]?.summary?.issuer.claimed;

/** A badge of somebody who calls himself so. */
async function by(name: JsonValue): Promise<JsonValue> {
  const { did } = await testIssuer('school');
  return signed(await badge({ issuer: { id: did, type: ['Profile'], name } }), 'school');
}
const claimOf = async (name: JsonValue) => claimIn(await by(name));

describe('what an unknown issuer calls itself', () => {
  test('is told where it is asked for, and changes nothing else', async () => {
    const document = await by('School');
    const [plain, asked] = [await verify(document, material), await told(document)];
    expect(plain.verdict).toBe('undetermined');
    expect(JSON.stringify(plain)).not.toContain('School');
    expect(asked.credentials[0]?.summary?.issuer.claimed).toEqual({ name: 'School' });
    expect(JSON.parse(JSON.stringify(asked).replace(',"claimed":{"name":"School"}', ''))).toEqual(
      JSON.parse(JSON.stringify(plain)),
    );
  });

  test('is told of SD-JWTs and of what a record lists, too', async () => {
    const stranger = await joseIssuer('P-256', 'stranger of the network');
    const claims = foreignClaims(stranger, { issuing_authority: 'School of Crafts' });
    expect(await claimIn(await craft(stranger, claims))).toEqual({ name: 'School of Crafts' });
    const report = await told(await signed(await record([await by('School')]), 'registrar'));
    const [{ summary, listed = [] } = report.credentials[0] ?? { summary: undefined }] = report.credentials;
    expect(summary?.issuer.claimed?.name).toBe('Registrar');
    expect(listed.map((one) => one.summary?.issuer.claimed?.name)).toEqual(['School']);
  });

  test('is none of a registered issuer, of what was tampered with, and of what has no name', async () => {
    const { bundle } = await wholeStack(world);
    expect(JSON.stringify(await told(bundle))).not.toContain('claimed');
    expect((await told(bundle)).verdict).toBe('verified');
    const tampered = changed(await signed(await badge(), 'school'), (copy) => {
      copy.name = 'Porcelain';
    });
    expect((await told(tampered)).verdict).toBe('not-verified');
    expect(await claimIn(tampered)).toBeUndefined();
    const { did } = await testIssuer('school');
    expect(await claimIn(await signed(await badge({ issuer: did }), 'school'))).toBeUndefined();
    expect(await claimOf(' \u200b\u3164\n')).toBeUndefined();
  });

  test('is one line of bounded length in which nothing is hidden, turned round or drawn as a mark', async () => {
    expect(await claimOf('School\nof \u202eCra\u200bfts\u2066 ✔ ☑\u2028 \u{e0041}(1)')).toEqual({
      name: 'School of Cra fts (1)',
    });
    const long = await claimOf('Scho ol'.repeat(50));
    expect([...(long?.name ?? '')]).toHaveLength(100);
    expect(long?.name.endsWith('…')).toBe(true);
  });

  test('is the first of several in their languages, as a title is', async () => {
    const name = [
      { '@value': 'Schule', '@language': 'de' },
      { '@value': 'School', '@language': 'en' },
    ];
    const { did } = await testIssuer('school');
    const document = await badge({ issuer: { id: did, type: ['Profile'], name }, name });
    const { summary } = (await told(await signed(document, 'school'))).credentials[0] ?? {};
    expect([summary?.title, summary?.issuer.claimed]).toEqual(['Schule', { name: 'Schule' }]);
  });
});

describe('a name like that of a registered institution', () => {
  test.each([
    ['the same', 'University of Montelontra (demo)'],
    ['in another case and width', 'ＵＮＩＶＥＲＳＩＴＹ of montelontra'],
    ['without spaces', 'UniversityofMontelontra'],
    ['with spaces that are not seen', 'Univer\u200bsity of Monte\u00adlontra'],
    ['with letters of another script', 'Univеrsіty оf Моntеlоntrа'],
    ['with digits and letters drawn alike', 'University of MonteIontra'],
    ['with signs drawn like letters', 'Un|ver$ity 0f Monte!ontra'],
    ['with letters of phonetics and of Armenian', 'University օf Mօntelontrɑ'],
    ['with a click that is drawn like a letter', 'University of Monteǀontra'],
    ['with letters through which a stroke goes', 'Universitɏ of Mønteløntra'],
    ['with marks', 'Üniversity of Montelontrá'],
    ['with more words', 'Certification Office, University of Montelontra'],
    ['with its words turned round', 'Montelontra University'],
    ['as the law knows it', 'Universidade de Monte Alto'],
    ['in another of its languages', 'МОНТЕЛОНТРСКИЙ УНИВЕРСИТЕТ'],
  ])('is told to be one, %s', async (_what, name) => {
    expect((await claimOf(name))?.resembles).toEqual({ did: member, name: NAMES.en });
  });

  test.each(['University of Elsewhere', 'Montelontra', 'School', 'demo'])('%s is none', async (name) => {
    expect(await claimOf(name)).toEqual({ name });
  });

  test('is named as the reader’s language has it', async () => {
    const report = await namedIn('ru', await told(await by('Montelontra University')), material);
    expect(report.credentials[0]?.summary?.issuer.claimed).toEqual({
      name: 'Montelontra University',
      resembles: { did: member, name: NAMES.ru },
    });
  });
});
