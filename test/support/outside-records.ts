import type { JsonObject, JsonValue } from '../../src/common/json.js';
import { CLR_CONTEXT } from '../../src/credentials/contexts/clr.js';
import { OPEN_BADGES_CONTEXT, VCDM2_CONTEXT } from '../../src/credentials/contexts/known.js';
import { addProof } from '../../src/credentials/suites/add-proof.js';
import { NOW, testIssuer } from './samples.js';

export const LEARNER = 'did:example:learner';
let number = 0;

/** A document with a proof by a test issuer's key. */
export async function signed(
  document: JsonObject,
  issuer: string,
  suite = 'eddsa-rdfc-2022',
): Promise<JsonObject> {
  return addProof(document, (await testIssuer(issuer)).signer, { suite, signedAt: NOW });
}

/** A badge of a school that this network doesn't know, unsigned. */
export async function badge(over: JsonObject = {}, issuer = 'school'): Promise<JsonObject> {
  number++;
  return {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `urn:uuid:00000005-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Pottery',
    issuer: { id: (await testIssuer(issuer)).did, type: ['Profile'], name: 'School' },
    validFrom: '2026-06-01T00:00:00Z',
    credentialSubject: {
      id: LEARNER,
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://school.example/pottery',
        type: ['Achievement'],
        name: 'Pottery',
        description: 'Makes pots.',
        criteria: { narrative: 'A pot.' },
      },
    },
    ...over,
  };
}

/** A learner record of a registrar that it doesn't know, unsigned. */
export async function record(
  listed: JsonValue[],
  over: JsonObject = {},
  subject: JsonObject = {},
): Promise<JsonObject> {
  number++;
  return {
    '@context': [VCDM2_CONTEXT, CLR_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `urn:uuid:00000006-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record',
    issuer: { id: (await testIssuer('registrar')).did, type: ['Profile'], name: 'Registrar' },
    validFrom: '2026-06-01T00:00:00Z',
    credentialSubject: {
      id: LEARNER,
      type: ['ClrSubject'],
      association: [
        { type: 'Association', associationType: 'isChildOf', sourceId: 'urn:x:a', targetId: 'urn:x:b' },
      ],
      achievement: [
        {
          id: 'urn:x:b',
          type: ['Achievement'],
          name: 'Crafts',
          description: 'All.',
          criteria: { narrative: 'All.' },
        },
      ],
      verifiableCredential: listed,
      ...subject,
    },
    ...over,
  };
}

/** An endorsement by an agency, unsigned. */
export async function endorsement(of: string, issuer = 'agency', over: JsonObject = {}): Promise<JsonObject> {
  number++;
  const { did } = await testIssuer(issuer);
  return {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `urn:uuid:00000008-0000-4000-8000-${String(number).padStart(12, '0')}`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement',
    issuer: { id: did, type: ['Profile'], name: 'Agency' },
    validFrom: '2026-06-01T00:00:00Z',
    credentialSubject: { id: of, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
    ...over,
  };
}

/** A copy with one change. */
export const changed = (document: JsonObject, change: (copy: JsonObject, subject: JsonObject) => void) => {
  const copy = structuredClone(document);
  change(copy, copy.credentialSubject as JsonObject);
  return copy;
};
