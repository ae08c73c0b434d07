import {
  changing,
  changingMember,
  copy,
  type EdcMutation,
  inside,
  isAwardDigest,
  isLearnerHash,
  isType,
  LANGUAGE,
  root,
} from './changes.js';

/** What the shapes are blind to, or what a processor drops before they see it. */
export const BLIND: readonly EdcMutation[] = [
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
