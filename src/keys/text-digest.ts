import { createHash } from 'node:crypto';
import { sha256MultibaseOf } from '../common/multibase.js';

/** `textDigest` of `credentials`, worked out by Node: it takes a tenth of the time. */
export function nodeTextDigest(text: string): string {
  return sha256MultibaseOf(createHash('sha256').update(text, 'utf8').digest());
}
