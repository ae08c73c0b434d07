import type { RegisterDeps } from '../delivery/register/register.js';
import { registerStore } from '../storage/register-store.js';
import type { Base } from './base.js';

/** The public register of who holds which certificate. */
export function wireRegister({ config, prisma, keyFor, world }: Base): RegisterDeps {
  const key = keyFor('links of the register');
  return { store: registerStore(prisma), key, publicUrl: config.publicUrl, ...world };
}
