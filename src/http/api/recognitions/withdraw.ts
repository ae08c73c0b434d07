import { withdrawRecognition as withdraw } from '../../../issuing/catalogue/recognitions.js';
import { endpoint } from '../endpoint.js';
import { recognitionParams } from './recognition.js';

export const withdrawRecognition = endpoint({
  method: 'delete',
  path: '/recognitions/:institution/:module/:from',
  operation: 'withdrawRecognition',
  tag: 'Institutions',
  summary: 'Take back a recognition under which nothing was awarded',
  description: 'As one that was given by mistake. One under which something was awarded can only be ended.',
  scope: 'publish',
  network: true,
  params: recognitionParams,
  answers: { 204: 'It is gone.' },
  problems: { 404: ['institution.unknown', 'recognition.unknown'], 409: ['recognition.used'] },
  async handle({ curation }, { caller, params }) {
    await withdraw(curation, caller, params);
    return { status: 204 };
  },
});
