import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '../../../src/common/json.js';
import type { SigningKeyType } from '../suite-keys.js';

/** What the judge says of a document; `error` says why not. */
export interface Verdict {
  readonly verified: boolean;
  readonly error?: string;
  /** Of a token: what is in it. */
  readonly document?: JsonObject;
}

/** What a presentation is made for. */
export interface Asked {
  readonly challenge?: string;
  readonly domain?: string;
}

interface OwnKey {
  readonly keyType: SigningKeyType;
}

/**
 * A judge in a process of its own that knows each form in which credentials are issued here. `@digitalbazaar/vc` signs and
 * verifies proofs there and `jose` tokens, with keys and a document loader that share no code with `src`.
 */
export interface FormJudge {
  /** DIDs of the judge's own keys: one set signs proofs, the other tokens. */
  dids(): Promise<Record<'proofs' | 'tokens', Record<SigningKeyType, string>>>;
  /** Signs a credential; without an issuer it is given the judge's own. */
  issue(
    wish: OwnKey & {
      readonly credential: JsonObject;
      readonly suite: string;
      readonly mandatoryPointers?: readonly string[];
    },
  ): Promise<JsonObject>;
  derive(wish: {
    readonly credential: JsonObject;
    readonly suite: string;
    readonly pointers: readonly string[];
  }): Promise<JsonObject>;
  judge(credential: JsonObject): Promise<Verdict>;
  present(
    wish: OwnKey & Asked & { readonly presentation: JsonObject; readonly suite: string },
  ): Promise<JsonObject>;
  judgePresentation(presentation: JsonObject, asked: Asked): Promise<Verdict>;
  /** Makes a token, and answers with the object that carries it. */
  envelop(
    wish: OwnKey & {
      readonly kind: 'credential' | 'presentation';
      readonly document: JsonObject;
      readonly claims?: JsonObject;
    },
  ): Promise<JsonObject>;
  judgeToken(kind: 'credential' | 'presentation', carrier: JsonObject, asked?: Asked): Promise<Verdict>;
  stop(): Promise<void>;
}

/** Starts the judge. What it can't make it says with an error; what it can't read it doesn't accept. */
export function startFormJudge(): FormJudge {
  const child = spawn(process.execPath, [fileURLToPath(new URL('forms.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting = new Map<number, (line: { answer?: unknown; failed?: string }) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { number, ...answer } = JSON.parse(line);
    waiting.get(number)?.(answer);
    waiting.delete(number);
  });
  child.once('close', () => {
    for (const settle of waiting.values()) settle({ failed: 'The judge ended' });
  });
  let asked = 0;
  const ask = <T>(act: string, question: object): Promise<T> =>
    new Promise((resolve, reject) => {
      const number = ++asked;
      waiting.set(number, ({ answer, failed }) =>
        failed === undefined ? resolve(answer as T) : reject(new Error(failed)),
      );
      child.stdin.write(`${JSON.stringify({ number, act, ...question })}\n`);
    });
  return {
    dids: () => ask('dids', {}),
    issue: (wish) => ask('issue', wish),
    derive: (wish) => ask('derive', wish),
    judge: (credential) => ask('judge', { credential }),
    present: (wish) => ask('present', wish),
    judgePresentation: (presentation, expected) => ask('judgePresentation', { presentation, ...expected }),
    envelop: (wish) => ask('envelop', wish),
    judgeToken: (kind, carrier, expected = {}) => ask('judgeToken', { kind, carrier, ...expected }),
    async stop() {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}
