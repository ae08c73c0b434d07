import type { JsonValue } from '../common/json.js';
import { parseUrl } from '../common/url.js';
import { buildBundle } from '../credentials/documents/bundle.js';
import { linkElsewhere, linkUnknown } from '../verification/batch.js';
import { countOpening, openShare, type ShareDeps } from './shares.js';

/**
 * What a link to this deployment's own shares shows, as one input to verify, and counts that it was looked at. Nothing is fetched.
 *
 * @throws CairnError `verify.link-unknown` (kind `not-found`) for one that never was, or shows nothing any more;
 *   `verify.link-elsewhere` (kind `refused`) for any other address, which is named and not followed.
 */
export async function sharedAt(deps: ShareDeps, publicUrl: string, link: string): Promise<JsonValue> {
  const token = tokenOf(publicUrl, link);
  if (token === undefined) throw linkElsewhere(link);
  const shared = await openShare(deps, token);
  const [only, ...more] = shared?.credentials.map(({ document }) => document) ?? [];
  if (!shared || shared.chosen.length === 0 || only === undefined) throw linkUnknown();
  await countOpening(deps, shared);
  return more.length === 0 ? only : buildBundle([only, ...more]);
}

/** The token of a share of ours, whatever hangs on its address. */
function tokenOf(publicUrl: string, link: string): string | undefined {
  const [own, url] = [parseUrl(publicUrl), parseUrl(link)];
  if (!own || !url || own.origin !== url.origin) return undefined;
  const base = own.pathname.replace(/\/$/, '');
  if (!url.pathname.startsWith(`${base}/s/`)) return undefined;
  return url.pathname.slice(base.length + 3).split('/')[0];
}
