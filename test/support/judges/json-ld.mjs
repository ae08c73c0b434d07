// The JSON-LD library as it is published, in a process of its own: reads {contexts, documents}, prints for each document its
// canonical form or why it is refused, and the milliseconds of processor time that canonicalising all of them ten times more took.
import { text } from 'node:stream/consumers';
import jsonld from 'jsonld';

const { contexts, documents } = JSON.parse(await text(process.stdin));
const documentLoader = async (url) => {
  if (!(url in contexts)) throw new Error('unknown');
  return { contextUrl: null, documentUrl: url, document: contexts[url], tag: 'static' };
};

async function canonical(document) {
  try {
    return await jsonld.canonize(document, { algorithm: 'RDFC-1.0', documentLoader, safe: true, base: null });
  } catch (error) {
    return `refused: ${error.details?.code ?? error.message}`;
  }
}

const forms = [];
for (const document of documents) forms.push(await canonical(document));
const before = process.cpuUsage();
for (let round = 0; round < 10; round++) for (const document of documents) await canonical(document);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ forms, milliseconds: (user + system) / 1000 }));
