import { isJsonObject, type JsonObject, type JsonValue } from '../../src/common/json.js';
import { SHAPES } from '../../src/credentials/lint/elm/shapes.js';
import { termKind } from '../../src/credentials/lint/elm/terms.js';

/** Chooses one of some things; of none nothing. */
export type Pick = <T>(from: readonly T[]) => T | undefined;

/** A change that breaks a rule. `false`: the document has nothing to break it at. */
export interface EdcMutation {
  /** Code of the rule that it breaks. */
  readonly breaks: string;
  readonly name: string;
  readonly apply: (document: JsonObject, pick: Pick) => boolean;
}

const LANGUAGE = 'http://publications.europa.eu/resource/authority/language';

/** Every object in a document, with the member that holds it. */
function nodes(document: JsonObject): { node: JsonObject; under: string }[] {
  const found: { node: JsonObject; under: string }[] = [];
  const walk = (value: JsonValue | undefined, under: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, under);
    else if (isJsonObject(value)) {
      found.push({ node: value, under });
      for (const [name, inner] of Object.entries(value)) if (termKind(name) === 'node') walk(inner, name);
    }
  };
  walk(document, '');
  return found;
}

/** The same change wherever the node stands, so that it says one thing still. */
function everywhere(document: JsonObject, chosen: JsonObject, change: (node: JsonObject) => void): boolean {
  const { id } = chosen;
  const all = nodes(document).filter(({ node }) => node === chosen || (id !== undefined && node.id === id));
  for (const { node } of all) change(node);
  return true;
}

/** Changes a node of those that `fits` picks out, wherever it stands. */
function changing(
  breaks: string,
  name: string,
  fits: (node: JsonObject, under: string) => boolean,
  change: (node: JsonObject, pick: Pick) => void,
): EdcMutation {
  return {
    breaks,
    name,
    apply: (document, pick) => {
      const chosen = pick(nodes(document).filter(({ node, under }) => fits(node, under)));
      return chosen ? everywhere(document, chosen.node, (node) => change(node, pick)) : false;
    },
  };
}

/** Changes a member that the shapes say something about. */
function changingMember(
  breaks: string,
  name: string,
  fits: (shape: NonNullable<ReturnType<typeof shapesOf>[number]>, held: JsonValue | undefined) => boolean,
  change: (node: JsonObject, member: string, pick: Pick) => void,
): EdcMutation {
  return {
    breaks,
    name,
    apply: (document, pick) => {
      const places = nodes(document).flatMap(({ node }) =>
        shapesOf(node)
          .filter((shape) => node[shape.member] !== undefined && fits(shape, node[shape.member]))
          .map(({ member }) => ({ node, member })),
      );
      const chosen = pick(places);
      return chosen ? everywhere(document, chosen.node, (node) => change(node, chosen.member, pick)) : false;
    },
  };
}

function shapesOf({ type }: JsonObject) {
  const types = Array.isArray(type) ? type : [type];
  return types.flatMap((one) => SHAPES.get(String(one)) ?? []);
}

const isType =
  (...types: string[]) =>
  ({ type }: JsonObject) =>
    types.includes(String(type));

const isNumberOf = (scheme: string) => (node: JsonObject) =>
  node.type === 'Identifier' && String(node.schemeId).endsWith(`#${scheme}`);
const isAwardDigest = isNumberOf('awardDigest');
const isLearnerHash = isNumberOf('learner');

const root = (breaks: string, name: string, change: (document: JsonObject) => void): EdcMutation => ({
  breaks,
  name,
  apply: (document) => {
    change(document);
    return true;
  },
});

const copy = <T extends JsonValue | undefined>(value: T): T => JSON.parse(JSON.stringify(value));
const inside = (value: JsonValue | undefined): JsonObject => {
  const one = Array.isArray(value) ? value[0] : value;
  return isJsonObject(one) ? one : {};
};
const claim = (document: JsonObject) => inside(inside(document.credentialSubject).hasClaim);

/** What the shapes see too. */
const SEEN: readonly EdcMutation[] = [
  changingMember(
    'elm.mandatory-members',
    'a member that is needed is gone',
    ({ least }) => least === 1,
    (node, member) => {
      delete node[member];
    },
  ),
  changingMember(
    'elm.mandatory-members',
    'a member that is needed is an empty list',
    ({ least }) => least === 1,
    (node, member) => {
      node[member] = [];
    },
  ),
  changingMember(
    'elm.single-members',
    'a second node',
    ({ most, range }, held) => most === 1 && range.kind === 'node' && isJsonObject(held),
    (node, member) => {
      const second = copy(inside(node[member]));
      second.id = `${second.id}-second`;
      node[member] = [node[member] ?? '', second];
    },
  ),
  changingMember(
    'elm.single-members',
    'a second literal',
    ({ most, range, member }, held) =>
      most === 1 && range.kind === 'literal' && typeof held === 'string' && termKind(member) !== 'plain',
    (node, member) => {
      const held = String(node[member]);
      const other = /^\d{4}-/.test(held) ? '2020-01-01T00:00:00Z' : /^PT/.test(held) ? 'PT1H' : `${held}0`;
      node[member] = [held, other];
    },
  ),
  changingMember(
    'elm.single-members',
    'the name of a person in a second language',
    ({ member }) => member === 'fullName',
    (node, member) => {
      node[member] = { ...inside(node[member]), fi: 'Toinen' };
    },
  ),
  changingMember(
    'elm.texts-by-language',
    'two texts in one language',
    ({ range }, held) => range.kind === 'text' && range.unique && isJsonObject(held),
    (node, member) => {
      const [tag = 'en'] = Object.keys(inside(node[member]));
      node[member] = { ...inside(node[member]), [tag]: ['One', 'Another'] };
    },
  ),
  changingMember(
    'elm.value-classes',
    'a node of another class',
    ({ range, member }, held) =>
      range.kind === 'node' &&
      range.classes.length > 0 &&
      isJsonObject(held) &&
      member !== 'credentialSubject',
    (node, member) => {
      const held = inside(node[member]);
      node[member] = { id: `${held.id}-other`, type: held.type === 'Mailbox' ? 'Proof' : 'Mailbox' };
    },
  ),
  changingMember(
    'elm.value-classes',
    'only the address of something that is not there',
    ({ range }, held) => range.kind === 'node' && range.classes.length > 0 && isJsonObject(held),
    (node, member) => {
      node[member] = 'urn:epass:elsewhere:1';
    },
  ),
  changingMember(
    'elm.value-classes',
    'a date where the context has a node',
    ({ member }) => member === 'homepage',
    (node) => {
      node.dateModified = '2026-01-01T00:00:00Z';
    },
  ),
  changingMember(
    'elm.literal-forms',
    'a date without a time',
    ({ range }) => range.kind === 'literal' && range.type === 'dateTime',
    (node, member) => {
      node[member] = '2026-02-28';
    },
  ),
  changingMember(
    'elm.literal-forms',
    'no duration',
    ({ range }) => range.kind === 'literal' && range.type === 'duration',
    (node, member, pick) => {
      node[member] = pick(['50', 'P50H', 'PT', 'PT1.5H']) ?? '';
    },
  ),
  changingMember(
    'elm.literal-forms',
    'page nought',
    ({ member }) => member === 'page',
    (node) => {
      node.page = 0;
    },
  ),
  changingMember(
    'elm.nodes-addressed',
    'a concept without an address',
    ({ range }, held) =>
      range.kind === 'node' && range.addressed && isJsonObject(held) && held.type === 'Concept',
    (node, member) => {
      const { id: _, ...rest } = inside(node[member]);
      node[member] = rest;
    },
  ),
  changingMember(
    'elm.concept-lists',
    'a concept of another list',
    ({ range }, held) => range.kind === 'node' && range.scheme !== undefined && isJsonObject(held),
    (node, member) => {
      node[member] = {
        ...inside(node[member]),
        id: 'http://data.europa.eu/snb/encoding/6146cde7dd',
        inScheme: { id: 'http://data.europa.eu/snb/encoding/25831c2', type: 'ConceptScheme' },
      };
    },
  ),
  changingMember(
    'elm.concept-lists',
    'a concept that does not say of which list it is',
    ({ range }, held) => range.kind === 'node' && range.scheme !== undefined && isJsonObject(held),
    (node, member) => {
      node[member] = { id: `${inside(node[member]).id}-bare`, type: 'Concept', prefLabel: { en: 'Bare' } };
    },
  ),
  {
    breaks: 'elm.issuer-identified',
    name: 'an issuer without an eIDAS identifier',
    apply: (document) =>
      everywhere(document, inside(document.issuer), (node) => {
        delete node.eIDASIdentifier;
      }),
  },
  {
    breaks: 'elm.claims-typed',
    name: 'a claim of no kind',
    apply: (document) => {
      const { id, title, awardedBy } = claim(document);
      inside(document.credentialSubject).hasClaim = {
        id: id ?? '',
        type: 'Claim',
        title: title ?? '',
        awardedBy: awardedBy ?? '',
      };
      return document.evidence === undefined;
    },
  },
  {
    breaks: 'elm.accredited',
    name: 'the accredited profile without its evidence',
    apply: (document) => {
      document.credentialSchema = {
        ...inside(document.credentialSchema),
        id: 'http://data.europa.eu/snb/model/ap/edc-accredited',
      };
      delete document.evidence;
      return true;
    },
  },
  {
    breaks: 'elm.accredited',
    name: 'the accredited profile with two claims',
    apply: (document) => {
      const subject = inside(document.credentialSubject);
      const second = { ...copy(claim(document)), id: 'urn:epass:learningAchievement:second' };
      subject.hasClaim = [claim(document), second];
      return document.evidence !== undefined;
    },
  },
];

/** What the shapes are blind to, or what a processor drops before they see it. */
const BLIND: readonly EdcMutation[] = [
  root('elm.contexts', 'no context', (document) => {
    delete document['@context'];
  }),
  root('elm.contexts', 'a third context', (document) => {
    document['@context'] = [
      'https://www.w3.org/2018/credentials/v1',
      'http://data.europa.eu/snb/model/context/edc-ap',
      { foo: 'urn:foo' },
    ];
  }),
  root('elm.credential-types', 'not of the European type', (document) => {
    document.type = ['VerifiableCredential'];
  }),
  {
    breaks: 'elm.one-credential',
    name: 'a credential in the credential',
    apply: (document) => {
      const { '@context': _, ...second } = copy(document);
      inside(document.credentialSubject).hasCredential = {
        ...second,
        id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
      };
      return true;
    },
  },
  changing(
    'elm.terms-defined',
    'a member that is no term',
    isType('Person', 'Qualification', 'Organisation'),
    (node) => {
      node.nickname = 'x';
    },
  ),
  changing('elm.terms-defined', 'a term by its full address', isType('Qualification'), (node) => {
    node['http://data.europa.eu/snb/model/elm/volumeOfLearning'] = 'PT1H';
  }),
  changing(
    'elm.classes-defined',
    'a second type that is no class',
    isType('Qualification', 'Note'),
    (node) => {
      node.type = [String(node.type), 'Diploma'];
    },
  ),
  changing('elm.values-written', 'credits as a number', isType('CreditPoint'), (node) => {
    node.point = 2;
  }),
  {
    breaks: 'elm.ids-unambiguous',
    name: 'a node of another class at one place',
    apply: (document) => {
      const homepage = inside(inside(document.issuer).homepage);
      homepage.type = 'Mailbox';
      return homepage.id !== undefined;
    },
  },
  {
    breaks: 'elm.ids-unambiguous',
    name: 'two homepages of one organisation, each at one place',
    apply: (document) => {
      inside(document.issuer).homepage = {
        id: 'urn:epass:webResource:other',
        type: 'WebResource',
        contentURL: 'https://other.example',
      };
      return true;
    },
  },
  changing(
    'elm.concept-membership',
    'an EQF level that there is not',
    (_node, under) => under === 'eqfLevel',
    (node) => {
      node.id = 'http://data.europa.eu/snb/eqf/9';
    },
  ),
  changing(
    'elm.concept-membership',
    'a language of another list',
    (node) => String(node.id).startsWith(`${LANGUAGE}/`),
    (node) => {
      node.id = 'http://data.europa.eu/snb/language/ENG';
    },
  ),
  changing(
    'elm.language-tags',
    'a language by its name',
    (node) => node.title !== undefined,
    (node) => {
      node.title = { ...inside(node.title), latin: 'Titulus', klingonlanguage: 'x' };
    },
  ),
  changing(
    'elm.texts-not-empty',
    'an empty title',
    (node) => node.title !== undefined,
    (node) => {
      const [tag = 'en'] = Object.keys(inside(node.title));
      node.title = { ...inside(node.title), [tag]: ' ' };
    },
  ),
  changingMember(
    'elm.dates-exist',
    'a day that there is not',
    ({ range }) => range.kind === 'literal' && range.type === 'dateTime',
    (node, member) => {
      node[member] = '2026-02-30T00:00:00Z';
    },
  ),
  root('elm.schema-known', 'a schema that nobody knows', (document) => {
    document.credentialSchema = { id: 'https://schema.example/own', type: 'ShaclValidator2017' };
  }),
  root('edc-house.one-schema', 'a second schema', (document) => {
    document.credentialSchema = [
      document.credentialSchema ?? '',
      { id: 'https://schema.example/own', type: 'ShaclValidator2017' },
    ];
  }),
  root('elm.primary-language', 'a title that is not in the primary language', (document) => {
    const display = inside(document.displayParameter);
    display.title = { ga: 'Teideal' };
  }),
  root('elm.validity-order', 'it ends before it begins', (document) => {
    document.validUntil = '2020-01-01T00:00:00Z';
  }),
  root('elm.validity-order', 'it has expired before it begins', (document) => {
    document.expirationDate = '2020-01-01T00:00:00+01:00';
  }),
  changing('elm.awarded-before-issue', 'awarded after it was issued', isType('AwardingProcess'), (node) => {
    node.awardingDate = '2027-01-01T00:00:00+01:00';
  }),
  changing('elm.pictures-readable', 'a picture that is none', isType('MediaObject'), (node, pick) => {
    node.content = pick(['hello', 'iVBORw0KGgo', '/9j/4AAQSkZJRgABAgAAAQABAAD/']) ?? '';
  }),
  root('edc-house.unsealed', 'a proof in the document', (document) => {
    document.proof = { id: 'urn:epass:proof:1', type: 'Proof' };
  }),
  root('edc-house.no-status', 'a status', (document) => {
    document.credentialStatus = { id: 'https://status.example/1', type: 'CredentialStatus' };
  }),
  changing('edc-house.statement', 'a digest of another award', isAwardDigest, (node) => {
    node.notation = 'zQmNotTheDigest';
  }),
  changing('edc-house.statement', 'the hash of another learner', isLearnerHash, (node) => {
    node.notation = `sha256$${'0'.repeat(64)}`;
  }),
  root('vcdm.issuance-date', 'no issuanceDate', (document) => {
    delete document.issuanceDate;
  }),
];

const without =
  (...path: string[]) =>
  (document: JsonObject) => {
    const last = path.at(-1) ?? '';
    const holder = path.slice(0, -1).reduce((inner, member) => inside(inner[member]), document);
    return everywhere(document, holder, (node) => {
      delete node[last];
    });
  };
const annex = (element: string, ...changes: ((document: JsonObject) => boolean)[]): EdcMutation => ({
  breaks: `annex-i-edc.${element}`,
  name: `without ${element}`,
  apply: (document) => changes.map((change) => change(document)).every(Boolean),
});
const SPECIFICATION = ['credentialSubject', 'hasClaim', 'specifiedBy'];
const ACTIVITY = ['credentialSubject', 'hasClaim', 'influencedBy'];
const ASSESSMENT = ['credentialSubject', 'hasClaim', 'provenBy'];

/** Annex I, of which the shapes ask nothing but title, country, body and date. */
const ANNEX_I: readonly EdcMutation[] = [
  annex('learner', without('credentialSubject', 'fullName')),
  annex('outcomes', without(...SPECIFICATION, 'learningOutcome')),
  annex(
    'workload',
    without('credentialSubject', 'hasClaim', 'creditReceived'),
    without(...SPECIFICATION, 'creditPoint'),
    without(...SPECIFICATION, 'volumeOfLearning'),
    without(...ACTIVITY, 'workload'),
    without(...ACTIVITY, 'specifiedBy', 'volumeOfLearning'),
  ),
  annex('level', without(...SPECIFICATION, 'eqfLevel'), without(...SPECIFICATION, 'educationLevel')),
  annex('assessment', without(...SPECIFICATION, 'provenBy'), without(...ASSESSMENT, 'specifiedBy')),
  annex('participation', without(...SPECIFICATION, 'mode'), without(...ACTIVITY, 'specifiedBy', 'mode')),
  annex(
    'quality-assurance',
    without(...SPECIFICATION, 'additionalNote'),
    without(...SPECIFICATION, 'accreditation'),
    (document) => document.evidence === undefined,
  ),
];

/** Annex I elements that a document can't lack without breaking a shape as well. */
const ANNEX_I_SEEN: readonly EdcMutation[] = [
  annex('title', without('credentialSubject', 'hasClaim', 'title')),
  annex('country', without('issuer', 'location'), without('issuer', 'eIDASIdentifier')),
  annex('awarding-body', without('credentialSubject', 'hasClaim', 'awardedBy')),
  annex('date', without('issued')),
];

export const EDC_MUTATIONS: readonly EdcMutation[] = [...SEEN, ...BLIND, ...ANNEX_I, ...ANNEX_I_SEEN];
