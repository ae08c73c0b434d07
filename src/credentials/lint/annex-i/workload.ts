import { ANNEX_I, type AnnexIRule, CLAIM, has } from '../annex-i-rule.js';
import { FIRST_ISSUE } from '../elm/elm-rule.js';
import { nodeIn } from '../elm/graph-texts.js';

export const workload: AnnexIRule = {
  name: 'workload',
  citation: ANNEX_I,
  effective: FIRST_ISSUE,
  expected: 'notional workload, in ECTS wherever possible',
  native: ['credentialSubject', 'creditsEarned'],
  edc: {
    at: `${CLAIM}/creditReceived`,
    isThere: ({ achievement, specification, activity }) =>
      has(achievement, 'creditReceived') ||
      has(specification, 'creditPoint', 'volumeOfLearning') ||
      has(activity, 'workload') ||
      has(nodeIn(activity, 'specifiedBy'), 'volumeOfLearning'),
  },
};
