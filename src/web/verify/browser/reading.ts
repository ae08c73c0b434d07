import { CairnError } from '../../../common/errors.js';
import type { JsonObject } from '../../../common/json.js';
import { linkUnknown } from '../../../verification/batch.js';
import { isPicture, isPng } from './kinds.js';
import type { HandedIn, Problem } from './messages.js';

/** Why something can't be checked, thrown. */
export class Unreadable extends Error {
  readonly problem: Problem;

  /** `cause`: what a program is told of it. */
  constructor(problem: Problem, cause?: CairnError) {
    super(problem.code, { cause });
    this.problem = problem;
  }
}

export interface ReadingDeps {
  readonly readSubmitted: (bytes: Uint8Array) => Promise<JsonObject | string>;
  /** The texts of the QR codes in a picture. */
  readonly codesIn: (picture: Uint8Array | ImageData) => Promise<readonly string[]>;
  /** The bundle behind a share link of this deployment, given by its token; `undefined` if there is none. */
  readonly sharedBundle: (token: string) => Promise<Uint8Array | undefined>;
  readonly publicUrl: string;
}

/**
 * What is to be verified of what somebody handed in: a file, a text, a picture of a code. A code or text that is a share link of this
 * deployment is followed; one that leads elsewhere is named. Throws `Unreadable`, and what `readSubmitted` does.
 */
export async function readHandedIn(handedIn: HandedIn, deps: ReadingDeps): Promise<JsonObject | string> {
  if (handedIn.kind === 'text') return readText(handedIn.text.trim(), deps);
  if (handedIn.kind === 'code') return readText(handedIn.text, deps, true);
  if (handedIn.kind === 'frame') return readPicture(handedIn.picture, deps);
  const { bytes } = handedIn;
  if (isPicture(bytes)) return readPicture(bytes, deps);
  try {
    return await deps.readSubmitted(bytes);
  } catch (error) {
    const nothing = error instanceof CairnError && error.code === 'verify.nothing-inside';
    // a picture that is no badge may be one of a code
    if (nothing && isPng(bytes)) return readPicture(bytes, deps);
    throw error;
  }
}

async function readPicture(picture: Uint8Array | ImageData, deps: ReadingDeps): Promise<JsonObject | string> {
  const choices = [...new Set(await deps.codesIn(picture))];
  const [text] = choices;
  if (text === undefined) throw new Unreadable({ code: 'no-code' });
  if (choices.length > 1)
    throw new Unreadable({ code: 'several-codes', values: { count: String(choices.length) }, choices });
  return readText(text, deps, true);
}

async function readText(text: string, deps: ReadingDeps, isCode = false): Promise<JsonObject | string> {
  const token = shareToken(text, deps.publicUrl);
  if (token !== undefined) {
    const bundle = await deps.sharedBundle(token);
    if (!bundle) throw new Unreadable({ code: 'share-gone' }, linkUnknown());
    return deps.readSubmitted(bundle);
  }
  if (isCode && !/^\s*\{|^[\w-]+\.[\w-]+\.[\w-]+/.test(text))
    throw new Unreadable({ code: 'code-elsewhere', leadsTo: text });
  return deps.readSubmitted(new TextEncoder().encode(text));
}

/** Of a share link of this deployment. */
export function shareToken(text: string, publicUrl: string): string | undefined {
  const path = text.startsWith(`${publicUrl}/s/`) ? text.slice(publicUrl.length + 3) : '';
  return /^([\w-]{16,64})(?:[/?#].*)?$/.exec(path)?.[1];
}
