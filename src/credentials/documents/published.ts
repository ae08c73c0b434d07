import * as z from 'zod';
import { canonicalJson, type JsonObject } from '../../common/json.js';
import { gradingSchemeSchema } from '../../domain/grades.js';
import { moduleContentSchema } from '../../domain/module.js';
import { programmeContentSchema } from '../../domain/programme.js';
import { textMapSchema } from '../../domain/text.js';
import { textDigest } from './statement.js';

const bodySchema = z.strictObject({
  /** DID. */
  id: z.string(),
  code: z.string(),
  name: textMapSchema,
});

/** A module version as its address serves it. */
export const publishedModuleSchema = moduleContentSchema.extend({
  id: z.url(),
  type: z.literal('ModuleVersion'),
  ownedBy: bodySchema,
  gradingScheme: gradingSchemeSchema,
});
export type PublishedModule = z.infer<typeof publishedModuleSchema>;

/**
 * A programme version as its address serves it: with its rule, and all else that recomputing a stack takes: which
 * modules count as one, and how grades compare.
 */
export const publishedProgrammeSchema = programmeContentSchema.extend({
  id: z.url(),
  type: z.literal('ProgrammeVersion'),
  awardedBy: bodySchema,
  equivalents: z.array(z.array(z.string()).min(2)),
  gradingSchemes: z.array(gradingSchemeSchema),
  /** Titles of the modules and programmes that the rule names, by code. */
  titles: z.record(z.string(), textMapSchema),
});
export type PublishedProgramme = z.infer<typeof publishedProgrammeSchema>;

/** A version in the form that is published: exactly these bytes are served, and this is their digest. */
export interface PublishedBytes {
  readonly address: string;
  readonly bytes: string;
  readonly digest: string;
}

/** Fixes a version: its JCS text and the digest of it. */
export function publishVersion(version: PublishedModule | PublishedProgramme): PublishedBytes {
  const bytes = canonicalJson(version as unknown as JsonObject);
  return { address: version.id, bytes, digest: textDigest(bytes) };
}

/** Address of a version: `https://…/m/CODE/N` for a module, `/p/CODE/N` for a programme. */
export function versionAddress(
  publicUrl: string,
  kind: 'module' | 'programme',
  code: string,
  version: number,
): string {
  return `${publicUrl}/${kind === 'module' ? 'm' : 'p'}/${code}/${version}`;
}
