import type { Clock, Random } from '../common/effects.js';
import { CairnError, type Fault, faultsUnder } from '../common/errors.js';
import { type JsonObject, plainJson, pointer } from '../common/json.js';
import { toHex } from '../common/multibase.js';
import { didWebOf } from '../credentials/dids/did-web.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../credentials/documents/published.js';
import { checkPublishable } from '../domain/annex-i.js';
import { type Catalogue, checkCatalogue, type DemoLearner } from '../domain/catalogue.js';
import type { ModuleContent } from '../domain/module.js';
import type { ProgrammeContent } from '../domain/programme.js';
import { named } from './catalogue/institutions.js';
import { type Body, moduleVersion, programmeVersion } from './catalogue/published-version.js';
import { giveConsent } from './consent.js';
import type {
  Act,
  ConsentStore,
  InstitutionRecord,
  IssuingStore,
  NetworkRecord,
  NewKey,
  PublishedCatalogue,
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
  /** Issuers that were there and lacked a legal identity (or the network a city), which the catalogue has. */
  readonly completed: number;
}

/**
 * Sets a network up from a catalogue: issuers with their keys, grading schemes, published versions. Idempotent: only what
 * is missing is added. Refuses a catalogue that contradicts itself (`checkCatalogue`), one whose new versions lack what is
 * asked of all that is published (`checkPublishable`; what was published before stays as it is), and one in which a version
 * that was published has changed (`seed.version-changed`). Two at once: one is refused (`seed.raced`) and can be run again.
 */
export async function seed(deps: SeedDeps, catalogue: Catalogue, actor: string): Promise<Seeded> {
  const known = await deps.store.selectOptionalNetwork();
  const before = known ? await deps.store.selectCatalogue() : NOTHING;
  refuseFaults([...checkCatalogue(catalogue), ...checkFresh(catalogue, before)]);
  const act = { actor, at: deps.clock() };
  const { network, added } = await seedNetwork(deps, catalogue, known, act);
  const members = new Map(before.institutions.map((member) => [member.code, member]));
  let institutions = 0;
  for (const content of catalogue.institutions) {
    if (members.has(content.code)) continue;
    const key = await deps.makeKey(didWebOf(deps.publicUrl, ['i', content.code]));
    const member = { ...named(content, network.demo), did: key.did };
    await deps.store.insertInstitution(member, key, act);
    members.set(member.code, member);
    institutions++;
  }
  const completed = await completeIssuers(deps.store, catalogue, before, network, act);
  const schemes = new Set(before.gradingSchemes.map(({ code }) => code));
  for (const scheme of catalogue.gradingSchemes)
    if (!schemes.has(scheme.code)) await deps.store.insertGradingScheme(scheme, act);

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
  return { network: added, institutions, modules, programmes, completed };
}

function refuseFaults(faults: readonly Fault[]): void {
  const [first, ...others] = faults;
  if (first)
    throw new CairnError('invalid', 'seed.catalogue', 'The catalogue contradicts itself; nothing was added', [
      first,
      ...others,
    ]);
}

/** Whoever was there before a network was. */
const NOTHING: Pick<PublishedCatalogue, 'institutions' | 'gradingSchemes' | 'modules' | 'programmes'> = {
  institutions: [],
  gradingSchemes: [],
  modules: [],
  programmes: [],
};

type Before = typeof NOTHING;

/** What is asked of everything that is published, of the versions that would be new. Pointers are into the catalogue. */
function checkFresh({ network, institutions, modules, programmes }: Catalogue, before: Before): Fault[] {
  const languageOf = (code: string) =>
    (institutions.find((one) => one.code === code) ?? network).primaryLanguage;
  const faults = (kind: 'module' | 'programme', version: ModuleContent | ProgrammeContent, index: number) => {
    const published: readonly { version: Pick<PublishedModule, 'code' | 'version'> }[] = before[`${kind}s`];
    const isThere = published.some(
      (one) => one.version.code === version.code && one.version.version === version.version,
    );
    const owner = 'owner' in version ? version.owner : version.awardingBody;
    const content = plainJson(version) as JsonObject;
    const found = isThere ? [] : checkPublishable(kind, content, languageOf(owner));
    return faultsUnder(pointer(`${kind}s`, index), found);
  };
  return [
    ...modules.flatMap((module, index) => faults('module', module, index)),
    ...programmes.flatMap((programme, index) => faults('programme', programme, index)),
  ];
}

/** Gives issuers that were there the legal identity of the catalogue where they have none, and the network its city. */
async function completeIssuers(
  store: SeedStore,
  catalogue: Catalogue,
  before: Before,
  network: NetworkRecord,
  act: Act,
): Promise<number> {
  let completed = 0;
  const { city, legal } = named(catalogue.network, network.demo);
  if ((network.city === undefined && city !== undefined) || (!network.legal && legal))
    completed += await store.completeNetwork({ city, legal }, act);
  for (const member of before.institutions) {
    const content = catalogue.institutions.find(({ code }) => code === member.code);
    const identity = content && named(content, network.demo).legal;
    if (identity && !member.legal) completed += await store.completeInstitution(member.code, identity, act);
  }
  return completed;
}

async function seedNetwork(
  deps: SeedDeps,
  catalogue: Catalogue,
  known: NetworkRecord | undefined,
  act: Act,
): Promise<{ network: NetworkRecord; added: number }> {
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
    ...named(catalogue.network, deps.demo),
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
