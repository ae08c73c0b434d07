import { CairnError } from '../../common/errors.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  versionAddress,
} from '../../credentials/documents/published.js';
import type { GradingScheme } from '../../domain/grades.js';
import type { ModuleContent } from '../../domain/module.js';
import type { ProgrammeContent } from '../../domain/programme.js';
import { modulesNamed, programmesNamed } from '../../domain/rules/walk.js';
import type { TextMap } from '../../domain/text.js';

/** Whose a version is. `id` is the DID. */
export interface Body {
  readonly id: string;
  readonly code: string;
  readonly name: TextMap;
}

/** What a version takes over from the rest of the catalogue, so that its bytes say all that reading it takes. */
export interface Surroundings {
  readonly modules: readonly ModuleContent[];
  readonly programmes: readonly ProgrammeContent[];
  readonly gradingSchemes: readonly GradingScheme[];
}

/** A module in the form that is published. Its grading scheme must be there. */
export function moduleVersion(
  publicUrl: string,
  module: ModuleContent,
  { gradingSchemes }: Pick<Surroundings, 'gradingSchemes'>,
  ownedBy: Body,
): PublishedModule {
  const gradingScheme = gradingSchemes.find(({ code }) => code === module.assessment.gradingScheme);
  if (!gradingScheme)
    throw new CairnError(
      'incoherent',
      'seed.grading-scheme',
      'A module has a grading scheme that is not there',
    );
  const id = versionAddress(publicUrl, 'module', module.code, module.version);
  return { ...module, id, type: 'ModuleVersion', ownedBy, gradingScheme };
}

/** A programme in the form that is published. */
export function programmeVersion(
  publicUrl: string,
  programme: ProgrammeContent,
  { modules, programmes, gradingSchemes }: Surroundings,
  awardedBy: Body,
): PublishedProgramme {
  const [namedModules, namedProgrammes] = [modulesNamed(programme.rule), programmesNamed(programme.rule)];
  const titled = [
    ...modules.filter(({ code }) => namedModules.has(code)),
    ...programmes.filter(({ code }) => namedProgrammes.has(code)),
  ];
  return {
    ...programme,
    id: versionAddress(publicUrl, 'programme', programme.code, programme.version),
    type: 'ProgrammeVersion',
    awardedBy,
    equivalents: modules
      .filter(({ equivalents }) => equivalents.length > 0)
      .map(({ code, equivalents }) => [code, ...equivalents]),
    gradingSchemes: [...gradingSchemes],
    titles: Object.fromEntries(titled.map(({ code, title }) => [code, title])),
  };
}
