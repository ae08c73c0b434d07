import { isJsonObject, type JsonObject, type JsonValue } from '../../common/json.js';
import { list, type Reading } from '../../credentials/documents/reading.js';
import { textIn } from '../../domain/text.js';
import type { Registry } from '../../registry/registry.js';
import { type PublishedVersion, readPublished } from '../published-text.js';
import type { CheckResult } from '../report.js';
import { resultsOf } from '../result.js';

const { fail, unknown } = resultsOf('recognition', 'Published module and programme versions of the network');

/**
 * Whether a credential of a recognised issuer describes what the network published, and nothing else: pinning a version
 * by its digest doesn't keep an issuer from writing another title, level or outcome beside it, which is what people
 * read. It may say less than the version says. No results if all is well, or if recognition has failed already.
 */
export function checkDescription(
  reading: Reading,
  registry: Registry,
  published: string | undefined,
): CheckResult[] {
  const { described } = reading;
  if (!described) return [];
  const version = pinnedVersion(reading, registry, published);
  if (!version) return [];
  if ('check' in version) return [version];
  // the text that it was read from
  const { achievement } = readPublished(published ?? '');
  const strange = strangeMember(version, achievement(), described, reading);
  return strange === undefined ? [] : [describedOtherwise(reading, strange)];
}

/**
 * What the network published of that which a credential of a registered issuer is for; the result that says that it isn't at
 * hand; nothing if there is nothing to compare with.
 */
export function pinnedVersion(
  { achievement = '', issuer }: Reading,
  registry: Registry,
  published: string | undefined,
): PublishedVersion | CheckResult | undefined {
  const version = registry.versions.get(achievement);
  if (!registry.issuers.has(issuer) || !version) return undefined;
  const read = published === undefined ? undefined : readPublished(published);
  const content = read?.digest === version.digest ? read.version() : undefined;
  const message = 'What the network published about it is not at hand to compare with.';
  return content ?? unknown('version-unavailable', message, { evidence: { achievement } });
}

/** That a credential says something else of it, and where. */
export function describedOtherwise({ achievement }: Reading, member: string): CheckResult {
  const message = 'It describes the module or programme otherwise than the network published it.';
  return fail('described-otherwise', message, { evidence: { achievement, member } });
}

function strangeMember(
  version: PublishedVersion,
  expected: JsonObject,
  described: NonNullable<Reading['described']>,
  reading: Reading,
): string | undefined {
  if (reading.title !== textIn(version.title, 'en')) return 'name';
  if (reading.description !== textIn(version.description, 'en')) return 'description';
  for (const [member, value] of Object.entries(described.achievement)) {
    if (!says(expected[member], value)) return `achievement/${member}`;
  }
  return resultsFit(version, described.results) ? undefined : 'result';
}

/** Whether all of `value` is in `expected`; the order of arrays says nothing, as it isn't signed. */
function says(expected: JsonValue | undefined, value: JsonValue): boolean {
  if (expected === undefined) return list(value).length === 0;
  if (Array.isArray(expected) || Array.isArray(value)) {
    const items = list(expected);
    return list(value).every((item) => items.some((known) => says(known, item)));
  }
  if (!isJsonObject(expected) || !isJsonObject(value)) return expected === value;
  return Object.entries(value).every(([key, member]) => says(expected[key], member));
}

/** Each result answers one question of the module, once, with an answer that it knows and that passes. */
function resultsFit(version: PublishedVersion, results: readonly JsonObject[]): boolean {
  const answers = new Map<JsonValue, readonly string[]>();
  if (version.type === 'ModuleVersion') {
    const { values, pass } = version.gradingScheme;
    answers.set(`${version.id}#grade`, values.slice(values.indexOf(pass)));
    for (const { id, levels } of version.criteria) {
      const named = levels.map((level) => `${version.id}#${id}-${level.id}`);
      answers.set(`${version.id}#${id}`, named);
    }
  }
  return results.every(({ resultDescription = null, value, achievedLevel }) => {
    const known = answers.get(only(resultDescription) ?? null);
    answers.delete(only(resultDescription) ?? null);
    const said = [value, achievedLevel].flatMap((answer) => list(answer));
    return said.length === 1 && said.every((answer) => known?.some((one) => one === answer));
  });
}

function only(value: JsonValue): JsonValue | undefined {
  return Array.isArray(value) ? value[0] : value;
}
