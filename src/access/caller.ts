import { CairnError } from '../common/errors.js';
import { isWithin } from '../common/wall.js';

/** What a key may do in its institution, or in the network. */
export const SCOPES = ['read', 'import', 'issue', 'revoke', 'share', 'publish', 'keys'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who calls: a key that was shown, and whose it is. */
export interface Caller {
  readonly keyId: string;
  /** Code of the institution; `undefined`: the network. */
  readonly institution: string | undefined;
  readonly scopes: ReadonlySet<string>;
  /** How audit entries name the caller. */
  readonly actor: string;
}

/** Throws `auth.scope` unless the caller's key has the scope. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.scopes.has(scope)) return;
  throw new CairnError('refused', 'auth.scope', `The key has not got the scope ${scope}`);
}

/** Throws `auth.network-only` unless the caller is the network. */
export function requireNetwork(caller: Caller): void {
  if (caller.institution === undefined) return;
  throw new CairnError('refused', 'auth.network-only', 'Only a key of the network may do this');
}

/** The institution of the caller. Throws `auth.institution-only` if the caller is the network, which has no results. */
export function institutionOf(caller: Caller): string {
  if (caller.institution !== undefined) return caller.institution;
  throw new CairnError('refused', 'auth.institution-only', 'Only a key of an institution may do this');
}

/** Whether something of an institution (`undefined`: of the network alone) is the caller's to see. The network sees all. */
export function mayTouch(caller: Caller, owner: string | undefined): boolean {
  return isWithin(caller.institution, owner);
}
