// A process that holds an embedded server, told what to do by lines on its input: `stop`, or SQL to run.
//   node holder-process.mjs <cluster folder> service|command
import { createInterface } from 'node:readline';
import { startEmbedded } from '../../../dist/storage/embedded.js';
import { createPool } from '../../../dist/storage/pool.js';

const [folder, role] = process.argv.slice(2);
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const server = await startEmbedded(folder, { service: role === 'service', settings: { fsync: 'off' } });
  const pool = createPool(server.address, 2);
  say({ ready: true, adopted: server.adopted });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') break;
    say(
      await pool.query(line).then(
        ({ rows }) => ({ rows }),
        (error) => ({ error: error.message }),
      ),
    );
  }
  await pool.end();
  await server.stop();
} catch (error) {
  say({ code: error.code, message: error.message });
}
