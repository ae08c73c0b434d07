import { CairnError } from '../common/errors.js';
import type { PublishedCatalogue } from './ports.js';

/**
 * The origins under which modules and programmes were published, other than the one that the service is reached under
 * now. Their addresses stand in signed documents and never change, so they have to go on leading here.
 *
 * Throws `service.local-addresses` if one of them is a plain http address: such a database was set up for a try on
 * somebody's own machine, and what it issues can never be followed by a stranger.
 */
export function otherOrigins(
  { modules, programmes }: Pick<PublishedCatalogue, 'modules' | 'programmes'>,
  publicUrl: string,
): string[] {
  const addresses = [...modules, ...programmes].map(({ version }) => version.id);
  const origins = originsOf(addresses);
  if (origins.some((origin) => !origin.startsWith('https://'))) {
    throw new CairnError(
      'incoherent',
      'service.local-addresses',
      'This database was set up for a local try: its modules have http addresses, which stand in what is signed and never ' +
        'change. Take an empty database for production and set it up with PUBLIC_URL: NODE_ENV=production npx cairn seed',
    );
  }
  return origins.filter((origin) => origin !== publicUrl);
}

/** The different origins of addresses, in order. */
export function originsOf(addresses: readonly string[]): string[] {
  return [...new Set(addresses.map((address) => new URL(address).origin))].sort();
}
