import type { Fault } from '../../../common/errors.js';
import type { JsonObject } from '../../../common/json.js';
import { dataModelFaults } from '../vcdm/rules.js';
import { accredited } from './accredited.js';
import { awardedBeforeIssue } from './awarded-before-issue.js';
import { claimsTyped } from './claims-typed.js';
import { classesDefined } from './classes-defined.js';
import { conceptLists } from './concept-lists.js';
import { conceptMembership } from './concept-membership.js';
import { contexts } from './contexts.js';
import { credentialTypes } from './credential-types.js';
import { datesExist } from './dates-exist.js';
import type { ElmRule } from './elm-rule.js';
import { type ElmGraph, readGraph } from './graph.js';
import { idsUnambiguous } from './ids-unambiguous.js';
import { issuerIdentified } from './issuer-identified.js';
import { languageTags } from './language-tags.js';
import { literalForms } from './literal-forms.js';
import { mandatoryMembers } from './mandatory-members.js';
import { nodesAddressed } from './nodes-addressed.js';
import { oneCredential } from './one-credential.js';
import { picturesReadable } from './pictures-readable.js';
import { primaryLanguage } from './primary-language.js';
import { schemaKnown } from './schema-known.js';
import { singleMembers } from './single-members.js';
import { termsDefined } from './terms-defined.js';
import { textsByLanguage } from './texts-by-language.js';
import { textsNotEmpty } from './texts-not-empty.js';
import { validityOrder } from './validity-order.js';
import { valueClasses } from './value-classes.js';
import { valuesWritten } from './values-written.js';

/** What the official shapes see too. */
export const SHAPE_RULES: readonly ElmRule[] = [
  mandatoryMembers,
  singleMembers,
  textsByLanguage,
  valueClasses,
  literalForms,
  nodesAddressed,
  conceptLists,
  issuerIdentified,
  claimsTyped,
  accredited,
];

/** What the official shapes are blind to, or can't look at: what a processor drops, and what they don't ask. */
export const BLIND_SPOT_RULES: readonly ElmRule[] = [
  contexts,
  credentialTypes,
  oneCredential,
  termsDefined,
  classesDefined,
  valuesWritten,
  idsUnambiguous,
  conceptMembership,
  languageTags,
  textsNotEmpty,
  datesExist,
  schemaKnown,
  primaryLanguage,
  validityOrder,
  awardedBeforeIssue,
  picturesReadable,
];

/** Every rule of the European Learning Model. */
export const ELM_RULES: readonly ElmRule[] = [...BLIND_SPOT_RULES, ...SHAPE_RULES];

/**
 * Everything in which a European digital credential breaks its form, whoever issued it: a fault `elm.<rule>` for each broken
 * rule of the European Learning Model at the first place that breaks it, and `vcdm.<rule>` for those of the Verifiable
 * Credentials Data Model 1.1. It stands for the official shapes and for what they can't see. Annex I is another matter
 * (`annexIEdcFaults`). Pure, and never throws. `graph`: the document as `readGraph` reads it, if that is at hand.
 */
export function edcStructureFaults(document: JsonObject, graph = readGraph(document)): Fault[] {
  return [...dataModelFaults(document, 'credential'), ...brokenElmRules(ELM_RULES, graph, 'elm')];
}

/** A fault for each broken rule, under the name of the group that the rules are of. */
export function brokenElmRules(rules: readonly ElmRule[], graph: ElmGraph, group: string): Fault[] {
  return rules.flatMap((rule) => {
    const at = rule.find(graph);
    if (at === undefined) return [];
    return [
      {
        code: `${group}.${rule.name}`,
        pointer: at,
        message: rule.message,
        expected: `${rule.expected} (${rule.citation})`,
      },
    ];
  });
}
