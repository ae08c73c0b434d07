import { prettyJson } from './example.js';
import type { OperationModel } from './model.js';

/** The request of an operation as a command for a shell that has the key in `CAIRN_KEY`. */
export function curlOf(operation: OperationModel, origin: string): string {
  const { method, parameters, body } = operation;
  const query = parameters
    .filter(({ place, required }) => place === 'query' && required)
    .map(({ name, example }) => `${name}=${encodeURIComponent(example)}`)
    .join('&');
  const address = `${origin}${exampleAddress(operation)}${query === '' ? '' : `?${query}`}`;
  const lines = [`curl ${quoted(address)}`];
  if (method !== 'GET') lines.push(`-X ${method}`);
  lines.push('-H "Authorization: Bearer $CAIRN_KEY"');
  // a key that stood here would be used again for another request by everybody who copies a second example
  for (const { name, example } of parameters.filter(({ place }) => place === 'header'))
    lines.push(
      name === 'Idempotency-Key'
        ? '-H "Idempotency-Key: $(openssl rand -hex 16)"'
        : `-H ${quoted(`${name}: ${example}`)}`,
    );
  if (body) {
    lines.push(`-H ${quoted(`Content-Type: ${body.mediaTypes[0]}`)}`);
    lines.push(
      body.example === undefined ? '--data-binary @results.csv' : `-d ${quoted(prettyJson(body.example))}`,
    );
  }
  return lines.join(' \\\n  ');
}

/** The path with the examples of its parameters. */
function exampleAddress({ path, parameters }: OperationModel): string {
  return path.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const example = parameters.find((one) => one.place === 'path' && one.name === name)?.example;
    return example === undefined ? whole : encodeURIComponent(example);
  });
}

/** A word of a POSIX shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
