import type { RelativeDistinguishedNames } from 'pkijs';

/** Whom a certificate names (RFC 5280, section 4.1.2.4): what is asked of it, each value as written. */
export interface DistinguishedName {
  readonly commonName: readonly string[];
  /** `O`, the legal name of an organisation. */
  readonly organization: readonly string[];
  /** `organizationIdentifier`, the eIDAS identifier of a legal person (ETSI EN 319 412-1, section 5.1.4). */
  readonly organizationIdentifier: readonly string[];
  readonly country: readonly string[];
  /** Whether it names a natural person, with or without an organisation beside (ETSI EN 319 412-2, section 4.2.4). */
  readonly personal: boolean;
}

const ATTRIBUTES = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
  country: '2.5.4.6',
} as const;

/** Surname, given name, pseudonym. */
const PERSONAL = ['2.5.4.4', '2.5.4.42', '2.5.4.65'];

export function readName({ typesAndValues }: RelativeDistinguishedNames): DistinguishedName {
  const values = (oid: string) =>
    typesAndValues
      .filter(({ type }) => String(type) === oid)
      .map(({ value }) => String((value as { valueBlock: { value?: unknown } }).valueBlock.value ?? ''));
  return {
    commonName: values(ATTRIBUTES.commonName),
    organization: values(ATTRIBUTES.organization),
    organizationIdentifier: values(ATTRIBUTES.organizationIdentifier),
    country: values(ATTRIBUTES.country),
    personal: typesAndValues.some(({ type }) => PERSONAL.includes(String(type))),
  };
}

/** A legal person as an institution or a document states it: names by language. */
export interface LegalPerson {
  readonly names: Readonly<Record<string, string>>;
  readonly eidasIdentifier: string;
}

/**
 * Whether a certificate's subject is a legal person: `O` is its legal name in any of its languages, and
 * `organizationIdentifier` its eIDAS identifier. Each has to stand there once. Letters are compared as written, in Unicode's
 * composed form, spaces run together.
 */
export function namesLegalPerson(
  { organization, organizationIdentifier }: DistinguishedName,
  { names, eidasIdentifier }: LegalPerson,
): 'same' | 'name' | 'identifier' {
  if (organizationIdentifier.length !== 1 || organizationIdentifier[0] !== eidasIdentifier)
    return 'identifier';
  const [name, ...more] = organization.map(plain);
  const same = more.length === 0 && Object.values(names).some((one) => plain(one) === name);
  return same ? 'same' : 'name';
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ');
}
