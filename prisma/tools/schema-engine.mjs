#!/usr/bin/env node
// Stands in for Prisma's schema-engine binary. It understands the two ways in which Prisma's command line calls that:
// `cli can-connect-to-database | create-database` with an exit code, and JSON-RPC over stdio, of which every call is
// handed to the WebAssembly build of the same engine.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { parseIntoClientConfig } from 'pg-connection-string';
import { MigrationAdapterFactory } from './migration-adapter.mjs';
import { createEngine } from './wasm-engine.mjs';

/** Calls that the WebAssembly build names differently. */
const METHODS = { getDatabaseVersion: 'version' };

const args = process.argv.slice(2);
const { url } = JSON.parse(valuesOf('--datasource')[0] ?? '{}');

if (args.includes('can-connect-to-database')) await exitWith(() => touchDatabase(false));
else if (args.includes('create-database')) await exitWith(() => touchDatabase(true));
else await serve();

function valuesOf(option) {
  return args.flatMap((arg, index) => (arg === option ? [args[index + 1]] : []));
}

/** Connects, and makes the database if it is missing and asked for. */
async function touchDatabase(create) {
  const config = parseIntoClientConfig(url);
  try {
    await run(config, 'SELECT 1');
  } catch (error) {
    if (error.code !== '3D000' || !create) throw error;
    await run({ ...config, database: 'postgres' }, `CREATE DATABASE ${pg.escapeIdentifier(config.database)}`);
  }
}

async function run(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function exitWith(action) {
  try {
    await action();
    process.exit(0);
  } catch (error) {
    // The command line skips the first line and reads the error as a log record.
    const fields = { error_code: error.code === '3D000' ? 'P1003' : 'P1001', message: error.message };
    process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`);
    process.exit(1);
  }
}

async function serve() {
  let engine;
  let prints = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const call = line.trim() === '' ? {} : JSON.parse(line);
    if (call.method === undefined) continue; // an answer to one of our `print` calls
    try {
      engine ??= await startEngine();
      const result = await engine[METHODS[call.method] ?? call.method](call.params);
      if (call.method === 'diff' && typeof result?.stdout === 'string') {
        prints += 1;
        send({ id: prints, method: 'print', params: { content: result.stdout } });
      }
      send({ id: call.id, result: result ?? null });
    } catch (error) {
      send({ id: call.id, error: faultOf(error) });
    }
  }
  process.exit(0);
}

function startEngine() {
  if (!url) throw new Error('The schema engine needs a database: DATABASE_URL is not set');
  const schemas = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  return createEngine(new MigrationAdapterFactory(parseIntoClientConfig(url)), schemas);
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
}

function faultOf(error) {
  const data = { is_panic: false, message: error.message, error_code: error.code, meta: error.meta ?? null };
  return { code: 4466, message: 'An error happened. Check the data field for details.', data };
}
