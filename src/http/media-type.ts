/** A media type (RFC 9110, section 8.3.1): `essence` and the names of parameters are in lower case. */
export interface MediaType {
  readonly essence: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const ESSENCE = new RegExp(`^(${TOKEN}/${TOKEN})[ \\t]*`);
const PARAMETER = new RegExp(`;[ \\t]*(?:(${TOKEN})=(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*`, 'y');

/** A Content-Type header's value; `undefined` if it isn't well formed. */
export function parseMediaType(header: string): MediaType | undefined {
  const start = ESSENCE.exec(header.trim());
  if (!start?.[1]) return undefined;
  const rest = header.trim().slice(start[0].length);
  const parameters: [string, string][] = [];
  PARAMETER.lastIndex = 0;
  for (let end = 0; end < rest.length; end = PARAMETER.lastIndex) {
    const match = PARAMETER.exec(rest);
    if (!match) return undefined;
    const [, name, token, quoted] = match;
    if (name !== undefined)
      parameters.push([name.toLowerCase(), token ?? (quoted ?? '').replace(/\\(.)/g, '$1')]);
  }
  return { essence: start[1].toLowerCase(), parameters };
}
