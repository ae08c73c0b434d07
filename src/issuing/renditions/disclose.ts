import { CairnError } from '../../common/errors.js';
import type { JsonValue } from '../../common/json.js';
import {
  says,
  selectivePointers,
  WITHHOLDABLE,
  type Withholdable,
} from '../../credentials/documents/selective.js';
import { disclosedClaims, withholdClaims } from '../../credentials/sd-jwt/withhold.js';
import type { deriveProof } from '../../credentials/suites/add-proof.js';
import { operator } from '../lifecycle/party.js';
import { issueRendition, type RenditionDeps } from './issue.js';
import { documentIn } from './vc-sd.js';

/** The claims of an SD-JWT that go by each. */
const CLAIMS: Readonly<Record<Withholdable, readonly string[]>> = {
  name: ['name', 'family_name', 'given_name'],
  grade: ['assessment_grade', 'assessment_results'],
};

export interface DiscloseDeps extends RenditionDeps {
  readonly deriveProof: typeof deriveProof;
}

export interface Disclosed {
  /** A derived `vc`, or the text of an SD-JWT VC. */
  readonly document: JsonValue;
  /** What would have been there to show and isn't. */
  readonly withheld: readonly Withholdable[];
}

/** Whose award something is to be disclosed of, and what isn't. */
export interface Disclosing {
  readonly award: string;
  readonly issuerDid: string;
  readonly withheld: readonly Withholdable[];
}

/**
 * An award's present credential without some of what it says: a `vc` with a derived proof where the issuer has a `did:web`, else
 * an SD-JWT VC, which every key signs. What both are made from never leaves the service. Of an award that is revoked or
 * suspended, the last one that there is, whose status says so.
 *
 * @throws CairnError as `issueRendition` does; `rendition.inexpressible` (kind `refused`) where the SD-JWT VC lacks elements.
 */
export async function disclose(
  deps: DiscloseDeps,
  { award, issuerDid, withheld }: Disclosing,
  actor: string,
): Promise<Disclosed> {
  const form = (await deps.makers['vc-sd'].offered(issuerDid)) ? 'vc-sd' : 'sd-jwt';
  const base = await wholeOf(deps, award, form, actor);
  if (form === 'sd-jwt') {
    const there = disclosedClaims(base);
    const left = new Set(withheld.flatMap((one) => CLAIMS[one]));
    return {
      document: withholdClaims(base, left),
      withheld: withheld.filter((one) => CLAIMS[one].some((claim) => there.includes(claim))),
    };
  }
  const document = documentIn(base);
  return {
    document: await deps.deriveProof(document, selectivePointers(document, withheld)),
    withheld: WITHHOLDABLE.filter((one) => withheld.includes(one) && says(document, one)),
  };
}

async function wholeOf(
  deps: RenditionDeps,
  award: string,
  form: 'vc-sd' | 'sd-jwt',
  actor: string,
): Promise<string> {
  try {
    return (await issueRendition(deps, award, form, operator(actor))).document;
  } catch (error) {
    if (!(error instanceof CairnError) || error.kind !== 'conflict') throw error;
    const last = await deps.store.selectOptionalNewestRendition(award, form);
    if (last?.document === undefined) throw error;
    return last.document;
  }
}
