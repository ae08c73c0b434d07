import * as z from 'zod';
import { CairnError } from '../../common/errors.js';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { type TextMap, textIn } from '../../domain/text.js';
import { nativeVersion, TRANSCRIPT_CONTEXT } from '../contexts/known.js';
import {
  achievement,
  credentialType,
  identity,
  isOwnHash,
  issuerProfile,
  type NativeCredential,
  nativeCredentialSchema,
  one,
  oneType,
  readNative,
  text,
  urnUuid,
  utcInstant,
} from './native-form.js';

/** Most credentials that a transcript lists: a verifier looks at so many in one request. */
export const MAX_LISTED = 100;

/** What of a programme a transcript repeats. The rest has words of the project's own vocabulary, and stands in the certificate. */
const ACHIEVEMENT_MEMBERS = {
  id: true,
  type: true,
  name: true,
  description: true,
  humanCode: true,
  version: true,
  achievementType: true,
  criteria: true,
  creditsAvailable: true,
  alignment: true,
} as const;

const associationForm = z.strictObject({
  type: z.literal('Association'),
  associationType: z.literal('isPartOf'),
  sourceId: text,
  targetId: text,
});

const subjectForm = z
  .strictObject({
    id: urnUuid,
    type: oneType('ClrSubject'),
    name: text,
    identifier: one(identity),
    achievement: z.array(achievement.pick(ACHIEVEMENT_MEMBERS)),
    association: z.array(associationForm),
    verifiableCredential: z.array(z.unknown()).min(1).max(MAX_LISTED),
  })
  .refine(isOwnHash, 'the hash of the subject’s id with the salt');

/**
 * A transcript of this project, which is enveloped: its text is signed, and this fixes each member of it by name, place and
 * type. What it lists are documents of their own.
 */
export const transcriptSchema = z.strictObject({
  '@context': z.array(z.unknown()),
  id: urnUuid,
  type: credentialType('ClrCredential'),
  name: text,
  issuer: issuerProfile,
  validFrom: utcInstant,
  partial: z.literal(true).optional(),
  credentialSubject: subjectForm,
});
export type Transcript = z.infer<typeof transcriptSchema>;

/** What makes a transcript of a learner's credentials. */
export interface TranscriptFacts {
  /** UUID. */
  readonly id: string;
  readonly issuer: { readonly did: string; readonly name: TextMap; readonly country: string };
  /** When it is signed; written in whole seconds. */
  readonly at: Date;
  /** Signed credentials of one learner in this project's form, in the order in which they are to be listed. */
  readonly credentials: readonly JsonObject[];
  /** There are more awards than are listed. */
  readonly partial?: boolean | undefined;
}

/**
 * A transcript as `ClrCredential` (Comprehensive Learner Record 2.0), unsigned: a learner's credentials whole, as they were
 * signed, the programmes among what they certify, and of which of them each award is a part. Who the learner is, the first
 * credential says. Nothing is stated that the credentials don't state.
 *
 * Throws a CairnError `clr.not-own` (kind `incoherent`) for no credential at all, or one in another form.
 */
export function buildTranscript({ id, issuer, at, credentials, partial }: TranscriptFacts): JsonObject {
  const listed = credentials.map(readListed);
  const [first] = listed;
  if (!first) throw notOwn();
  const { id: learner, name, identifier } = first.credentialSubject;
  return {
    '@context': structuredClone(TRANSCRIPT_CONTEXT),
    id: `urn:uuid:${id}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Transcript',
    issuer: {
      id: issuer.did,
      type: ['Profile'],
      name: textIn(issuer.name, 'en'),
      address: { type: ['Address'], addressCountryCode: issuer.country },
    },
    validFrom: `${at.toISOString().slice(0, 19)}Z`,
    ...(partial === true ? { partial } : {}),
    credentialSubject: {
      id: learner,
      type: ['ClrSubject'],
      name,
      identifier: [{ ...identifier }],
      achievement: listedProgrammes(credentials),
      association: listedAssociations(listed),
      verifiableCredential: structuredClone([...credentials]),
    },
  };
}

/** The programmes that credentials in this project's form certify, as they describe them; each once. */
export function listedProgrammes(credentials: readonly JsonObject[]): JsonObject[] {
  const programmes = credentials
    .map((credential) => single(credential.credentialSubject))
    .filter(isJsonObject)
    .filter((subject) => subject.stack !== undefined)
    .map((subject) => single(subject.achievement))
    .filter(isJsonObject)
    .map((described) =>
      Object.fromEntries(
        Object.keys(ACHIEVEMENT_MEMBERS).flatMap((name) => {
          const value = described[name];
          return value === undefined ? [] : [[name, value]];
        }),
      ),
    );
  return distinct(programmes);
}

/**
 * Of which programme each award in a stack is a part: of the certificate's own, or of the one that it came in with. Between
 * achievements, each once, in the order of the stacks.
 */
export function listedAssociations(credentials: readonly NativeCredential[]): JsonObject[] {
  return distinct(
    credentials.flatMap(({ credentialSubject: { achievement: own, stack } }) =>
      (stack?.parts ?? []).map((part): JsonObject => {
        const inner = stack?.parts.find((other) => other.award === part.through);
        return {
          type: 'Association',
          associationType: 'isPartOf',
          sourceId: `${part.achievementVersion}#achievement`,
          targetId: inner === undefined ? own.id : `${inner.achievementVersion}#achievement`,
        };
      }),
    ),
  );
}

/** Reads a credential in this project's form, of any version; `undefined` for another form. */
export function readOwnCredential(document: JsonObject): NativeCredential | undefined {
  const version = nativeVersion(document['@context']);
  const read = version && readNative(nativeCredentialSchema(version), document);
  return read && 'value' in read ? read.value : undefined;
}

function readListed(document: JsonObject): NativeCredential & { credentialSubject: { name: string } } {
  const native = readOwnCredential(document);
  const name = native?.credentialSubject.name;
  // a credential of which something was withheld is none of those that are kept here
  if (native && name !== undefined)
    return { ...native, credentialSubject: { ...native.credentialSubject, name } };
  throw notOwn();
}

function notOwn(): CairnError {
  return new CairnError('incoherent', 'clr.not-own', 'A transcript lists credentials in its own form alone');
}

function distinct(items: readonly JsonObject[]): JsonObject[] {
  return [...new Map(items.map((item) => [canonicalJson(item), item])).values()];
}

function single(value: JsonValue | undefined): JsonValue | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
