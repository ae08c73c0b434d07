import * as z from 'zod';
import { FORMS, type HeldRecord } from '../../../issuing/renditions/ports.js';
import { instant, uuid } from '../fields.js';

export const form = z.enum(FORMS).meta({
  description:
    '`edc`: a European Digital Credential in a JAdES seal, for Europass. `sd-jwt`: an SD-JWT VC, for European Digital Identity Wallets; `sd-jwt-x5c`: the same, signed by the issuer’s seal in place of the key of its DID. `edc-upload`: the same as `edc` without a seal, to be sealed in the Commission’s own issuer.',
});

export const rendition = z
  .object({
    id: uuid.meta({ description: 'The document’s `id` is a URN with this.' }),
    award: uuid,
    credential: uuid.meta({
      description: 'The credential that it says the same as, and stands and falls with.',
    }),
    form: z.enum([...FORMS, 'vc']).meta({
      description: 'One of the forms that can be asked for; `vc`: a copy in a wallet.',
    }),
    holder: z.string().nullable().meta({
      description: 'JWK thumbprint of the wallet key that it is bound to; of a `vc` the wallet’s DID.',
    }),
    signedAt: instant,
    document: z.string().meta({ description: 'Path at which it can be had.' }),
  })
  .meta({ id: 'Rendition' });

export function renditionBody(record: HeldRecord): z.input<typeof rendition> {
  return {
    id: record.id,
    award: record.awardId,
    credential: record.credentialId,
    form: record.form,
    holder: record.holder === '' ? null : record.holder,
    signedAt: (record.signedAt ?? record.recordedAt).toISOString(),
    document: `/api/v1/renditions/${record.id}/document`,
  };
}

/** A JWK of a wallet: a public key of a type that it can prove to hold. */
export const holderKey = z
  .discriminatedUnion('kty', [
    z.strictObject({ kty: z.literal('EC'), crv: z.enum(['P-256', 'P-384']), x: z.string(), y: z.string() }),
    z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
  ])
  .meta({
    description: 'Public JWK of the wallet that it is bound to; of `sd-jwt` alone.',
    examples: [{ kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }],
  });
