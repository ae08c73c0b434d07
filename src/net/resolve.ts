import { lookup, Resolver } from 'node:dns/promises';

/** The numeric addresses of a host; rejects if there are none. `trusted`: the operator named it. */
export type Resolve = (host: string, trusted: boolean) => Promise<readonly string[]>;

/**
 * Asks the name servers. A host that the operator named is looked up as the system does it, with its `hosts` file. Others
 * are not: that way has only a few threads, which slow name servers of strangers would hold up, and with them everything
 * else that needs one.
 */
export const systemResolve: Resolve = async (host, trusted) => {
  if (trusted) return (await lookup(host, { all: true })).map(({ address }) => address);
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (addresses.length === 0 && failed) throw failed.reason;
  return addresses;
};
