// A judge that shares nothing with this project but libraries, and knows each form in which credentials are issued here.
// It stays: each line on stdin is a question, answered by a line on stdout with the same number.
import { createInterface } from 'node:readline';
import * as vc from '@digitalbazaar/vc';
import { makeTokenKeys, signToken, verifyToken } from './form-jose.mjs';
import { derivingSuite, documentLoader, makePairs, signingSuite, verifyingSuites } from './form-suites.mjs';

const pairs = await makePairs();
const tokenKeys = await makeTokenKeys();

const ACTS = {
  dids: () => ({
    proofs: Object.fromEntries(Object.entries(pairs).map(([type, { controller }]) => [type, controller])),
    tokens: Object.fromEntries(Object.entries(tokenKeys).map(([type, { did }]) => [type, did])),
  }),
  issue({ credential, suite, keyType, mandatoryPointers = [] }) {
    const pair = pairs[keyType];
    const suiteOfProof = signingSuite(suite, pair, { mandatoryPointers });
    return vc.issue({
      credential: { issuer: pair.controller, ...credential },
      suite: suiteOfProof,
      documentLoader,
    });
  },
  derive: ({ credential, suite, pointers }) =>
    vc.derive({
      verifiableCredential: credential,
      suite: derivingSuite(suite, pointers),
      documentLoader,
    }),
  async judge({ credential }) {
    const options = { suite: verifyingSuites(), documentLoader, checkStatus: statusElsewhere };
    const judged = await vc.verifyCredential({ credential, ...options });
    return said(judged);
  },
  present({ presentation, suite, keyType, challenge, domain }) {
    const pair = pairs[keyType];
    return vc.signPresentation({
      presentation: { holder: pair.controller, ...presentation },
      suite: signingSuite(suite, pair),
      challenge,
      domain,
      documentLoader,
    });
  },
  async judgePresentation({ presentation, challenge, domain }) {
    const suite = verifyingSuites();
    return said(await vc.verify({ presentation, suite, challenge, domain, documentLoader }));
  },
  envelop: ({ kind, document, keyType, claims }) => signToken(kind, document, tokenKeys[keyType], claims),
  async judgeToken({ kind, carrier, challenge, domain }) {
    const document = await verifyToken(kind, carrier, { challenge, domain });
    const held = kind === 'presentation' ? [document.verifiableCredential ?? []].flat() : [];
    for (const credential of held) {
      const isToken = credential.type === 'EnvelopedVerifiableCredential';
      const judged = isToken
        ? await ACTS.judgeToken({ kind: 'credential', carrier: credential })
        : await ACTS.judge({ credential });
      if (!judged.verified) return judged;
    }
    return { verified: true, document };
  },
};

/** Statuses are what the judge in `digitalbazaar.mjs` looks up. */
const statusElsewhere = async () => ({ verified: true });

function said({ verified, error, credentialResults = [] }) {
  const errors = [error, ...credentialResults.map((one) => one.error)].filter(Boolean);
  return { verified, ...(verified ? {} : { error: errors.map(messageOf).join('; ') }) };
}

function messageOf(error) {
  return [error.message, ...(error.errors ?? []).map(messageOf)].join(': ');
}

for await (const line of createInterface({ input: process.stdin })) {
  const { number, act, ...question } = JSON.parse(line);
  let answer;
  try {
    answer = { answer: await ACTS[act](question) };
  } catch (error) {
    // a judge that throws at a document doesn't accept it
    answer = act.startsWith('judge')
      ? { answer: { verified: false, error: messageOf(error) } }
      : { failed: error.stack };
  }
  process.stdout.write(`${JSON.stringify({ number, ...answer })}\n`);
}
