import type { ModuleContent } from '../../domain/module.js';

/** European Learning Model concepts (Publications Office lists, scheme version 25831c2) for the words of our domain. */
const SNB = 'http://data.europa.eu/snb';

export const MODE_CONCEPTS: Readonly<Record<ModuleContent['mode'], string>> = {
  presential: `${SNB}/learning-assessment/9191af2ed9`,
  online: `${SNB}/learning-assessment/920fbb3cbe`,
  blended: `${SNB}/learning-assessment/e92d221e4d`,
};

export const SETTING_CONCEPTS: Readonly<Record<ModuleContent['setting'], string>> = {
  formal: `${SNB}/learning-setting/6fd4685715`,
  'non-formal': `${SNB}/learning-setting/e207a81fc7`,
};

export const ASSESSMENT_CONCEPTS: Readonly<Record<ModuleContent['assessment']['type'], string>> = {
  portfolio: `${SNB}/assessment/4f03b91c0e`,
  'written-examination': `${SNB}/assessment/6e6cb2cc78`,
  'oral-examination': `${SNB}/assessment/d30284d7df`,
  project: `${SNB}/assessment/795dac4096`,
  'observed-teaching': `${SNB}/assessment/6a4db9f11d`,
  assignment: `${SNB}/assessment/2939dae15f`,
};

export const SUPERVISION_CONCEPTS: Readonly<Record<ModuleContent['assessment']['supervision'], string>> = {
  'supervised-identity-checked': `${SNB}/supervision-verification/70be69aaf9`,
  'unsupervised-identity-checked': `${SNB}/supervision-verification/df2880c5cb`,
  unsupervised: `${SNB}/supervision-verification/c598449d64`,
};

export function eqfConcept(level: number): string {
  return `${SNB}/eqf/${level}`;
}

export function iscedConcept(code: string): string {
  return `${SNB}/isced-f/${code}`;
}
