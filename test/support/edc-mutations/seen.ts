import { isJsonObject } from '../../../src/common/json.js';
import { termKind } from '../../../src/credentials/lint/elm/terms.js';
import { changingMember, claim, copy, type EdcMutation, everywhere, inside } from './changes.js';

/** What the shapes see too. */
export const SEEN: readonly EdcMutation[] = [
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
