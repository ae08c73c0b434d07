import fs from 'node:fs';
import pg from 'pg';

/** Stops the run's own server and removes its folder, or leaves somebody else's server as it was found. */
export default async function tearDown() {
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
