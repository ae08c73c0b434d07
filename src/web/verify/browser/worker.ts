import { CairnError } from '../../../common/errors.js';
import { isCheckRecord } from '../../../credentials/jose/check-record.js';
import { readRegistryStatement } from '../../../registry/statement.js';
import {
  type PublicMaterial,
  readSubmitted,
  type TrustMaterial,
  trustIn,
  verify,
} from '../../../verification/module.js';
import { namedIn } from '../../share/named.js';
import { fetchForeign, withKept } from './elsewhere.js';
import { KEPT } from './kept.js';
import type { ManyQuestion, ManyTold, Trust } from './many/messages.js';
import type { Answered, Asking, Problem, Question, Recorded, RecordQuestion } from './messages.js';
import { type ReadingDeps, readHandedIn, Unreadable } from './reading.js';

// Reads and verifies what somebody handed in at /verify, beside the page, so that it stays alive meanwhile. It asks its own origin for
// what is public (whole, so that nobody learns what is looked at) and for what a share link of this deployment shows.

/** As much as is needed of a worker's own world, which the types of pages don't have. */
interface Scope {
  onmessage: ((event: MessageEvent<Question | ManyQuestion | RecordQuestion>) => void) | null;
}

const scope = self as unknown as Scope;

/** Each question comes with the port that its answer goes to. */
scope.onmessage = async ({ data, ports: [port] }) => {
  if (!port) return;
  if ('many' in data) await answerMany(data, (told) => port.postMessage(told));
  else port.postMessage('toRecord' in data ? await recorded(data) : await answer(data));
};

async function answerMany(question: ManyQuestion, tell: (told: ManyTold) => void): Promise<void> {
  const { publicUrl } = question;
  const { checkMany } = await import('./many/check.js');
  try {
    await checkMany(question, { readSubmitted, codesIn, sharedBundle, publicUrl, loadTrust }, tell);
  } catch (error) {
    tell({ kind: 'refused', problem: problemOf(error) });
  }
}

async function answer({ handedIn, wanted = [], now, language, publicUrl }: Question): Promise<Answered> {
  try {
    const document = await readHandedIn(handedIn, { readSubmitted, codesIn, sharedBundle, publicUrl });
    const { trust, named, places, offline } = await loadTrust({ now, language, publicUrl });
    if (isCheckRecord(document)) return { record: await readRecord(document, trust) };
    const failed = await fetchForeign(wanted);
    const report = await named(await verify(document, trust, { claims: 'told' }));
    return {
      report,
      places: places().map((place) => ({ ...place, failed: failed.get(place.address) })),
      offline,
    };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

const readRecord = async (text: string, trust: TrustMaterial) =>
  (await import('../../../verification/check-record.js')).verifyCheckRecord(text, trust);

/** The one thing that is sent: what somebody asked a record of. */
async function recorded({ toRecord, ...asking }: RecordQuestion): Promise<Recorded> {
  try {
    const { publicUrl } = asking;
    const document = await readHandedIn(toRecord, { readSubmitted, codesIn, sharedBundle, publicUrl });
    const isText = typeof document === 'string';
    const response = await fetched('/api/check-records', {
      method: 'POST',
      headers: { 'Content-Type': isText ? 'application/jwt' : 'application/json' },
      body: isText ? document : JSON.stringify(document),
    });
    if (!response?.ok) return undefined;
    const jws = await response.text();
    const { record } = await readRecord(jws, (await loadTrust(asking)).trust);
    return record && { jws, record };
  } catch {
    return undefined;
  }
}

function problemOf(error: unknown): Problem {
  if (error instanceof Unreadable) return error.problem;
  if (error instanceof CairnError) return { code: error.code, message: error.message };
  return { code: 'failed' };
}

/** What is verified with at a moment, and what names a report's institutions and titles in a language. Throws `Unreadable`. */
async function loadTrust({ now, language, publicUrl }: Asking): Promise<Trust> {
  const { published, own, offline } = await loadMaterial(new Date(now));
  const { trust, places } = withKept(own, publicUrl);
  const said = readRegistryStatement(published.statement);
  return {
    trust,
    places,
    offline,
    named: async (report) => {
      // names are taken from the word that the answer goes by
      const believed = said && report.sources.registry?.asOf === said.validFrom;
      return believed ? namedIn(language, report, { ...trust, ...said }) : report;
    },
  };
}

/** What this deployment publishes, and what is trusted by it. Throws `Unreadable` where it can't be had, or is something else. */
async function loadMaterial(now: Date) {
  // a minute is long where something was just revoked
  const response = await fetched('/verify/material', { cache: 'no-cache' });
  try {
    if (response?.ok) {
      const published: PublicMaterial = await response.json();
      return { published, own: await trustIn(published, now), offline: response.headers.has(KEPT) };
    }
  } catch {
    // somebody on the way answered in its place
  }
  throw new Unreadable({ code: 'no-material' });
}

const codesIn: ReadingDeps['codesIn'] = async (picture) => {
  const reader = await import('./codes.js');
  try {
    return await reader.codesIn(picture);
  } catch (error) {
    // a picture that the browser can't show
    if (error instanceof DOMException) throw new Unreadable({ code: 'no-picture' });
    throw error;
  }
};

const sharedBundle: ReadingDeps['sharedBundle'] = async (token) => {
  const response = await fetched(`/s/${token}/bundle`);
  if (!response) throw new Unreadable({ code: 'share-offline' });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Unreadable({ code: 'share-busy' });
  return new Uint8Array(await response.arrayBuffer());
};

/** As long a network may take, in milliseconds. */
const PATIENCE = 20_000;

/** An answer of our own origin; `undefined` where there is no network, or as good as none. */
async function fetched(path: string, options: RequestInit = {}): Promise<Response | undefined> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    return await fetch(path, { signal, credentials: 'omit', referrerPolicy: 'no-referrer', ...options });
  } catch {
    return undefined;
  }
}
