import { OPEN_BADGES_CONTEXT, VCDM2_CONTEXT } from '../../credentials/contexts/known.js';
import type { TextMap } from '../../domain/text.js';
import type { WalletDeps } from './deps.js';
import type { OfferedAward, WalletForm } from './ports.js';
import { SIGNING_ALGORITHMS } from './protocol.js';

export const FORMATS = { vc: 'ldp_vc', 'sd-jwt': 'dc+sd-jwt' } as const satisfies Readonly<
  Record<WalletForm, string>
>;
const FORMS: readonly WalletForm[] = ['vc', 'sd-jwt'];

/** Suites with which a wallet may sign a presentation that proves its key. */
const PRESENTATION_SUITES = ['eddsa-rdfc-2022', 'eddsa-jcs-2022', 'ecdsa-rdfc-2019', 'ecdsa-jcs-2019'];
const ISSUER_SUITES = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019'];

/** What a configuration of the issuer's metadata stands for: a version, in a form. */
export interface Configuration {
  readonly id: string;
  readonly form: WalletForm;
  readonly award: OfferedAward;
}

/**
 * Each published version is a configuration in each form, under its path: `m.CODE.N.vc`. So a wallet shows what it is
 * offered by its title, and tells several awards of one offer apart without further identifiers, which not every wallet knows.
 */
export function configurationId(achievement: string, form: WalletForm): string {
  return `${new URL(achievement).pathname.split('/').slice(-3).join('.')}.${form}`;
}

/** The configurations that an offer is for. */
export function configurationsOf(awards: readonly OfferedAward[]): Configuration[] {
  return awards.flatMap((award) =>
    FORMS.map((form) => ({ id: configurationId(award.achievement, form), form, award })),
  );
}

/** The `credential_configurations_supported` of the issuer's metadata (OpenID4VCI 1.0, section 12.2.4). */
export async function supportedConfigurations({ catalogue }: Pick<WalletDeps, 'catalogue'>) {
  const { modules, programmes } = await catalogue.selectCatalogue();
  return Object.fromEntries(
    [...modules, ...programmes].flatMap(({ version }) =>
      FORMS.map((form) => [configurationId(version.id, form), described(form, version.title)]),
    ),
  );
}

function described(form: WalletForm, title: TextMap) {
  const jwt = { proof_signing_alg_values_supported: SIGNING_ALGORITHMS };
  const display = Object.entries(title).map(([locale, name]) => ({ name, locale }));
  const common = { format: FORMATS[form], credential_metadata: { display } };
  if (form === 'sd-jwt')
    return {
      ...common,
      vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
      cryptographic_binding_methods_supported: ['jwk', 'did:key', 'did:jwk'],
      credential_signing_alg_values_supported: SIGNING_ALGORITHMS,
      proof_types_supported: { jwt },
    };
  return {
    ...common,
    credential_definition: {
      '@context': [VCDM2_CONTEXT, OPEN_BADGES_CONTEXT],
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
    },
    cryptographic_binding_methods_supported: ['did:key', 'did:jwk'],
    credential_signing_alg_values_supported: ISSUER_SUITES,
    proof_types_supported: { jwt, di_vp: { proof_signing_alg_values_supported: PRESENTATION_SUITES } },
  };
}
