import { publishVersion } from '../../src/credentials/documents/published.js';
import type { Catalogue } from '../../src/domain/catalogue.js';
import { ectsFromDecimal } from '../../src/domain/ects.js';
import { moduleVersion, programmeVersion } from '../../src/issuing/catalogue/published-version.js';
import { findDue } from '../../src/issuing/compose.js';
import type { LearnerState, LiveAward, PublishedCatalogue } from '../../src/issuing/ports.js';
import { seedCatalogue } from './seed.js';

export const NOW = new Date('2026-06-15T10:00:00Z');

const PUBLIC_URL = 'https://cairn.example';

/** A catalogue as it would be published. DIDs are `did:example:` and the code. */
export function publishedCatalogue(catalogue: Catalogue = seedCatalogue()): PublishedCatalogue {
  const { network, institutions } = catalogue;
  const didOf = (code: string) => `did:example:${code}`;
  const bodyOf = (code: string) => {
    const body = institutions.find((one) => one.code === code) ?? network;
    return { id: didOf(body.code), code: body.code, name: body.name };
  };
  const published = <T extends Parameters<typeof publishVersion>[0]>(version: T) => ({
    version,
    digest: publishVersion(version).digest,
    publishedAt: NOW,
    retiredAt: undefined,
  });
  return {
    network: { ...network, did: didOf(network.code), demo: true },
    institutions: institutions.map((one) => ({ ...one, did: didOf(one.code) })),
    gradingSchemes: catalogue.gradingSchemes,
    modules: catalogue.modules.map((one) =>
      published(moduleVersion(PUBLIC_URL, one, catalogue, bodyOf(one.owner))),
    ),
    programmes: catalogue.programmes.map((one) =>
      published(programmeVersion(PUBLIC_URL, one, catalogue, bodyOf(one.awardingBody))),
    ),
  };
}

/** An award of a module of the catalogue, by an institution (its code). */
export function awarded(
  catalogue: PublishedCatalogue,
  code: string,
  institution: string,
  over: Partial<LiveAward> = {},
): LiveAward {
  const module = catalogue.modules.find(({ version }) => version.code === code)?.version;
  if (!module) throw new Error(`The catalogue has no ${code}`);
  const best = module.gradingScheme.values.at(-1) ?? '';
  return {
    id: `${code} at ${institution}`,
    kind: 'module',
    code,
    ects: ectsFromDecimal(module.ects),
    awardedOn: '2026-05-04',
    awardedDate: '2026-05-04T00:00:00+02:00',
    institution: `did:example:${institution}`,
    achievement: module.id,
    grade: { scheme: module.gradingScheme.code, value: best },
    suspended: false,
    issued: true,
    credentialId: `credential of ${code}`,
    ...over,
  };
}

/** A learner who holds these modules, and agreed that they count together unless said otherwise. */
export function learnerState(awards: readonly LiveAward[], over: Partial<LearnerState> = {}): LearnerState {
  return {
    learner: { id: '00000000-0000-4000-8000-000000000001', name: 'Ana Exemplo', salt: 'salt' },
    consent: true,
    awards,
    withheld: [],
    replaced: new Map(),
    unfinished: false,
    composeWanted: 0,
    ...over,
  };
}

/** The same with every certificate that is due: composed as the service does, the inner one first. */
export function withCertificates(state: LearnerState, catalogue: PublishedCatalogue): LearnerState {
  const [due] = findDue(state, catalogue, NOW);
  if (!due) return state;
  const { version } = due.programme;
  const stack = due.evaluation.assignment;
  const certificate: LiveAward = {
    id: `certificate ${version.code}`,
    kind: 'programme',
    code: version.code,
    ects: ectsFromDecimal(version.ects),
    awardedOn: due.asOf,
    awardedDate: `${due.asOf}T00:00:00+02:00`,
    institution: version.awardedBy.id,
    achievement: version.id,
    suspended: false,
    issued: true,
    credentialId: `credential of ${version.code}`,
    parts: stack.map(({ award }) => award),
    stack,
  };
  return withCertificates({ ...state, awards: [...state.awards, certificate] }, catalogue);
}
