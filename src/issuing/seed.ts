import type { Clock, Random } from '../common/effects.js';
import { CairnError, type Fault } from '../common/errors.js';
import { toHex } from '../common/multibase.js';
import { didWebOf } from '../credentials/dids/did-web.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../credentials/documents/published.js';
import { type Catalogue, checkCatalogue, type DemoLearner } from '../domain/catalogue.js';
import { demoName } from './catalogue/institutions.js';
import { type Body, moduleVersion, programmeVersion } from './catalogue/published-version.js';
import { giveConsent } from './consent.js';
import type {
  Act,
  ConsentStore,
  InstitutionRecord,
  IssuingStore,
  NetworkRecord,
  NewKey,
  SeedStore,
} from './ports.js';

export interface SeedDeps {
  readonly store: SeedStore;
  readonly makeKey: (didWeb: string | undefined) => Promise<NewKey>;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Marks a new network and its members, in their names too, as invented; one that is there stays what it is. */
  readonly demo: boolean;
}

/** How many of each were added; what was there is left as it is. */
export interface Seeded {
  readonly network: number;
  readonly institutions: number;
  readonly modules: number;
  readonly programmes: number;
}

/**
 * Sets a network up from a catalogue: issuers with their keys, grading schemes, published versions. Idempotent: only what
 * is missing is added. Refuses a catalogue that contradicts itself (`checkCatalogue`), and one in which a version that
 * was published has changed (`seed.version-changed`). Two at once: one is refused (`seed.raced`) and can be run again.
 */
export async function seed(deps: SeedDeps, catalogue: Catalogue, actor: string): Promise<Seeded> {
  refuseFaults(checkCatalogue(catalogue));
  const act = { actor, at: deps.clock() };
  const { network, added } = await seedNetwork(deps, catalogue, act);
  const before = await deps.store.selectCatalogue();
  const members = new Map(before.institutions.map((member) => [member.code, member]));
  let institutions = 0;
  for (const content of catalogue.institutions) {
    if (members.has(content.code)) continue;
    const key = await deps.makeKey(didWebOf(deps.publicUrl, ['i', content.code]));
    const member = { ...content, name: demoName(content.name, network.demo), did: key.did };
    await deps.store.insertInstitution(member, key, act);
    members.set(member.code, member);
    institutions++;
  }
  const known = new Set(before.gradingSchemes.map(({ code }) => code));
  for (const scheme of catalogue.gradingSchemes)
    if (!known.has(scheme.code)) await deps.store.insertGradingScheme(scheme, act);

  const body = (code: string) => bodyOf(code, network, members);
  const modules = await publishAll(
    deps,
    'module',
    before.modules,
    catalogue.modules.map((module) => moduleVersion(deps.publicUrl, module, catalogue, body(module.owner))),
    act,
  );
  const programmes = await publishAll(
    deps,
    'programme',
    before.programmes,
    catalogue.programmes.map((programme) =>
      asPublished(
        programmeVersion(deps.publicUrl, programme, catalogue, body(programme.awardingBody)),
        before.programmes,
      ),
    ),
    act,
  );
  return { network: added, institutions, modules, programmes };
}

function refuseFaults(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (first)
    throw new CairnError('invalid', 'seed.catalogue', 'The catalogue contradicts itself; nothing was added', [
      first,
      ...others,
    ]);
}

async function seedNetwork(
  deps: SeedDeps,
  catalogue: Catalogue,
  act: Act,
): Promise<{ network: NetworkRecord; added: number }> {
  const known = await deps.store.selectOptionalNetwork();
  if (known) {
    if (known.code === catalogue.network.code) return { network: known, added: 0 };
    throw new CairnError(
      'conflict',
      'seed.other-network',
      'Another network was set up here: one deployment is one network',
    );
  }
  const key = await deps.makeKey(didWebOf(deps.publicUrl, []));
  const network = {
    ...catalogue.network,
    name: demoName(catalogue.network.name, deps.demo),
    did: key.did,
    demo: deps.demo,
  };
  await deps.store.insertNetwork(network, key, act);
  return { network, added: 1 };
}

function bodyOf(code: string, network: NetworkRecord, members: ReadonlyMap<string, InstitutionRecord>): Body {
  const body = code === 'network' ? network : members.get(code);
  if (!body)
    throw new CairnError(
      'incoherent',
      'seed.body',
      'A module or programme belongs to somebody who is no member',
    );
  return { id: body.did, code, name: body.name };
}

/** What a published version took over from the rest of the catalogue stays as it was then: it isn't the version's own. */
function asPublished(
  version: PublishedProgramme,
  before: readonly { readonly version: PublishedProgramme }[],
): PublishedProgramme {
  const known = before.find(
    (other) => other.version.code === version.code && other.version.version === version.version,
  )?.version;
  if (!known) return version;
  const { equivalents, gradingSchemes, titles } = known;
  return { ...version, equivalents, gradingSchemes, titles };
}

async function publishAll(
  deps: SeedDeps,
  kind: 'module' | 'programme',
  before: readonly { readonly version: PublishedModule | PublishedProgramme; readonly digest: string }[],
  versions: readonly (PublishedModule | PublishedProgramme)[],
  act: Act,
): Promise<number> {
  const fresh = versions.filter((version) => {
    const known = before.find(
      (other) => other.version.code === version.code && other.version.version === version.version,
    );
    if (!known) return true;
    // the address that it was published under stays, whatever the deployment's address is now
    const digest = publishVersion({ ...version, id: known.version.id }).digest;
    if (digest === known.digest) return false;
    throw new CairnError(
      'conflict',
      'seed.version-changed',
      `${kind} ${version.code} version ${version.version} was published with other content: a change needs a new version`,
    );
  });
  for (const version of fresh)
    await deps.store.insertVersion(kind, version.code, version.version, publishVersion(version), act);
  return fresh.length;
}

/** Adds the learners of a demonstration with the consent that the data says they gave. Idempotent. */
export async function seedLearners(
  deps: {
    readonly store: SeedStore & IssuingStore & ConsentStore;
    readonly clock: Clock;
    readonly random: Random;
  },
  learners: readonly DemoLearner[],
  actor: string,
): Promise<number> {
  let added = 0;
  for (const { id, name, consent, numbers = {} } of learners) {
    if (!(await deps.store.selectOptionalLearner(id))) {
      await deps.store.insertLearner({ id, name, salt: toHex(deps.random(16)) }, numbers, {
        actor,
        at: deps.clock(),
      });
      added++;
    }
    if (consent) await giveConsent(deps, id, 'demonstration data');
  }
  return added;
}
