import * as z from 'zod';
import { reviewDraft } from '../../../issuing/catalogue/drafts.js';
import { endpoint } from '../endpoint.js';
import { uuid } from '../fields.js';

export const checkDraft = endpoint({
  method: 'post',
  path: '/drafts/:id/check',
  operation: 'checkDraft',
  tag: 'Drafts',
  summary: 'Check a draft',
  description:
    'Tells everything that stands in the way of publishing it, and changes nothing: every element that a European micro-credential must have and it lacks, by the name that the regulation gives it (`annex-i.…`); texts that are not there in the primary language of its owner; whether it contradicts itself or the catalogue, and whether its rule can be met. What contradicts is looked for once everything is of the right form.',
  scope: 'read',
  params: z.strictObject({ id: uuid }),
  answers: { 200: 'What is wrong, and what it would be published as.' },
  answer: z
    .object({
      publishable: z.boolean(),
      version: z.int().meta({ description: 'The number that it would get.' }),
      address: z.url().nullable().meta({ description: 'Where it would stand; null while it has faults.' }),
      faults: z.array(
        z.object({
          code: z.string(),
          pointer: z.string().meta({ description: 'Into the draft: `/content/ects`.' }),
          detail: z.string(),
          expected: z.string().nullable(),
        }),
      ),
    })
    .meta({ id: 'DraftCheck' }),
  problems: { 404: ['draft.unknown'] },
  async handle({ curation }, { caller, params }) {
    const { faults, number, version } = await reviewDraft(curation, caller, params.id);
    return {
      status: 200,
      body: {
        publishable: version !== undefined,
        version: number,
        address: version?.id ?? null,
        faults: faults.map(({ code, pointer, message, expected = null }) => ({
          code,
          pointer,
          detail: message,
          expected,
        })),
      },
    };
  },
});
