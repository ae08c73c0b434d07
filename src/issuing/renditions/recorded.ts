import { isJsonObject, type JsonObject } from '../../common/json.js';
import { parseStrictJson } from '../../common/strict-json.js';
import { recordedFacts } from '../../verification/checks/edc.js';
import type { RecordedRendition } from '../../verification/material.js';
import { memberDigests } from '../../verification/member-digests.js';
import type { RenditionRecord } from './ports.js';

type Written = Pick<RenditionRecord, 'form' | 'unsigned'>;

/** What was recorded of a rendition before it was signed, as verification compares it with what is shown. */
export function recordedRendition({ form, unsigned }: Written): RecordedRendition | undefined {
  const written = parseStrictJson(unsigned);
  if (!isJsonObject(written)) return undefined;
  const signed = form === 'edc-upload' ? 'elsewhere' : 'here';
  if (isJsonObject(written.erased)) return { document: written.erased, signed, erased: true };
  const document = form.startsWith('sd-jwt') ? written.claims : written;
  return isJsonObject(document) ? { document, signed } : undefined;
}

/**
 * What stays of a rendition's text when its learner is erased: digests, by which a file that somebody carries is still seen to
 * be the one that was recorded. `learner`: the identity hash.
 */
export function erasedText(record: Written, learner: string): string {
  const recorded = recordedRendition(record);
  const facts = recorded && recordedFacts(recorded.document, recorded.signed);
  const erased: JsonObject = memberDigests(facts ?? {}, learner);
  return JSON.stringify({ erased });
}
