// What both judges share: questions on stdin, an answer to each on stdout, and a network that holds one deployment.
import { createInterface } from 'node:readline';

const realFetch = globalThis.fetch;
let question = {};
let asked = [];

// libraries log there, and nothing but answers goes to stdout
console.log = console.error;

/**
 * This process's `fetch`, from before any library is loaded that takes hold of it: the deployment's address leads to its server on
 * the loopback port, and to nothing else does any way lead.
 */
globalThis.fetch = async (input, init) => {
  const { origin, site, serve = {} } = question;
  const url = typeof input === 'string' ? input : (input.url ?? String(input));
  asked.push(url);
  if (url in serve) return new Response(serve[url], { headers: { 'Content-Type': 'application/json' } });
  if (!url.startsWith(`${origin}/`)) throw new TypeError(`fetch failed: there is no way to ${url}`);
  return realFetch(site + url.slice(origin.length), { headers: init?.headers ?? input.headers });
};

/**
 * Answers questions, a line each and one after the other: `documents` by name; `origin` is the public address in them, served at
 * `site`; `serve` are texts that stand in for what an address serves. With each answer go the addresses that were asked for.
 */
export async function answerAll(judge) {
  for await (const line of createInterface({ input: process.stdin })) {
    question = JSON.parse(line);
    asked = [];
    const judgements = {};
    for (const [name, document] of Object.entries(question.documents))
      judgements[name] = await judge(document, question);
    process.stdout.write(`${JSON.stringify({ judgements, asked })}\n`);
  }
}
