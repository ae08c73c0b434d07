import { base64 } from '@scure/base';
import { canonicalJson, type JsonObject, type JsonValue } from '../../common/json.js';
import type { Accreditation } from '../../domain/legal.js';
import type { TextMap } from '../../domain/text.js';
import {
  accreditationConcept,
  BASE64_CONCEPT,
  type Concept,
  fileTypeConcept,
} from '../documents/concepts.js';
import { countryConcept } from '../documents/long-lists.js';
import { eidasCountry } from './eidas-country.js';
import type { EdcOrganisation } from './facts.js';
import { SCHEMES, type Scheme } from './names.js';

/**
 * Makes the nodes of one document. Ids hold for the whole document, so what is about the same thing gets the same id and
 * says the same wherever it stands: nodes are embedded again, never only referred to, since readers of these documents
 * look no further.
 */
export class EdcNodes {
  private readonly ids = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  private readonly language: string;

  /** `language`: the tag that texts get which have no language of their own. */
  constructor(language: string) {
    this.language = language;
  }

  /** The id of a thing: of a kind, told from others of that kind by a key. */
  id(kind: string, key: string): string {
    const whole = `${kind} ${key}`;
    const known = this.ids.get(whole);
    if (known !== undefined) return known;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const id = `urn:epass:${kind}:${count}`;
    this.ids.set(whole, id);
    return id;
  }

  /** A text that is the same in every language. */
  plain(text: string): JsonObject {
    return { [this.language]: text };
  }

  identifier(scheme: Scheme, notation: string): JsonObject {
    const { name, id } = SCHEMES[scheme];
    return {
      id: this.id('identifier', `${id} ${notation}`),
      type: 'Identifier',
      notation,
      schemeName: name,
      schemeId: id,
    };
  }

  /** A number in a register that isn't ours. */
  registered(schemeName: string, notation: string): JsonObject {
    return {
      id: this.id('identifier', `${schemeName} ${notation}`),
      type: 'Identifier',
      notation,
      schemeName,
    };
  }

  note(key: string, text: JsonObject, subject?: JsonObject): JsonObject {
    return {
      id: this.id('note', key),
      type: 'Note',
      noteLiteral: text,
      ...(subject ? { subject } : {}),
    };
  }

  webResource(contentURL: string, title?: TextMap): JsonObject {
    return {
      id: this.id('webResource', canonicalJson([contentURL, title ?? null])),
      type: 'WebResource',
      ...(title ? { title } : {}),
      contentURL,
    };
  }

  organisation(of: EdcOrganisation): JsonObject {
    const { legal, name, did, website } = of;
    return {
      id: did,
      type: 'Organisation',
      legalName: legal?.name ?? name,
      ...(legal?.name ? { altLabel: name } : {}),
      identifier: [
        this.identifier('did', did),
        ...(legal?.identifiers ?? []).map(({ scheme, value }) => this.registered(scheme, value)),
      ],
      ...(legal ? { eIDASIdentifier: this.eidas(legal.eidasIdentifier, of.country) } : {}),
      ...(legal?.vatIdentifier === undefined
        ? {}
        : { vatIdentifier: this.legalIdentifier(legal.vatIdentifier, of.country) }),
      ...(website === undefined ? {} : { homepage: this.webResource(website) }),
      location: this.location(of),
    };
  }

  /** A picture in the bytes of a PNG file. */
  picture(bytes: Uint8Array): JsonObject {
    return {
      id: this.id('mediaObject', 'picture'),
      type: 'MediaObject',
      content: base64.encode(bytes),
      contentEncoding: concept(BASE64_CONCEPT),
      contentType: concept(fileTypeConcept('png')),
    };
  }

  /** `key` tells apart what is accredited. */
  accreditation(key: string, of: Accreditation): JsonObject {
    const { agency } = of;
    const agencyKey = canonicalJson(agency);
    return {
      id: this.id('accreditation', key),
      type: 'Accreditation',
      title: of.title,
      dcType: concept(accreditationConcept(of.type)),
      accreditingAgent: {
        id: this.id('org', agencyKey),
        type: 'Organisation',
        legalName: agency.name,
        eIDASIdentifier: this.eidas(agency.eidasIdentifier, agency.country),
        location: this.place(agencyKey, agency.country),
      },
      ...(of.report === undefined ? {} : { report: this.webResource(of.report) }),
      ...(of.issued === undefined ? {} : { dateIssued: `${of.issued}T00:00:00Z` }),
      ...(of.expires === undefined ? {} : { expiryDate: `${of.expires}T00:00:00Z` }),
    };
  }

  private eidas(notation: string, country: string): JsonObject {
    return this.legalIdentifier(notation, eidasCountry(notation) ?? country);
  }

  private legalIdentifier(notation: string, country: string): JsonObject {
    return {
      id: this.id('legalIdentifier', `${notation} ${country}`),
      type: 'LegalIdentifier',
      notation,
      spatial: concept(countryConcept(country)),
    };
  }

  private location({ did, country, city, legal }: EdcOrganisation): JsonObject {
    const { street, postalCode } = legal?.address ?? {};
    const town = [postalCode, city].filter(isSaid).join(' ');
    const lines = [street, town === '' ? undefined : town].filter(isSaid).join(', ');
    return this.place(did, country, city, lines);
  }

  private place(key: string, country: string, city?: string, lines = ''): JsonObject {
    return {
      id: this.id('location', key),
      type: 'Location',
      ...(city === undefined ? {} : { geographicName: this.plain(city) }),
      address: {
        id: this.id('address', key),
        type: 'Address',
        countryCode: concept(countryConcept(country)),
        ...(lines === '' ? {} : { fullAddress: this.note(`address ${key}`, this.plain(lines)) }),
      },
    };
  }
}

/** A value of a controlled list. */
export function concept({ id, scheme, label }: Concept): JsonObject {
  return {
    id,
    type: 'Concept',
    inScheme: { id: scheme, type: 'ConceptScheme' },
    prefLabel: { en: label },
  };
}

/** A concept of ours, which no controlled list has. */
export function ownConcept(scheme: Scheme, notation: string, label: JsonObject): JsonObject {
  const { id } = SCHEMES[scheme];
  return { id: `${id}-${encodeURIComponent(notation)}`, type: 'Concept', notation, prefLabel: label };
}

/** One value as it is, several as a list, none as no member. */
export function member(name: string, values: readonly JsonValue[]): JsonObject {
  const [first] = values;
  if (first === undefined) return {};
  return { [name]: values.length === 1 ? first : [...values] };
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
