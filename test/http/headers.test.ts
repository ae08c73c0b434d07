import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { openToAnyOrigin, securityHeaders } from '../../src/http/headers.js';
import { type EdgeServer, startEdge } from '../support/edge-server.js';

let edge: EdgeServer;
beforeAll(async () => {
  edge = await startEdge((app) => {
    app.get('/page', (_req, res) => res.send('a page'));
    app.get('/raw', openToAnyOrigin, (_req, res) => res.json({}));
  });
});
afterAll(() => edge.close());

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'none'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

test.each(['/page', '/nowhere', '/files/%'])('%s has the security headers', async (path) => {
  const { headers } = await edge.get(path);
  expect(headers).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=()'),
    'strict-transport-security': 'max-age=63072000',
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

test('a page allows no script, and nothing from elsewhere', async () => {
  expect((await edge.get('/page')).headers['content-security-policy']).toBe(POLICY);
});

test('a document for everybody is open to other origins, and as strict otherwise', async () => {
  const { headers } = await edge.get('/raw');
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'content-security-policy': POLICY,
  });
  expect(headers).not.toHaveProperty('access-control-allow-credentials');
});

test('problem documents have them too', async () => {
  const { headers, status } = await edge.post('{');
  expect(status).toBe(400);
  expect(headers['content-security-policy']).toBe(POLICY);
});

test('a service without https says nothing of strict transport', () => {
  const set: Record<string, string> = {};
  const response = {
    removeHeader: () => {},
    set: (headers: Record<string, string>) => Object.assign(set, headers),
  };
  let called = 0;
  securityHeaders({ publicUrl: 'http://localhost:3000' })(
    {} as Request,
    response as unknown as Response,
    () => {
      called += 1;
    },
  );
  expect(called).toBe(1);
  expect(set).toHaveProperty('Content-Security-Policy');
  expect(set).not.toHaveProperty('Strict-Transport-Security');
});
