import type { RequestHandler } from 'express';
import { CairnError, type Fault } from '../common/errors.js';

/** One thing that the service needs to work, and whether it is there. */
export interface ReadinessCheck {
  /** `ready.database`: what a reader of the answer keys on. */
  readonly code: string;
  readonly message: string;
  readonly passes: () => Promise<boolean>;
}

/** How long a check may take, in milliseconds. */
const PATIENCE = 1000;

/** `GET /healthz`: the process answers. */
export const healthEndpoint: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

/**
 * `GET /readyz`: everything is there that answering needs; 503 with the names of what isn't, and nothing more. However
 * many ask at once, a check runs once.
 */
export function readyEndpoint(checks: readonly ReadinessCheck[]): RequestHandler {
  const shared = checks.map((check) => ({ check, passes: onceAtATime(check.passes) }));
  return async (_request, response) => {
    const results = await Promise.all(
      shared.map(async ({ check, passes }) => ({ check, passed: await inTime(passes()) })),
    );
    const faults = results.flatMap(({ check, passed }): Fault[] =>
      passed ? [] : [{ code: check.code, pointer: '', message: check.message }],
    );
    const [first] = faults;
    if (first) throw new CairnError('unavailable', first.code, first.message, faults, { retryAfter: 5 });
    response.set('Cache-Control', 'no-store').json({ status: 'ready' });
  };
}

function onceAtATime(work: () => Promise<boolean>): () => Promise<boolean> {
  let running: Promise<boolean> | undefined;
  return () => {
    running ??= work()
      .catch(() => false)
      .finally(() => {
        running = undefined;
      });
    return running;
  };
}

async function inTime(work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
