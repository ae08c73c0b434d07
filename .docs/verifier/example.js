// A page of somebody else's that checks files in the browser. Beside it stand the files of `dist/verifier`; `material.json` is what
// `GET /verify/material` of the deployment serves, which any page may fetch.
import { readSubmitted, trustIn, verify } from './verifier.js';

const [choice, answer, checks] = ['input', '[role=status]', 'ul'].map((at) => document.querySelector(at));
const material = await (await fetch('material.json')).json();

choice.addEventListener('change', async () => {
  const [file] = choice.files;
  checks.replaceChildren();
  try {
    const document = await readSubmitted(new Uint8Array(await file.arrayBuffer()));
    const report = await verify(document, await trustIn(material, new Date()));
    answer.textContent = report.verdict;
    for (const { check, outcome, message } of report.credentials.flatMap(({ results }) => results))
      checks.append(Object.assign(globalThis.document.createElement('li'), { textContent: `${check}: ${outcome}. ${message}` }));
  } catch (error) {
    // a CairnError says in `code` and `message` why it is nothing that can be checked
    answer.textContent = error.message;
  }
});
