import { CairnError } from '../common/errors.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../common/json.js';
import { list } from '../credentials/documents/reading.js';
import type { CredentialReport } from './report.js';

/**
 * Expanding, compacting and canonicalising JSON-LD takes about a thousand times as long as parsing it, and more than
 * that where arrays are long or contexts many. So what a stranger hands in is measured before it is worked on. The
 * limits are several times what real credentials have: a module credential has 32 objects, one of 12 parts 30 to 60.
 */
const MOST = { objects: 1000, values: 10_000, items: 1000, contexts: 8, proofs: 4, statuses: 10 } as const;

/** A European digital credential spells out what it awards with all its parts, and nothing in it is expanded or canonicalised. */
const MOST_SEALED = { ...MOST, objects: 10_000, values: 40_000 } as const;

/** A status list has some five objects, whoever wrote it. It is fetched from wherever a stranger's credential says. */
const MOST_IN_LIST = { objects: 50, items: 100, contexts: 8, proofs: 4 } as const;

/** How deep credentials may be enclosed in each other: a record, one that it lists, and one that that lists. */
export const MAX_DEPTH = 3;

/**
 * Most results in a report, with those of the reports in it. A part that stands in many stacks is reported in each: written
 * out, certificates that list each other would grow into more than any machine holds.
 */
const MOST_RESULTS = 10_000;

/** What one request may cost, in units of about a millisecond. A bundle of a hundred of our own credentials passes. */
const BUDGET = 2500;
const COST = { own: 0.1, compaction: 2.5, proof: 0.6, seal: 50, timestamp: 10 } as const;

/** Counts what the work on the documents of one request costs; counted by size, so that equal inputs fare alike. */
export class Effort {
  #spent = 0;
  readonly #objects = new WeakMap<JsonObject, number>();

  /** For reading a document; `compared`: with its own compaction. Throws `verify.too-much` once the budget is used up. */
  structure(document: JsonObject, compared: boolean): void {
    this.#spend(this.#objectsIn(document) * (compared ? COST.compaction : COST.own));
  }

  /** For verifying the seals of a file, or the certificate of another signature, with timestamps and the certificates that came along. */
  seals(seals: number, timestamps: number): void {
    this.#spend(seals * COST.seal + timestamps * COST.timestamp);
  }

  /** For verifying a document's proofs, each of which canonicalises it. */
  proofs(document: JsonObject, count: number): void {
    this.#spend(this.#objectsIn(document) * COST.proof * count);
  }

  #objectsIn(document: JsonObject): number {
    const objects = this.#objects.get(document) ?? measure(document).objects;
    this.#objects.set(document, objects);
    return objects;
  }

  #spend(cost: number): void {
    this.#spent += cost;
    if (this.#spent > BUDGET) throw tooMuch('', 'fewer or smaller credentials');
  }
}

/** Counts what reports would hold if they were written out. */
export class ReportSizes {
  readonly #sizes = new WeakMap<CredentialReport, number>();

  /** A report whose inner reports were all counted before. Throws `verify.too-much` for one that is too large. */
  count(report: CredentialReport): void {
    const inner = [...report.parts.map((part) => part.report), ...(report.listed ?? [])];
    const sizes = inner.map((one) => (one && this.#sizes.get(one)) ?? 0);
    const size = sizes.reduce((sum, one) => sum + one, report.results.length + inner.length);
    if (size > MOST_RESULTS) throw tooMuch('', 'fewer certificates that build on each other');
    this.#sizes.set(report, size);
  }
}

/**
 * Throws `verify.too-much`, of kind `too-large`, for a credential that would take unreasonably long to work on. `sealed`: a
 * European digital credential.
 */
export function refuseExcess(document: JsonObject, at: string, sealed = false): void {
  const most = sealed ? MOST_SEALED : MOST;
  const { objects, values, items } = measure(document);
  const excess = (
    [
      ['', 'objects', objects, most.objects],
      ['', 'values', values, most.values],
      ['', 'items in an array', items, most.items],
      ['/@context', 'contexts', list(document['@context']).length, most.contexts],
      ['/proof', 'proofs', list(document.proof).length, most.proofs],
      ['/credentialStatus', 'status entries', list(document.credentialStatus).length, most.statuses],
    ] as const
  ).find(([, , found, most]) => found > most);
  if (excess) throw tooMuch(at + excess[0], `at most ${excess[3]} ${excess[1]} in a credential`);
}

/** Whether a status list would take longer to work on than any real one. */
export function isExcessiveList(document: JsonObject): boolean {
  const { objects, items } = measure(document);
  return (
    objects > MOST_IN_LIST.objects ||
    items > MOST_IN_LIST.items ||
    list(document['@context']).length > MOST_IN_LIST.contexts ||
    list(document.proof).length > MOST_IN_LIST.proofs
  );
}

interface Size {
  readonly objects: number;
  readonly values: number;
  /** Of the longest array. */
  readonly items: number;
}

/** Contexts aside: they are known, or the document isn't worked on. */
function measure(document: JsonObject): Size {
  const size = { objects: 0, values: 0, items: 0 };
  const visit = (value: JsonValue): void => {
    size.values++;
    if (Array.isArray(value)) {
      size.items = Math.max(size.items, value.length);
      for (const item of value) visit(item);
    } else if (isJsonObject(value)) {
      size.objects++;
      for (const member of Object.values(value)) visit(member);
    }
  };
  const { '@context': _contexts, ...rest } = document;
  visit(rest);
  return size;
}

function tooMuch(pointer: string, expected: string): CairnError {
  const code = 'verify.too-much';
  const message = 'This would take longer to verify than is spent on one request.';
  return new CairnError('too-large', code, message, [{ code, pointer, message, expected }]);
}
