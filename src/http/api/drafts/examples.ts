import type { JsonObject } from '../../../common/json.js';

/** A module as its author would write it, complete: what a draft's content is shown by. */
export const MODULE_EXAMPLE = {
  title: { en: 'Interactive Lectures in Engineering', pt: 'Aulas interativas em engenharia' },
  description: {
    en: 'Participants turn two of their own lectures into sessions in which students predict, calculate and discuss. They teach both, look at what students took from them, and revise them.',
  },
  ects: 1.5,
  workloadHours: 40,
  eqfLevel: 6,
  iscedF: '0114',
  languages: ['en', 'pt'],
  mode: 'blended',
  setting: 'non-formal',
  entryRequirements: { en: 'Participants teach a course of their own during the module.' },
  outcomes: [
    { id: 'lo-1', title: { en: 'Plan a lecture around questions that show what students understand.' } },
    { id: 'lo-2', title: { en: 'Adapt a lecture while it is held to what students answer.' } },
  ],
  assessment: {
    type: 'observed-teaching',
    description: {
      en: 'An assessor observes one of the two revised lectures and discusses it with the participant for thirty minutes.',
    },
    supervision: 'supervised-identity-checked',
    gradingScheme: 'ects-letter',
  },
  qualityAssurance: {
    type: 'peer-review',
    description: { en: 'Reviewers from two other member institutions examine the module every three years.' },
  },
  criteria: [
    {
      id: 'cc-1',
      title: { en: 'Questions that show understanding' },
      levels: [
        {
          id: 'developing',
          title: { en: 'Developing' },
          description: { en: 'Questions are asked, but ask for facts only.' },
        },
        {
          id: 'competent',
          title: { en: 'Competent' },
          description: { en: 'Every main idea has a question whose answers tell understanding from recall.' },
        },
        {
          id: 'proficient',
          title: { en: 'Proficient' },
          description: {
            en: 'Questions also bring known misconceptions to light, and the lecture takes them up.',
          },
        },
      ],
      requiredLevel: 'competent',
    },
  ],
  equivalents: [],
} satisfies JsonObject;

/** A programme as its author would write it, complete, with most kinds of rules. */
export const PROGRAMME_EXAMPLE = {
  title: { en: 'Active Teaching in Engineering', nl: 'Activerend ingenieursonderwijs' },
  description: {
    en: 'A programme for lecturers who want students to work in class. It consists of assessment, one method of active teaching, and electives.',
  },
  award: { en: 'Certificate “Active Teaching”', nl: 'Certificaat ‘Activerend onderwijs’' },
  ects: 5,
  eqfLevel: 6,
  iscedF: '0114',
  languages: ['en', 'nl'],
  mode: 'blended',
  setting: 'non-formal',
  workloadHours: 130,
  assessment: {
    type: 'portfolio',
    description: { en: 'Each module is assessed by itself, on work in a course of one’s own.' },
    supervision: 'supervised-identity-checked',
  },
  policy: 'automatic',
  outcomes: [
    { id: 'lo-1', title: { en: 'Teach an engineering course in which students solve problems in class.' } },
    { id: 'lo-2', title: { en: 'Assess validly what students learnt by it.' } },
  ],
  stackability: {
    en: 'The modules count towards the longer programmes of the network, too. By itself the certificate gives no access to a regulated profession.',
  },
  qualityAssurance: {
    type: 'internal',
    description: { en: 'The institution’s teaching board reviews the programme every four years.' },
  },
  rule: {
    type: 'limit',
    maxAgeMonths: 60,
    institutions: 2,
    rule: {
      type: 'all',
      of: [
        { type: 'module', part: 'assessment', title: { en: 'Assessment' }, module: 'EP-ASM' },
        {
          type: 'modules',
          part: 'method',
          title: { en: 'One method of active teaching' },
          atLeast: 1,
          from: ['EP-PBL', 'EP-LAB'],
        },
        {
          type: 'ects',
          part: 'electives',
          title: { en: 'Electives of at least 2 ECTS credits' },
          atLeast: 2,
          from: ['EP-COM', 'EP-DIG', 'EP-WIL'],
        },
      ],
    },
  },
} satisfies JsonObject;
