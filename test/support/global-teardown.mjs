import fs from 'node:fs';
import pg from 'pg';
import { checkLogs } from './check-logs.mjs';

/** Ends the run, then looks through what services logged in it: that fails the run, but leaves nothing behind. */
export default async function tearDown({ testPathPatterns, testNamePattern }) {
  const { logs } = globalThis.cairnTestRun;
  await stopServer();
  try {
    checkLogs(logs, testPathPatterns.patterns.length === 0 && !testNamePattern);
  } finally {
    fs.rmSync(logs, { recursive: true, force: true });
  }
}

/** Stops the run's own server and removes its folder, or leaves somebody else's server as it was found. */
async function stopServer() {
  const { address, folder, server, template } = globalThis.cairnTestRun;
  if (server === undefined) {
    const admin = new pg.Client(address);
    await admin.connect();
    await admin.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await admin.end();
    return;
  }
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
