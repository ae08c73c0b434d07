import { CairnError } from '../common/errors.js';
import type { PrismaClient } from '../generated/prisma/client.js';
import { isPassing } from './passing.js';

/** Seconds after which a database that restarts is usually back. */
const RETRY_AFTER = 5;

/**
 * The same client, whose every failure to reach the database is a CairnError `service.unavailable` (kind `unavailable`)
 * with the failure as its cause. All other errors stay what they are.
 */
export function tellingOutages(prisma: PrismaClient): PrismaClient {
  return new Proxy(prisma, {
    get(client, name) {
      const member: unknown = Reflect.get(client, name);
      if (typeof member === 'function') return calling(member, client);
      const isModel = typeof name === 'string' && /^[a-z]/.test(name);
      return isModel && typeof member === 'object' && member !== null ? modelTelling(member) : member;
    },
  });
}

function modelTelling(model: object): object {
  return new Proxy(model, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? calling(member, target) : member;
    },
  });
}

function calling(method: Parameters<typeof Reflect.apply>[0], target: object) {
  return (...args: unknown[]) => {
    const result: unknown = Reflect.apply(method, target, args);
    return isThenable(result) ? resultTelling(result) : result;
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> & object {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** What Prisma answers is no plain promise: it asks nothing before `then`, and a batch takes it apart. So it stays itself. */
function resultTelling(result: PromiseLike<unknown> & object): object {
  const settled = async () => {
    try {
      return await result;
    } catch (error) {
      throw outageOf(error) ?? error;
    }
  };
  return new Proxy(result, {
    get(target, name) {
      if (name === 'then' || name === 'catch' || name === 'finally') {
        return (...handlers: unknown[]) => {
          const promise = settled();
          return Reflect.apply(promise[name], promise, handlers);
        };
      }
      const member: unknown = Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
}

/** The CairnError for a failure that passes by itself, as `isPassing` says; `undefined` for any other error. */
export function outageOf(error: unknown): CairnError | undefined {
  if (error instanceof CairnError || !isPassing(error)) return undefined;
  const message = 'The database does not answer at this moment';
  return new CairnError('unavailable', 'service.unavailable', message, [], {
    cause: error,
    retryAfter: RETRY_AFTER,
  });
}
