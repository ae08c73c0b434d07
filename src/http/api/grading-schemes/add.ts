import { gradingSchemeSchema } from '../../../domain/grades.js';
import { addGradingScheme as add } from '../../../issuing/catalogue/grading-schemes.js';
import { endpoint } from '../endpoint.js';
import { gradingScheme, gradingSchemeBody } from './grading-scheme.js';

export const addGradingScheme = endpoint({
  method: 'post',
  path: '/grading-schemes',
  operation: 'addGradingScheme',
  tag: 'Modules',
  summary: 'Add a grading scheme',
  description:
    'Values from the lowest to the highest. It never changes afterwards, since grades that were awarded are read by it: a change is a scheme of another code.',
  scope: 'publish',
  network: true,
  idempotent: true,
  body: gradingSchemeSchema.meta({
    examples: [{ code: 'pass-fail', title: { en: 'Pass or fail' }, values: ['fail', 'pass'], pass: 'pass' }],
  }),
  answers: { 201: 'The grading scheme.' },
  answer: gradingScheme,
  problems: { 400: ['grading-scheme.invalid'], 409: ['grading-scheme.code-taken'] },
  async handle({ curation }, { caller, body, requestId }) {
    const added = await add(curation, caller, body, requestId !== undefined);
    return { status: 201, body: gradingSchemeBody(added) };
  },
});
