#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { projectFile } from '../common/project-files.js';
import { refusal } from '../credentials/dids/failures.js';
import { SIGNING_KEY_TYPES } from '../credentials/keys/signing.js';
import { conformanceApp } from '../http/conformance-app.js';
import { SERVER_LIMITS } from '../http/server-limits.js';
import { proofThreads } from '../issuing/proofs/threads.js';
import type { SuppliedDeps } from '../issuing/supplied/issue.js';
import { makeSuppliedIssuer } from '../issuing/supplied/issuers.js';
import type { SuppliedIssuer } from '../issuing/supplied/ports.js';
import { temporaryKeys } from '../keys/temporary-keys.js';
import { manifestOf } from './conformance/manifest.js';
import { memoryIssuers, parsedList } from './conformance/memory-issuers.js';

/**
 * `npm run conformance:server -- --port 3000 [--public-url https://…]`: the VC API with one issuer for each type of key and
 * without authentication, for the official test suites. On the loopback interface alone; everything is forgotten when it
 * ends.
 */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '3000' }, 'public-url': { type: 'string' } },
});
const port = Number(values.port);
const publicUrl = (values['public-url'] ?? `http://127.0.0.1:${port}`).replace(/\/$/, '');
const clock = () => new Date();
const random = (length: number) => new Uint8Array(randomBytes(length));
const caller = { institution: undefined, actor: 'conformance' };

const threads = proofThreads(projectFile('dist/issuing/proofs/worker.js'));
const keys = temporaryKeys(random, clock);
const { store, statusList } = memoryIssuers({ publicUrl, clock, random, signerFor: keys.signerFor });
const trust = async () => ({
  now: clock(),
  registry: { issuers: new Map(), versions: new Map(), graceDays: 0 },
  resolveDid: async () => undefined,
  statusList: async (address: string) => parsedList(await statusList(address)),
  publishedVersion: async () => undefined,
  verifyProof: threads.verifyProof,
});
const supplied: SuppliedDeps = {
  store,
  makeKey: keys.make,
  signerFor: keys.signerFor,
  clock,
  trust,
  deriveProof: threads.deriveProof,
  foreignIssuers: true,
};
const issuers: SuppliedIssuer[] = [];
for (const keyType of SIGNING_KEY_TYPES) issuers.push(await makeSuppliedIssuer(supplied, caller, keyType));

const app = conformanceApp({
  publicUrl,
  random,
  logError: (id, error) =>
    void process.stderr.write(`${id} ${error instanceof Error ? error.name : 'unknown'}\n`),
  vcApi: { supplied, trust, caller: async () => caller },
  dids: {
    own: async () => undefined,
    outside: async (did) => {
      // without a network, there are no documents but those that follow from the DID
      throw refusal(did.startsWith('did:web:') ? 'did.not-found' : 'did.method-unsupported');
    },
  },
  statusList,
});
createServer(SERVER_LIMITS, app).listen(port, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify(manifestOf(publicUrl, issuers), undefined, 2)}\n`);
});
