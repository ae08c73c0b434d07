import type { JsonObject } from '../../../src/common/json.js';
import { signEnveloped } from '../../../src/credentials/jose/sign-enveloped.js';
import { at } from '../../security/forge.js';
import { entry } from '../outside-status.js';
import type { Made } from './inputs.js';
import type { Stage } from './stage.js';

type Change = (copy: JsonObject) => void;
const subject = (copy: JsonObject) => at(copy, 'credentialSubject');
const achievement = (copy: JsonObject) => at(subject(copy), 'achievement');
const results = (copy: JsonObject) => at(subject(copy), 'result', 0);
const firstPart = (copy: JsonObject) => at(subject(copy), 'stack', 'parts', 0);

/** What a member of the network can say under its own signature that isn't so, or is so no longer. */
const LIES: Readonly<Record<string, Change>> = {
  nothing: () => {},
  'another title': (copy) => {
    copy.name = 'Doctor of Medicine';
  },
  'more credits': (copy) => {
    achievement(copy).creditsAvailable = 60;
  },
  'a grade off the scale': (copy) => {
    results(copy).value = 'A+++';
  },
  'a version that was never published': (copy) => {
    achievement(copy).id = 'https://cairn.example/m/MA/9';
  },
  'an award in the future': (copy) => {
    copy.awardedDate = '2027-01-01T00:00:00+00:00';
  },
  'an award before it was a member': (copy) => {
    copy.awardedDate = '1999-01-01T00:00:00+00:00';
  },
  'that it is over': (copy) => {
    copy.validUntil = '2026-06-15T09:00:00Z';
  },
  'that it is over before it begins': (copy) => {
    copy.validUntil = '2020-01-01T00:00:00Z';
  },
  'that it is over one day': (copy) => {
    copy.validUntil = '2030-01-01T00:00:00Z';
  },
  'no status': (copy) => delete copy.credentialStatus,
  'a status list of somebody else’s': (copy) => {
    copy.credentialStatus = entry();
  },
  'another issuer': (copy) => {
    at(copy, 'issuer').id = 'did:web:cairn.example:i:beta';
  },
  'a stack of a module': (copy) => {
    subject(copy).stack = { type: 'Stack', parts: [] };
  },
};

const LIES_OF_NETWORK: Readonly<Record<string, Change>> = {
  nothing: () => {},
  'no stack': (copy) => delete subject(copy).stack,
  'another digest': (copy) => {
    firstPart(copy).awardDigest = 'zQmPZ9gcCEpqKTo6aq61g2nXGUhM4iCL3ewB6LDXZCtioEB';
  },
  'another day of a part': (copy) => {
    firstPart(copy).awardedDate = '2026-05-05T00:00:00+00:00';
  },
  'the same part twice': (copy) => {
    const parts = at(subject(copy), 'stack').parts as JsonObject[];
    parts.push(structuredClone(parts[0] ?? {}));
  },
  'a part less': (copy) => {
    (at(subject(copy), 'stack').parts as JsonObject[]).pop();
  },
  'a part of a stranger’s': (copy) => {
    firstPart(copy).issuedBy = 'did:web:elsewhere.example';
  },
};

export async function untrue(stage: Stage): Promise<Made[]> {
  const module = stage.document('good', 'MA');
  const certificate = stage.document('good', 'P1');
  const made: Made[] = [];
  for (const [what, change] of Object.entries(LIES))
    made.push([`a module signed anew, saying ${what}`, await stage.forged(module, change)]);
  for (const [what, change] of Object.entries(LIES_OF_NETWORK))
    made.push([
      `a certificate signed anew, saying ${what}`,
      await stage.forged(certificate, change, 'network'),
    ]);
  const signer = await stage.signerOf('alpha');
  const late = new Date('2027-01-01T00:00:00Z');
  const envelope = { kind: 'credential', issuedAt: stage.the.services.issuing.clock() } as const;
  const { proof: _proof, ...bare } = module;
  return [
    ...made,
    ['a module signed by another member', await stage.forged(module, () => {}, 'beta')],
    ['a certificate signed by a member', await stage.forged(certificate, () => {})],
    ['a module signed in the future', await stage.forged(module, () => {}, 'alpha', late)],
    ['a module in an envelope', await signEnveloped(bare, signer, envelope)],
  ];
}
