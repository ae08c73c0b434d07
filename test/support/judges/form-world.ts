import type { JsonObject, JsonValue } from '../../../src/common/json.js';
import { pointer } from '../../../src/common/json.js';
import { SUITES } from '../../../src/credentials/suites/table.js';
import { type ConformanceServer, conformanceServer } from '../conformance.js';
import type { SigningKeyType } from '../suite-keys.js';
import { type FormJudge, startFormJudge, type Verdict } from './form-judge.js';
import { CLAIMS, dateMember, type Kind, sample, type Version } from './form-samples.js';

export type Form = readonly [suite: string, keyType: SigningKeyType];

/** What our two addresses for verifying answer: the codes of what is wrong, none where it verifies. */
export interface Here {
  readonly proofs: readonly string[];
  readonly full: readonly string[];
}

/** The conformance server, the judge, and what goes from one to the other. */
export interface FormWorld {
  readonly server: ConformanceServer;
  readonly judge: FormJudge;
  /** Signs here, with the issuer of that key type; for a suite that derives it is what only the holder has. */
  issue(form: Form, credential: JsonObject, mandatoryPointers?: readonly string[]): Promise<JsonObject>;
  /** A token made here, as the object that carries it. */
  envelop(keyType: SigningKeyType, credential: JsonObject): Promise<JsonObject>;
  derive(credential: JsonObject, pointers: readonly string[]): Promise<JsonObject>;
  /** Presents here; `vp+jwt` is a suite, too. */
  present(form: Form, presentation: JsonObject, options: JsonObject): Promise<JsonObject>;
  verify(credential: JsonValue, kind?: 'credential' | 'presentation', options?: JsonObject): Promise<Here>;
  /** What a verifier is shown: issued here, and derived if the suite asks for that. The same question is issued once. */
  shownHere(form: Form, version: Version, kind: Kind): Promise<JsonObject>;
  /** The same, made by the judge with its own key. */
  shownThere(form: Form, version: Version, kind: Kind): Promise<JsonObject>;
  stop(): Promise<void>;
}

export const ACCEPTED: Here = { proofs: [], full: [] };
export const derives = ([suite]: Form) => SUITES.get(suite)?.proofValue.derived !== undefined;
export const isJcs = ([suite]: Form) => SUITES.get(suite)?.canonicalisation === 'JCS';

/** What every derived proof discloses, and what the holder adds: the id and one of two claims. */
export const mandatoryOf = (version: Version) => ['/issuer', `/${dateMember(version)}`];
export const selectedOf = (kind: Kind) => ['/id', pointer(...CLAIMS[kind].shown)];

export async function startFormWorld(): Promise<FormWorld> {
  const judge = startFormJudge();
  const server = await conformanceServer();
  const issuers = { server, judge, ...callsTo(server) };
  const memory = new Map<string, Promise<JsonObject>>();
  const once = (make: (...what: [Form, Version, Kind]) => Promise<JsonObject>, where: string) => {
    return (...what: [Form, Version, Kind]) => {
      const name = `${where} ${what.flat().join(' ')}`;
      const made = memory.get(name) ?? make(...what);
      memory.set(name, made);
      return made;
    };
  };
  return {
    ...issuers,
    shownHere: once(async (form, version, kind) => {
      const base = await issuers.issue(form, sample(kind, version), mandatoryOf(version));
      return derives(form) ? issuers.derive(base, selectedOf(kind)) : base;
    }, 'here'),
    shownThere: once(async (form, version, kind) => {
      const [suite, keyType] = form;
      const wish = { suite, keyType, mandatoryPointers: mandatoryOf(version) };
      const credential = await judge.issue({ ...wish, credential: sample(kind, version) });
      return derives(form) ? judge.derive({ credential, suite, pointers: selectedOf(kind) }) : credential;
    }, 'there'),
    stop: () => judge.stop(),
  };
}

/** Calls of the VC API, which have to be answered with success unless it is verified. */
function callsTo(server: ConformanceServer) {
  const made = async (endpoint: string, body: JsonObject, member: string) => {
    const answer = await server.post(endpoint, body);
    if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body[member] as JsonObject;
  };
  const issuerOf = (keyType: SigningKeyType) => {
    const found = server.manifest.issuers.find((one) => one.keyType === keyType);
    if (!found) throw new Error(`No issuer has a key of type ${keyType}`);
    return { id: found.id, below: found.endpoint.replace(/\/credentials\/issue.*$/, '') };
  };
  const issue = (
    [suite, keyType]: Form,
    credential: JsonObject,
    mandatoryPointers: readonly string[] = [],
  ) => {
    const { id, below } = issuerOf(keyType);
    const body = {
      credential: { issuer: id, ...credential },
      options: { mandatoryPointers: [...mandatoryPointers] },
    };
    return made(
      `${below}/credentials/issue?securing=${encodeURIComponent(suite)}`,
      body,
      'verifiableCredential',
    );
  };
  return {
    issue,
    envelop: (keyType: SigningKeyType, credential: JsonObject) => issue(['vc+jwt', keyType], credential),
    derive(verifiableCredential: JsonObject, pointers: readonly string[]) {
      const { endpoint } = server.find('vcHolders', 'vcHolder');
      const body = { verifiableCredential, options: { selectivePointers: [...pointers] } };
      return made(endpoint, body, 'verifiableCredential');
    },
    present([suite, keyType]: Form, presentation: JsonObject, options: JsonObject) {
      const endpoint = `${issuerOf(keyType).below}/presentations?securing=${encodeURIComponent(suite)}`;
      return made(endpoint, { presentation, options }, 'verifiablePresentation');
    },
    async verify(
      document: JsonValue,
      kind: 'credential' | 'presentation' = 'credential',
      options: JsonObject = {},
    ) {
      const [list, member] =
        kind === 'credential'
          ? (['verifiers', 'verifiableCredential'] as const)
          : (['vpVerifiers', 'verifiablePresentation'] as const);
      const codes = async (tag: string) => {
        const { status, body } = await server.post(server.find(list, tag).endpoint, {
          [member]: document,
          options,
        });
        const errors = [body.code ?? [], body.verified === false ? (body.errors ?? []) : []].flat();
        if ((status === 200) === errors.length > 0) throw new Error(`${status} ${JSON.stringify(body)}`);
        return errors.map((error) => String(error).split(': ')[0] ?? '');
      };
      return { proofs: await codes('vc-api'), full: await codes('full') };
    },
  };
}

/** A judge's yes or no, with its reason where it is no. */
export const saysOf = ({ verified, error }: Verdict) => (verified ? 'accepted' : `refused: ${error}`);
