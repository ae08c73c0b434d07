import { isJsonObject, type JsonObject } from '../../../src/common/json.js';
import { parseStrictJson } from '../../../src/common/strict-json.js';
import { signCredential } from '../../../src/credentials/suites/sign.js';
import type { Signer } from '../../../src/credentials/suites/signer.js';
import { createShare } from '../../../src/delivery/shares.js';
import { type AwardAct, actOnAwards } from '../../../src/issuing/lifecycle/acts.js';
import { correctAward } from '../../../src/issuing/lifecycle/correct.js';
import { operator } from '../../../src/issuing/lifecycle/party.js';
import { renameLearner } from '../../../src/issuing/lifecycle/rename.js';
import { issueRendition } from '../../../src/issuing/renditions/issue.js';
import type { RenditionForm } from '../../../src/issuing/renditions/ports.js';
import { addDemoSeals } from '../../../src/issuing/seals/demo.js';
import { legalPersonOf } from '../../../src/issuing/seals/legal-person.js';
import { makeTranscript } from '../../../src/issuing/transcripts/make.js';
import {
  documentOf,
  learnerByNumber,
  openTestServices,
  startSite,
  type TestServices,
  type TestSite,
} from '../services.js';

export const PUBLIC_URL = 'https://cairn.example';

/** Who holds what: each learner has MA, MB and MC of alpha's, and by them P1 and P2 of the network's. */
const LEARNERS = ['good', 'revoked', 'suspended', 'back', 'renamed'] as const;
export type Learner = (typeof LEARNERS)[number];

/** A deployment whose awards were made, and some of them ended. */
export interface Stage {
  readonly the: TestServices;
  readonly site: TestSite;
  /** The signed document as it was first issued. */
  document(learner: Learner, code: string): JsonObject;
  rendition(learner: Learner, code: string, form: RenditionForm): Promise<string>;
  /** A file at a share link of some awards of a learner. */
  file(learner: Learner, codes: readonly string[], path: string, choice?: Choice): Promise<Uint8Array>;
  /** What an issuer of the network can sign who says what isn't so: a document with a change, signed anew. */
  forged(
    document: JsonObject,
    change: (copy: JsonObject) => void,
    by?: string,
    at?: Date,
  ): Promise<JsonObject>;
  signerOf(code: string): Promise<Signer>;
  didOf(code: string): Promise<string>;
  transcript(learner: Learner): Promise<string>;
  close(): Promise<void>;
}

interface Choice {
  readonly withhold?: readonly ('name' | 'grade')[];
  readonly hideParts?: boolean;
}

export async function openStage(): Promise<Stage> {
  const the = await openTestServices({ publicUrl: PUBLIC_URL });
  const site = await startSite(the.services);
  const { services } = the;
  await sealAll(the);
  const awards = new Map<string, string>();
  const documents = new Map<string, JsonObject>();
  for (const learner of LEARNERS) {
    const rows = ['MA', 'MB', 'MC'].map((code) => `${learner},Ana Exemplo,${code},2026-05-04,B,`);
    const { issued, composed } = await the.issue('alpha', ...rows);
    for (const { module, awardId } of issued) awards.set(`${learner} ${module}`, awardId);
    for (const { programme, awardId } of composed) awards.set(`${learner} ${programme}`, awardId);
  }
  for (const [name, id] of awards) documents.set(name, await documentOf(the, id));
  const found = <T>(of: ReadonlyMap<string, T>, name: string): T => {
    const value = of.get(name);
    if (value === undefined) throw new TypeError(name);
    return value;
  };
  const award = (learner: Learner, code: string) => found(awards, `${learner} ${code}`);
  const { registry } = await services.trust();
  const didOf = async (code: string) => {
    const issuer = [...registry.issuers.values()].find((one) => one.code === code || one.kind === code);
    if (!issuer) throw new TypeError(code);
    return issuer.did;
  };
  const signerOf = async (code: string) => services.issuing.signerFor(await didOf(code));
  const rendition: Stage['rendition'] = async (learner, code, form) => {
    const made = await issueRendition(services.renditions, award(learner, code), form, operator('test'));
    return made.document;
  };
  return {
    the,
    site,
    document: (learner, code) => structuredClone(found(documents, `${learner} ${code}`)),
    rendition,
    async file(learner, codes, path, { withhold = [], hideParts = false } = {}) {
      const chosen = codes.map((code) => ({ award: award(learner, code), withhold: [...withhold] }));
      const options = { actor: 'test', ...(hideParts ? { withParts: false } : {}) };
      const { token } = await createShare(services.sharing, chosen, options);
      const answer = await site.get(`/s/${token}${path}`);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
    async forged(document, change, by = 'alpha', at = services.issuing.clock()) {
      const { proof: _proof, validFrom: _validFrom, ...unsigned } = structuredClone(document);
      change(unsigned);
      return signCredential(unsigned, await signerOf(by), at);
    },
    signerOf,
    didOf,
    transcript: async (learner) =>
      makeTranscript(services.transcripts, undefined, await learnerByNumber(the, 'alpha', learner), 'test'),
    async close() {
      await site.close();
      await the.close();
    },
  };
}

/** Ends or changes what is to be ended or changed, once all that was to be made before has been made. */
export async function endAwards({ the, document }: Stage): Promise<void> {
  const { lifecycle, statusLists } = the.services;
  const act = async (what: AwardAct, learner: Learner, code: string) => {
    const id = String(document(learner, code).id).replace('urn:uuid:', '');
    await actOnAwards(lifecycle, what, [id], 'Looked into.', operator('test'));
  };
  await act('revoke', 'revoked', 'MA');
  await act('suspend', 'suspended', 'MA');
  await act('suspend', 'back', 'MA');
  await act('reinstate', 'back', 'MA');
  const learnerId = await learnerByNumber(the, 'alpha', 'renamed');
  const change = { learnerId, name: 'Ana Outra', reason: 'Married.' };
  await renameLearner(lifecycle, change, operator('test'));
  const [first] = await the.database.prisma.award.findMany({ where: { learnerId, code: 'MB' } });
  await correctAward(lifecycle, first?.id ?? '', { grade: 'A' }, 'Miscounted.', operator('test'));
  the.at('2026-06-15T10:05:00Z');
  await statusLists.refresh();
}

async function sealAll({ services }: TestServices): Promise<void> {
  const { institutions, network } = await services.stores.selectCatalogue();
  const issuers = [...institutions, ...(network ? [network] : [])].map((one) => ({
    did: one.did,
    country: one.country,
    legal: legalPersonOf(one),
  }));
  await addDemoSeals(services.sealing, issuers, 'test');
}

export function parsed(text: string | Uint8Array): JsonObject {
  const value = parseStrictJson(text);
  if (!isJsonObject(value)) throw new TypeError('object');
  return value;
}
