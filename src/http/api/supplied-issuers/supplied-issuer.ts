import * as z from 'zod';
import { SIGNING_KEY_TYPES } from '../../../credentials/keys/signing.js';
import type { SuppliedIssuer } from '../../../issuing/supplied/ports.js';
import { instantOrNull } from '../fields.js';

export const keyType = z.enum(SIGNING_KEY_TYPES).meta({
  description: 'Of the key: which cryptosuites it signs with. BLS12-381-G2 is for `bbs-2023`.',
});

/** The key in the DID by which an issuer is named in addresses. */
export const suppliedKey = z
  .string()
  .regex(/^z[1-9A-HJ-NP-Za-km-z]{40,200}$/, 'the part of the DID after did:key:')
  .meta({
    description: 'The part of the DID after `did:key:`.',
    examples: ['z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK'],
  });

export const suppliedIssuer = z
  .object({
    did: z.string().meta({ description: 'A `did:key`, which is no issuer of the network.' }),
    institution: z.string().nullable().meta({ description: 'Whose it is; null: the network’s.' }),
    keyType,
    endpoint: z.string().meta({ description: 'Path below which it issues, as the VC API has it.' }),
    createdAt: z.string(),
    retiredAt: z.string().nullable().meta({ description: 'From then on it signs nothing new.' }),
  })
  .meta({ id: 'SuppliedIssuer' });

export function suppliedIssuerBody(issuer: SuppliedIssuer): z.input<typeof suppliedIssuer> {
  const { did, institution, keyType: type, createdAt, retiredAt } = issuer;
  return {
    did,
    institution: institution ?? null,
    keyType: type,
    endpoint: `/vc-api/issuers/${did.slice('did:key:'.length)}`,
    createdAt: createdAt.toISOString(),
    retiredAt: instantOrNull(retiredAt),
  };
}
