import { frozen } from '../common/frozen.js';
import type { JsonObject } from '../common/json.js';
import { KeptTexts } from '../common/kept-texts.js';
import { lazily } from '../common/lazily.js';
import { moduleAchievement, programmeAchievement } from '../credentials/documents/achievement.js';
import {
  type PublishedModule,
  type PublishedProgramme,
  publishedModuleSchema,
  publishedProgrammeSchema,
} from '../credentials/documents/published.js';
import { textDigest } from '../credentials/documents/statement.js';

export type PublishedVersion = PublishedModule | PublishedProgramme;

/** What a text is that is said to be a published version. */
export interface PublishedText {
  readonly digest: string;
  /** What it says; `undefined` for what has another form. To be asked for where the digest is the right one: throws for what isn't JSON. */
  readonly version: () => PublishedVersion | undefined;
  /** What a credential may say of it, likewise. */
  readonly achievement: () => JsonObject;
}

/** Characters of the texts that are kept: those of some thousand versions. */
const KEPT = 4_000_000;
const known = new KeptTexts<PublishedText>(KEPT);

/** Reads the text of a version; what was read stays, since a text says the same whenever it is read. It is shared, and frozen. */
export function readPublished(text: string): PublishedText {
  const kept = known.get(text);
  if (kept) return kept;
  const version = lazily(() => frozen(versionIn(text)));
  const achievement = lazily(() => frozen(achievementOf(version())));
  const read = { digest: textDigest(text), version, achievement };
  known.keep(text, read);
  return read;
}

/** The programme in a text with that digest; `undefined` for another text or form. */
export function pinnedProgramme(
  text: string | undefined,
  digest: string | undefined,
): PublishedProgramme | undefined {
  const read = text === undefined ? undefined : readPublished(text);
  const version = read?.digest === digest ? read?.version() : undefined;
  return version?.type === 'ProgrammeVersion' ? version : undefined;
}

function versionIn(text: string): PublishedVersion | undefined {
  const json: unknown = JSON.parse(text);
  return publishedModuleSchema.safeParse(json).data ?? publishedProgrammeSchema.safeParse(json).data;
}

function achievementOf(version: PublishedVersion | undefined): JsonObject {
  if (!version) return {};
  return version.type === 'ModuleVersion' ? moduleAchievement(version) : programmeAchievement(version);
}
