import { instantOf, isDateTimeStamp, wholeSeconds } from '../suites/time.js';
import { refusal } from './failures.js';

/** DID parameters and resolution options by their names; all have values that they may have. */
export type DidParameters = ReadonlyMap<string, string>;

/** A path of printable characters that names no other host and no scheme (RFC 3986, section 4.2: `path-noscheme`). */
const RELATIVE_PATH = /^(?!\/\/)(?![^/]*:)(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$/;

const isSwitch = (value: string) => value === 'true' || value === 'false';

/** DID Core 1.0, section 3.2.1: UTC, without fractions of a second. */
const isNormalInstant = (value: string) =>
  value.length === 20 && isDateTimeStamp(value) && wholeSeconds(new Date(instantOf(value))) === value;

/** Parameters whose values have a form; all others may be any ASCII. */
const FORMS: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['relativeRef', (value: string) => RELATIVE_PATH.test(value)],
  ['versionTime', isNormalInstant],
  ['expandRelativeUrls', isSwitch],
  ['noCache', isSwitch],
  ['enableEncryptionKeyDerivation', isSwitch],
  ['enableExperimentalPublicKeyTypes', isSwitch],
]);

/**
 * The parameters in the query of a DID URL, together with those that came beside it, which are decoded already. Unknown
 * ones are kept and mean nothing.
 *
 * @throws CairnError of kind `invalid`, `did.options-invalid`: a name that stands twice, text that isn't printable ASCII,
 *   or a value that its parameter can't have.
 */
export function readParameters(
  query: string | undefined,
  beside: Iterable<readonly [string, string]>,
): DidParameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of [...pairsOf(query), ...beside]) {
    const readable = /^[\x20-\x7e]*$/.test(name + value);
    if (!readable || parameters.has(name) || FORMS.get(name)?.(value) === false)
      throw refusal('did.options-invalid');
    parameters.set(name, value);
  }
  return parameters;
}

function pairsOf(query: string | undefined): [string, string][] {
  const pairs = (query ?? '').split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decoded(name), decoded(value.join('='))];
  });
}

/** Not as forms are decoded: a plus sign is one. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refusal('did.options-invalid');
  }
}
