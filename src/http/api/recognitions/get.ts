import { selectRecognition } from '../../../issuing/catalogue/recognitions.js';
import { endpoint } from '../endpoint.js';
import { recognition, recognitionBody, recognitionParams } from './recognition.js';

export const getRecognition = endpoint({
  method: 'get',
  path: '/recognitions/:institution/:module/:from',
  operation: 'getRecognition',
  tag: 'Institutions',
  summary: 'Read a recognition',
  scope: 'read',
  params: recognitionParams,
  answers: { 200: 'The recognition.' },
  answer: recognition,
  problems: { 404: ['recognition.unknown'] },
  async handle({ curation }, { caller, params }) {
    return { status: 200, body: recognitionBody(await selectRecognition(curation, caller, params)) };
  },
});
