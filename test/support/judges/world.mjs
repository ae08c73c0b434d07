// What both judges share: the question on stdin, the answer on stdout, and a network that holds one deployment.

/**
 * A question: `documents` by name; `origin` is the public address in them, served at `site`; `serve` are texts that
 * stand in for what an address serves.
 */
export async function readQuestion() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

/** Answers, and nothing else goes to stdout: libraries log there. */
export function answer(value) {
  process.stdout.write(JSON.stringify(value));
}

/**
 * Replaces this process's `fetch`: the deployment's address leads to its server on the loopback port, and to nothing
 * else does any way lead. Returns the list of addresses that were asked for.
 */
export function closeNetwork({ origin, site, serve = {} }) {
  console.log = console.error;
  const asked = [];
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = typeof input === 'string' ? input : (input.url ?? String(input));
    asked.push(url);
    if (url in serve) return new Response(serve[url], { headers: { 'Content-Type': 'application/json' } });
    if (!url.startsWith(`${origin}/`)) throw new TypeError(`fetch failed: there is no way to ${url}`);
    return realFetch(site + url.slice(origin.length), { headers: init?.headers ?? input.headers });
  };
  return asked;
}
