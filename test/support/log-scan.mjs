// Plain JavaScript: the end of the run loads it without Jest's transform.

/** What must not be in any line of a log, whatever its value. Stack frames hold package names, which begin with `/@`. */
const SHAPES = {
  'an e-mail address': /[\w.+-]@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i,
  'a share link': /\/s\/[A-Za-z0-9_-]{22}(?![\w-])/,
  'a share token': /(?<![\w/.-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{22}(?![\w-])/,
  'an API key or access token': /cairn_(?:at_|[0-9a-f]{32}_)[\w.-]+/,
  'a bearer token': /bearer\s+\S/i,
  'a webhook secret': /whsec_\S/,
  'a private key': /PRIVATE KEY|privateKey|secretKey/,
};

/**
 * What of names and secrets stands in lines of a log: a kind and the event for each, never the thing itself. Names of
 * less than four letters would be found in any word.
 */
export function scanLog(lines, { names, secrets }) {
  const texts = [
    ...names.filter((name) => name.trim().length >= 4).map((text) => ['a name', text]),
    ...secrets.filter((secret) => secret.length >= 16).map((text) => ['a secret', text]),
  ];
  return lines.flatMap((line) => {
    const shapes = Object.keys(SHAPES).filter((kind) => SHAPES[kind].test(line));
    const known = texts.filter(([, text]) => line.includes(text)).map(([kind]) => kind);
    return [...new Set([...shapes, ...known])].map((kind) => `${kind} in a line of ${eventOf(line)}`);
  });
}

function eventOf(line) {
  return /"event":"([a-z.-]+)"/.exec(line)?.[1] ?? 'no event';
}
