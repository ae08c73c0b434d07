import { CairnError, codeOf } from '../common/errors.js';

/**
 * What may be logged of an error: its code, its name, and where it came about. Its message is left out, since it may quote
 * what somebody handed in; only our own errors never do.
 */
export function errorFields(error: unknown): Readonly<Record<string, string>> {
  const code = codeOf(error);
  if (!(error instanceof Error)) return { code };
  return {
    code,
    name: error.name,
    ...(error instanceof CairnError ? { message: error.message } : {}),
    ...(error.cause === undefined ? {} : { cause: codeOf(error.cause) }),
    stack: framesOf(error),
  };
}

/** A stack begins with name and message, of any number of lines, which may look like frames themselves. */
function framesOf({ stack = '', message }: Error): string {
  const at = message === '' ? -1 : stack.indexOf(message);
  const rest = at < 0 ? stack : stack.slice(at + message.length);
  return rest
    .split('\n')
    .slice(1)
    .filter((line) => /^ {4}at .*(?::\d+:\d+\)?|\))$/.test(line))
    .map((line) => line.trim())
    .join('\n');
}
