import { expect, test } from '@jest/globals';
import express from 'express';
import { CairnError } from '../../../src/common/errors.js';
import { problemHandler } from '../../../src/http/problems.js';
import { readAssets } from '../../../src/web/assets.js';
import { errorPage } from '../../../src/web/error-page.js';

const PERSON = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const away = async () => {
  throw new Error('the database is away');
};

/** Asks an app that fails with this error, and whose database is away. */
async function ask(error: unknown, accept: string, path = '/s/x') {
  const page = errorPage({
    publicUrl: 'https://cairn.example',
    assets: readAssets(),
    stores: { selectOptionalNetwork: away },
  });
  const app = express();
  app.use(() => {
    throw error;
  });
  const random = () => new Uint8Array(16);
  app.use(problemHandler({ random, logError: () => undefined, errorPage: page }));
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { accept } });
    const type = answer.headers.get('content-type')?.split(';')[0];
    return { status: answer.status, type, text: await answer.text(), headers: answer.headers };
  } finally {
    server.close();
  }
}

const OUTAGE = new CairnError('unavailable', 'service.unavailable', 'No database', [], { retryAfter: 5 });

test('a person is told in words that it is no judgement, also while the database is away', async () => {
  const { status, type, text, headers } = await ask(OUTAGE, PERSON);
  expect([status, type, headers.get('retry-after')]).toEqual([503, 'text/html', '5']);
  expect(text).toContain('This says nothing about any credential.');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('an error that nobody foresaw shows its reference and nothing of itself', async () => {
  const { status, text } = await ask(new Error('secret <b>'), PERSON);
  expect(status).toBe(500);
  expect(text).toContain('urn:uuid:00000000-0000-4000-8000-000000000000');
  expect(text).not.toContain('secret');
});

test.each([
  ['a program', OUTAGE, '*/*', '/s/x'],
  ['the API', OUTAGE, PERSON, '/api/v1/keys'],
  ['what is wrong with a request', new CairnError('invalid', 'x.y', 'No'), PERSON, '/s/x'],
  ['a page that cannot be made', new CairnError('not-found', 'http.not-found', 'No'), PERSON, '/s/x'],
])('%s is answered with a problem document', async (_name, error, accept, path) => {
  const { type, text } = await ask(error, accept, path);
  expect(type).toBe('application/problem+json');
  expect(JSON.parse(text)).toMatchObject({ code: error.code });
});
