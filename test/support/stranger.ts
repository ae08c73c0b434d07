import type { JsonObject } from '../../src/common/json.js';
import { OPEN_BADGES_CONTEXT, VCDM2_CONTEXT } from '../../src/credentials/contexts/known.js';
import { signCredential } from '../../src/credentials/suites/sign.js';
import { testIssuer } from './samples.js';

const SIGNED = new Date('2026-05-01T10:00:00Z');

/** A badge, as text, of an issuer whom nobody here knows: one for each `id`. */
export async function strangerBadge(
  id: string,
  over: JsonObject = {},
  issuer: Pick<Awaited<ReturnType<typeof testIssuer>>, 'did' | 'signer'> | undefined = undefined,
): Promise<string> {
  const { did, signer } = issuer ?? (await testIssuer('elsewhere'));
  const unsigned = {
    '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
    id: `https://elsewhere.example/badges/${id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Teaching well',
    issuer: { id: did, type: ['Profile'], name: 'Elsewhere' },
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://elsewhere.example/achievements/1',
        type: ['Achievement'],
        name: 'Teaching well',
        description: 'Teaches well.',
        criteria: { narrative: 'Taught well.' },
      },
    },
    ...over,
  };
  return JSON.stringify(await signCredential(unsigned, signer, SIGNED));
}
