import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import type { JsonObject } from '../../../src/common/json.js';

/** What a judge is given. It runs in a process of its own and shares no code with `src`. */
export interface Question {
  readonly documents: Readonly<Record<string, JsonObject>>;
  /** The public address in the documents, and where it is served. */
  readonly origin: string;
  readonly site: string;
  /** Texts that stand in for what an address serves. */
  readonly serve?: Readonly<Record<string, string>>;
  /** Registries of issuers, as verifier-core takes them. */
  readonly registries?: readonly JsonObject[];
}

export interface Answer<Judgement> {
  readonly judgements: Readonly<Record<string, Judgement>>;
  /** Every address that the judge asked for. */
  readonly asked: readonly string[];
}

/** What `@digitalbazaar/vc` says. */
export interface LibraryJudgement {
  readonly verified: boolean;
  /** How many credentials were looked at: those of a presentation, else one. */
  readonly credentials: number;
  /** Whether the bit of each purpose is set (of any credential of a presentation); empty if it was not looked at. */
  readonly status: Readonly<Record<string, boolean>>;
  readonly error?: string;
}

/** What verifier-core says of one credential. */
export interface CoreJudgement {
  /** The steps of its log by id: valid, not valid, or the name of the error that prevented the step. */
  readonly steps: Readonly<Record<string, boolean | string>>;
  /** Names that the registries have for the issuer. */
  readonly issuers: readonly string[];
  /** Names of fatal errors: with any of them there are no steps. */
  readonly errors: readonly string[];
  readonly schema?: unknown;
}

/** Asks `@digitalbazaar/vc`. */
export const askLibrary = (question: Question) => ask<LibraryJudgement>('digitalbazaar.mjs', question);
/** Asks verifier-core: a judgement for each credential of a document. */
export const askCore = (question: Question) => ask<readonly CoreJudgement[]>('verifier-core.mjs', question);

interface Judge {
  ask(question: Question): Promise<string>;
  end(): void;
}

const judges = new Map<string, Judge>();
// each stays until the last question of a test file
afterAll(() => {
  for (const judge of judges.values()) judge.end();
});

async function ask<Judgement>(script: string, question: Question): Promise<Answer<Judgement>> {
  const judge = judges.get(script) ?? startJudge(script);
  judges.set(script, judge);
  return JSON.parse(await judge.ask(question));
}

/** A process that takes a question a line, and answers so. It is asked one question at a time. */
function startJudge(script: string): Judge {
  const judge = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))]);
  const answers = createInterface({ input: judge.stdout })[Symbol.asyncIterator]();
  const err: Buffer[] = [];
  judge.stderr.on('data', (chunk: Buffer) => void err.push(chunk));
  const ended = new Promise<never>((_resolve, reject) => {
    judge.once('error', reject);
    judge.once('close', (code) =>
      reject(new Error(`The judge ended with ${code}: ${Buffer.concat(err).toString('utf8')}`)),
    );
  });
  ended.catch(() => {});
  let before: Promise<unknown> = Promise.resolve();
  const askNext = async (question: Question) => {
    judge.stdin.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await Promise.race([answers.next(), ended]);
    return done === true ? ended : value;
  };
  return {
    ask(question) {
      const answer = before.then(() => askNext(question));
      before = answer.catch(() => {});
      return answer;
    },
    end: () => judge.stdin.end(),
  };
}
