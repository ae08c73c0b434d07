import type { JsonObject } from '../../../src/common/json.js';
import { type EdcMutation, everywhere, inside } from './changes.js';

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
export const ANNEX_I: readonly EdcMutation[] = [
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
export const ANNEX_I_SEEN: readonly EdcMutation[] = [
  annex('title', without('credentialSubject', 'hasClaim', 'title')),
  annex('country', without('issuer', 'location'), without('issuer', 'eIDASIdentifier')),
  annex('awarding-body', without('credentialSubject', 'hasClaim', 'awardedBy')),
  annex('date', without('issued')),
];
