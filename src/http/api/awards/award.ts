import * as z from 'zod';
import { CairnError } from '../../../common/errors.js';
import { ectsToDecimal } from '../../../domain/ects.js';
import type { Effect } from '../../../issuing/lifecycle/effect.js';
import type { AwardView } from '../../../issuing/lifecycle/ports.js';
import { calendarDate, instant, uuid, uuidOrUrn } from '../fields.js';

export const awardState = z.enum(['valid', 'suspended', 'revoked']);

export const criteria = z
  .record(
    z.string().regex(/^[^;=\s]{1,60}$/, 'the id of a criterion, such as cc-1'),
    z.string().regex(/^[^;]{1,60}$/, 'the id of a level, without a semicolon'),
    'levels by criterion, such as {"cc-1": "high"}',
  )
  .meta({ description: 'Levels reached, by criterion of the module.', examples: [{ 'cc-1': 'high' }] });

export const award = z
  .object({
    id: uuid,
    learner: uuid,
    kind: z.enum(['module', 'programme']),
    code: z.string().meta({ description: 'Of the module or programme.' }),
    achievement: z.url().meta({ description: 'Address of the module or programme version.' }),
    ects: z.number(),
    awardedOn: calendarDate,
    grade: z.string().nullable(),
    criteria: z.record(z.string(), z.string()),
    state: awardState,
    by: z
      .enum(['person', 'service'])
      .nullable()
      .meta({ description: 'Who suspended or revoked it: a person, or the service because of a part.' }),
    reason: z.string().nullable().meta({ description: 'Why a person did.' }),
    credential: uuid.nullable().meta({ description: 'The newest signed one.' }),
    evidence: z
      .array(
        z.object({
          id: uuid,
          issuer: z.string().meta({ description: 'DID of who issued the document.' }),
          digest: z.string().meta({ description: 'Multibase SHA-256 of its JCS form.' }),
          verifiedAt: instant,
        }),
      )
      .meta({ description: 'Documents of others on which an award of recognised prior learning rests.' }),
    recordedAt: instant,
  })
  .meta({ id: 'Award' });

export function awardBody(view: AwardView): z.input<typeof award> {
  return {
    id: view.id,
    learner: view.learnerId,
    kind: view.kind,
    code: view.code,
    achievement: view.achievement,
    ects: ectsToDecimal(view.ects),
    awardedOn: view.awardedOn,
    grade: view.grade ?? null,
    criteria: view.criteria,
    state: view.state,
    by: view.by ?? null,
    reason: view.reason ?? null,
    credential: view.credentialId ?? null,
    evidence: view.evidence.map((one) => ({ ...one, verifiedAt: one.verifiedAt.toISOString() })),
    recordedAt: view.recordedAt.toISOString(),
  };
}

export const reason = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\0]*$/, 'text without the character U+0000')
  .meta({ description: 'Kept in the record.', examples: ['Awarded by mistake.'] });

export const awardIds = z
  .array(uuidOrUrn)
  .min(1)
  .meta({ description: 'Awards, by their ids or those of their credentials.' });

const certificateEffect = z.object({
  programme: z.string(),
  award: uuid.nullable().meta({ description: 'Where the caller awarded the certificate.' }),
  outcome: z.enum(['reissued', 'suspended', 'reinstated', 'ended', 'unchanged']),
});

const composedEffect = z.object({
  programme: z.string(),
  award: uuid.nullable(),
  state: z.enum(['issued', 'proposed']),
});

export const certificateEffects = z
  .array(certificateEffect)
  .meta({ description: 'Certificates that rest on them, whoever awarded those.' });
export const composedEffects = z
  .array(composedEffect)
  .meta({ description: 'Certificates that become due, or wait for a person’s word.' });

export const effect = z
  .object({
    awards: z.array(
      z.object({
        award: uuid,
        changed: z.boolean().meta({ description: 'false: it stood so already.' }),
        state: awardState,
      }),
    ),
    certificates: certificateEffects,
    composed: composedEffects,
  })
  .meta({ id: 'Effect' });

export function effectBody({ awards, ...others }: Effect): z.input<typeof effect> {
  return {
    awards: awards.map(({ awardId, changed, standing }) => ({
      award: awardId,
      changed,
      state: standing === 'in-force' ? 'valid' : standing,
    })),
    ...certificatesBody(others),
  };
}

export function certificatesBody({ certificates, composed }: Omit<Effect, 'awards'>) {
  return {
    certificates: certificates.map(({ programme, awardId, outcome }) => ({
      programme,
      award: awardId ?? null,
      outcome,
    })),
    composed: composed.map(({ programme, awardId, state }) => ({ programme, award: awardId ?? null, state })),
  };
}

export function unknownAward(): CairnError {
  return new CairnError('not-found', 'award.unknown', 'There is no award or credential of this id');
}
