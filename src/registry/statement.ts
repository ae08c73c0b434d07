import * as z from 'zod';
import { isJsonObject, type JsonObject, type JsonValue, plainJson } from '../common/json.js';
import { isRegistryContext, REGISTRY_CONTEXT } from '../credentials/contexts/known.js';
import {
  credentialType,
  did,
  iri,
  many,
  one,
  proof,
  readNative,
  text,
  utcInstant,
} from '../credentials/documents/native-form.js';
import { isCalendarDate } from '../domain/dates.js';
import { ectsFromDecimal, ectsToDecimal } from '../domain/ects.js';
import { legalIdentitySchema } from '../domain/legal.js';
import { textMapSchema } from '../domain/text.js';
import type { RegisteredVersion, Registry, RegistryIssuer } from './registry.js';

/** What a network says under its signature about its issuers, its published versions, and whom it recognised for what. */
export interface RegistryStatement {
  /** DID of the network. */
  readonly network: string;
  /** UTC instants: as of when it says so, and how long that may be relied on. */
  readonly validFrom: string;
  readonly validUntil: string;
  readonly registry: Registry;
}

const TYPE = 'RegistryStatement';

const day = z.string().refine(isCalendarDate);
const instant = z.iso.datetime();
const code = z.string().min(1).max(100);
const period = { from: day, until: day.optional() };

const issuerSchema = z.strictObject({
  did,
  kind: z.enum(['network', 'institution']),
  code,
  name: textMapSchema,
  country: z.string().length(2),
  primaryLanguage: z.string().max(20).optional(),
  legal: legalIdentitySchema.optional(),
  demo: z.boolean(),
  membership: z.strictObject(period),
  recognisedFor: z.array(z.strictObject({ module: code, ...period })),
  keys: z.array(
    z.strictObject({ id: did, publicKeyMultibase: text, from: instant, until: instant.optional() }),
  ),
});

const versionSchema = z.strictObject({
  address: iri,
  kind: z.enum(['module', 'programme']),
  code,
  title: textMapSchema,
  digest: text,
  /** A decimal, as everywhere outside. */
  ects: z.number().nonnegative().max(10_000).transform(ectsFromDecimal),
  awardedBy: did.optional(),
});

const statementSchema = z.strictObject({
  '@context': z.array(z.unknown()),
  id: one(iri),
  type: credentialType(TYPE),
  issuer: one(did),
  validFrom: one(utcInstant),
  validUntil: one(utcInstant),
  credentialSubject: one(
    z.strictObject({
      id: one(did),
      // one JSON literal: signed to the letter, and nothing of it has to be expanded
      registry: z.strictObject({
        graceDays: z.int().nonnegative().max(10_000),
        issuers: z.array(issuerSchema),
        versions: z.array(versionSchema),
      }),
    }),
  ),
  proof: many(proof).refine((proofs) => proofs.length > 0),
});

/** The network's own entry in its registry; `undefined` before it was set up. */
export function networkOf({ issuers }: Registry): RegistryIssuer | undefined {
  return [...issuers.values()].find(({ kind }) => kind === 'network');
}

/** The unsigned statement of a network. `address`: where it is published; `validUntil`: a UTC instant. */
export function buildRegistryStatement(
  registry: Registry,
  facts: { readonly network: string; readonly address: string; readonly validUntil: string },
): JsonObject {
  return {
    '@context': [...REGISTRY_CONTEXT],
    id: facts.address,
    type: ['VerifiableCredential', TYPE],
    issuer: facts.network,
    validUntil: facts.validUntil,
    credentialSubject: { id: facts.network, registry: registryAsJson(registry) },
  };
}

/** A registry as it stands in statements. Equal registries give equal values. */
export function registryAsJson({ graceDays, issuers, versions }: Registry): JsonValue {
  return plainJson({
    graceDays,
    issuers: [...issuers.values()],
    versions: [...versions.values()].map((version) => ({ ...version, ects: ectsToDecimal(version.ects) })),
  });
}

/** Whether a document says that it is such a statement, genuine or not. */
export function isRegistryStatement(document: JsonValue): document is JsonObject {
  return isJsonObject(document) && hasType(document) && isRegistryContext(document['@context']);
}

function hasType({ type }: JsonObject): boolean {
  return Array.isArray(type) && type.includes(TYPE);
}

/**
 * Reads a statement, without verifying it; `undefined` for what isn't one to the letter, or tells one issuer or version twice,
 * or whose own network isn't in it.
 */
export function readRegistryStatement(document: JsonObject): RegistryStatement | undefined {
  const read = isRegistryContext(document['@context']) && readNative(statementSchema, document);
  if (!read || 'faults' in read) return undefined;
  const { issuer: network, validFrom, validUntil, credentialSubject: subject } = read.value;
  const { graceDays, issuers: members, versions: published } = subject.registry;
  const issuers = new Map<string, RegistryIssuer>(members.map((member) => [member.did, member]));
  const versions = new Map<string, RegisteredVersion>(published.map((one) => [one.address, one]));
  const whole = issuers.size === members.length && versions.size === published.length;
  const registry = { graceDays, issuers, versions };
  if (!whole || subject.id !== network || networkOf(registry)?.did !== network) return undefined;
  return { network, validFrom, validUntil, registry };
}
