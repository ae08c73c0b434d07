import type { JsonObject } from '../../../src/common/json.js';
import { type Breaches, DOCUMENT, ONLY_2, REFRESH } from './any-document.js';
import { CREDENTIAL, CREDENTIAL_ONLY_1, CREDENTIAL_ONLY_2, LISTS } from './credentials.js';
import {
  CREDENTIAL_1,
  CREDENTIAL_2,
  changed,
  ENVELOPE,
  PRESENTATION_1,
  PRESENTATION_2,
  STATUS_LIST,
} from './documents.js';
import { ENVELOPES, PRESENTATION, PRESENTATION_ONLY_1, PRESENTATION_ONLY_2 } from './presentations.js';

/** One document that breaks exactly one rule, and where. */
export interface Case {
  readonly rule: string;
  readonly kind: 'credential' | 'presentation';
  readonly what: string;
  readonly document: JsonObject;
  readonly at: string;
}

function cases(what: string, base: JsonObject, kind: Case['kind'], ...tables: readonly Breaches[]): Case[] {
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([rule, breaches]) =>
      breaches.map(([at, value, shown = at]) => ({
        rule,
        kind,
        what: `${what}: ${at} ${value === undefined ? 'is gone' : `is ${String(JSON.stringify(value)).slice(0, 70)}`}`,
        document: changed(base, at, value),
        at: shown,
      })),
    ),
  );
}

export const CASES: readonly Case[] = [
  ...cases(
    'a 2.0 credential',
    CREDENTIAL_2,
    'credential',
    DOCUMENT,
    ONLY_2,
    REFRESH,
    CREDENTIAL,
    CREDENTIAL_ONLY_2,
  ),
  ...cases('a 1.1 credential', CREDENTIAL_1, 'credential', CREDENTIAL, CREDENTIAL_ONLY_1),
  ...cases('a status list', STATUS_LIST, 'credential', LISTS),
  ...cases(
    'a 2.0 presentation',
    PRESENTATION_2,
    'presentation',
    DOCUMENT,
    ONLY_2,
    REFRESH,
    PRESENTATION,
    PRESENTATION_ONLY_2,
  ),
  ...cases('a 1.1 presentation', PRESENTATION_1, 'presentation', PRESENTATION, PRESENTATION_ONLY_1),
  ...cases('an envelope', ENVELOPE, 'credential', ENVELOPES),
];
