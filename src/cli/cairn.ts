#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { readConfig } from '../config/config.js';
import { masterSecret } from '../config/master-secret.js';
import { unknownSettings } from '../config/settings.js';
import { writable } from '../insight/log.js';
import { openServices } from '../services.js';
import { outliveReader } from './output.js';
import { runCli } from './run.js';

for (const stream of [process.stdout, process.stderr]) outliveReader(stream);

const clock = () => new Date();
const terminal = {
  clock,
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
};

const open = async () => {
  const config = readConfig(process.env, process.env.NODE_ENV === 'production' ? 'production' : 'local');
  for (const { name, nearest } of unknownSettings(process.env))
    terminal.err(`${name} is no setting of Cairn, and is ignored.${nearest ? ` Is ${nearest} meant?` : ''}`);
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const secret = masterSecret(config, random, (file) =>
    terminal.err(`A master secret was made and kept in ${file}: back it up, nobody can sign without it.`),
  );
  const effects = {
    clock,
    random,
    environment: process.env,
    log: (event: string, details: Readonly<Record<string, unknown>> = {}) =>
      terminal.err(JSON.stringify({ event, ...writable(event, details) })),
  };
  return openServices({ config, masterSecret: secret, effects });
};

process.exitCode = await runCli(process.argv.slice(2), open, terminal);
