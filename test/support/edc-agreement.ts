import type { JsonObject } from '../../src/common/json.js';
import { lintEdc } from '../../src/credentials/edc/lint.js';
import { buildCase, type EdcCase } from './edc-cases.js';
import type { EdcMutation, Pick } from './edc-mutations/changes.js';
import type { EdcShapes } from './edc-shapes.js';

/** What our lint and the official shapes say of one broken document. */
export interface Compared {
  readonly mutation: EdcMutation;
  /** Codes of our lint. */
  readonly codes: readonly string[];
  /** `rejected`: safe mode refuses to process it. `split`: the two validators don't agree. */
  readonly shapes: 'conform' | 'broken' | 'rejected' | 'split';
  readonly why: string;
}

/** Breaks a document and asks both; `undefined` where the document has nothing to break like that. */
export async function compare(
  shapes: EdcShapes | undefined,
  one: EdcCase,
  mutation: EdcMutation,
  pick: Pick,
  judges: 'one' | 'both' = 'both',
): Promise<Compared | undefined> {
  const document: JsonObject = JSON.parse(JSON.stringify(buildCase(one)));
  if (!mutation.apply(document, pick)) return undefined;
  const codes = [...new Set(lintEdc(document).map(({ code }) => code))];
  if (!shapes) return { mutation, codes, shapes: 'broken', why: 'not judged' };
  try {
    const accredited = JSON.stringify(document.credentialSchema ?? '').includes('edc-accredited');
    const profile = accredited ? 'accredited' : 'generic';
    const { conforms, broken } = await shapes.judge(document, profile, judges);
    const [first] = conforms;
    const verdict = conforms.some((one) => one !== first) ? 'split' : first ? 'conform' : 'broken';
    return { mutation, codes, shapes: verdict, why: `${conforms} ${broken.join('; ')}` };
  } catch (error) {
    return { mutation, codes, shapes: 'rejected', why: String(error).slice(0, 200) };
  }
}

/** Choices that follow from a number: the same number, the same choices. */
export function pickBy(number: number): Pick {
  let state = number >>> 0;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)];
  };
}

/**
 * What our lint finds and the official shapes can't: by code, why. A document of which our lint says only such things may
 * conform; whatever else it says, the shapes must say too.
 */
export const BLIND_SPOTS: ReadonlyMap<string, string> = new Map([
  ['elm.contexts', 'without contexts there are no triples, and a third one may mean anything'],
  ['elm.credential-types', 'no shape applies to a node of no class'],
  ['elm.one-credential', 'a second credential that conforms is as good as the first'],
  ['elm.terms-defined', 'what isn’t a term is dropped before'],
  ['elm.classes-defined', 'no shape applies to a node of no class'],
  ['elm.values-written', 'a number is made a text before'],
  ['elm.ids-unambiguous', 'what two places say of one id is put together'],
  ['elm.concept-membership', 'the lists are not part of the shapes'],
  ['elm.language-tags', 'any word is a language'],
  ['elm.texts-not-empty', 'an empty text is one'],
  ['elm.dates-exist', 'only the form of a date is looked at'],
  ['elm.schema-known', 'any address will do'],
  ['elm.primary-language', 'no shape compares languages'],
  ['elm.validity-order', 'no shape compares dates'],
  ['elm.awarded-before-issue', 'no shape compares dates'],
  ['elm.pictures-readable', 'any text is a picture'],
  ['vcdm.issuance-date', 'asked by the data model, not by the shapes'],
  ['edc-house.statement', 'asked of our own documents only'],
  ['edc-house.one-schema', 'asked of our own documents only'],
  ['edc-house.unsealed', 'asked of our own documents only'],
  ['edc-house.no-status', 'asked of our own documents only'],
  // of the others the shapes ask themselves: the title, the country, the awarding body and the date of issue
  ...['learner', 'outcomes', 'workload', 'level', 'assessment', 'participation', 'quality-assurance'].map(
    (element): [string, string] => [`annex-i-edc.${element}`, 'no shape asks for it'],
  ),
]);

/** Blind spots at which the shapes sometimes see something after all. */
const TOLD_BY_BOTH: ReadonlyMap<string, string> = new Map([
  ['elm.terms-defined', 'a term by its full address is a second value of its member'],
  ['edc-house.unsealed', 'a proof is a member that the shape of a credential has no place for'],
]);

/** What is wrong with what the two say of a document; `undefined` where they agree, or the blind spot is named. */
export function disagreement({ mutation, codes, shapes, why }: Compared): string | undefined {
  const told = `${mutation.name}: [${codes.join(', ')}], shapes: ${shapes} (${why})`;
  if (!codes.includes(mutation.breaks)) return `not found: ${mutation.breaks} in ${told}`;
  if (shapes === 'split') return `the validators disagree: ${told}`;
  const seen = codes.filter((code) => !BLIND_SPOTS.has(code));
  if (shapes === 'conform' && seen.length > 0) return `found by us alone: ${told}`;
  const byBoth = codes.some((code) => TOLD_BY_BOTH.has(code));
  if (shapes === 'broken' && seen.length === 0 && !byBoth && why !== 'not judged')
    return `found by the shapes alone: ${told}`;
  return undefined;
}
