import { CairnError, type Fault, faultsUnder } from '../../common/errors.js';
import { shapeFaults } from '../../common/shape-faults.js';
import { buildCertificate, buildModuleCredential } from '../../credentials/documents/build.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishVersion,
} from '../../credentials/documents/published.js';
import { lintCredential } from '../../credentials/lint/lint.js';
import { checkPublishable } from '../../domain/annex-i.js';
import { ruleCatalogueOf } from '../../domain/catalogue.js';
import { dateInZone } from '../../domain/dates.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import { moduleContentSchema } from '../../domain/module.js';
import { checkModule } from '../../domain/module-check.js';
import { programmeContentSchema } from '../../domain/programme.js';
import { checkProgramme } from '../../domain/programme-check.js';
import { leavesOf } from '../../domain/rules/walk.js';
import type { CatalogueVersion, InstitutionRecord, PublishedCatalogue } from '../ports.js';
import { lastVersions, newestVersions } from '../versions.js';
import { isMember } from './institutions.js';
import type { By, DraftRecord, VersionKind } from './ports.js';
import { type Body, moduleVersion, programmeVersion } from './published-version.js';

/** What its author writes of a module; code, version and owner are added. */
export const moduleDraftSchema = moduleContentSchema.omit({ code: true, version: true, owner: true });
/** What its author writes of a programme; code, version and awarding body are added. */
export const programmeDraftSchema = programmeContentSchema.omit({
  code: true,
  version: true,
  awardingBody: true,
});

export interface CheckedDraft {
  /** Everything that is wrong, pointers into the draft (`/content/ects`); empty if it can be published. */
  readonly faults: readonly Fault[];
  /** The number that it would be published under. */
  readonly number: number;
  /** What would be published; `undefined` with faults. */
  readonly version: PublishedModule | PublishedProgramme | undefined;
}

type Draft = Pick<DraftRecord, 'kind' | 'code' | 'owner' | 'content'>;

/**
 * Checks a draft as a seed is checked, against the catalogue as it stands: that everything is there that a
 * micro-credential must tell (every missing element of Annex I by its name) and in the primary language of its owner, that
 * nothing contradicts itself or the rest, that a rule can be met. What contradicts is looked for once everything is of the
 * right form. `by`: who would publish it.
 */
export async function checkDraft(
  draft: Draft,
  catalogue: PublishedCatalogue,
  publicUrl: string,
  now: Date,
  by: Pick<By, 'institution'>,
): Promise<CheckedDraft> {
  const number = nextNumber(draft, catalogue);
  const owner = bodyOf(draft.owner, catalogue);
  const common = [...checkCode(draft, catalogue), ...checkOwner(draft, owner, catalogue, now)];
  const lacking = checkPublishable(draft.kind, draft.content, languageOf(draft.owner, catalogue));
  const checkKind = draft.kind === 'module' ? checkModuleDraft : checkProgrammeDraft;
  const checked = checkKind(draft, number, owner, publicUrl, surroundings(catalogue, now));
  const version = lacking.length === 0 ? checked.version : undefined;
  const faults = [...lacking, ...withoutThose(checked.faults, lacking)];
  const found = [...common, ...faultsUnder('/content', faults)];
  const unsound = found.length === 0 && version ? await checkIssuable(version) : [];
  const raised = version && by.institution !== undefined ? checkRaised(version, catalogue) : [];
  const all = [...found, ...unsound, ...raised];
  return { faults: all, number, version: all.length === 0 ? version : undefined };
}

/**
 * A recognition holds for all versions of a module. So an institution doesn't raise by itself what its recognised module
 * counts: it would mint certificates of others, whose rules ask for ECTS, at its will.
 */
function checkRaised(
  version: PublishedModule | PublishedProgramme,
  { modules, institutions }: PublishedCatalogue,
): Fault[] {
  if (version.type !== 'ModuleVersion') return [];
  const recognised = institutions.some((one) =>
    one.recognisedFor.some(({ module }) => module === version.code),
  );
  const before = modules.filter((one) => one.version.code === version.code).map((one) => one.version.ects);
  if (!recognised || version.ects <= Math.max(0, ...before)) return [];
  return [
    {
      code: 'module.ects-raised',
      pointer: '/content/ects',
      message: 'The module is recognised by the network, and counts more than before.',
      expected: 'no more ECTS than before, or the draft published by the network',
    },
  ];
}

/** What an element of Annex I that is missing tells already isn't told a second time as a missing member. */
function withoutThose(faults: readonly Fault[], told: readonly Fault[]): Fault[] {
  const places = new Set(told.map((fault) => fault.pointer));
  return faults.filter((fault) => !(fault.code.startsWith('draft.') && places.has(fault.pointer)));
}

interface Checked {
  readonly faults: readonly Fault[];
  readonly version?: PublishedModule | PublishedProgramme | undefined;
}

function checkModuleDraft(
  { code, owner, content }: Draft,
  number: number,
  body: Body | undefined,
  publicUrl: string,
  around: DraftSurroundings,
): Checked {
  const parsed = moduleDraftSchema.safeParse(content);
  if (!parsed.success) return { faults: shapeFaults('draft', content, parsed.error) };
  const module = { ...parsed.data, code, version: number, owner };
  const faults = checkModule(module, around.modules, {
    // an owner that may not publish is told of once, where it is named
    institutions: new Set([owner]),
    gradingSchemes: new Set(around.gradingSchemes.map((scheme) => scheme.code)),
    alone: true,
  });
  if (faults.length > 0 || !body) return { faults };
  return { faults, version: moduleVersion(publicUrl, module, around, body) };
}

function checkProgrammeDraft(
  { code, owner, content }: Draft,
  number: number,
  body: Body | undefined,
  publicUrl: string,
  around: DraftSurroundings,
): Checked {
  const parsed = programmeDraftSchema.safeParse(content);
  if (!parsed.success) return { faults: shapeFaults('draft', content, parsed.error) };
  const programme = { ...parsed.data, code, version: number, awardingBody: owner };
  const faults = checkProgramme(programme, {
    institutions: new Set([owner]),
    modules: around.modules,
    rules: around.rules,
  });
  if (faults.length > 0 || !body) return { faults };
  return { faults, version: programmeVersion(publicUrl, programme, around, body) };
}

type DraftSurroundings = ReturnType<typeof surroundings>;

/** The catalogue as a new version finds it: of every code the newest version in force, or else the last one. */
function surroundings(catalogue: PublishedCatalogue, now: Date) {
  const { gradingSchemes } = catalogue;
  const modules = inForce(catalogue.modules);
  const programmes = inForce(catalogue.programmes);
  const institutions = catalogue.institutions.map((member) => ({
    ...member,
    // by whom it can still be awarded, now or later
    recognisedFor: member.recognisedFor.filter(
      ({ module, until }) =>
        !modules.retired.has(module) && ![until, member.memberUntil].some((end) => isOver(end, member, now)),
    ),
  }));
  const content = { institutions, gradingSchemes: [...gradingSchemes] };
  const rules = ruleCatalogueOf({
    ...content,
    modules: modules.versions,
    programmes: programmes.versions,
  });
  const retired = { modules: modules.retired, programmes: programmes.retired };
  return {
    modules: modules.versions,
    programmes: programmes.versions,
    gradingSchemes,
    rules: { ...rules, retired },
  };
}

function isOver(until: string | undefined, { timeZone }: InstitutionRecord, now: Date): boolean {
  return until !== undefined && until < dateInZone(now, timeZone);
}

function inForce<T extends PublishedModule | PublishedProgramme>(published: readonly CatalogueVersion<T>[]) {
  const newest = newestVersions(published);
  const last = lastVersions(published);
  return {
    versions: [...last].map(([code, one]) => (newest.get(code) ?? one).version),
    retired: new Set([...last.keys()].filter((code) => !newest.has(code))),
  };
}

/** The published versions of a code, in whatever spelling: upper and lower case don't tell codes apart. */
export function versionsOfCode(kind: VersionKind, code: string, catalogue: PublishedCatalogue) {
  const published: readonly CatalogueVersion<PublishedModule | PublishedProgramme>[] =
    kind === 'module' ? catalogue.modules : catalogue.programmes;
  return published.filter(({ version }) => version.code.toLowerCase() === code.toLowerCase());
}

/** Code of the institution that a version belongs to, or `network`. */
export function ownerCodeOf(version: PublishedModule | PublishedProgramme): string {
  return version.type === 'ModuleVersion' ? version.owner : version.awardingBody;
}

function nextNumber({ kind, code }: Draft, catalogue: PublishedCatalogue): number {
  return Math.max(0, ...versionsOfCode(kind, code, catalogue).map(({ version }) => version.version)) + 1;
}

/** A code belongs to who published it first. Drafts reserve none, so this tells nothing but what is public. */
export function checkCode(
  { kind, code, owner }: Omit<Draft, 'content'>,
  catalogue: PublishedCatalogue,
): Fault[] {
  const versions = versionsOfCode(kind, code, catalogue);
  const own = versions.every(({ version }) => version.code === code && ownerCodeOf(version) === owner);
  if (own) return [];
  return [
    {
      code: `${kind}.code-taken`,
      pointer: '/code',
      message: `The code ${code} is in use; upper and lower case don't tell codes apart.`,
      expected: 'a code that nobody has published, or one of your own in its spelling',
    },
  ];
}

function bodyOf(owner: string, { network, institutions }: PublishedCatalogue): Body | undefined {
  const body = owner === 'network' ? network : institutions.find(({ code }) => code === owner);
  return body && { id: body.did, code: owner, name: body.name };
}

/** In which its texts must be there; a body that isn't there is told of once, where it is named. */
function languageOf(owner: string, { network, institutions }: PublishedCatalogue): string {
  const body = institutions.find(({ code }) => code === owner) ?? network;
  return body.primaryLanguage;
}

function checkOwner(
  { kind, owner }: Draft,
  body: Body | undefined,
  { institutions }: PublishedCatalogue,
  now: Date,
): Fault[] {
  const member = institutions.find(({ code }) => code === owner);
  if (body && (!member || isMember(member, now))) return [];
  return [
    {
      code: `${kind}.owner-not-member`,
      pointer: '/owner',
      message: `${owner} is no member of the network today.`,
      expected: 'network, or the code of a member',
    },
  ];
}

const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;
const SOMEBODY = { id: uuid(1), name: 'A learner', salt: '00' };
const AWARD = uuid(2);
const SLOT = {
  lists: { revocation: 'https://status.invalid/revocation', suspension: 'https://status.invalid/suspension' },
  index: 0,
};

/** Builds and lints a credential as it would be issued, so that nothing is published that can't be. */
async function checkIssuable(version: PublishedModule | PublishedProgramme): Promise<Fault[]> {
  const body = version.type === 'ModuleVersion' ? version.ownedBy : version.awardedBy;
  const awardedDate = '2000-01-01T00:00:00+00:00';
  const facts = {
    credentialId: uuid(3),
    issuer: { did: body.id, name: body.name, country: 'BE' },
    learner: SOMEBODY,
    award: { id: AWARD, ects: ectsFromDecimal(version.ects), awardedDate },
    status: SLOT,
    versionDigest: publishVersion(version).digest,
  };
  const credential =
    version.type === 'ModuleVersion'
      ? buildModuleCredential(version, { ...facts, award: { ...facts.award, ...gradedIn(version) } })
      : buildCertificate(version, facts, [stackLine(version, awardedDate)]);
  const faults = await lintCredential(credential);
  if (faults.length === 0) return [];
  return [
    {
      code: 'draft.not-issuable',
      pointer: '/content',
      message: `No credential can be issued for it: ${faults.map(({ code, pointer }) => `${code} ${pointer}`).join(', ')}.`,
    },
  ];
}

function gradedIn({ gradingScheme, criteria }: PublishedModule) {
  return {
    grade: { scheme: gradingScheme.code, value: gradingScheme.pass },
    criteria: Object.fromEntries(criteria.map(({ id, requiredLevel }) => [id, requiredLevel])),
  };
}

function stackLine({ id, rule, awardedBy, ects }: PublishedProgramme, awardedDate: string) {
  const [leaf] = leavesOf(rule);
  if (!leaf) throw new CairnError('incoherent', 'draft.rule', 'A rule that was checked has no part');
  return {
    rulePart: leaf.part,
    award: uuid(4),
    achievement: id,
    ects: ectsFromDecimal(ects),
    awardedDate,
    issuer: awardedBy.id,
  };
}
