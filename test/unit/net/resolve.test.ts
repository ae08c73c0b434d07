import { expect, test } from '@jest/globals';
import { systemResolve } from '../../../src/net/resolve.js';

test('a host that the operator named is looked up as the system does it', async () => {
  const addresses = await systemResolve('localhost', true);
  expect(addresses.length).toBeGreaterThan(0);
  for (const address of addresses) expect(['127.0.0.1', '::1']).toContain(address);
  expect(await systemResolve('127.0.0.1', true)).toEqual(['127.0.0.1']);
});
