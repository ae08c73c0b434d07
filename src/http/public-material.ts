import type { RequestHandler } from 'express';
import type { Clock } from '../common/effects.js';
import { CairnError } from '../common/errors.js';
import { isJsonObject } from '../common/json.js';
import { parseStrictJson } from '../common/strict-json.js';
import type { StatusListStore } from '../issuing/ports.js';
import type { RegistryStatements } from '../issuing/registry-statements.js';
import { networkOf } from '../registry/statement.js';
import type { TrustMaterial } from '../verification/material.js';
import { publishMaterial } from '../verification/public-material.js';

/** How old an answer may be that is given out again, in milliseconds. */
const FRESH = 60_000;

export interface PublicMaterialDeps {
  readonly trust: () => Promise<TrustMaterial>;
  readonly statements: Pick<RegistryStatements, 'current'>;
  readonly stores: Pick<StatusListStore, 'selectStatusAddresses'>;
  readonly clock: Clock;
}

/**
 * `GET /verify/material`: all that is public and needed to verify, in one file (`PublicMaterial`), so that nobody learns what is looked
 * at, and somebody who has it needs no network.
 */
export function publicMaterialEndpoint(deps: PublicMaterialDeps): RequestHandler {
  let made: { readonly at: number; readonly text: Promise<string> } | undefined;
  return async (_request, response) => {
    const now = deps.clock().getTime();
    const kept = made && Math.abs(now - made.at) < FRESH ? made : { at: now, text: collected(deps) };
    made = kept;
    const text = await kept.text.catch((error: unknown) => {
      // the next one tries again, unless somebody has begun to
      if (made === kept) made = undefined;
      throw error;
    });
    // as long as we give it out ourselves, and no longer
    const left = Math.ceil((FRESH - Math.abs(now - kept.at)) / 1000);
    response
      .set({ 'Content-Type': 'application/json', 'Cache-Control': `public, max-age=${left}` })
      .send(Buffer.from(text));
  };
}

async function collected({ trust, statements, stores }: PublicMaterialDeps): Promise<string> {
  const material = await trust();
  const network = networkOf(material.registry);
  const statement = parseStrictJson((await statements.current()) ?? 'null');
  if (!network || !isJsonObject(statement))
    throw new CairnError('unavailable', 'registry.not-signed', 'The registry could not be signed');
  const { lists, tokens } = await stores.selectStatusAddresses();
  const own = { statement, statusLists: lists, statusTokens: tokens };
  return JSON.stringify(await publishMaterial(network, material, own));
}
