import { DcqlQuery } from 'dcql';
import type { JsonObject } from '../../common/json.js';
import { LEARNING_VCT } from '../../credentials/sd-jwt/names.js';
import { needsProgramme } from '../../domain/rules/walk.js';
import type { PublishedCatalogue } from '../../issuing/ports.js';
import { lastVersions } from '../../issuing/versions.js';

/** What somebody asks for: a module, or a programme and whatever can't be had without it. By code. */
export interface Question {
  readonly kind: 'module' | 'programme';
  readonly code: string;
}

/**
 * Addresses of the versions whose credentials answer a question, none for a code that isn't there: every version of the module;
 * every version of the programme, and of the programmes whose rule can't be met without it.
 */
export function answeredBy(catalogue: PublishedCatalogue, { kind, code }: Question): string[] {
  const { modules, programmes } = catalogue;
  if (kind === 'module') return modules.flatMap(({ version }) => (version.code === code ? [version.id] : []));
  const newest = new Map([...lastVersions(programmes)].map(([of, { version }]) => [of, version]));
  if (!newest.has(code)) return [];
  return programmes.flatMap(({ version }) =>
    version.code === code || needsProgramme(version.rule, code, newest) ? [version.id] : [],
  );
}

/** What the types of the `vc` mean, as a wallet finds them when it expands them. */
const TYPES = [
  'https://www.w3.org/2018/credentials#VerifiableCredential',
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
];

/**
 * The question in DCQL (OpenID4VP 1.0, section 6): a credential for one of these versions, in either form. Of what a holder may
 * withhold it wants the name, and does without where the holder wishes.
 */
export function dcqlOf(achievements: readonly string[]): DcqlQuery.Output {
  const [first = '', ...others] = achievements;
  const values: [string, ...string[]] = [first, ...others];
  const query = DcqlQuery.parse({
    credentials: [
      {
        id: 'sd-jwt',
        format: 'dc+sd-jwt',
        meta: { vct_values: [LEARNING_VCT] },
        claims: [
          { id: 'achievement', path: ['award_statement', 'achievement'], values },
          { id: 'name', path: ['name'] },
        ],
        claim_sets: [['achievement', 'name'], ['achievement']],
      },
      {
        id: 'vc',
        format: 'ldp_vc',
        meta: { type_values: [TYPES] },
        claims: [
          { path: ['credentialSubject', 'achievement', 'id'], values: [idIn(first), ...others.map(idIn)] },
        ],
      },
    ],
    credential_sets: [{ options: [['sd-jwt'], ['vc']], required: true }],
  });
  DcqlQuery.validate(query);
  return query;
}

/** The same as examples (VCALM 1.0; Verifiable Presentation Request 0.2), one for each version, as wallets match them. */
export function examplesOf(achievements: readonly string[], reason: string): JsonObject[] {
  return achievements.map((id) => ({
    type: 'QueryByExample',
    credentialQuery: {
      reason,
      example: {
        type: ['VerifiableCredential', 'OpenBadgeCredential'],
        credentialSubject: { achievement: { id: idIn(id) } },
      },
    },
  }));
}

/** How a `vc` calls the achievement of a version. */
function idIn(version: string): string {
  return `${version}#achievement`;
}
