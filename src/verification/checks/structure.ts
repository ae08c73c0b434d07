import type { JsonObject } from '../../common/json.js';
import { BASE_CONTEXTS, type NativeVersion, nativeVersion } from '../../credentials/contexts/known.js';
import {
  NO_FURTHER_MEMBERS,
  nativeCredentialSchema,
  readNative,
} from '../../credentials/documents/native-form.js';
import { readingOfNative } from '../../credentials/documents/reading.js';
import type { Registry } from '../../registry/registry.js';
import { resultsOf } from '../result.js';
import { checkAmbiguity, readable, type Structure, type StructureOptions } from './form.js';

const { fail } = resultsOf('structure', 'Verifiable Credentials Data Model 2.0, section 4');

/** What reads documents of others is as large as what reads our own. */
const otherForms = () => import('./other-forms.js');

/**
 * Whether the document is a credential that can be read in one way only. What it returns as `reading` is all that the
 * other checks see; there is none if the document can't be read. What it encloses is left to be checked by itself.
 */
export async function checkStructure(
  document: JsonObject,
  registry: Registry,
  options: StructureOptions = {},
): Promise<Structure> {
  // our own forms fix every member by name and place, which says more than the rules and equality with a compaction
  const own = nativeVersion(document['@context']);
  if (!own || options.envelope) return (await otherForms()).checkOtherForm(document, registry, options);
  const known = options.known?.read(document);
  if (known) return { results: [readable()], reading: readingOfNative(document, known) };
  const ambiguous = checkAmbiguity(document, BASE_CONTEXTS);
  return ambiguous ? { results: [ambiguous], reading: undefined } : readOwn(document, own);
}

async function readOwn(document: JsonObject, version: NativeVersion): Promise<Structure> {
  const native = readNative(nativeCredentialSchema(version), document);
  if ('faults' in native) {
    // it is refused either way: a member under a strange name is told apart from one that is just wrong
    const strange = native.faults.some(({ expected }) => expected === NO_FURTHER_MEMBERS);
    const spelling = strange ? await (await otherForms()).findSpelling(document) : undefined;
    if (spelling) return { results: [spelling], reading: undefined };
    const [first] = native.faults;
    const evidence = { faults: native.faults.slice(0, 20) };
    return {
      results: [
        fail('form', 'The document departs from the form of such credentials.', {
          pointer: first?.pointer,
          evidence,
        }),
      ],
      reading: undefined,
    };
  }
  return { results: [readable()], reading: readingOfNative(document, native.value) };
}
