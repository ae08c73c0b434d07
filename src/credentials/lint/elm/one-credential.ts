import { type ElmRule, elm, FIRST_ISSUE } from './elm-rule.js';
import { nodesOf } from './graph.js';

/** The shapes conform to a document without any, and to one that holds a second, unsealed one. */
export const oneCredential: ElmRule = {
  name: 'one-credential',
  citation: elm('class EuropeanDigitalCredential'),
  effective: FIRST_ISSUE,
  message: 'The document holds a credential other than itself.',
  expected: 'exactly one node of the class EuropeanDigitalCredential: the document',
  find: (graph) =>
    [...nodesOf(graph, 'EuropeanDigitalCredential'), ...nodesOf(graph, 'VerifiableCredential')].find(
      (node) => node !== graph.root,
    )?.at,
};
