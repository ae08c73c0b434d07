import type { Endpoint } from './endpoint.js';
import { createKey } from './keys/create.js';
import { getKey } from './keys/get.js';
import { listKeys } from './keys/list.js';
import { revokeKey } from './keys/revoke.js';
import { rotateKey } from './keys/rotate.js';

/** Every endpoint under `/api/v1`, in the order of the documentation. */
export const ENDPOINTS: readonly Endpoint[] = [
  // Keys
  listKeys,
  createKey,
  getKey,
  rotateKey,
  revokeKey,
];
