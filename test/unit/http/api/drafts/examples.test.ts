import { expect, test } from '@jest/globals';
import { MODULE_EXAMPLE, PROGRAMME_EXAMPLE } from '../../../../../src/http/api/drafts/examples.js';
import { checkDraft } from '../../../../../src/issuing/catalogue/draft-check.js';
import { moduleVersion, programmeVersion } from '../../../../../src/issuing/catalogue/published-version.js';
import type { PublishedCatalogue } from '../../../../../src/issuing/ports.js';
import { seedCatalogue } from '../../../../support/seed.js';

const URL = 'https://cairn.example';
const NOW = new Date('2026-06-15T10:00:00Z');
const OWNER = 'ip-montelontra';

/** The network that ships, as it stands once published. */
function published(): PublishedCatalogue {
  const { network, institutions, gradingSchemes, modules, programmes } = seedCatalogue();
  const did = (code: string) => `did:web:cairn.example:i:${code}`;
  const body = { id: 'did:web:cairn.example', code: 'network', name: network.name };
  const around = { modules, programmes, gradingSchemes };
  const dated = <T>(version: T) => ({ version, digest: '', publishedAt: NOW, retiredAt: undefined });
  return {
    network: { ...network, did: body.id, demo: false },
    institutions: institutions.map((member) => ({ ...member, did: did(member.code) })),
    gradingSchemes,
    modules: modules.map((one) => dated(moduleVersion(URL, one, around, body))),
    programmes: programmes.map((one) => dated(programmeVersion(URL, one, around, body))),
  };
}

test.each([
  { kind: 'module', code: 'TM-01', content: MODULE_EXAMPLE },
  { kind: 'programme', code: 'TP-01', content: PROGRAMME_EXAMPLE },
] as const)(
  'the $kind that drafts are explained by could be published in the network that ships',
  async (wish) => {
    const by = { institution: OWNER };
    const { faults, version } = await checkDraft({ ...wish, owner: OWNER }, published(), URL, NOW, by);
    expect(faults).toEqual([]);
    const { title, ects, outcomes } = wish.content;
    expect(version).toMatchObject({ title, ects, outcomes });
  },
);
