import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';
import { programmeAchievement } from '../../../src/credentials/documents/achievement.js';
import {
  assessmentConcept,
  modeConcept,
  settingConcept,
  supervisionConcept,
} from '../../../src/credentials/documents/concepts.js';
import {
  type PublishedProgramme,
  publishedProgrammeSchema,
} from '../../../src/credentials/documents/published.js';
import { lintCredential } from '../../../src/credentials/lint/lint.js';
import { signCredential } from '../../../src/credentials/suites/sign.js';
import { verify } from '../../../src/verification/verify.js';
import { NOW, testIssuer } from '../../support/samples.js';
import { makeWorld, wholeStack } from '../../support/world.js';

/** What programmes say since it is asked of them. */
const COMPLETE: Partial<PublishedProgramme> = {
  languages: ['en'],
  mode: 'blended',
  setting: 'non-formal',
  workloadHours: 104.5,
  entryRequirements: { en: 'A degree.' },
  assessment: {
    type: 'portfolio',
    description: { en: 'Each module by itself.' },
    supervision: 'supervised-identity-checked',
  },
  entitlements: [{ title: { en: 'More' }, type: 'learning' }],
  nationalLevel: { framework: { en: 'Framework' }, country: 'PT', level: '7' },
};

type Write = (programme: PublishedProgramme) => PublishedProgramme;

const complete: Write = (programme) => ({ ...programme, ...COMPLETE });

/** As programmes were written when nobody asked how one learns. */
const before: Write = ({
  languages: _languages,
  mode: _mode,
  workloadHours: _hours,
  assessment: _assessment,
  ...programme
}) => programme;

const world = (write: Write) => makeWorld(undefined, write);

/** A certificate that the network signed after its achievement was changed. */
async function changed(write: Write, change: (achievement: JsonObject) => void) {
  const made = await world(write);
  const { outer } = await wholeStack(made);
  const { proof: _proof, validFrom: _validFrom, ...document } = structuredClone(outer.document);
  change((document.credentialSubject as { achievement: JsonObject }).achievement);
  const { signer } = await testIssuer('network');
  const signed = await signCredential(document, signer, NOW);
  return { unsigned: document, report: await verify(signed, made.material) };
}

const contentOf = (report: Awaited<ReturnType<typeof verify>>) =>
  report.credentials[0]?.results.find(({ check, code }) => check === 'content' && /complete$/.test(code));

describe('the certificate of a programme that says how one learns', () => {
  test('says it too, in terms of the European Learning Model', async () => {
    const made = await world(complete);
    const { outer } = await wholeStack(made);
    const { achievement } = outer.document.credentialSubject as { achievement: JsonObject };
    expect(achievement).toMatchObject({
      volumeOfLearning: 'PT104H30M',
      learningMode: modeConcept('blended').id,
      learningSetting: settingConcept('non-formal').id,
      entryRequirement: 'A degree.',
      assessment: {
        id: expect.stringMatching(/\/p\/P-TWO\/1#assessment$/),
        assessmentType: assessmentConcept('portfolio').id,
        supervision: supervisionConcept('supervised-identity-checked').id,
      },
    });
    expect(achievement.assessment).not.toHaveProperty('gradingScheme');
    const report = await verify(outer.document, made.material);
    expect(report.verdict).toBe('verified');
    expect(contentOf(report)?.code).toBe('content.complete');
  });

  test.each<[string, string[], string, (achievement: JsonObject) => void]>([
    ['no mode', ['annex-i.participation'], 'form of participation', (it) => delete it.learningMode],
    ['no assessment', ['annex-i.assessment'], 'type of assessment', (it) => delete it.assessment],
    [
      'nothing of it',
      [],
      'type of assessment, form of participation',
      (it) => {
        for (const member of [
          'assessment',
          'learningMode',
          'learningSetting',
          'volumeOfLearning',
          'entryRequirement',
        ])
          delete it[member];
      },
    ],
  ])('with %s is incomplete, which bears on no verdict', async (_what, lint, missing, change) => {
    const { unsigned, report } = await changed(complete, change);
    const codes = (await lintCredential(unsigned)).map(({ code }) => code);
    expect(codes).toEqual(lint.map((name) => `lint.${name}`));
    expect(contentOf(report)).toMatchObject({
      code: 'content.incomplete',
      outcome: 'fail',
      advisory: true,
      message: expect.stringContaining(missing),
    });
    expect(report.verdict).toBe('verified');
  });

  test.each<[string, (achievement: JsonObject) => void]>([
    [
      'another mode',
      (it) => {
        it.learningMode = modeConcept('online').id;
      },
    ],
    [
      'more hours',
      (it) => {
        it.volumeOfLearning = 'PT500H';
      },
    ],
    [
      'a kinder requirement',
      (it) => {
        it.entryRequirement = 'None.';
      },
    ],
  ])('with %s than was published is described otherwise', async (_what, change) => {
    const { report } = await changed(complete, change);
    expect(report.verdict).toBe('not-verified');
    expect(report.credentials[0]?.results.map(({ code }) => code)).toContain(
      'recognition.described-otherwise',
    );
  });

  test('with a grading scheme, which only modules have, isn’t in the form', async () => {
    const { unsigned } = await changed(complete, (it) => {
      it.assessment = { ...(it.assessment as JsonObject), gradingScheme: 'letters' };
    });
    const faults = await lintCredential(unsigned);
    expect(faults).toContainEqual(
      expect.objectContaining({
        code: 'lint.house.form',
        pointer: '/credentialSubject/achievement/assessment/gradingScheme',
      }),
    );
  });
});

describe('the certificate of a programme that was published before', () => {
  test('says nothing of it, and is complete and verified as it was', async () => {
    const made = await world(before);
    const { outer } = await wholeStack(made);
    const { achievement } = outer.document.credentialSubject as { achievement: JsonObject };
    for (const member of ['volumeOfLearning', 'learningMode', 'learningSetting', 'assessment'])
      expect(achievement).not.toHaveProperty(member);
    const report = await verify(outer.document, made.material);
    expect(report.verdict).toBe('verified');
    expect(contentOf(report)?.code).toBe('content.complete');
  });

  test('that says it all the same is described otherwise', async () => {
    const { report } = await changed(before, (it) => {
      it.learningMode = modeConcept('online').id;
    });
    expect(report.verdict).toBe('not-verified');
  });

  test('parses in the form in which it was published', () => {
    const old = {
      id: 'https://cairn.example/p/P/1',
      type: 'ProgrammeVersion',
      code: 'P',
      version: 1,
      title: { en: 'P' },
      description: { en: 'P.' },
      award: { en: 'Certificate' },
      ects: 2,
      eqfLevel: 7,
      iscedF: '0199',
      awardingBody: 'network',
      awardedBy: { id: 'did:web:cairn.example', code: 'network', name: { en: 'Network' } },
      policy: 'automatic',
      outcomes: [{ id: 'lo-1', title: { en: 'Teach.' } }],
      stackability: { en: 'None.' },
      qualityAssurance: { type: 'internal', description: { en: 'Reviewed.' } },
      rule: { type: 'module', part: 'a', module: 'A' },
      equivalents: [],
      gradingSchemes: [],
      titles: {},
    };
    const parsed = publishedProgrammeSchema.parse(old);
    expect(parsed).toEqual(old);
    // a field of study that membership was never checked of doesn't keep its certificates from being written
    expect(programmeAchievement(parsed).iscedF).toMatch(/\/isced-f\/0199$/);
  });
});
