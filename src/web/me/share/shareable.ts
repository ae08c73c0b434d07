import type { TextMap } from '../../../domain/text.js';

/** An award that somebody holds, as far as choosing it needs. */
export interface Shareable {
  /** Of the award. */
  readonly id: string;
  readonly kind: 'module' | 'programme';
  readonly title: TextMap;
  readonly issuer: TextMap;
  /** Calendar date. */
  readonly awardedOn: string;
  readonly grade: string | undefined;
  readonly state: 'valid' | 'suspended' | 'revoked';
}
