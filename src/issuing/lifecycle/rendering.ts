import { type Random, randomUuid } from '../../common/effects.js';
import { CairnError } from '../../common/errors.js';
import { isJsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { nativeVersion } from '../../credentials/contexts/known.js';
import {
  buildCertificate,
  buildModuleCredential,
  type StackLine,
} from '../../credentials/documents/build.js';
import {
  nativeCredentialSchema,
  readNative,
  type StackedAward,
} from '../../credentials/documents/native-form.js';
import { ectsFromDecimal } from '../../domain/ects.js';
import type { AwardPlan, LearnerRecord, PublishedCatalogue } from '../ports.js';
import type { RenderableAward } from './ports.js';

/**
 * The plan of a new credential of an award that has one, which it takes the place of: about the learner as given, with
 * grade and levels as given in the award. A certificate keeps the stack that its present credential states.
 *
 * @throws CairnError `award.unfinished` (kind `conflict`) if nothing of the award is signed yet, or something else is
 *   waiting to be signed.
 */
export function planRendering(
  random: Random,
  { award: bare, credential, unfinished, priorLearning }: RenderableAward,
  learner: LearnerRecord,
  catalogue: PublishedCatalogue,
): AwardPlan {
  if (!credential || unfinished)
    throw new CairnError('conflict', 'award.unfinished', 'A credential of the award is not signed yet');
  const award = { ...bare, learner };
  const credentialId = randomUuid(random);
  const issuer = [catalogue.network, ...catalogue.institutions].find(({ did }) => did === award.issuerDid);
  const module = catalogue.modules.find(({ version }) => version.id === award.achievement);
  const programme = catalogue.programmes.find(({ version }) => version.id === award.achievement);
  if (!issuer || !(module ?? programme))
    throw new CairnError('incoherent', 'award.unpublished', 'The issuer or version of an award is not there');
  const facts = {
    credentialId,
    issuer: { did: issuer.did, name: issuer.name, country: issuer.country },
    learner,
    award,
    supersedes: credential.id,
    priorLearning,
  };
  const stack = programme ? statedStack(credential.document) : [];
  const document: AwardPlan['document'] = (status) => {
    if (module)
      return buildModuleCredential(module.version, { ...facts, status, versionDigest: module.digest });
    if (programme)
      return buildCertificate(
        programme.version,
        { ...facts, status, versionDigest: programme.digest },
        stack,
      );
    throw new CairnError('incoherent', 'award.unpublished', 'The version of an award is not there');
  };
  return { award, credentialId, supersedes: credential.id, stack, document };
}

/** The stack as a signed certificate states it. */
export function statedStack(document: string): StackLine[] {
  const parsed = parseStrictJson(document);
  const version = isJsonObject(parsed) ? nativeVersion(parsed['@context']) : undefined;
  const native =
    isJsonObject(parsed) && version ? readNative(nativeCredentialSchema(version), parsed) : undefined;
  if (!native || 'faults' in native)
    throw new CairnError('incoherent', 'award.unreadable', 'A credential of ours is not in our form');
  return (native.value.credentialSubject.stack?.parts ?? []).map(toLine);
}

function toLine(part: StackedAward): StackLine {
  return {
    rulePart: part.rulePart,
    award: withoutPrefix(part.award),
    through: part.through === undefined ? undefined : withoutPrefix(part.through),
    achievement: part.achievementVersion,
    ects: ectsFromDecimal(part.ects),
    awardedDate: part.awardedDate,
    issuer: part.issuedBy,
  };
}

function withoutPrefix(urn: string): string {
  return urn.replace(/^urn:uuid:/, '');
}
