import * as z from 'zod';
import { ectsToDecimal } from '../../../domain/ects.js';
import type { ErasureReport } from '../../../issuing/erasing/erase.js';
import { instant, instantOrNull, uuid } from '../fields.js';

const count = z.int().min(0);

export const erasure = z
  .object({
    receipt: uuid.meta({
      description:
        'With it the person reads this report at `/erasures/RECEIPT`, without an account. Pass it on to them alone.',
    }),
    learnerId: z
      .string()
      .meta({ description: 'The network learner id, `urn:uuid:…`: a number from now on.' }),
    erasedAt: instant,
    removed: z
      .object({
        records: count.meta({ description: 'Records of the person, with name and salt.' }),
        identifiers: count.meta({ description: 'Numbers of institutions, and the ESI.' }),
        documents: count.meta({ description: 'Signed documents, in every form.' }),
        results: count.meta({ description: 'Awards whose grade, levels and remarks were taken away.' }),
        evidence: count.meta({ description: 'Credentials from outside.' }),
        shares: count.meta({ description: 'Share links.' }),
        registered: count.meta({ description: 'Entries of the public register, and consents to them.' }),
        offers: count.meta({ description: 'Offers to wallets, with what wallets asked for.' }),
        contacts: count.meta({ description: 'E-mail addresses that institutions gave.' }),
        accounts: count.meta({ description: 'Accounts in which nothing else is kept, with their sessions.' }),
        mails: count.meta({ description: 'Mails, and links of mails.' }),
        consents: count,
        reasons: count.meta({ description: 'Words of people about the person.' }),
        rows: count.meta({ description: 'Rows of uploaded files.' }),
        answers: count.meta({ description: 'Answers that were kept for repeated requests.' }),
      })
      .meta({ description: 'How many of each were removed or emptied.' }),
    remains: z.object({
      awards: z
        .array(
          z.object({
            id: uuid,
            kind: z.enum(['module', 'programme']),
            code: z.string(),
            achievement: z.string().meta({ description: 'Address of the module or programme version.' }),
            ects: z.number(),
            awardedOn: z.iso.date(),
            issuer: z.string().meta({ description: 'A DID.' }),
            state: z.enum(['valid', 'suspended', 'revoked']),
            credentials: z.array(uuid).meta({ description: 'Each keeps its place in a status list.' }),
          }),
        )
        .meta({
          description:
            'What verification of a credential that somebody carries needs. Nothing says whose they were.',
        }),
      auditEntries: count.meta({ description: 'Acts, times and ids about the record and its awards.' }),
    }),
    backups: z
      .object({
        newest: instant.nullable().meta({ description: 'The newest backup before the erasure; null: none.' }),
        keptUntil: instant.nullable().meta({
          description: 'When the operator deletes the last of them; null: the operator doesn’t say.',
        }),
      })
      .meta({
        description:
          'A backup from before holds what was removed. If it is restored, the erasure has to be repeated.',
      }),
  })
  .meta({ id: 'Erasure' });

export function erasureBody(report: ErasureReport): z.input<typeof erasure> {
  const { receipt, learnerId, at, removed, awards, auditEntries, newestBackup, backupsUntil } = report;
  return {
    receipt,
    learnerId: `urn:uuid:${learnerId}`,
    erasedAt: at.toISOString(),
    removed,
    remains: {
      awards: awards.map(({ ects, credentials, ...award }) => ({
        ...award,
        ects: ectsToDecimal(ects),
        credentials: [...credentials],
      })),
      auditEntries,
    },
    backups: { newest: instantOrNull(newestBackup), keptUntil: instantOrNull(backupsUntil) },
  };
}
